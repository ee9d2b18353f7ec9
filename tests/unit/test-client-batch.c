/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-panel.h"

/*
 * Many ids at panels that take fewer than they should, or no lists at all: every id gets its own answer, and
 * what was found out is remembered.
 */

static GStrv
make_ids (guint n)
{
  GStrv ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup_printf ("%u", 1000 + i);

  return ids;
}

/* Asks for @n states and checks that each id has got its own answer (the charge is the id). */
static void
assert_all_known (ListPanel *panel, guint n)
{
  g_auto (GStrv) ids = make_ids (n);
  g_autoptr (GPtrArray) rows = client_fixture_status (&panel->fixture, (const char *const *) ids);

  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      PdStatusResult *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->id, ==, ids[i]);
      g_assert_no_error (row->error);
      g_assert_cmpint (row->state, ==, PD_STATE_COMPLETED);
      g_assert_true (pd_money_equal (row->charge, pd_money_parse (ids[i])));
    }
}

static void
assert_all_accepted (GPtrArray *rows, guint n)
{
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      PdRequestResult *row = g_ptr_array_index (rows, i);

      g_assert_no_error (row->error);
      g_assert_true (row->accepted);
    }
}

/* How often @id was asked for, alone or in a list. */
static guint
count_asked (ListPanel *panel, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < client_server_count (panel->server); i++)
    {
      const char *one = client_server_get_parameter (panel->server, i, "order");
      const char *list = client_server_get_parameter (panel->server, i, "orders");
      g_auto (GStrv) ids = g_strsplit (list != NULL ? list : one, ",", -1);

      n += g_strv_contains ((const char *const *) ids, id);
    }
  return n;
}

static void
test_fine (ListPanel *panel, gconstpointer data)
{
  assert_all_known (panel, 1000);
  g_assert_cmpuint (client_server_count (panel->server), ==, 10);
  g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 100);
}

static void
test_parallel (ListPanel *panel, gconstpointer data)
{
  panel->held = g_ptr_array_new_with_free_func (g_object_unref);
  assert_all_known (panel, 1200);
  g_assert_cmpuint (panel->most_held, ==, 4);
}

static void
test_dialect_limit (ListPanel *panel, gconstpointer data)
{
  pd_dialect_set_most_ids (panel->fixture.dialect, 30);
  assert_all_known (panel, 100);
  g_assert_cmpuint (client_server_count (panel->server), ==, 4);
}

/* The rest of the first list is asked again, and then no list is longer than what was answered. */
static void
test_cut (ListPanel *panel, gconstpointer data)
{
  panel->lists = LISTS_CUT;
  panel->limit = 50;
  assert_all_known (panel, 90);
  g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 50);
  g_assert_cmpuint (client_server_count (panel->server), ==, 2);

  assert_all_known (panel, 100);
  g_assert_cmpuint (client_server_count (panel->server), ==, 4);
}

static void
test_refused (ListPanel *panel, gconstpointer data)
{
  panel->lists = LISTS_REFUSED;
  panel->limit = 30;
  assert_all_known (panel, 500);
  g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 25);
}

static void
test_unknown (ListPanel *panel, gconstpointer data)
{
  const Lists kinds[] = { LISTS_UNKNOWN, LISTS_FLAT, LISTS_UNREADABLE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint asked;

      panel->lists = kinds[i];
      pd_dialect_set_most_ids (panel->fixture.dialect, PD_MOST_IDS);
      assert_all_known (panel, 250);
      g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 1);

      asked = client_server_count (panel->server);
      assert_all_known (panel, 10);
      g_assert_cmpuint (client_server_count (panel->server), ==, asked + 10);
    }
}

/* A fault that passes is no reason to ask one by one for ever. */
static void
test_passing_fault (ListPanel *panel, gconstpointer data)
{
  panel->failures = 1;
  assert_all_known (panel, 60);
  g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 100);
  g_assert_cmpuint (client_server_count (panel->server), ==, 3);
}

/* Nobody knows any of these ids: a few are asked alone, then the answer to the list stands for all. */
static void
test_hopeless (ListPanel *panel, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (40);
  g_autoptr (GPtrArray) rows = NULL;

  panel->failures = 1000;
  rows = client_fixture_status (&panel->fixture, (const char *const *) ids);

  g_assert_cmpuint (rows->len, ==, 40);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpstr (((PdStatusResult *) g_ptr_array_index (rows, i))->id, ==, ids[i]);
      g_assert_error (((PdStatusResult *) g_ptr_array_index (rows, i))->error, PD_API_ERROR,
                      PD_API_ERROR_OTHER);
    }
  g_assert_cmpuint (client_server_count (panel->server), ==, 4);
  g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 100);
}

/* An id that the panel leaves out is asked once more alone; its error is its own and no limit. */
static void
test_left_out (ListPanel *panel, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (6);
  g_autoptr (GPtrArray) rows = NULL;

  panel->lists = LISTS_CUT;
  panel->limit = 5;
  panel->unknown_id = ids[5];
  rows = client_fixture_status (&panel->fixture, (const char *const *) ids);

  g_assert_no_error (((PdStatusResult *) g_ptr_array_index (rows, 4))->error);
  g_assert_error (((PdStatusResult *) g_ptr_array_index (rows, 5))->error, PD_API_ERROR,
                  PD_API_ERROR_UNKNOWN_ORDER);
  g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 100);
}

/* What changes something is never asked twice with effect: one id alone shows it, the others follow. */
static void
test_refill_without_list (ListPanel *panel, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (20);
  g_autoptr (GPtrArray) rows = NULL;

  panel->lists = LISTS_UNKNOWN;
  rows = client_fixture_refill (&panel->fixture, (const char *const *) ids);

  assert_all_accepted (rows, 20);
  g_assert_false (pd_dialect_get_batch_refill (panel->fixture.dialect));
  g_assert_cmpuint (pd_dialect_get_most_ids (panel->fixture.dialect), ==, 100);
  g_assert_cmpuint (client_server_count (panel->server), ==, 21);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (count_asked (panel, ids[i]), ==, 2);
}

static void
test_cancel_without_list (ListPanel *panel, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (1);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  panel->lists = LISTS_UNKNOWN;
  first = client_fixture_cancel (&panel->fixture, (const char *const *) ids);
  assert_all_accepted (first, 1);
  g_assert_false (pd_dialect_get_batch_cancel (panel->fixture.dialect));
  g_assert_cmpstr (client_server_get_parameter (panel->server, 0, "orders"), ==, ids[0]);
  g_assert_cmpstr (client_server_get_parameter (panel->server, 1, "order"), ==, ids[0]);

  second = client_fixture_cancel (&panel->fixture, (const char *const *) ids);
  assert_all_accepted (second, 1);
  g_assert_cmpuint (client_server_count (panel->server), ==, 3);
}

/* An answer to a request for a change that cannot be read is not asked for again: it may have been done. */
static void
test_unreadable_refill (ListPanel *panel, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (20);
  g_autoptr (GPtrArray) rows = NULL;

  panel->lists = LISTS_UNREADABLE;
  rows = client_fixture_refill (&panel->fixture, (const char *const *) ids);
  g_assert_cmpuint (rows->len, ==, 20);
  g_assert_nonnull (((PdRequestResult *) g_ptr_array_index (rows, 19))->error);
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);
}

static void
test_refill_status_without_list (ListPanel *panel, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (20);
  g_autoptr (GPtrArray) rows = NULL;

  panel->lists = LISTS_UNKNOWN;
  rows = client_fixture_refill_status (&panel->fixture, (const char *const *) ids);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpint (((PdRequestResult *) g_ptr_array_index (rows, i))->state, ==, PD_STATE_COMPLETED);
  g_assert_false (pd_dialect_get_batch_refill (panel->fixture.dialect));
}

/* What is told during a call. */
typedef struct
{
  guint told[60]; /* how often each id */
  guint n_known;
  guint most; /* no more is asked from so many on */
} Watch;

static gboolean
rows_cb (guint first, gconstpointer const *rows, guint n_rows, guint n_known, gpointer user_data)
{
  Watch *watch = user_data;

  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_nonnull (rows[i]);
      watch->told[first + i]++;
    }
  watch->n_known = n_known;

  return n_known < watch->most;
}

static GPtrArray *
watch_refills (ListPanel *panel, Watch *watch)
{
  g_auto (GStrv) ids = make_ids (G_N_ELEMENTS (watch->told));
  g_autoptr (GAsyncResult) result = NULL;
  PdClient *client = panel->fixture.client;

  pd_client_refill_async (client, (const char *const *) ids, rows_cb, watch, NULL, client_fixture_cb,
                          &panel->fixture);
  result = client_fixture_wait (&panel->fixture);

  return pd_client_refill_finish (client, result, NULL);
}

/* The panel has no lists, which is found out on the way: each id is told once all the same. */
static void
test_told_as_they_come (ListPanel *panel, gconstpointer data)
{
  Watch watch = { .most = G_MAXUINT };
  g_autoptr (GPtrArray) rows = NULL;

  panel->lists = LISTS_UNKNOWN;
  rows = watch_refills (panel, &watch);
  assert_all_accepted (rows, G_N_ELEMENTS (watch.told));
  for (guint i = 0; i < G_N_ELEMENTS (watch.told); i++)
    g_assert_cmpuint (watch.told[i], ==, 1);
  g_assert_cmpuint (watch.n_known, ==, G_N_ELEMENTS (watch.told));
}

/* What is under way is waited for, and nothing else is asked. */
static void
test_stopped (ListPanel *panel, gconstpointer data)
{
  Watch watch = { .most = 10 };
  g_autoptr (GPtrArray) rows = NULL;
  guint n_asked;

  pd_dialect_set_batch_refill (panel->fixture.dialect, FALSE);
  rows = watch_refills (panel, &watch);
  n_asked = client_server_count (panel->server);
  g_assert_cmpuint (n_asked, >=, 10);
  g_assert_cmpuint (n_asked, <=, 13); /* there are up to four under way */
  for (guint i = 0; i < rows->len; i++)
    {
      PdRequestResult *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (row->accepted, ==, i < n_asked);
      if (!row->accepted)
        g_assert_error (row->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (watch.told[i], ==, 1);
    }
}

/* Whatever a panel takes, every id gets its own answer. */
static void
test_any_limit (ListPanel *panel, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      panel->lists = g_test_rand_int_range (LISTS_FINE, LISTS_UNREADABLE + 1);
      panel->limit = (guint) g_test_rand_int_range (1, 120);
      pd_dialect_set_most_ids (panel->fixture.dialect, (guint) g_test_rand_int_range (1, 101));
      assert_all_known (panel, (guint) g_test_rand_int_range (0, 260));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (ListPanel *panel, gconstpointer data);
  } tests[] = {
    { "/client-batch/fine", test_fine },
    { "/client-batch/parallel", test_parallel },
    { "/client-batch/dialect-limit", test_dialect_limit },
    { "/client-batch/cut", test_cut },
    { "/client-batch/refused", test_refused },
    { "/client-batch/unknown", test_unknown },
    { "/client-batch/passing-fault", test_passing_fault },
    { "/client-batch/hopeless", test_hopeless },
    { "/client-batch/left-out", test_left_out },
    { "/client-batch/refill-without-list", test_refill_without_list },
    { "/client-batch/cancel-without-list", test_cancel_without_list },
    { "/client-batch/unreadable-refill", test_unreadable_refill },
    { "/client-batch/refill-status-without-list", test_refill_status_without_list },
    { "/client-batch/told-as-they-come", test_told_as_they_come },
    { "/client-batch/stopped", test_stopped },
    { "/client-batch/any-limit", test_any_limit },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ListPanel, NULL, list_panel_set_up, tests[i].test, list_panel_tear_down);

  return g_test_run ();
}
