/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

/* Checked at the moment of sending: what the balance does not pay waits for a top-up, and what is not any
 * more what the user saw is held. Balance and catalogue are asked once for many orders. */

/* The balance pays two of the four; the others stay where they are until there is more. */
static void
test_balance_stops_queue (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = NULL;
  g_autofree char *text = NULL;
  PdMoney price;
  guint n_before;

  outbox_fixture_check_before_sending (self);
  pd_outbox_set_hold_back (self->outbox, PD_OUTBOX_UNTIL_SENT);
  orders = outbox_fixture_order_many (self, 4);
  price = pd_order_get_record (orders->pdata[0])->price;
  text = pd_money_to_string (pd_money_multiply (price, 2));
  pd_demo_panel_set_balance (self->base.server, text);
  outbox_fixture_advance (self, 120); /* what is known of the balance is old by now */

  pd_outbox_send_now (self->outbox, NULL);
  wait_until (pd_outbox_is_idle (self->outbox));
  for (guint i = 0; i < 4; i++)
    assert_journal (orders->pdata[i], i < 2 ? "placed" : "intent");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 2);
  g_assert_nonnull (pd_outbox_get_panel_message (self->outbox, self->panel));

  n_before = pd_demo_panel_count_requests (self->base.server, "balance");
  pd_outbox_resume (self->outbox, NULL); /* without a top-up */
  wait_until (pd_outbox_is_idle (self->outbox));
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "balance"), >, n_before);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 2);

  pd_demo_panel_set_balance (self->base.server, "50.00");
  pd_outbox_resume (self->outbox, self->panel);
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_assert_placed_in_turn (orders);
  g_assert_null (pd_outbox_get_panel_message (self->outbox, self->panel));
}

static PdOrder *
order_without_money (OutboxFixture *self)
{
  PdOrder *order;

  outbox_fixture_check_before_sending (self);
  pd_demo_panel_set_balance (self->base.server, "0.00");
  outbox_fixture_advance (self, 120);
  order = outbox_fixture_order (self);
  outbox_fixture_advance (self, 5);
  wait_until (pd_outbox_is_idle (self->outbox));

  return order;
}

/* Whoever reads a greater balance lets the queue go on. */
static void
test_top_up_is_seen (OutboxFixture *self, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  PdOrder *order = order_without_money (self);

  assert_journal (order, "intent");

  pd_demo_panel_set_balance (self->base.server, "50.00");
  outbox_fixture_advance (self, 60);
  pd_catalogue_refresh_balance_async (self->catalogue, self->panel, NULL, store_result_cb, &answer);
  g_object_unref (wait_for_result (&answer));
  wait_for_journal (order, "placed");
}

/* Nobody has to look: who waits for money looks for it. */
static void
test_top_up_is_found (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = order_without_money (self);

  for (guint i = 0; i < 5; i++)
    outbox_fixture_advance (self, 60);
  outbox_fixture_settle_down (self);
  assert_journal (order, "intent");

  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (self->panel)));
  pd_demo_panel_set_balance (self->base.server, "50.00");
  outbox_fixture_advance (self, 60);
  wait_for_journal (order, "placed");
}

/* An answer that comes while an order is on its way tells nothing of the balance after it: it is asked again.
 */
static void
test_balance_read_meanwhile (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = NULL;
  guint n_before;

  outbox_fixture_check_before_sending (self);
  pd_outbox_set_hold_back (self->outbox, PD_OUTBOX_UNTIL_SENT);
  orders = outbox_fixture_order_many (self, 2);
  pd_outbox_send_now (self->outbox, NULL);
  wait_for_journal (orders->pdata[0], "sending");
  n_before = pd_demo_panel_count_requests (self->base.server, "balance");
  pd_panel_set_balance (self->panel, pd_panel_get_balance (self->panel), "USD",
                        pd_panel_get_balance_at (self->panel) + 1);
  wait_for_journal (orders->pdata[1], "placed");
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "balance"), ==, n_before + 1);
  g_assert_true (pd_money_is_known (pd_order_get_record (orders->pdata[1])->balance_before));
}

/* The panel has other prices than the ones that the user saw. */
static void
sell_dearer (OutboxFixture *self)
{
  desk_fixture_set_catalogue (&self->base, "[{\"service\":\"1001\",\"name\":\"Dear\",\"category\":\"A\","
                                           "\"rate\":\"7.50\",\"min\":10,\"max\":1000}]");
  outbox_fixture_advance (self, 600);
}

static PdOrder *
order_and_hold (OutboxFixture *self)
{
  PdOrder *order;

  outbox_fixture_check_before_sending (self);
  pd_outbox_set_hold_back (self->outbox, PD_OUTBOX_UNTIL_SENT);
  order = outbox_fixture_order (self);
  sell_dearer (self);
  pd_outbox_send_now (self->outbox, order);
  wait_until (pd_outbox_is_idle (self->outbox));

  return order;
}

static void
test_held_when_changed (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = order_and_hold (self);
  gint64 id = pd_order_get_id (order);
  guint n_held, n_queued;

  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_HELD);
  g_assert_nonnull (strstr (pd_order_get_record (order)->problem, "7.50"));
  g_assert_nonnull (strstr (pd_order_get_record (order)->problem, "Dear"));
  g_object_get (self->outbox, "n-unsent-held", &n_held, "n-queued", &n_queued, NULL);
  g_assert_cmpuint (n_held, ==, 1);
  g_assert_cmpuint (n_queued, ==, 0);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  assert_history (self, order, "written held");

  /* It is still held after a restart, and does not go by itself. */
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_HELD);
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
  g_assert_true (outbox_fixture_withdraw (self, order, NULL));
}

static void
test_sent_as_it_is_now (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = order_and_hold (self);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *price = NULL;

  pd_outbox_release_async (self->outbox, order, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_outbox_settle_finish (self->outbox, result, &error);
  g_assert_no_error (error);
  price = pd_money_to_string (pd_order_get_record (order)->price);
  g_assert_cmpstr (price, ==, "0.75");
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_WAITING);
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "placed");
}

/* While it is being let go it cannot be taken back: it would be sent after all. */
static void
test_taken_back_while_let_go (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = order_and_hold (self);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_outbox_release_async (self->outbox, order, store_result_cb, &answer);
  g_assert_false (outbox_fixture_withdraw (self, order, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  result = wait_for_result (&answer);
  g_assert_true (pd_outbox_settle_finish (self->outbox, result, NULL));
  g_clear_object (&result);

  g_assert_true (outbox_fixture_withdraw (self, order, NULL));
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
}

static void
test_service_gone (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;

  outbox_fixture_check_before_sending (self);
  outbox_fixture_advance (self, 600);
  desk_fixture_set_catalogue (&self->base, "[{\"service\":\"1\",\"name\":\"Other\",\"rate\":\"1\"}]");
  order = outbox_fixture_order (self);
  outbox_fixture_advance (self, 5);
  wait_until (pd_outbox_is_idle (self->outbox));
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_HELD);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
}

/* What is asked before an order shows that the panel does not answer: the order waits, where it would become
 * unknown if it were sent. */
static void
test_panel_does_not_answer (OutboxFixture *self, gconstpointer data)
{
  const char *action = data;
  PdOrder *order;

  outbox_fixture_check_before_sending (self);
  outbox_fixture_advance (self, 600);
  desk_fixture_script (&self->base, action, "text/html", "<!DOCTYPE html><html><body>Wait</body></html>");
  order = outbox_fixture_order (self);
  outbox_fixture_advance (self, 5);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  assert_journal (order, "intent");
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  g_assert_false (pd_outbox_is_idle (self->outbox));
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);

  outbox_fixture_pass_pause (self);
  wait_for_journal (order, "placed");
  g_assert_null (pd_outbox_get_panel_message (self->outbox, self->panel));
  assert_history (self, order, "written sent placed");
}

/* One that never told its balance is not waited for. */
static void
test_balance_is_never_told (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;

  pd_panel_set_balance (self->panel, PD_MONEY_UNKNOWN, NULL, 0);
  outbox_fixture_check_before_sending (self);
  desk_fixture_script (&self->base, "balance", "text/html", "<!DOCTYPE html><html><body>404</body></html>");
  order = outbox_fixture_order (self);
  outbox_fixture_advance (self, 5);
  wait_for_journal (order, "placed");
}

/* One catalogue and one balance for a batch, not one an order. */
static void
test_checks_once_a_batch (OutboxFixture *self, gconstpointer data)
{
  guint n_services = pd_demo_panel_count_requests (self->base.server, "services");
  guint n_balances = pd_demo_panel_count_requests (self->base.server, "balance");
  g_autoptr (GPtrArray) orders = NULL;

  outbox_fixture_check_before_sending (self);
  outbox_fixture_advance (self, 600);
  orders = outbox_fixture_order_many (self, 8);
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_assert_placed_in_turn (orders);
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "services"), ==, n_services + 1);
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "balance"), ==, n_balances + 1);
}

/* Each of a batch has the balance before it that the ones before it left. */
static void
test_balance_before (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = NULL;
  const PdOrderRecord *first, *second;

  outbox_fixture_check_before_sending (self);
  pd_demo_panel_set_balance (self->base.server, "20.00");
  outbox_fixture_advance (self, 600);
  orders = outbox_fixture_order_many (self, 2);
  wait_until (pd_outbox_is_idle (self->outbox));
  first = pd_order_get_record (orders->pdata[0]);
  second = pd_order_get_record (orders->pdata[1]);
  g_assert_true (pd_money_equal (first->balance_before, pd_money_parse ("20.00")));
  g_assert_true (
      pd_money_equal (second->balance_before, pd_money_subtract (first->balance_before, first->price)));
}

/* After a while, the panel shows what is left. */
static void
test_balance_after (OutboxFixture *self, gconstpointer data)
{
  PdMoney before = pd_panel_get_balance (self->panel);
  PdOrder *order;

  outbox_fixture_check_before_sending (self);
  order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  outbox_fixture_settle_down (self);
  outbox_fixture_advance (self, 3);
  wait_until (!pd_money_equal (pd_panel_get_balance (self->panel), before));
  g_assert_true (pd_money_equal (pd_panel_get_balance (self->panel),
                                 pd_money_subtract (before, pd_order_get_record (order)->price)));
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
    { "/outbox-checks/balance-stops-queue", test_balance_stops_queue },
    { "/outbox-checks/top-up-is-seen", test_top_up_is_seen },
    { "/outbox-checks/top-up-is-found", test_top_up_is_found },
    { "/outbox-checks/balance-read-meanwhile", test_balance_read_meanwhile },
    { "/outbox-checks/held-when-changed", test_held_when_changed },
    { "/outbox-checks/taken-back-while-let-go", test_taken_back_while_let_go },
    { "/outbox-checks/sent-as-it-is-now", test_sent_as_it_is_now },
    { "/outbox-checks/service-gone", test_service_gone },
    { "/outbox-checks/panel-does-not-answer/balance", test_panel_does_not_answer, "balance" },
    { "/outbox-checks/panel-does-not-answer/services", test_panel_does_not_answer, "services" },
    { "/outbox-checks/balance-is-never-told", test_balance_is_never_told },
    { "/outbox-checks/checks-once-a-batch", test_checks_once_a_batch },
    { "/outbox-checks/balance-before", test_balance_before },
    { "/outbox-checks/balance-after", test_balance_after },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, tests[i].data, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
