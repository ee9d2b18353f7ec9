/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

#include "pd-adoption.h"

/* Adopting orders that were placed elsewhere, by the ids that the user pasted. */

static PdAdoption *
adopt (OutboxFixture *self, const char *const *ids)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdAdoption *adoption;

  pd_adopt_async (self->panel, ids, self->orders, self->store, PD_CLOCK (self->base.clock), NULL,
                  store_result_cb, &answer);
  result = wait_for_result (&answer);
  adoption = pd_adopt_finish (self->panel, result, &error);
  g_assert_no_error (error);

  return adoption;
}

static guint
count_orders (OutboxFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->orders));
}

static void
test_filled_in (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (PdAdoption) adoption = NULL;
  PdOrder *order;

  desk_fixture_script (&self->base, "status", NULL,
                       "{\"77\":{\"status\":\"Partial\",\"charge\":\"0.27\",\"remains\":\"5\"},"
                       "\"78\":{\"error\":\"Incorrect order ID\"}}");
  adoption = adopt (self, (const char *[]) { "77", "78", NULL });
  g_assert_cmpuint (adoption->adopted->len, ==, 1);
  g_assert_cmpstr (adoption->problems[0], ==, "78: Incorrect order ID");
  g_assert_null (adoption->problems[1]);
  g_clear_pointer (&adoption, pd_adoption_free);

  outbox_fixture_start_again (self);
  g_assert_cmpuint (count_orders (self), ==, 1);
  order = pd_order_list_find_by_panel_id (self->orders, self->panel, "77");
  g_assert_true (pd_order_get_record (order)->adopted);
  g_assert_cmpint (pd_order_get_record (order)->state, ==, PD_STATE_PARTIAL);
  assert_journal (order, "placed");
}

/* What came instead of an answer is not for people: they read what it means. */
static void
test_broken_answer (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (PdAdoption) adoption = NULL;

  desk_fixture_script (&self->base, "status", NULL, "{\"77\":{\"status\":\"Compl");
  adoption = adopt (self, (const char *[]) { "77", NULL });
  g_assert_cmpstr (adoption->problems[0], ==,
                   "77: The panel’s answer makes no sense to the program. Your key is fine; what was known "
                   "stays as it was.");
}

/* A list that names an order twice means one order. */
static void
test_pasted_twice (OutboxFixture *self, gconstpointer data)
{
  static const char *const ids[] = { "77", "77", "78", "77", NULL };
  g_autoptr (PdAdoption) adoption = NULL;

  desk_fixture_script (&self->base, "status", NULL,
                       "{\"77\":{\"status\":\"Completed\"},\"78\":{\"status\":\"Completed\"}}");
  adoption = adopt (self, ids);
  g_assert_cmpuint (adoption->adopted->len, ==, 2);
  g_assert_cmpuint (count_orders (self), ==, 2);
}

/* Ids as panels give them, in one text for each call. */
static GStrv
make_ids (guint n)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    g_strv_builder_take (ids, g_strdup_printf ("%u", 5000 + i));

  return g_strv_builder_end (ids);
}

static void
script_states (OutboxFixture *self, guint n)
{
  g_autoptr (GString) body = g_string_new ("{");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s\"%u\":{\"status\":\"Completed\",\"charge\":\"1\"}", i > 0 ? "," : "",
                            5000 + i);
  g_string_append_c (body, '}');
  desk_fixture_script (&self->base, "status", NULL, body->str);
}

/* A hundred a call; what one call does not tell is a problem of its ids alone. */
static void
test_many (OutboxFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (250);
  g_autoptr (PdAdoption) adoption = NULL;
  guint n_problems;

  script_states (self, 250);
  desk_fixture_script (&self->base, "status", "text/html", "<html><body>Wait</body></html>");
  script_states (self, 250);
  adoption = adopt (self, (const char *const *) ids);
  n_problems = g_strv_length (adoption->problems);
  g_assert_true (n_problems == 100 || n_problems == 50); /* whichever call was the second */
  g_assert_cmpuint (adoption->adopted->len, ==, 250 - n_problems);
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "status"), ==, 3);
}

static void
stop_at_once_cb (PdProgress *progress)
{
  g_assert_cmpuint (pd_progress_get_n_all (progress), ==, 900);
  if (pd_progress_get_n_done (progress) > 0)
    pd_progress_stop (progress);
}

/* How far it is can be seen, and it can be stopped: what was answered by then is adopted. */
static void
test_stopped (OutboxFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (900);
  g_autoptr (PdProgress) progress = pd_progress_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdAdoption) adoption = NULL;

  for (guint i = 0; i < 9; i++)
    script_states (self, 900);
  g_signal_connect (progress, "notify", G_CALLBACK (stop_at_once_cb), NULL);
  pd_adopt_async (self->panel, (const char *const *) ids, self->orders, self->store,
                  PD_CLOCK (self->base.clock), progress, store_result_cb, &answer);
  result = wait_for_result (&answer);
  adoption = pd_adopt_finish (self->panel, result, NULL);

  g_assert_cmpuint (adoption->adopted->len, ==, 400); /* four calls were under way */
  g_assert_cmpuint (adoption->n_unasked, ==, 500);
  g_assert_cmpuint (g_strv_length (adoption->problems), ==, 0);
  g_assert_cmpuint (count_orders (self), ==, 400);
  g_assert_cmpuint (pd_progress_get_n_done (progress), ==, 900);
}

static void
test_full_disk (OutboxFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (2);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint64 before;

  script_states (self, 2);
  before = desk_fixture_limit_files (0);
  pd_adopt_async (self->panel, (const char *const *) ids, self->orders, self->store,
                  PD_CLOCK (self->base.clock), NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_null (pd_adopt_finish (self->panel, result, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  desk_fixture_limit_files (before);
  g_assert_cmpuint (count_orders (self), ==, 0);
}

/* It comes in by another way while the panel is asked, such as an unknown order that gets its id. */
static void
test_known_meanwhile (OutboxFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = make_ids (2);
  PdOrderRecord *record = pd_order_record_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdAdoption) adoption = NULL;

  script_states (self, 2);
  pd_adopt_async (self->panel, (const char *const *) ids, self->orders, self->store,
                  PD_CLOCK (self->base.clock), NULL, store_result_cb, &answer);
  record->id = pd_store_next_id (self->store);
  record->panel_id = pd_panel_get_id (self->panel);
  record->journal = PD_JOURNAL_PLACED;
  record->order_id = g_strdup (ids[0]);
  g_ptr_array_add (others, pd_order_new (self->panel, record));
  pd_order_list_prepend (self->orders, others);

  result = wait_for_result (&answer);
  adoption = pd_adopt_finish (self->panel, result, NULL);
  g_assert_cmpuint (adoption->adopted->len, ==, 1);
  g_assert_cmpuint (adoption->n_known, ==, 1);
  g_assert_cmpuint (count_orders (self), ==, 2);
}

static void
test_known (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  const char *ids[] = { pd_order_get_record (order)->order_id, NULL };
  g_autoptr (PdAdoption) adoption = adopt (self, ids);

  g_assert_cmpuint (adoption->adopted->len, ==, 0);
  g_assert_cmpuint (adoption->n_known, ==, 1);
  g_assert_cmpuint (count_orders (self), ==, 1);
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "status"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add_test(path, function)                                                                             \
  g_test_add ("/adoption/" path, OutboxFixture, NULL, outbox_fixture_set_up, function,                       \
              outbox_fixture_tear_down)
  add_test ("filled-in", test_filled_in);
  add_test ("broken-answer", test_broken_answer);
  add_test ("pasted-twice", test_pasted_twice);
  add_test ("many", test_many);
  add_test ("stopped", test_stopped);
  add_test ("full-disk", test_full_disk);
  add_test ("known", test_known);
  add_test ("known-meanwhile", test_known_meanwhile);

  return g_test_run ();
}
