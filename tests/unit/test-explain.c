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

/* Of an answer about one order the panel's words are enough, where it has said any. */
static void
assert_answer (PdApiError code, const char *message, const char *expected)
{
  g_autofree char *text = pd_explain_problem ((int) code, message);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_answer (void)
{
  assert_answer (PD_API_ERROR_UNKNOWN_ORDER, "Incorrect order ID", "Incorrect order ID");
  assert_answer (PD_API_ERROR_OTHER, "Wait [5] minutes", "Wait [5] minutes");
  assert_answer (
      PD_API_ERROR_RATE_LIMIT, "The answer cannot be read: {\"order\":",
      "The panel wants to be asked less often. Your key is fine and nothing was bought; calls go on "
      "by themselves after a while.");
  assert_answer (
      PD_API_ERROR_TOO_BIG, "The panel’s answer is larger than 64 MiB",
      "The panel’s answer is larger than any real one. It was not read; what was known stays as it "
      "was.");
}

static void
assert_file_error (GQuark domain, int code, const char *expected)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "Error opening file “/x”: ECODE");
  g_autofree char *text = pd_explain_file_error (error);

  g_assert_cmpstr (text, ==, expected);
}

/* Files that the user chose: what the system says is no help. */
static void
test_files (void)
{
  assert_file_error (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                     "There is no permission for this file or folder. Choose another one.");
  assert_file_error (G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                     "There is no permission for this file or folder. Choose another one.");
  assert_file_error (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full. Make some space and try again.");
  assert_file_error (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     "The file or folder is not there any more. Choose it again.");
  assert_file_error (G_FILE_ERROR, G_FILE_ERROR_FAILED,
                     "The file could not be used. Try again, or choose another one.");
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
  g_test_add_func ("/explain/answer", test_answer);
  g_test_add_func ("/explain/files", test_files);
  g_test_add_func ("/explain/store", test_store);

  return g_test_run ();
}
