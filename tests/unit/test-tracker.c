/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-api-error.h"
#include "pd-change-set.h"

/* Following states: what an answer changes, and what it does not. */

static guint
count_status (OutboxFixture *self)
{
  return pd_demo_panel_count_requests (self->base.server, "status");
}

static void
script (OutboxFixture *self, const char *action, const char *format, ...)
{
  va_list arguments;
  g_autofree char *body = NULL;

  va_start (arguments, format);
  body = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  desk_fixture_script (&self->base, action, NULL, body);
}

/* An order goes all its way by itself. */
static void
test_follows (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  gint64 id = pd_order_get_id (order);
  g_autofree char *history = NULL;

  pd_tracker_start (self->tracker);
  for (guint i = 1; i <= 4; i++)
    {
      g_assert_cmpint (outbox_fixture_get_seconds_to_due (self, order), ==, 60);
      outbox_fixture_advance (self, 61);
      wait_until (pd_order_get_record (order)->checked_at == pd_clock_now (PD_CLOCK (self->base.clock)));
      if (pd_order_get_status (order) == PD_ORDER_COMPLETED)
        break;
    }
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_COMPLETED);
  g_assert_cmpint (pd_order_get_record (order)->ended_at, >, 0);
  g_assert_true (pd_money_is_known (pd_order_get_record (order)->charge));
  history = outbox_fixture_dup_history (self, order);
  g_assert_true (g_str_has_suffix (history, " state"));

  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_COMPLETED);
}

static void
forbid_cb (void)
{
  g_assert_not_reached ();
}

/* The same answer again is not worth a commit, and views hear of nothing but its time. */
static void
test_nothing_new (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  gint64 changed_at;
  guint64 before;

  outbox_fixture_script_status (self, "In progress");
  outbox_fixture_assert_checked (self, order, 1);
  changed_at = pd_order_get_record (order)->changed_at;
  g_assert_cmpint (changed_at, >, 0);
  outbox_fixture_advance (self, 60);
  before = desk_fixture_limit_files (0); /* whoever writes fails */
  g_signal_connect (order, "notify::status", G_CALLBACK (forbid_cb), NULL);
  g_signal_connect (order, "notify::updated-at", G_CALLBACK (forbid_cb), NULL);
  outbox_fixture_script_status (self, "In progress");
  outbox_fixture_assert_checked (self, order, 1);
  desk_fixture_limit_files (before);
  g_assert_cmpint (pd_order_get_record (order)->changed_at, ==, changed_at);
  g_assert_cmpint (pd_order_get_record (order)->checked_at, >, changed_at);
  assert_history (self, order, "written sent placed state");
}

/* What remains changes all the time; the history tells the states. */
static void
test_progress_is_no_event (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autofree char *text = NULL;

  outbox_fixture_script_status (self, "In progress");
  outbox_fixture_assert_checked (self, order, 1);
  script (self, "status", "{\"status\":\"In progress\",\"remains\":\"20\"}");
  outbox_fixture_assert_checked (self, order, 1);
  g_object_get (order, "delivered-text", &text, NULL);
  g_assert_cmpstr (text, ==, "80 of 100");
  g_assert_true (pd_money_equal (pd_order_get_record (order)->start_count, pd_money_from_int (7)));
  assert_history (self, order, "written sent placed state");
}

static void
ended_cb (PdTracker *tracker, PdOrder *order, GPtrArray *ended)
{
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_DONE);
  g_ptr_array_add (ended, order);
}

static void
test_ended (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();

  g_signal_connect (self->tracker, "ended", G_CALLBACK (ended_cb), ended);
  outbox_fixture_script_status (self, "Pending");
  outbox_fixture_assert_checked (self, order, 1);
  g_assert_cmpuint (ended->len, ==, 0);
  outbox_fixture_script_status (self, "Completed");
  outbox_fixture_assert_checked (self, order, 1);
  g_assert_cmpuint (ended->len, ==, 1);
  g_assert_true (ended->pdata[0] == order);
  outbox_fixture_script_status (self, "Refunded");
  outbox_fixture_assert_checked (self, order, 1);
  g_assert_cmpuint (ended->len, ==, 1);
}

/* What comes back of a partial order is told. */
static void
test_partial (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_PARTIAL);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const PdEventRecord *last;

  outbox_fixture_script_status (self, "Partial"); /* 40 of 100 remain */
  outbox_fixture_assert_checked (self, order, 1);
  pd_store_load_events_async (self->store, pd_order_get_id (order), NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  events = pd_store_load_events_finish (self->store, result, NULL);
  last = events->pdata[events->len - 1];
  g_assert_cmpint (last->kind, ==, PD_EVENT_STATE);
  g_assert_cmpint (last->state, ==, PD_STATE_PARTIAL);
  g_assert_nonnull (strstr (last->text, "40 remain"));
  g_assert_nonnull (strstr (last->text, "come back"));
}

/* A word that we do not know is shown, is not final, and no error. */
static void
test_unknown_word (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autofree char *word = NULL;

  outbox_fixture_script_status (self, "Queued upstream");
  outbox_fixture_assert_checked (self, order, 1);
  g_object_get (order, "status-text", &word, NULL);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_OTHER);
  g_assert_cmpstr (word, ==, "Queued upstream");
  g_assert_cmpint (pd_order_get_record (order)->ended_at, ==, 0);
  g_assert_true (pd_order_is_followed (order));
}

/* An error of one order, no answer for another one: both stay as they were. */
static void
test_errors_of_one (OutboxFixture *self, gconstpointer data)
{
  PdOrder *first = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  PdOrder *second = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  PdOrder *third = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  outbox_fixture_script_status (self, "In progress");
  outbox_fixture_assert_checked (self, first, 1);
  outbox_fixture_script_status (self, "In progress");
  outbox_fixture_assert_checked (self, second, 1);
  g_ptr_array_add (orders, first);
  g_ptr_array_add (orders, second);
  g_ptr_array_add (orders, third);
  script (self, "status", "{\"%s\":{\"error\":\"Incorrect order ID\"},\"%s\":{\"status\":\"Completed\"}}",
          pd_order_get_record (first)->order_id, pd_order_get_record (third)->order_id);
  pd_tracker_check_async (self->tracker, orders, NULL, store_result_cb, &answer);
  g_assert_true (pd_order_get_busy (first));
  result = wait_for_result (&answer);
  g_assert_cmpuint (pd_tracker_check_finish (self->tracker, result, &error), >=, 2);
  g_assert_no_error (error);
  g_assert_false (pd_order_get_busy (first));
  g_assert_cmpint (pd_order_get_status (first), ==, PD_ORDER_IN_PROGRESS);
  g_assert_cmpstr (pd_order_get_record (first)->problem, ==, "Incorrect order ID");
  g_assert_cmpint (pd_order_get_status (second), ==, PD_ORDER_IN_PROGRESS);
  g_assert_cmpint (pd_order_get_status (third), ==, PD_ORDER_COMPLETED);

  /* A good answer clears it. */
  outbox_fixture_script_status (self, "In progress");
  outbox_fixture_assert_checked (self, first, 1);
  g_assert_null (pd_order_get_record (first)->problem);
}

static void
cancel_cb (GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Two orders, each asked for by a call of its own: one of them is answered, the other one never is. */
static GPtrArray *
place_two (OutboxFixture *self)
{
  GPtrArray *orders = g_ptr_array_new ();

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (orders, outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY));
  pd_dialect_set_most_ids (pd_panel_get_dialect (self->panel), 1);
  outbox_fixture_script_status (self, "Completed");
  outbox_fixture_script (self, "status", PD_DEMO_FAULT_HANG);

  return orders;
}

static void
assert_given_up (OutboxFixture *self, GAsyncResult **answer)
{
  g_autoptr (GAsyncResult) result = wait_for_result (answer);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (pd_tracker_check_finish (self->tracker, result, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static guint
count_completed (GPtrArray *orders)
{
  guint n = 0;

  for (guint i = 0; i < orders->len; i++)
    n += pd_order_get_status (orders->pdata[i]) == PD_ORDER_COMPLETED;

  return n;
}

/* What a call brought is kept while the next one is under way, also if that one is given up. */
static void
test_given_up (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = place_two (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;

  for (guint i = 0; i < 2; i++)
    g_signal_connect_swapped (orders->pdata[i], "notify::status", G_CALLBACK (cancel_cb), cancellable);
  pd_tracker_check_async (self->tracker, orders, cancellable, store_result_cb, &answer);
  assert_given_up (self, &answer);
  g_assert_cmpuint (count_completed (orders), ==, 1);
  for (guint i = 0; i < 2; i++)
    g_assert_false (pd_order_get_busy (orders->pdata[i]));
}

static gboolean
is_being_written (PdOrder *order)
{
  return pd_order_get_newest_record (order) != pd_order_get_record (order);
}

/* What a call brought cannot be written, and then the next one is given up: nothing has changed. */
static void
test_given_up_on_full_disk (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = place_two (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;
  guint64 before = desk_fixture_limit_files (0);

  pd_tracker_check_async (self->tracker, orders, cancellable, store_result_cb, &answer);
  wait_until (is_being_written (orders->pdata[0]) || is_being_written (orders->pdata[1]));
  wait_until (!is_being_written (orders->pdata[0]) && !is_being_written (orders->pdata[1]));
  desk_fixture_limit_files (before);
  g_cancellable_cancel (cancellable);
  assert_given_up (self, &answer);
  g_assert_cmpuint (count_completed (orders), ==, 0);
}

static void
test_check_fails (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GError) error = NULL;

  pd_panel_set_identity (self->panel, NULL, "ftp://127.0.0.1/");
  g_assert_cmpuint (outbox_fixture_check (self, order, &error), ==, 0);
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
  g_assert_false (pd_order_get_busy (order));
}

/* An order without an id cannot be asked for, and is not an error. */
static void
test_check_without_id (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);

  outbox_fixture_assert_checked (self, order, 0);
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, G_MAXINT64);
  g_assert_cmpuint (count_status (self), ==, 0);
}

/* The states of a full disk: nothing is shown that is not written. */
static void
test_full_disk (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  guint64 before;

  outbox_fixture_script_status (self, "Completed");
  before = desk_fixture_limit_files (0);
  outbox_fixture_check (self, order, NULL);
  desk_fixture_limit_files (before);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_PLACED);
  outbox_fixture_script_status (self, "Completed");
  outbox_fixture_assert_checked (self, order, 1);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_COMPLETED);
}

/* A drip-feed is delivered in orders of its own. */
static void
test_children (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  gint64 id = pd_order_get_id (order);
  PdOrder *child;

  for (guint i = 0; i < 2; i++)
    {
      script (self, "status", "{\"status\":\"Active\",\"runs\":\"2\",\"orders\":[\"8001\",8002]}");
      outbox_fixture_assert_checked (self, order, 1);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->orders)), ==, 3);
  child = pd_order_list_find_by_panel_id (self->orders, self->panel, "8002");
  g_assert_nonnull (child);
  g_assert_cmpint (pd_order_get_record (child)->parent_id, ==, id);
  g_assert_cmpstr (pd_order_get_record (child)->link, ==, pd_order_get_record (order)->link);
  g_assert_true (pd_order_is_followed (child));
  assert_history (self, child, "adopted");

  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  g_assert_nonnull (pd_order_list_find_by_panel_id (self->orders, self->panel, "8001"));
}

/* Refills */

static PdRefill *
ask_for_refill (OutboxFixture *self, PdOrder *order)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  g_autoptr (GPtrArray) outcomes = NULL;
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  PdRefill *refill;

  outbox_fixture_script_status (self, "Completed");
  outbox_fixture_assert_checked (self, order, 1);
  script (self, "refill", "{\"refill\":\"77\"}");
  g_ptr_array_add (orders, order);
  pd_requests_refill_async (self->requests, orders, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  outcomes = pd_requests_refill_finish (self->requests, result, NULL);
  g_assert_true (((PdRequestOutcome *) outcomes->pdata[0])->accepted);
  refill = g_list_model_get_item (G_LIST_MODEL (self->refills), 0);
  g_object_unref (refill); /* the list keeps it */

  return refill;
}

static void
test_refill_is_followed (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  PdRefill *refill = ask_for_refill (self, order);

  g_assert_true (pd_order_get_refill_open (order));
  pd_tracker_start (self->tracker);
  script (self, "refill_status", "{\"status\":\"In progess\"}");
  outbox_fixture_advance (self, 601);
  wait_until (pd_refill_get_record (refill)->state_text);
  g_assert_false (pd_refill_is_final (refill));
  g_assert_true (pd_order_get_refill_open (order));

  script (self, "refill_status", "{\"status\":\"Completed\"}");
  outbox_fixture_advance (self, 601);
  wait_until (pd_refill_is_final (refill));
  g_assert_cmpint (pd_refill_get_record (refill)->state, ==, PD_STATE_COMPLETED);
  g_assert_false (pd_order_get_refill_open (order));
  assert_history (self, order, "written sent placed state refill-asked refill-state refill-state");
  outbox_fixture_settle_down (self);
}

/* A panel that does not tell the states of refills is not asked for them. */
static void
test_refill_is_not_followed (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;
  PdRefill *refill;
  g_autoptr (GPtrArray) refills = g_ptr_array_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;

  g_object_set (pd_panel_get_dialect (self->panel), "refill-status", FALSE, NULL);
  order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  refill = ask_for_refill (self, order);
  g_assert_false (pd_order_get_refill_open (order));
  g_assert_false (pd_refill_is_final (refill));
  g_object_get (refill, "state-text", &text, NULL);
  g_assert_cmpstr (text, ==, "Asked");
  g_ptr_array_add (refills, refill);
  pd_tracker_check_refills_async (self->tracker, refills, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_cmpuint (pd_tracker_check_refills_finish (self->tracker, result, NULL), ==, 0);
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "refill_status"), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
  } tests[] = {
    { "/tracker/follows", test_follows },
    { "/tracker/nothing-new", test_nothing_new },
    { "/tracker/progress-is-no-event", test_progress_is_no_event },
    { "/tracker/ended", test_ended },
    { "/tracker/partial", test_partial },
    { "/tracker/unknown-word", test_unknown_word },
    { "/tracker/errors-of-one", test_errors_of_one },
    { "/tracker/given-up", test_given_up },
    { "/tracker/given-up-on-full-disk", test_given_up_on_full_disk },
    { "/tracker/check-fails", test_check_fails },
    { "/tracker/check-without-id", test_check_without_id },
    { "/tracker/full-disk", test_full_disk },
    { "/tracker/children", test_children },
    { "/tracker/refill-is-followed", test_refill_is_followed },
    { "/tracker/refill-is-not-followed", test_refill_is_not_followed },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, NULL, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
