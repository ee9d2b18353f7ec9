/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-api-error.h"
#include "pd-matter.h"

/* Orders of which nobody knows whether they arrived: what the user says became of them, what the balance
 * tells, whether the next ones wait, and where a panel knows its orders again and one may be repeated. */

/* Unknown orders */

static PdOrder *
make_unknown (OutboxFixture *self, PdDemoFault fault)
{
  PdOrder *order = outbox_fixture_order (self);

  outbox_fixture_script (self, "add", fault);
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "unknown");
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_ATTENTION);

  return order;
}

static void
test_settled_with_id (OutboxFixture *self, gconstpointer data)
{
  PdOrder *known = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  PdOrder *order = make_unknown (self, PD_DEMO_FAULT_DROP_AFTER);
  gint64 next_id = g_ascii_strtoll (pd_order_get_record (known)->order_id, NULL, 10) + 1;
  g_autofree char *id = g_strdup_printf (" %" G_GINT64_FORMAT "\n", next_id);
  g_autoptr (GError) error = NULL;

  g_assert_false (outbox_fixture_settle_placed (self, order, "999999", &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_UNKNOWN_ORDER);
  g_clear_error (&error);
  g_assert_false (outbox_fixture_settle_placed (self, order, pd_order_get_record (known)->order_id, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  assert_journal (order, "unknown");
  g_assert_false (pd_order_get_busy (order));

  g_assert_true (outbox_fixture_settle_placed (self, order, id, &error));
  g_assert_no_error (error);
  assert_journal (order, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->order_id, ==, g_strstrip (id));
  g_assert_true (pd_order_is_followed (order));
  g_assert_null (pd_order_get_record (order)->problem);
  assert_history (self, order, "written sent unknown settled");

  g_assert_false (outbox_fixture_settle_not_placed (self, order, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_settled_without_answer (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = make_unknown (self, PD_DEMO_FAULT_DROP_AFTER);
  g_autoptr (GError) error = NULL;

  pd_panel_set_identity (self->panel, NULL, "ftp://127.0.0.1/");
  g_assert_false (outbox_fixture_settle_placed (self, order, "5", &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
  assert_journal (order, "unknown");
}

static void
test_settled_without_id (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = make_unknown (self, PD_DEMO_FAULT_DROP_AFTER);

  g_assert_true (outbox_fixture_settle_placed (self, order, NULL, NULL));
  assert_journal (order, "placed");
  g_assert_null (pd_order_get_record (order)->order_id);
  g_assert_false (pd_order_is_followed (order));
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_OPEN);
}

static void
test_settled_as_not_placed (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = make_unknown (self, PD_DEMO_FAULT_DROP_BEFORE);
  gint64 id = pd_order_get_id (order);

  g_assert_true (outbox_fixture_settle_not_placed (self, order, NULL));
  assert_journal (order, "refused");
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_DONE);
  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  assert_journal (pd_order_list_find (self->orders, id), "refused");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
}

/* The user wants it sent again: once, after a hold-back, and before those that came later. */
static void
test_sent_again (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order, *next;
  gint64 id;
  g_autofree char *request_id = NULL;
  g_autoptr (GError) error = NULL;

  pd_panel_set_hold_after_unknown (self->panel, TRUE);
  order = make_unknown (self, PD_DEMO_FAULT_DROP_BEFORE);
  id = pd_order_get_id (order);
  request_id = g_strdup (pd_order_get_record (order)->request_id);
  next = outbox_fixture_order (self);
  g_assert_true (outbox_fixture_send_again (self, order, &error));
  g_assert_no_error (error);
  assert_journal (order, "intent");
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_WAITING);
  g_assert_null (pd_order_get_record (order)->problem);
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  g_assert_false (outbox_fixture_send_again (self, order, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);

  outbox_fixture_advance (self, 5);
  wait_for_journal (order, "placed");
  wait_for_journal (next, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->request_id, ==, request_id);
  assert_history (self, order, "written sent unknown settled sent placed");
  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  assert_journal (pd_order_list_find (self->orders, id), "placed");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 3);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 2);
}

/* The program ends before it goes out again: it goes on like any other that was never sent. */
static void
test_sent_again_after_restart (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = make_unknown (self, PD_DEMO_FAULT_DROP_BEFORE);
  gint64 id = pd_order_get_id (order);

  g_assert_true (outbox_fixture_send_again (self, order, NULL));
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  assert_journal (order, "intent");
  outbox_fixture_advance (self, 5);
  wait_for_journal (order, "placed");
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 1);
}

static void
test_sent_again_and_unknown_again (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = make_unknown (self, PD_DEMO_FAULT_DROP_BEFORE);

  g_assert_true (outbox_fixture_send_again (self, order, NULL));
  outbox_fixture_script (self, "add", PD_DEMO_FAULT_DROP_AFTER);
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "unknown");
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 2);
}

/* The user was wrong, and the panel says so: it does not become an order that was refused. */
static void
test_sent_again_and_open_already (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = make_unknown (self, PD_DEMO_FAULT_DROP_AFTER);
  g_autoptr (PdEvidence) evidence = NULL;

  g_assert_true (outbox_fixture_send_again (self, order, NULL));
  desk_fixture_script (&self->base, "add", "application/json",
                       "{\"error\":\"You have active order with this link. Please wait.\"}");
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "unknown");
  assert_history (self, order, "written sent unknown settled sent unknown");
  evidence = pd_evidence_new (order, self->orders);
  g_assert_cmpint (evidence->verdict, ==, PD_VERDICT_ARRIVED);
}

static void
test_next_ones_wait_for_the_verdict (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order, *next;

  pd_panel_set_hold_after_unknown (self->panel, TRUE);
  order = make_unknown (self, PD_DEMO_FAULT_DROP_AFTER);
  next = outbox_fixture_order (self);
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  assert_journal (next, "intent");
  g_assert_true (pd_outbox_is_idle (self->outbox));
  g_assert_nonnull (pd_outbox_get_panel_message (self->outbox, self->panel));

  g_assert_true (outbox_fixture_settle_not_placed (self, order, NULL));
  wait_for_journal (next, "placed");
}

static void
test_waiting_can_be_switched_off (OutboxFixture *self, gconstpointer data)
{
  PdOrder *next;

  pd_panel_set_hold_after_unknown (self->panel, TRUE);
  make_unknown (self, PD_DEMO_FAULT_DROP_AFTER);
  next = outbox_fixture_order (self);
  outbox_fixture_advance (self, 10);
  outbox_fixture_settle_down (self);
  assert_journal (next, "intent");

  pd_panel_set_hold_after_unknown (self->panel, FALSE);
  wait_for_journal (next, "placed");
}

/* The balance is read at once, and again when the panel may have booked it. */
static void
test_evidence_is_gathered (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;
  guint n_balances;
  g_autoptr (PdEvidence) evidence = NULL;
  g_autoptr (PdEvidence) later = NULL;

  outbox_fixture_check_before_sending (self);
  outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  outbox_fixture_advance (self, 60);
  outbox_fixture_settle_down (self);
  order = make_unknown (self, PD_DEMO_FAULT_DROP_AFTER);
  outbox_fixture_settle_down (self);
  n_balances = pd_demo_panel_count_requests (self->base.server, "balance");

  outbox_fixture_advance (self, 1);
  wait_until (pd_panel_get_balance_at (self->panel) > pd_order_get_record (order)->sent_at);
  evidence = pd_evidence_new (order, self->orders);
  g_assert_cmpint (evidence->verdict, ==, PD_VERDICT_ARRIVED);
  g_assert_cmpuint (evidence->others_between, ==, 0);

  outbox_fixture_settle_down (self);
  outbox_fixture_advance (self, 40);
  wait_until (pd_demo_panel_count_requests (self->base.server, "balance") >= n_balances + 2);
  outbox_fixture_settle_down (self);
  later = pd_evidence_new (order, self->orders);
  g_assert_cmpint (later->verdict, ==, PD_VERDICT_ARRIVED);
}

static void
test_evidence_against (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;
  g_autoptr (PdEvidence) evidence = NULL;
  g_autoptr (PdEvidence) later = NULL;

  outbox_fixture_check_before_sending (self);
  order = make_unknown (self, PD_DEMO_FAULT_DROP_BEFORE);
  outbox_fixture_settle_down (self);
  outbox_fixture_advance (self, 1);
  wait_until (pd_panel_get_balance_at (self->panel) > pd_order_get_record (order)->sent_at);
  evidence = pd_evidence_new (order, self->orders);
  g_assert_cmpint (evidence->verdict, ==, PD_VERDICT_UNCLEAR); /* the panel may be slow */
  outbox_fixture_settle_down (self);
  outbox_fixture_advance (self, 40);
  wait_until (pd_panel_get_balance_at (self->panel)
              > pd_order_get_record (order)->sent_at + 30 * G_TIME_SPAN_SECOND);
  later = pd_evidence_new (order, self->orders);
  g_assert_cmpint (later->verdict, ==, PD_VERDICT_NOT_ARRIVED);
}

/* Repeats, where the panel knows its orders again */

static void
test_repeat_under_request_id (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) placed = g_bytes_new_static ("{\"order\":4711}", 14);
  g_autofree char *request_id = NULL;
  PdOrder *order = outbox_fixture_order (self);

  g_object_set (pd_panel_get_dialect (self->panel), "idempotency", PD_IDEMPOTENCY_REQUEST_ID, NULL);
  outbox_fixture_script (self, "add", PD_DEMO_FAULT_DROP_BEFORE);
  outbox_fixture_script (self, "add", PD_DEMO_FAULT_DROP_BEFORE);
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 200, NULL, placed);
  pd_outbox_send_now (self->outbox, order);
  wait_until (outbox_fixture_count_adds (self) == 1);
  request_id = g_strdup (
      g_hash_table_lookup (pd_demo_panel_get_last_request (self->base.server, "add"), "request_id"));
  g_assert_nonnull (request_id);
  outbox_fixture_pass_pause (self);
  wait_until (outbox_fixture_count_adds (self) == 2);
  outbox_fixture_pass_pause (self);
  wait_for_journal (order, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->order_id, ==, "4711");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 3);
  g_assert_cmpstr (
      g_hash_table_lookup (pd_demo_panel_get_last_request (self->base.server, "add"), "request_id"), ==,
      request_id);
}

/* A refusal of the repeat says nothing of the first one, and the patience has an end. */
static void
test_repeats_end (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) refusal = g_bytes_new_static ("{\"error\":\"Bad link\"}", 20);
  PdOrder *order = outbox_fixture_order (self);
  PdOrder *next = outbox_fixture_order (self);

  g_object_set (pd_panel_get_dialect (self->panel), "idempotency", PD_IDEMPOTENCY_REQUEST_ID, NULL);
  outbox_fixture_script (self, "add", PD_DEMO_FAULT_DROP_AFTER);
  for (guint i = 0; i < 3; i++)
    pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 200, NULL, refusal);
  pd_outbox_send_now (self->outbox, NULL);
  for (guint i = 1; i <= 3; i++)
    {
      wait_until (outbox_fixture_count_adds (self) == i);
      assert_journal (order, "sending");
      g_assert_false (pd_outbox_can_withdraw (self->outbox, order));
      outbox_fixture_pass_pause (self);
    }
  wait_for_journal (order, "unknown");
  g_assert_cmpint (pd_order_get_record (order)->problem_code, ==, PD_API_ERROR_INTERRUPTED);
  wait_for_journal (next, "placed");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 5);
}

static void
test_repeat_within_window (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) placed = g_bytes_new_static ("{\"order\":4711}", 14);
  PdOrder *order = outbox_fixture_order (self);

  g_object_set (pd_panel_get_dialect (self->panel), "idempotency", PD_IDEMPOTENCY_WINDOW, NULL);
  outbox_fixture_script (self, "add", PD_DEMO_FAULT_DROP_BEFORE);
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 200, NULL, placed);
  pd_outbox_send_now (self->outbox, order);
  wait_until (outbox_fixture_count_adds (self) == 1);
  outbox_fixture_pass_pause (self);
  wait_for_journal (order, "placed");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 2);
}

/* After a time-out, most of the window is over: nobody repeats then. */
static void
test_no_repeat_after_window (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);

  g_object_set (pd_panel_get_dialect (self->panel), "idempotency", PD_IDEMPOTENCY_WINDOW, NULL);
  outbox_fixture_script (self, "add", PD_DEMO_FAULT_HANG);
  pd_outbox_send_now (self->outbox, order);
  wait_until (outbox_fixture_count_adds (self) == 1);
  outbox_fixture_advance (self, 600);
  wait_for_journal (order, "unknown");
  outbox_fixture_advance (self, 600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
}

/* Such a panel takes a second order for the same as a repeat: it did not buy anything. */
static void
test_taken_for_a_repeat (OutboxFixture *self, gconstpointer data)
{
  PdOrder *first = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autofree char *reply = g_strdup_printf ("{\"order\":%s}", pd_order_get_record (first)->order_id);
  g_autoptr (GBytes) body = g_bytes_new (reply, strlen (reply));
  PdOrder *order = outbox_fixture_order (self);

  g_object_set (pd_panel_get_dialect (self->panel), "idempotency", PD_IDEMPOTENCY_WINDOW, NULL);
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 200, NULL, body);
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "refused");
  g_assert_nonnull (strstr (pd_order_get_record (order)->problem, pd_order_get_record (first)->order_id));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
  } tests[] = {
    { "/outbox-unknown/with-id", test_settled_with_id },
    { "/outbox-unknown/without-answer", test_settled_without_answer },
    { "/outbox-unknown/without-id", test_settled_without_id },
    { "/outbox-unknown/not-placed", test_settled_as_not_placed },
    { "/outbox-unknown/sent-again", test_sent_again },
    { "/outbox-unknown/sent-again-after-restart", test_sent_again_after_restart },
    { "/outbox-unknown/sent-again-and-unknown-again", test_sent_again_and_unknown_again },
    { "/outbox-unknown/sent-again-and-open-already", test_sent_again_and_open_already },
    { "/outbox-unknown/next-ones-wait", test_next_ones_wait_for_the_verdict },
    { "/outbox-unknown/next-ones-go-on", test_waiting_can_be_switched_off },
    { "/outbox-unknown/evidence", test_evidence_is_gathered },
    { "/outbox-unknown/evidence-against", test_evidence_against },
    { "/outbox-unknown/repeat/request-id", test_repeat_under_request_id },
    { "/outbox-unknown/repeat/ends", test_repeats_end },
    { "/outbox-unknown/repeat/window", test_repeat_within_window },
    { "/outbox-unknown/repeat/window-over", test_no_repeat_after_window },
    { "/outbox-unknown/repeat/taken-for-one", test_taken_for_a_repeat },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, NULL, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
