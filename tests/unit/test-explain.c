/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-api-error.h"
#include "pd-explain.h"
#include "pd-store.h"

/* From an error to what a person reads. */

static void
assert_explained (GQuark domain, int code, const char *message, const char *expected)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, message);
  g_autofree char *text = pd_explain_error (error);

  g_assert_cmpstr (text, ==, expected);
}

/* What the panel or a proxy wrote is for "Details"; the class of the error is what can be acted on. */
static void
test_panel (void)
{
  assert_explained (
      PD_API_ERROR, PD_API_ERROR_BAD_KEY, "err_401 invalid_api_key",
      "The panel does not accept the key. Orders wait and nothing is lost: copy the key again from "
      "the panel’s website and enter it here.");
}

static void
test_words_of_panel (void)
{
  assert_explained (PD_API_ERROR, PD_API_ERROR_OTHER, "Come back on Monday",
                    "The panel says: “Come back on Monday”");
}

static void
test_store (void)
{
  assert_explained (PD_STORE_ERROR, PD_STORE_ERROR_FULL, "The disk is full.", "The disk is full.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explain/panel", test_panel);
  g_test_add_func ("/explain/words-of-panel", test_words_of_panel);
  g_test_add_func ("/explain/store", test_store);

  return g_test_run ();
}
