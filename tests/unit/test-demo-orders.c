/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"
#include "pd-money.h"

/*
 * What becomes of orders at the demo panel: they progress by the clock, end, come back in part, are canceled
 * and refilled. No cent is lost on the way (api-v2 §3 to §5).
 */

#define COMMON GINT_TO_POINTER (PD_DEMO_COMMON)

static gint64
get_count (JsonNode *reply, const char *path)
{
  g_autofree char *text = get_text (reply, path);
  gint64 count;

  g_assert_true (pd_count_parse (text, &count));
  return count;
}

/* Looks at an order every second: it goes through every state in its order, and what remains only shrinks. */
static void
test_progress (Fixture *fixture, gconstpointer form)
{
  static const char *const states[] = { "Pending", "Processing", "In progress", "Completed" };
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=10000");
  guint state = 0;
  guint steps = 0;
  gint64 remains = 10000;
  guint second;

  for (second = 0; state < 3 && second < 2 * LONGEST_SECONDS; second++)
    {
      g_autoptr (JsonNode) reply = ask_about (fixture, "status", order);
      g_autofree char *status = get_text (reply, "$.status");
      gint64 now = get_count (reply, "$.remains");

      if (!g_str_equal (status, states[state]))
        g_assert_cmpstr (status, ==, states[++state]);
      g_assert_cmpint (now, <=, remains);
      g_assert_cmpint (now == 0, ==, state == 3);
      steps += now < remains;
      remains = now;
      wait_seconds (fixture, 1);
    }

  g_assert_cmpuint (second, >=, 40);
  g_assert_cmpuint (second, <=, LONGEST_SECONDS + 2);
  g_assert_cmpuint (steps, >, 20);
}

static void
test_slow (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_SLOW, "quantity=100");

  wait_seconds (fixture, 5 * 60);
  assert_status (fixture, order, "In progress");
  wait_seconds (fixture, 5 * 60);
  assert_status (fixture, order, "Completed");
}

static void
test_partial (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_PARTIAL, "quantity=777");
  g_autoptr (JsonNode) status = NULL;
  PdMoney share;
  g_autofree char *charge = NULL;
  gint64 remains;

  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "99.3784");
  wait_seconds (fixture, LONGEST_SECONDS);
  status = ask_about (fixture, "status", order);
  assert_reply (status, "$.status", "Partial");
  remains = get_count (status, "$.remains");
  g_assert_cmpint (remains, >, 0);
  g_assert_cmpint (remains, <, 777);

  charge = get_text (status, "$.charge");
  share = pd_money_per_thousand (pd_money_multiply (pd_money_parse ("0.80"), 777 - remains));
  g_assert_true (pd_money_equal (pd_money_parse (charge), share));
  assert_sum (fixture, status, "100");
}

static void
test_cancel_before_start (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000");
  g_autoptr (JsonNode) status = NULL;

  accept_cancel (fixture, order);
  assert_status (fixture, order, "Pending");
  assert_cancel (fixture, order, "$[0].cancel.error", "Cancel was already requested for this order");
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "99.10");

  wait_seconds (fixture, 10);
  status = ask_about (fixture, "status", order);
  assert_reply (status, "$.status", "Canceled");
  assert_reply (status, "$.charge", "0.00");
  assert_reply (status, "$.remains", "1000");
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "100.00");
  assert_cancel (fixture, order, "$[0].cancel.error", "Order is finished and can not be canceled");
}

static void
test_cancel_midway (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000");
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  wait_seconds (fixture, 30);
  before = ask_about (fixture, "status", order);
  assert_reply (before, "$.status", "In progress");
  accept_cancel (fixture, order);
  wait_seconds (fixture, 10 * 60);

  after = ask_about (fixture, "status", order);
  assert_reply (after, "$.status", "Canceled");
  g_assert_cmpint (get_count (after, "$.remains"), ==, get_count (before, "$.remains"));
  g_assert_cmpint (get_count (after, "$.remains"), <, 1000);
  assert_sum (fixture, after, "100");
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), !=, "100.00");
}

static void
test_cancel_refused (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL, "quantity=100");
  g_autofree char *done = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");

  assert_cancel (fixture, order, "$[0].cancel.error", "Cancel is disabled for this service");
  assert_cancel (fixture, "7", "$[0].cancel.error", "Incorrect order ID");
  wait_seconds (fixture, LONGEST_SECONDS);
  assert_cancel (fixture, done, "$[0].cancel.error", "Order is finished and can not be canceled");
}

static char *
refill (Fixture *fixture, const char *order)
{
  g_autoptr (JsonNode) reply = ask_about (fixture, "refill", order);
  char *id = get_text (reply, "$.refill");

  g_assert_nonnull (id);
  return id;
}

static void
test_refill (Fixture *fixture, gconstpointer form)
{
  static const char *const states[] = { "Pending", "In progress", "Completed" };
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  assert_about (fixture, "refill", order, "$.error", "Order is not eligible for refill");
  wait_seconds (fixture, LONGEST_SECONDS);
  first = refill (fixture, order);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      assert_about (fixture, "refill_status", first, "$.status", states[i]);
      if (i < 2)
        assert_about (fixture, "refill", order, "$.error", "There is already an open request for this order");
      wait_seconds (fixture, 15);
    }

  second = refill (fixture, order);
  g_assert_cmpstr (first, !=, second);
}

static void
test_refill_refused (Fixture *fixture, gconstpointer form)
{
  g_autofree char *never = place_order (fixture, PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL, "quantity=100");
  g_autofree char *rejected = place_order (fixture, PD_DEMO_SERVICE_REFILL_REJECTED, "quantity=100");
  g_autofree char *partial = place_order (fixture, PD_DEMO_SERVICE_PARTIAL, "quantity=100");
  g_autofree char *canceled = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");
  g_autofree char *id = NULL;
  g_autofree char *partial_id = NULL;

  accept_cancel (fixture, canceled);
  wait_seconds (fixture, LONGEST_SECONDS);
  assert_about (fixture, "refill", never, "$.error", "Refill is disabled for this service");
  assert_about (fixture, "refill", canceled, "$.error", "Order is not eligible for refill");
  assert_about (fixture, "refill", "none", "$.error", "Incorrect order ID");

  id = refill (fixture, rejected);
  partial_id = refill (fixture, partial);
  wait_seconds (fixture, 30);
  assert_about (fixture, "refill_status", id, "$.status", "Rejected");
  assert_about (fixture, "refill_status", partial_id, "$.status", "Completed");
  assert_asked (fixture, "action=refill_status&refill=99", "$.error", "Refill not found");
}

static void
test_batches (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");
  g_autoptr (GString) many = g_string_new ("action=status&orders=1");
  g_autoptr (JsonNode) status = fixture_ask (fixture, "action=status&orders=23501,abc,7");
  g_autoptr (JsonNode) refills = NULL;
  g_autoptr (JsonNode) states = NULL;
  g_autoptr (JsonNode) cancels = NULL;

  assert_reply (status, "$['23501'].status", "Pending");
  assert_reply (status, "$['abc'].error", "Incorrect order ID");
  assert_reply (status, "$['7'].error", "Incorrect order ID");

  wait_seconds (fixture, LONGEST_SECONDS);
  refills = fixture_ask (fixture, "action=refill&orders=23501,7,abc");
  assert_reply (refills, "$[0].order", "23501");
  assert_reply (refills, "$[0].refill", "1");
  assert_reply (refills, "$[1].order", "7");
  assert_reply (refills, "$[1].refill.error", "Incorrect order ID");
  assert_reply (refills, "$[2].order", "abc");

  states = fixture_ask (fixture, "action=refill_status&refills=1,2");
  assert_reply (states, "$[0].refill", "1");
  assert_reply (states, "$[0].status", "Pending");
  assert_reply (states, "$[1].status.error", "Refill not found");

  cancels = fixture_ask (fixture, "action=cancel&orders=23501,7");
  assert_reply (cancels, "$[0].cancel.error", "Order is finished and can not be canceled");
  assert_reply (cancels, "$[1].order", "7");
  assert_asked (fixture, "action=cancel&order=23501", "$.error", "Incorrect request");

  for (guint i = 2; i <= 100; i++)
    g_string_append_printf (many, ",%u", i);
  assert_asked (fixture, many->str, "$['100'].error", "Incorrect order ID");
  g_string_append (many, ",101");
  assert_asked (fixture, many->str, "$.error", "Too many ids, the maximum is 100");
}

int
main (int argc, char *argv[])
{
#define TEST(path, test) g_test_add (path, Fixture, COMMON, fixture_set_up, test, fixture_tear_down)

  g_test_init (&argc, &argv, NULL);
  TEST ("/demo-orders/progress", test_progress);
  TEST ("/demo-orders/slow", test_slow);
  TEST ("/demo-orders/partial", test_partial);
  TEST ("/demo-orders/cancel/before-start", test_cancel_before_start);
  TEST ("/demo-orders/cancel/midway", test_cancel_midway);
  TEST ("/demo-orders/cancel/refused", test_cancel_refused);
  TEST ("/demo-orders/refill", test_refill);
  TEST ("/demo-orders/refill/refused", test_refill_refused);
  TEST ("/demo-orders/batches", test_batches);

  return g_test_run ();
}
