/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-api-error.h"
#include "pd-change-set.h"

/* Following states: who is asked when, what an answer changes, and that nobody is asked for nothing. */

static guint
count_status (OutboxFixture *self)
{
  return pd_demo_panel_count_requests (self->base.server, "status");
}

/* How long until the tracker asks for @order by itself, in seconds. */
static gint64
seconds_to_due (OutboxFixture *self, PdOrder *order)
{
  gint64 due = pd_tracker_get_due_at (self->tracker, order);

  return (due - pd_clock_now (PD_CLOCK (self->base.clock))) / G_TIME_SPAN_SECOND;
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

/* The answer to the next status call about @order alone. */
static void
script_status (OutboxFixture *self, const char *status)
{
  script (self, "status", "{\"status\":\"%s\",\"charge\":\"0.09\",\"start_count\":\"7\",\"remains\":\"40\"}",
          status);
}

static void
assert_checked (OutboxFixture *self, PdOrder *order, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (outbox_fixture_check (self, order, &error), ==, n);
  g_assert_no_error (error);
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
      g_assert_cmpint (seconds_to_due (self, order), ==, 60);
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

/* The same kind of order at the demo panel is asked for every few seconds. */
static void
test_demo_is_asked_often (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;

  pd_panel_set_demo (self->panel, TRUE);
  order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_assert_cmpint (seconds_to_due (self, order), ==, 5);
}

static void
test_old_ones_seldom (OutboxFixture *self, gconstpointer data)
{
  static const struct
  {
    guint hours; /* that pass before the check */
    gint64 seconds;
  } ages[] = { { 0, 60 }, { 1, 15 * 60 }, { 24, 3600 }, { 48, 3 * 3600 }, { 200, 6 * 3600 } };
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      outbox_fixture_advance (self, ages[i].hours * 3600);
      script_status (self, "In progress");
      assert_checked (self, order, 1);
      g_assert_cmpint (seconds_to_due (self, order), ==, ages[i].seconds);
    }

  /* A failed one may be repaired, and is asked for seldom however young it is. */
  script_status (self, "Fail");
  assert_checked (self, order, 1);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_FAILED);
  g_assert_cmpint (seconds_to_due (self, order), ==, 6 * 3600);
}

/* Completed can turn to Partial later: it is looked at a day and a week after. */
static void
test_late_looks (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  gint64 ended_at;

  script_status (self, "Completed");
  assert_checked (self, order, 1);
  ended_at = pd_order_get_record (order)->ended_at;
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, ended_at + G_TIME_SPAN_DAY);

  pd_tracker_start (self->tracker);
  script_status (self, "Partial");
  outbox_fixture_advance (self, 24 * 3600 + 1);
  wait_until (pd_order_get_status (order) == PD_ORDER_PARTIAL);
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, ended_at + 7 * G_TIME_SPAN_DAY);
  script_status (self, "Partial");
  outbox_fixture_advance (self, 6 * 24 * 3600);
  wait_until (pd_tracker_get_due_at (self->tracker, order) == G_MAXINT64);
  outbox_fixture_settle_down (self);
  g_assert_cmpint (pd_order_get_record (order)->ended_at, ==, ended_at);

  script_status (self, "Canceled");
  assert_checked (self, order, 1);
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, G_MAXINT64);
}

/* Many orders are one call; what is nearly due goes along, so that they stay together. */
static void
test_batches (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = outbox_fixture_order_many (self, 8);
  PdOrder *late;

  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_advance (self, 5);
  late = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  pd_tracker_start (self->tracker);
  outbox_fixture_advance (self, 56);
  wait_until (pd_order_get_record (late)->checked_at > 0);
  outbox_fixture_settle_down (self);
  for (guint i = 0; i < orders->len; i++)
    g_assert_cmpint (pd_order_get_record (orders->pdata[i])->checked_at, >, 0);
  g_assert_cmpuint (count_status (self), ==, 1);
}

/* Nothing to follow, no timer (that of the panel, which grows stale, is hours away); otherwise one. */
#define FAR_MS (3600 * 1000)

static void
test_idle (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;

  pd_tracker_start (self->tracker);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), >, FAR_MS);
  order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_settle_down (self);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), >, 59000);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), <, 61000);
  outbox_fixture_advance (self, 59);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (count_status (self), ==, 0);
  g_assert_cmpint (pd_order_get_record (order)->checked_at, ==, 0);
  pd_tracker_stop (self->tracker);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), >, FAR_MS);
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

  script_status (self, "In progress");
  assert_checked (self, order, 1);
  changed_at = pd_order_get_record (order)->changed_at;
  g_assert_cmpint (changed_at, >, 0);
  outbox_fixture_advance (self, 60);
  before = outbox_fixture_limit_files (0); /* whoever writes fails */
  g_signal_connect (order, "notify::status", G_CALLBACK (forbid_cb), NULL);
  g_signal_connect (order, "notify::updated-at", G_CALLBACK (forbid_cb), NULL);
  script_status (self, "In progress");
  assert_checked (self, order, 1);
  outbox_fixture_limit_files (before);
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

  script_status (self, "In progress");
  assert_checked (self, order, 1);
  script (self, "status", "{\"status\":\"In progress\",\"remains\":\"20\"}");
  assert_checked (self, order, 1);
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
  script_status (self, "Pending");
  assert_checked (self, order, 1);
  g_assert_cmpuint (ended->len, ==, 0);
  script_status (self, "Completed");
  assert_checked (self, order, 1);
  g_assert_cmpuint (ended->len, ==, 1);
  g_assert_true (ended->pdata[0] == order);
  script_status (self, "Refunded");
  assert_checked (self, order, 1);
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

  script_status (self, "Partial"); /* 40 of 100 remain */
  assert_checked (self, order, 1);
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

  script_status (self, "Queued upstream");
  assert_checked (self, order, 1);
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

  script_status (self, "In progress");
  assert_checked (self, first, 1);
  script_status (self, "In progress");
  assert_checked (self, second, 1);
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
  script_status (self, "In progress");
  assert_checked (self, first, 1);
  g_assert_null (pd_order_get_record (first)->problem);
}

/* Waits longer with each failure, and asks at once when the panel is well again. */
static void
test_unreachable (OutboxFixture *self, gconstpointer data)
{
  g_autofree char *url = g_strdup (pd_demo_panel_get_url (self->base.server));
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GError) error = NULL;

  pd_panel_set_identity (self->panel, NULL, "http://127.0.0.1:1/api/v2");
  pd_tracker_start (self->tracker);
  outbox_fixture_advance (self, 61);
  while (pd_panel_get_health (self->panel) != PD_PANEL_UNREACHABLE)
    outbox_fixture_turn (self);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_PLACED);

  pd_panel_set_identity (self->panel, NULL, url);
  pd_panel_contact_succeeded (self->panel);
  outbox_fixture_advance (self, 1);
  wait_until (pd_order_get_record (order)->checked_at > 0);
  g_assert_cmpuint (count_status (self), ==, 1);
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

  assert_checked (self, order, 0);
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, G_MAXINT64);
  g_assert_cmpuint (count_status (self), ==, 0);
}

/* The states of a full disk: nothing is shown that is not written. */
static void
test_full_disk (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  guint64 before;

  script_status (self, "Completed");
  before = outbox_fixture_limit_files (0);
  outbox_fixture_check (self, order, NULL);
  outbox_fixture_limit_files (before);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_PLACED);
  script_status (self, "Completed");
  assert_checked (self, order, 1);
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
      assert_checked (self, order, 1);
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

  script_status (self, "Completed");
  assert_checked (self, order, 1);
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
    { "/tracker/demo-is-asked-often", test_demo_is_asked_often },
    { "/tracker/old-ones-seldom", test_old_ones_seldom },
    { "/tracker/late-looks", test_late_looks },
    { "/tracker/batches", test_batches },
    { "/tracker/idle", test_idle },
    { "/tracker/nothing-new", test_nothing_new },
    { "/tracker/progress-is-no-event", test_progress_is_no_event },
    { "/tracker/ended", test_ended },
    { "/tracker/partial", test_partial },
    { "/tracker/unknown-word", test_unknown_word },
    { "/tracker/errors-of-one", test_errors_of_one },
    { "/tracker/unreachable", test_unreachable },
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
