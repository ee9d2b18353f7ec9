/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-dialect.h"

#include "pd-api-enums.h"

/*
 * What differs from panel to panel: the known ones, how it is kept as text, and that garbage does no harm.
 */

static void
test_common (void)
{
  PdDialect *dialect = pd_dialect_new ();

  g_assert_cmpstr (pd_dialect_get_link_parameter (dialect), ==, "link");
  g_assert_cmpuint (pd_dialect_get_most_ids (dialect), ==, 100);
  g_assert_true (pd_dialect_get_batch_refill (dialect));
  g_assert_true (pd_dialect_get_batch_cancel (dialect));
  g_assert_true (pd_dialect_get_refill_status (dialect));
  g_assert_cmpint (pd_dialect_get_idempotency (dialect), ==, PD_IDEMPOTENCY_NONE);
  g_assert_false (pd_dialect_get_rate_per_one (dialect));

  g_assert_finalize_object (dialect);
}

static void
test_known_panels (void)
{
  guint n_panels;
  const PdKnownPanel *panels = pd_known_panels (&n_panels);

  g_assert_cmpuint (n_panels, ==, 5);
  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdDialect) dialect = pd_dialect_new_from_text (panels[i].dialect);
      gboolean smmbros = g_str_equal (panels[i].name, "SMMBros");

      g_assert_true (g_str_has_prefix (panels[i].url, "https://"));
      g_assert_true (g_str_has_suffix (panels[i].url, "/api/v2"));
      g_assert_cmpstr (pd_dialect_get_link_parameter (dialect), ==, smmbros ? "url" : "link");
      g_assert_cmpint (pd_dialect_get_batch_refill (dialect), ==, !smmbros);
      g_assert_cmpint (pd_dialect_get_batch_cancel (dialect), ==, !smmbros);
      g_assert_cmpint (pd_dialect_get_refill_status (dialect), ==, !smmbros);
      g_assert_cmpuint (pd_dialect_get_most_ids (dialect), ==, PD_MOST_IDS);
    }
}

static void
test_text (void)
{
  g_autoptr (PdDialect) dialect = pd_dialect_new ();
  g_autoptr (PdDialect) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  g_object_set (dialect, "link-parameter", "url", "most-ids", 50, "batch-refill", FALSE, "batch-cancel",
                FALSE, "refill-status", FALSE, "idempotency", PD_IDEMPOTENCY_WINDOW, "rate-per-one", TRUE,
                NULL);
  text = pd_dialect_to_text (dialect);
  g_assert_cmpstr (text, ==,
                   "link-parameter=url\nmost-ids=50\nbatch-refill=false\nbatch-cancel=false\n"
                   "refill-status=false\nidempotency=window\nrate-per-one=true\n");

  again = pd_dialect_new_from_text (text);
  text_again = pd_dialect_to_text (again);
  g_assert_cmpstr (text_again, ==, text);
}

/* Whatever stands in the store, a dialect comes of it, and what is good in it counts. */
static void
test_garbage (void)
{
  static const char *const garbage[] = {
    "",
    "\n\n=\n==\n=true",
    "link-parameter=key",
    "most-ids=0\nmost-ids=101\nmost-ids=-1\nmost-ids=99999999999999999999\nmost-ids=ten\nmost-ids=",
    "batch-refill=maybe\nbatch-refill\nrate-per-one=1",
    "idempotency=7\nidempotency=\nidempotency=Window",
    "from-the-future=yes\nref-count=3",
    "\xff\xfe=\xff",
  };
  g_autoptr (PdDialect) common = pd_dialect_new ();
  g_autofree char *expected = pd_dialect_to_text (common);
  g_autoptr (PdDialect) partly = NULL;
  g_autoptr (PdDialect) nothing = pd_dialect_new_from_text (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (garbage); i++)
    {
      g_autoptr (PdDialect) dialect = pd_dialect_new_from_text (garbage[i]);
      g_autofree char *text = pd_dialect_to_text (dialect);

      g_assert_cmpstr (text, ==, expected);
    }
  g_assert_cmpuint (pd_dialect_get_most_ids (nothing), ==, PD_MOST_IDS);

  partly = pd_dialect_new_from_text ("nonsense\n most-ids = 25 \r\nmost-ids=0\nlink-parameter=url");
  g_assert_cmpuint (pd_dialect_get_most_ids (partly), ==, 25);
  g_assert_cmpstr (pd_dialect_get_link_parameter (partly), ==, "url");
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* What the client learns is saved when it is notified: once for a change, never without one. */
static void
test_notify (void)
{
  PdDialect *dialect = pd_dialect_new ();
  guint count = 0;

  g_signal_connect (dialect, "notify", G_CALLBACK (count_cb), &count);

  pd_dialect_set_most_ids (dialect, PD_MOST_IDS);
  pd_dialect_set_link_parameter (dialect, "link");
  pd_dialect_set_link_parameter (dialect, NULL);
  pd_dialect_set_batch_refill (dialect, TRUE);
  pd_dialect_set_batch_cancel (dialect, 7);
  g_object_set (dialect, "idempotency", PD_IDEMPOTENCY_NONE, "rate-per-one", FALSE, NULL);
  g_assert_cmpuint (count, ==, 0);

  pd_dialect_set_most_ids (dialect, 0);
  g_assert_cmpuint (pd_dialect_get_most_ids (dialect), ==, 1);
  pd_dialect_set_link_parameter (dialect, "url");
  pd_dialect_set_batch_refill (dialect, FALSE);
  pd_dialect_set_batch_cancel (dialect, FALSE);
  g_object_set (dialect, "idempotency", PD_IDEMPOTENCY_REQUEST_ID, "rate-per-one", TRUE, NULL);
  g_assert_cmpuint (count, ==, 6);

  g_assert_finalize_object (dialect);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dialect/common", test_common);
  g_test_add_func ("/dialect/known-panels", test_known_panels);
  g_test_add_func ("/dialect/text", test_text);
  g_test_add_func ("/dialect/garbage", test_garbage);
  g_test_add_func ("/dialect/notify", test_notify);

  return g_test_run ();
}
