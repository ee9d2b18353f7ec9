/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-api-error.h"
#include "pd-matter.h"

/* Each fault at each step of an order. What may have arrived is never sent again; what cannot have arrived is
 * neither lost nor forgotten; what the panel answered is not forgotten either. */

/* One fault of the answer to add */

typedef struct
{
  const char *name;
  PdDemoFault fault;
  guint status;
  const char *type;
  const char *body;
  const char *journal; /* what becomes of the order */
  guint n_accepted;    /* what the panel took */
} Fault;

static const Fault faults[] = {
  { "dropped-before", PD_DEMO_FAULT_DROP_BEFORE, 0, NULL, NULL, "unknown", 0 },
  { "dropped-after", PD_DEMO_FAULT_DROP_AFTER, 0, NULL, NULL, "unknown", 1 },
  { "truncated", PD_DEMO_FAULT_TRUNCATE, 0, NULL, NULL, "unknown", 1 },
  { "html", PD_DEMO_FAULT_REPLY, 200, "text/html", "<!DOCTYPE html><html><body>Wait</body></html>", "unknown",
    0 },
  { "unavailable", PD_DEMO_FAULT_REPLY, 503, "text/html", "<html>503</html>", "unknown", 0 },
  { "fault-without-words", PD_DEMO_FAULT_REPLY, 500, NULL, NULL, "unknown", 0 },
  { "empty", PD_DEMO_FAULT_REPLY, 200, NULL, NULL, "unknown", 0 },
  { "success-without-id", PD_DEMO_FAULT_REPLY, 200, NULL, "{\"status\":\"success\"}", "unknown", 0 },
  { "id-null", PD_DEMO_FAULT_REPLY, 200, NULL, "{\"order\":null}", "unknown", 0 },
  { "id-zero", PD_DEMO_FAULT_REPLY, 200, NULL, "{\"order\":0}", "unknown", 0 },
  { "half-an-answer", PD_DEMO_FAULT_REPLY, 200, NULL, "{\"order\":235", "unknown", 0 },
  { "redirected", PD_DEMO_FAULT_REPLY, 302, NULL, NULL, "unknown", 0 },
  { "refused", PD_DEMO_FAULT_REPLY, 200, NULL, "{\"error\":\"Bad link\"}", "refused", 0 },
  { "refused-beside-an-id", PD_DEMO_FAULT_REPLY, 200, NULL, "{\"error\":\"Bad link\",\"order\":5}", "refused",
    0 },
  { "refused-with-400", PD_DEMO_FAULT_REPLY, 400, NULL, "{\"error\":\"Quantity less than minimal 10\"}",
    "refused", 0 },
  { "placed-with-201", PD_DEMO_FAULT_REPLY, 201, NULL, "{\"order\":\"ord_5f\"}", "placed", 0 },
};

static void
test_answer (OutboxFixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (GBytes) body = fault->body ? g_bytes_new_static (fault->body, strlen (fault->body)) : NULL;
  PdOrder *order = outbox_fixture_order (self);
  PdOrder *next = outbox_fixture_order (self);
  gint64 id = pd_order_get_id (order);
  g_autofree char *history = g_strconcat ("written sent ", fault->journal, NULL);

  pd_demo_panel_script (self->base.server, "add", fault->fault, fault->status, fault->type, body);
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, fault->journal);
  assert_history (self, order, history);

  /* Neither time nor a restart sends it again; the next one goes its way. */
  wait_until (pd_demo_panel_count_requests (self->base.server, "add") == 1);
  outbox_fixture_advance (self, 3600);
  wait_for_journal (next, "placed");
  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  outbox_fixture_advance (self, 24 * 3600);
  outbox_fixture_settle_down (self);
  assert_journal (pd_order_list_find (self->orders, id), fault->journal);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 2);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, fault->n_accepted + 1);
}

static void
test_time_out (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);

  outbox_fixture_script (self, "add", PD_DEMO_FAULT_HANG);
  pd_outbox_send_now (self->outbox, order);
  wait_until (outbox_fixture_count_adds (self) == 1);
  outbox_fixture_advance (self, 59);
  outbox_fixture_settle_down (self);
  assert_journal (order, "sending");

  outbox_fixture_advance (self, 600);
  wait_for_journal (order, "unknown");
  g_assert_cmpint (pd_order_get_record (order)->problem_code, ==, PD_API_ERROR_TIMED_OUT);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 1);
}

/* Nothing can have arrived */

static void
test_unreachable (OutboxFixture *self, gconstpointer data)
{
  g_autofree char *url = g_strdup (pd_demo_panel_get_url (self->base.server));
  PdOrder *order = outbox_fixture_order (self);

  pd_panel_set_identity (self->panel, NULL, "http://127.0.0.1:1/api/v2");
  pd_outbox_send_now (self->outbox, order);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  assert_journal (order, "intent");
  g_assert_false (pd_outbox_is_idle (self->outbox));
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  assert_history (self, order, "written sent held");

  /* Tried again by itself, with growing waits, and written down once. */
  outbox_fixture_pass_pause (self);
  wait_for_journal (order, "sending");
  wait_for_journal (order, "intent");
  assert_history (self, order, "written sent held");

  pd_panel_set_identity (self->panel, NULL, url);
  outbox_fixture_pass_pause (self);
  wait_for_journal (order, "placed");
  g_assert_null (pd_outbox_get_panel_message (self->outbox, self->panel));
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
}

static void
test_unreachable_before_anything_is_written (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;

  outbox_fixture_check_before_sending (self);
  outbox_fixture_advance (self, 600);
  order = outbox_fixture_order (self);
  pd_panel_set_identity (self->panel, NULL, "http://127.0.0.1:1/api/v2");
  pd_outbox_send_now (self->outbox, order);
  while (!pd_outbox_get_panel_message (self->outbox, self->panel))
    outbox_fixture_turn (self); /* reads are tried again */
  assert_journal (order, "intent");
  assert_history (self, order, "written");
  g_assert_true (outbox_fixture_withdraw (self, order, NULL));
  outbox_fixture_settle_down (self);
}

static void
test_no_key (OutboxFixture *self, gconstpointer data)
{
  const char *uid = pd_panel_get_uid (self->panel);
  PdOrder *order = outbox_fixture_order (self);
  PdOrder *next = outbox_fixture_order (self);

  pd_keyring_keep_for_session (self->base.keyring, uid, "");
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (pd_panel_get_health (self->panel) == PD_PANEL_KEY_MISSING);
  wait_until (pd_outbox_is_idle (self->outbox));
  assert_journal (order, "intent");
  assert_journal (next, "intent");
  g_assert_nonnull (pd_outbox_get_panel_message (self->outbox, self->panel));
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  assert_journal (order, "intent");

  pd_keyring_keep_for_session (self->base.keyring, uid, pd_demo_panel_get_key (self->base.server));
  pd_outbox_resume (self->outbox, self->panel);
  wait_for_journal (next, "placed");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 2);
}

/* A panel that wants to be left alone for a while gets the order afterwards. */
static void
test_too_many_requests (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"error\":\"Too many requests\"}", 29);
  PdOrder *order = outbox_fixture_order (self);

  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 429, NULL, body);
  pd_outbox_send_now (self->outbox, order);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  assert_journal (order, "intent");
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);

  outbox_fixture_advance (self, 600);
  wait_for_journal (order, "placed");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 2);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 1);
}

/* Refusals that are not about one order alone: the others wait instead of being refused one by one. */

static void
test_refused_for_all (OutboxFixture *self, gconstpointer data)
{
  const char *words = data;
  g_autofree char *text = g_strdup_printf ("{\"error\":\"%s\"}", words);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  PdOrder *order = outbox_fixture_order (self);
  PdOrder *next = outbox_fixture_order (self);

  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 200, NULL, body);
  pd_outbox_send_now (self->outbox, NULL);
  wait_for_journal (order, "refused");
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  assert_journal (next, "intent");
  g_assert_nonnull (pd_outbox_get_panel_message (self->outbox, self->panel));
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);

  pd_client_forget_refusal (pd_panel_get_client (self->panel));
  pd_outbox_resume (self->outbox, self->panel);
  wait_for_journal (next, "placed");
}

/* The panel's own word about the balance counts until the balance has grown. */
static void
test_refused_for_funds_until_top_up (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"error\":\"Not enough funds on balance\"}", 39);
  PdOrder *order, *next;

  outbox_fixture_check_before_sending (self);
  order = outbox_fixture_order (self);
  next = outbox_fixture_order (self);
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 200, NULL, body);
  pd_outbox_send_now (self->outbox, NULL);
  wait_for_journal (order, "refused");
  for (guint i = 0; i < 3; i++)
    {
      GAsyncResult *answer = NULL;

      outbox_fixture_advance (self, 120);
      pd_catalogue_refresh_balance_async (self->catalogue, self->panel, NULL, store_result_cb, &answer);
      g_object_unref (wait_for_result (&answer));
    }
  outbox_fixture_settle_down (self);
  assert_journal (next, "intent");

  pd_demo_panel_set_balance (self->base.server, "500.00");
  outbox_fixture_advance (self, 120);
  pd_catalogue_refresh_balance_async (self->catalogue, self->panel, NULL, NULL, NULL);
  wait_for_journal (next, "placed");
}

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

/* A full disk, at each step */

static void
test_full_before_intent (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderForm) form
      = outbox_fixture_make_form (self, PD_DEMO_SERVICE_ORDINARY, "https://example.com/");
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint64 before = outbox_fixture_limit_files (0);

  pd_outbox_submit_async (self->outbox, self->panel, form, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_null (pd_outbox_submit_finish (self->outbox, result, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  outbox_fixture_limit_files (before);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->orders)), ==, 0);
  outbox_fixture_advance (self, 60);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
}

/* What cannot be written down is not sent. */
static void
test_full_before_sending (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  guint64 before = outbox_fixture_limit_files (0);

  outbox_fixture_advance (self, 5);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  assert_journal (order, "intent");
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  for (guint i = 0; i < 3; i++)
    {
      outbox_fixture_advance (self, 120);
      outbox_fixture_settle_down (self);
    }
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
  g_assert_false (pd_outbox_is_idle (self->outbox));

  outbox_fixture_limit_files (before);
  outbox_fixture_advance (self, 120);
  wait_for_journal (order, "placed");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
  assert_history (self, order, "written sent placed");
}

/* The panel has accepted, and the disk is full: the id is shown, kept, and written as soon as it can be. */
static void
test_full_before_outcome (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  PdOrder *next = outbox_fixture_order (self);
  gint64 id = pd_order_get_id (order);
  g_autofree char *order_id = NULL;
  guint64 before;

  pd_demo_panel_set_delay (self->base.server, 50);
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (outbox_fixture_count_adds (self) == 1);
  before = outbox_fixture_limit_files (0);
  wait_for_journal (order, "placed");
  order_id = g_strdup (pd_order_get_record (order)->order_id);
  g_assert_nonnull (order_id);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  for (guint i = 0; i < 3; i++)
    {
      outbox_fixture_advance (self, 120);
      outbox_fixture_settle_down (self);
    }
  assert_journal (next, "intent");
  g_assert_true (pd_outbox_is_sending (self->outbox));
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);

  outbox_fixture_limit_files (before);
  outbox_fixture_advance (self, 120);
  wait_for_journal (next, "placed");
  assert_history (self, order, "written sent placed");
  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  assert_journal (order, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->order_id, ==, order_id);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 2);
}

/* The program ends before it could: then the order is unknown, and never sent again. */
static void
test_full_until_the_end (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  gint64 id = pd_order_get_id (order);
  guint64 before;

  pd_demo_panel_set_delay (self->base.server, 50);
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (outbox_fixture_count_adds (self) == 1);
  before = outbox_fixture_limit_files (0);
  wait_for_journal (order, "placed");
  outbox_fixture_settle_down (self);
  g_object_run_dispose (G_OBJECT (self->outbox));
  outbox_fixture_limit_files (before);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  assert_journal (order, "unknown");
  assert_history (self, order, "written sent unknown");
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
}

static void
test_full_while_withdrawing (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  guint64 before = outbox_fixture_limit_files (0);
  g_autoptr (GError) error = NULL;

  g_assert_false (outbox_fixture_withdraw (self, order, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  outbox_fixture_limit_files (before);
  assert_journal (order, "intent");
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  outbox_fixture_advance (self, 5);
  wait_for_journal (order, "placed");
}

static void
add_answer_tests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/outbox-faults/answer/", faults[i].name, NULL);

      g_test_add (path, OutboxFixture, &faults[i], outbox_fixture_set_up, test_answer,
                  outbox_fixture_tear_down);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
    const char *data;
  } tests[] = {
    { "/outbox-faults/time-out", test_time_out },
    { "/outbox-faults/unreachable", test_unreachable },
    { "/outbox-faults/unreachable-before-anything-is-written", test_unreachable_before_anything_is_written },
    { "/outbox-faults/no-key", test_no_key },
    { "/outbox-faults/too-many-requests", test_too_many_requests },
    { "/outbox-faults/refused-for-all/bad-key", test_refused_for_all, "Invalid API key" },
    { "/outbox-faults/refused-for-all/account-off", test_refused_for_all, "Your account is suspended" },
    { "/outbox-faults/refused-for-all/funds", test_refused_for_all, "Not enough funds on balance" },
    { "/outbox-faults/refused-for-funds-until-top-up", test_refused_for_funds_until_top_up },
    { "/outbox-faults/unknown/with-id", test_settled_with_id },
    { "/outbox-faults/unknown/without-answer", test_settled_without_answer },
    { "/outbox-faults/unknown/without-id", test_settled_without_id },
    { "/outbox-faults/unknown/not-placed", test_settled_as_not_placed },
    { "/outbox-faults/unknown/next-ones-wait", test_next_ones_wait_for_the_verdict },
    { "/outbox-faults/unknown/next-ones-go-on", test_waiting_can_be_switched_off },
    { "/outbox-faults/unknown/evidence", test_evidence_is_gathered },
    { "/outbox-faults/unknown/evidence-against", test_evidence_against },
    { "/outbox-faults/repeat/request-id", test_repeat_under_request_id },
    { "/outbox-faults/repeat/ends", test_repeats_end },
    { "/outbox-faults/repeat/window", test_repeat_within_window },
    { "/outbox-faults/repeat/window-over", test_no_repeat_after_window },
    { "/outbox-faults/repeat/taken-for-one", test_taken_for_a_repeat },
    { "/outbox-faults/full-disk/before-intent", test_full_before_intent },
    { "/outbox-faults/full-disk/before-sending", test_full_before_sending },
    { "/outbox-faults/full-disk/before-outcome", test_full_before_outcome },
    { "/outbox-faults/full-disk/until-the-end", test_full_until_the_end },
    { "/outbox-faults/full-disk/while-withdrawing", test_full_while_withdrawing },
  };

  g_test_init (&argc, &argv, NULL);
  add_answer_tests ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, tests[i].data, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
