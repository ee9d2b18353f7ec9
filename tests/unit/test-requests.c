/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-api-error.h"
#include "pd-change-set.h"

/* Refills and cancels: what is possible and why, and an outcome for each order. */

/* The rules */

typedef struct
{
  const char *name;
  PdJournal journal;
  const char *order_id;
  PdState state;
  PdFlag refill;
  gint16 days;
  PdFlag cancel;
  const char *refill_reason; /* "!" before what is not possible */
  const char *cancel_reason;
  gboolean by_panel; /* whether the panel said that it is refused; otherwise the user says so */
} Rule;

static const Rule rules[] = {
  { "unknown", PD_JOURNAL_UNKNOWN, NULL, PD_STATE_UNKNOWN, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible: it is not known whether the order arrived",
    "!Not possible: it is not known whether the order arrived" },
  { "waiting", PD_JOURNAL_INTENT, NULL, PD_STATE_UNKNOWN, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible yet: the order is not placed", "!Not possible yet: the order is not placed" },
  { "refused", PD_JOURNAL_REFUSED, NULL, PD_STATE_UNKNOWN, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible: the panel refused the order", "!Not possible: the panel refused the order", TRUE },
  { "not-arrived", PD_JOURNAL_REFUSED, NULL, PD_STATE_UNKNOWN, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible: the order is not placed", "!Not possible: the order is not placed" },
  { "withdrawn", PD_JOURNAL_WITHDRAWN, NULL, PD_STATE_UNKNOWN, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible: the order is not placed", "!Not possible: the order is not placed" },
  { "without-id", PD_JOURNAL_PLACED, NULL, PD_STATE_UNKNOWN, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible: its order ID is not known", "!Not possible: its order ID is not known" },
  { "pending", PD_JOURNAL_PLACED, "5", PD_STATE_PENDING, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible yet: the order has not ended", "Possible until the order has ended" },
  { "in-progress", PD_JOURNAL_PLACED, "5", PD_STATE_IN_PROGRESS, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible yet: the order has not ended", "Possible, but many panels cancel only before the start" },
  { "completed", PD_JOURNAL_PLACED, "5", PD_STATE_COMPLETED, PD_FLAG_YES, 30, PD_FLAG_YES,
    "Promised for 30 days, until 14 December", "!Not possible: the order has ended" },
  { "completed-for-life", PD_JOURNAL_PLACED, "5", PD_STATE_COMPLETED, PD_FLAG_YES, -1, PD_FLAG_YES,
    "Promised for a lifetime", "!Not possible: the order has ended" },
  { "completed-for-long", PD_JOURNAL_PLACED, "5", PD_STATE_COMPLETED, PD_FLAG_YES, 90, PD_FLAG_YES,
    "Promised for 90 days, until 12 February 2024", "!Not possible: the order has ended" },
  { "completed-without-days", PD_JOURNAL_PLACED, "5", PD_STATE_COMPLETED, PD_FLAG_YES, 0, PD_FLAG_YES,
    "Promised, the panel does not say for how long", "!Not possible: the order has ended" },
  { "partial", PD_JOURNAL_PLACED, "5", PD_STATE_PARTIAL, PD_FLAG_YES, 30, PD_FLAG_YES,
    "Promised for 30 days, until 14 December", "!Not possible: the order has ended" },
  { "canceled", PD_JOURNAL_PLACED, "5", PD_STATE_CANCELED, PD_FLAG_YES, 30, PD_FLAG_YES,
    "!Not possible: the order was not delivered", "!Not possible: the order has ended" },
  { "no-flags-completed", PD_JOURNAL_PLACED, "5", PD_STATE_COMPLETED, PD_FLAG_UNKNOWN, 0, PD_FLAG_UNKNOWN,
    "The panel does not say whether this service has refills", "!Not possible: the order has ended" },
  { "no-flags-pending", PD_JOURNAL_PLACED, "5", PD_STATE_PENDING, PD_FLAG_UNKNOWN, 0, PD_FLAG_UNKNOWN,
    "!Not possible yet: the order has not ended",
    "The panel does not say whether this service can be canceled" },
  { "not-promised", PD_JOURNAL_PLACED, "5", PD_STATE_COMPLETED, PD_FLAG_NO, 0, PD_FLAG_NO,
    "!Not possible: the service has no refill", "!Not possible: the order has ended" },
  { "not-promised-pending", PD_JOURNAL_PLACED, "5", PD_STATE_PENDING, PD_FLAG_NO, 0, PD_FLAG_NO,
    "!Not possible: the service has no refill", "!Not possible: the service cannot be canceled" },
};

static const Rule *
find_rule (const char *name)
{
  const Rule *rule = rules;

  while (!g_str_equal (rule->name, name))
    rule++;

  return rule;
}

static PdOrder *
make_order (OutboxFixture *self, const Rule *rule)
{
  PdOrderRecord *record = pd_order_record_new ();

  record->id = pd_store_next_id (self->store);
  record->panel_id = pd_panel_get_id (self->panel);
  record->journal = rule->journal;
  record->order_id = g_strdup (rule->order_id);
  record->state = rule->state;
  record->refill = (guint8) rule->refill;
  record->refill_days = rule->days;
  record->cancel = (guint8) rule->cancel;
  record->placed_at = START;
  record->ended_at = pd_state_is_final (rule->state) ? START : 0;
  if (rule->by_panel)
    record->problem_code = PD_API_ERROR_LINK;

  return pd_order_new (self->panel, record);
}

static void
assert_reason (gboolean possible, const char *reason, const char *expected)
{
  g_assert_cmpstr (reason, ==, expected + (*expected == '!'));
  g_assert_cmpint (possible, ==, *expected != '!');
}

static void
test_rule (OutboxFixture *self, gconstpointer data)
{
  const Rule *rule = data;
  PdOrder *order = make_order (self, rule);
  g_autofree char *refill = NULL;
  g_autofree char *cancel = NULL;
  gboolean possible;

  possible = pd_requests_can_refill (self->requests, order, &refill);
  assert_reason (possible, refill, rule->refill_reason);
  possible = pd_requests_can_cancel (self->requests, order, &cancel);
  assert_reason (possible, cancel, rule->cancel_reason);

  pd_order_set_busy (order, TRUE);
  g_assert_false (pd_requests_can_refill (self->requests, order, NULL));
  g_assert_false (pd_requests_can_cancel (self->requests, order, NULL));
  g_assert_finalize_object (order);
}

/* A promise is read from a name: that its days are over is told, and does not forbid. */
static void
test_promise_over (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = make_order (self, find_rule ("completed"));
  g_autofree char *reason = NULL;

  outbox_fixture_advance (self, 31 * 24 * 3600);
  g_assert_true (pd_requests_can_refill (self->requests, order, &reason));
  g_assert_cmpstr (reason, ==, "Promised for 30 days; that ended on 14 December");
  g_assert_finalize_object (order);
}

/* Asking */

static GPtrArray *
ask (OutboxFixture *self, gboolean refill, GPtrArray *orders)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes;

  if (refill)
    pd_requests_refill_async (self->requests, orders, NULL, store_result_cb, &answer);
  else
    pd_requests_cancel_async (self->requests, orders, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  outcomes = refill ? pd_requests_refill_finish (self->requests, result, &error)
                    : pd_requests_cancel_finish (self->requests, result, &error);
  g_assert_no_error (error);

  return outcomes;
}

/* Asks, and stops as soon as the panel has met @n_requests. */
static GPtrArray *
cancel_and_stop (OutboxFixture *self, GPtrArray *orders, PdProgress *progress, guint n_requests)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes;

  pd_requests_cancel_async (self->requests, orders, progress, store_result_cb, &answer);
  while (pd_demo_panel_count_requests (self->base.server, "cancel") < n_requests)
    g_main_context_iteration (NULL, TRUE);
  pd_progress_stop (progress);
  result = wait_for_result (&answer);
  outcomes = pd_requests_cancel_finish (self->requests, result, &error);
  g_assert_no_error (error);

  return outcomes;
}

static GPtrArray *
ask_one (OutboxFixture *self, gboolean refill, PdOrder *order)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();

  g_ptr_array_add (orders, order);

  return ask (self, refill, orders);
}

static void
assert_outcome (GPtrArray *outcomes, guint i, PdOrder *order, gboolean accepted, const char *message)
{
  PdRequestOutcome *outcome = outcomes->pdata[i];

  g_assert_true (outcome->order == order);
  g_assert_cmpstr (outcome->message, ==, message);
  g_assert_cmpint (outcome->accepted, ==, accepted);
}

static PdOrder *
place_and_complete (OutboxFixture *self, const char *service)
{
  PdOrder *order = outbox_fixture_place (self, service);

  outbox_fixture_advance (self, 120);
  g_assert_cmpuint (outbox_fixture_check (self, order, NULL), ==, 1);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_COMPLETED);

  return order;
}

static void
test_refill (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = place_and_complete (self, PD_DEMO_SERVICE_ORDINARY);
  gint64 id = pd_order_get_id (order);
  g_autoptr (GPtrArray) outcomes = ask_one (self, TRUE, order);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (PdRefill) refill = g_list_model_get_item (G_LIST_MODEL (self->refills), 0);

  assert_outcome (outcomes, 0, order, TRUE, "Asked");
  g_assert_true (pd_refill_get_order (refill) == order);
  g_assert_nonnull (pd_refill_get_record (refill)->refill_id);
  g_assert_true (pd_order_get_refill_open (order));
  g_assert_false (pd_order_get_busy (order));
  assert_history (self, order, "written sent placed state refill-asked");
  g_assert_cmpint (pd_order_get_id (order), ==, id);

  /* Repeating it does no harm: nobody is asked. */
  again = ask_one (self, TRUE, order);
  assert_outcome (again, 0, order, FALSE, "Not possible yet: one is under way");
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "refill"), ==, 1);
}

static void
script (OutboxFixture *self, const char *action, const char *body)
{
  desk_fixture_script (&self->base, action, NULL, body);
}

/* Panels want a day between two refills; the demo panel keeps nobody waiting. */
static void
test_refill_once_a_day (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = place_and_complete (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GPtrArray) outcomes = ask_one (self, TRUE, order);
  g_autoptr (PdRefill) refill = g_list_model_get_item (G_LIST_MODEL (self->refills), 0);
  g_autoptr (GPtrArray) refills = g_ptr_array_new ();
  GAsyncResult *answer = NULL;
  g_autofree char *reason = NULL;

  outbox_fixture_advance (self, 60);
  g_ptr_array_add (refills, refill);
  pd_tracker_check_refills_async (self->tracker, refills, NULL, store_result_cb, &answer);
  g_object_unref (wait_for_result (&answer));
  g_assert_true (pd_refill_is_final (refill));

  g_assert_false (pd_requests_can_refill (self->requests, order, &reason));
  g_assert_cmpstr (reason, ==, "Not possible yet: asked less than 24 hours ago");
  pd_panel_set_demo (self->panel, TRUE);
  g_assert_true (pd_requests_can_refill (self->requests, order, NULL));
  pd_panel_set_demo (self->panel, FALSE);
  outbox_fixture_advance (self, 24 * 3600);
  g_assert_true (pd_requests_can_refill (self->requests, order, NULL));
}

/* SMMBros accepts without an id: then there is nothing to follow. */
static void
test_refill_without_id (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = place_and_complete (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (PdRefill) refill = NULL;
  g_autofree char *text = NULL;

  script (self, "refill", "{\"status\":\"Success\",\"message\":\"Refill started\"}");
  outcomes = ask_one (self, TRUE, order);
  assert_outcome (outcomes, 0, order, TRUE, "Asked");
  refill = g_list_model_get_item (G_LIST_MODEL (self->refills), 0);
  g_object_get (refill, "state-text", &text, NULL);
  g_assert_null (pd_refill_get_record (refill)->refill_id);
  g_assert_cmpstr (text, ==, "Asked");
  g_assert_false (pd_order_get_refill_open (order));
  g_assert_false (pd_requests_can_refill (self->requests, order, NULL)); /* within a day */
}

static void
test_cancel (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GPtrArray) outcomes = ask_one (self, FALSE, order);
  gboolean asked;
  g_autofree char *reason = NULL;

  assert_outcome (outcomes, 0, order, TRUE, "Asked");
  g_object_get (order, "cancel-asked", &asked, NULL);
  g_assert_true (asked);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_PLACED); /* accepted is not canceled */
  g_assert_false (pd_requests_can_cancel (self->requests, order, &reason));
  g_assert_cmpstr (reason, ==, "Asked already; the panel decides");
  assert_history (self, order, "written sent placed cancel-asked");

  outbox_fixture_advance (self, 60);
  g_assert_cmpuint (outbox_fixture_check (self, order, NULL), ==, 1);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_CANCELED);
}

/* What came instead of an answer is not for people: they read what it means. */
static void
test_broken_answer (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GPtrArray) outcomes = NULL;

  script (self, "cancel", "{\"cancel\":[");
  outcomes = ask_one (self, FALSE, order);
  assert_outcome (outcomes, 0, order, FALSE,
                  "The panel’s answer makes no sense to the program. Your key is fine; what was known stays "
                  "as it was.");
}

/* Many at once, at two panels: an outcome for each, in the order asked; each once. */
static void
test_many (OutboxFixture *self, gconstpointer data)
{
  PdPanel *other = outbox_fixture_add_panel (self);
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  g_autoptr (GPtrArray) outcomes = NULL;
  PdOrder *first = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  PdOrder *second = outbox_fixture_order_at (self, other);
  PdOrder *third = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  PdOrder *unsent = outbox_fixture_order (self);
  g_autofree char *reply = NULL;

  pd_outbox_send_now (self->outbox, second);
  wait_for_journal (second, "placed");
  reply = g_strdup_printf ("[{\"order\":%s,\"cancel\":{\"error\":\"Too late\"}},{\"order\":%s,\"cancel\":1}]",
                           pd_order_get_record (third)->order_id, pd_order_get_record (first)->order_id);
  script (self, "cancel", reply);
  script (self, "cancel", "{\"error\":\"Incorrect request\"}");
  g_ptr_array_add (orders, first);
  g_ptr_array_add (orders, third);
  g_ptr_array_add (orders, unsent);
  g_ptr_array_add (orders, third);
  outcomes = ask (self, FALSE, orders);
  g_assert_cmpuint (outcomes->len, ==, 3);
  assert_outcome (outcomes, 0, first, TRUE, "Asked");
  assert_outcome (outcomes, 1, third, FALSE, "Too late");
  assert_outcome (outcomes, 2, unsent, FALSE, "Not possible yet: the order is not placed");
  g_assert_false (((PdRequestOutcome *) outcomes->pdata[1])->unasked);
  g_assert_true (((PdRequestOutcome *) outcomes->pdata[2])->unasked);
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "cancel"), ==, 1);

  g_ptr_array_set_size (orders, 0);
  g_ptr_array_add (orders, second);
  g_ptr_array_unref (outcomes);
  outcomes = ask (self, FALSE, orders);
  assert_outcome (outcomes, 0, second, FALSE, "Incorrect request");
  g_assert_false (pd_order_get_busy (second));
  g_object_unref (other);
}

static void
test_unreachable (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GPtrArray) outcomes = NULL;

  pd_panel_set_identity (self->panel, NULL, "ftp://127.0.0.1/");
  outcomes = ask_one (self, FALSE, order);
  g_assert_false (((PdRequestOutcome *) outcomes->pdata[0])->accepted);
  g_assert_nonnull (((PdRequestOutcome *) outcomes->pdata[0])->message);
  g_assert_cmpint (pd_order_get_record (order)->cancel_asked_at, ==, 0);
  g_assert_false (pd_order_get_busy (order));
}

static guint
count_canceled (GPtrArray *orders)
{
  guint n = 0;

  for (guint i = 0; i < orders->len; i++)
    n += pd_order_get_record (orders->pdata[i])->cancel_asked_at != 0;

  return n;
}

/* What is counted is written down already. */
static void
check_progress_cb (PdProgress *progress, GParamSpec *pspec, GPtrArray *orders)
{
  g_assert_cmpuint (pd_progress_get_n_all (progress), ==, orders->len);
  if (!pd_progress_get_stopped (progress))
    g_assert_cmpuint (pd_progress_get_n_done (progress), <=, count_canceled (orders));
}

static void
count_cb (PdProgress *progress, GParamSpec *pspec, guint *n_notified)
{
  (*n_notified)++;
}

/* A panel that takes one order a call: how far it is can be seen, and it can be stopped. What was asked stays
 * asked, of the others it is told. */
static void
test_stopped (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (PdProgress) progress = pd_progress_new ();
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  g_autoptr (GPtrArray) outcomes = NULL;
  guint n_asked, n_notified = 0;

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (orders, outbox_fixture_place (self, PD_DEMO_SERVICE_SLOW));
  pd_dialect_set_most_ids (pd_panel_get_dialect (self->panel), 1);
  g_signal_connect (progress, "notify::n-done", G_CALLBACK (count_cb), &n_notified);
  g_signal_connect (progress, "notify::n-done", G_CALLBACK (check_progress_cb), orders);
  outcomes = cancel_and_stop (self, orders, progress, 3);

  n_asked = pd_demo_panel_count_requests (self->base.server, "cancel");
  g_assert_cmpuint (n_asked, >=, 3);
  g_assert_cmpuint (n_asked, <, 10);
  g_assert_cmpuint (n_notified, >, 3);
  g_assert_cmpuint (pd_progress_get_n_done (progress), ==, 10);
  g_assert_cmpuint (count_canceled (orders), ==, n_asked);
  for (guint i = 0; i < 10; i++)
    {
      PdRequestOutcome *outcome = outcomes->pdata[i];

      g_assert_cmpint (outcome->accepted, ==, i < n_asked);
      g_assert_cmpint (outcome->unasked, ==, i >= n_asked);
      g_assert_cmpstr (outcome->message, ==, i < n_asked ? "Asked" : "Not asked, because it was stopped");
      g_assert_false (pd_order_get_busy (outcome->order));
    }
}

/* The panel has accepted, and it cannot be written down: both are told. */
static void
test_full_disk (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = place_and_complete (self, PD_DEMO_SERVICE_ORDINARY);
  guint64 before = desk_fixture_limit_files (0);
  g_autoptr (GPtrArray) outcomes = ask_one (self, TRUE, order);
  PdRequestOutcome *outcome = outcomes->pdata[0];

  desk_fixture_limit_files (before);
  g_assert_true (outcome->accepted);
  g_assert_true (g_str_has_prefix (outcome->message, "Asked, but"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->refills)), ==, 1);
  g_assert_false (pd_requests_can_refill (self->requests, order, NULL));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
  } tests[] = {
    { "/requests/promise-over", test_promise_over },
    { "/requests/refill", test_refill },
    { "/requests/refill-once-a-day", test_refill_once_a_day },
    { "/requests/refill-without-id", test_refill_without_id },
    { "/requests/cancel", test_cancel },
    { "/requests/broken-answer", test_broken_answer },
    { "/requests/many", test_many },
    { "/requests/unreachable", test_unreachable },
    { "/requests/stopped", test_stopped },
    { "/requests/full-disk", test_full_disk },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *path = g_strconcat ("/requests/rules/", rules[i].name, NULL);

      g_test_add (path, OutboxFixture, &rules[i], outbox_fixture_set_up, test_rule, outbox_fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, NULL, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
