/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-api-error.h"

/* Each fault of the answer to an order, and each way in which it cannot even be sent. What may have arrived
 * is never sent again; what cannot have arrived is neither lost nor forgotten. */

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

/* Which panel it is, and that others go on, is told as long as there is room for it. */
static void
test_several_unreachable (OutboxFixture *self, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_auto (GStrv) lines = NULL;
  PdOrder *order = outbox_fixture_order (self);

  pd_panel_set_identity (self->panel, NULL, "http://127.0.0.1:1/api/v2");
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (pd_outbox_stands (self->outbox));
  g_object_get (self->outbox, "message", &message, NULL);
  g_assert_cmpstr (message, ==,
                   "Panel 1 cannot be reached: its 1 order waits. Check the connection to the internet.");
  assert_journal (order, "intent");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PdPanel) panel = outbox_fixture_add_panel (self);

      pd_panel_set_identity (panel, NULL, "http://127.0.0.1:1/api/v2");
      outbox_fixture_order_at (self, panel);
    }
  g_assert_false (pd_outbox_stands (self->outbox));
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (pd_outbox_stands (self->outbox));
  g_clear_pointer (&message, g_free);
  g_object_get (self->outbox, "message", &message, NULL);
  lines = g_strsplit (message, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[2], ==, "The orders of 1 more panel wait.");
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

/* As long as somebody else's call was asked to wait, nothing is begun that would look half-sent. */
static void
test_panel_wants_a_pause (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"error\":\"Too many requests\"}", 29);
  PdOrder *known = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  PdOrder *order = outbox_fixture_order (self);
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  GAsyncResult *answer = NULL;

  g_ptr_array_add (orders, known);
  pd_demo_panel_script (self->base.server, "status", PD_DEMO_FAULT_REPLY, 429, NULL, body);
  pd_tracker_check_async (self->tracker, orders, NULL, store_result_cb, &answer);
  wait_until (pd_client_get_waits_until (pd_panel_get_client (self->panel)) > 0);
  pd_outbox_send_now (self->outbox, order);
  outbox_fixture_settle_down (self);
  assert_journal (order, "intent");
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  g_assert_nonnull (pd_outbox_get_panel_message (self->outbox, self->panel));

  outbox_fixture_advance (self, 600);
  wait_for_journal (order, "placed");
  g_assert_null (pd_outbox_get_panel_message (self->outbox, self->panel));
  g_object_unref (wait_for_result (&answer));
}

/* Whatever became of the outbox: an answer that arrives is written down. */
static void
test_answer_to_nobody (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  gint64 id = pd_order_get_id (order);

  pd_demo_panel_set_delay (self->base.server, 50);
  pd_outbox_send_now (self->outbox, order);
  wait_until (outbox_fixture_count_adds (self) == 1);
  g_object_run_dispose (G_OBJECT (self->outbox));
  wait_for_journal (order, "placed");
  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  assert_journal (order, "placed");
  g_assert_nonnull (pd_order_get_record (order)->order_id);
  assert_history (self, order, "written sent placed");
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
    { "/outbox-faults/several-unreachable", test_several_unreachable },
    { "/outbox-faults/unreachable-before-anything-is-written", test_unreachable_before_anything_is_written },
    { "/outbox-faults/no-key", test_no_key },
    { "/outbox-faults/too-many-requests", test_too_many_requests },
    { "/outbox-faults/panel-wants-a-pause", test_panel_wants_a_pause },
    { "/outbox-faults/answer-to-nobody", test_answer_to_nobody },
    { "/outbox-faults/refused-for-all/bad-key", test_refused_for_all, "Invalid API key" },
    { "/outbox-faults/refused-for-all/account-off", test_refused_for_all, "Your account is suspended" },
    { "/outbox-faults/refused-for-all/funds", test_refused_for_all, "Not enough funds on balance" },
    { "/outbox-faults/refused-for-funds-until-top-up", test_refused_for_funds_until_top_up },
  };

  g_test_init (&argc, &argv, NULL);
  add_answer_tests ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, tests[i].data, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
