/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"
#include "pd-money.h"
#include "pd-state.h"

/*
 * What becomes of orders at the demo panel: they progress by the clock, end, come back in part, are canceled
 * and refilled, make other orders, and outlive a restart. No cent is lost on the way (api-v2 §3 to §5).
 */

#define COMMON GINT_TO_POINTER (PD_DEMO_COMMON)
#define LONGEST 90

static void
wait_seconds (Fixture *fixture, guint seconds)
{
  pd_test_clock_advance (fixture->clock, seconds * 1000);
}

/* Places an order and returns its id. */
static char *
place (Fixture *fixture, const char *service, const char *more)
{
  g_autofree char *request = g_strdup_printf ("action=add&service=%s&link=https://example.com/%u&%s", service,
                                              pd_demo_panel_count_orders (fixture->panel), more);
  g_autoptr (JsonNode) reply = fixture_ask (fixture, request);
  char *order = get_text (reply, "$.order");

  g_assert_nonnull (order);
  return order;
}

static JsonNode *
ask_about (Fixture *fixture, const char *action, const char *id)
{
  g_autofree char *request = g_strdup_printf ("action=%s&%s=%s", action,
                                              g_str_equal (action, "refill_status") ? "refill" : "order", id);

  return fixture_ask (fixture, request);
}

static char *
get_status (Fixture *fixture, const char *order)
{
  g_autoptr (JsonNode) reply = ask_about (fixture, "status", order);

  return get_text (reply, "$.status");
}

#define assert_status(fixture, order, expected)                                                              \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *status_ = get_status (fixture, order);                                                  \
    g_assert_cmpstr (status_, ==, expected);                                                                 \
  }                                                                                                          \
  G_STMT_END

static gint64
get_count (JsonNode *reply, const char *path)
{
  g_autofree char *text = get_text (reply, path);
  gint64 count;

  g_assert_true (pd_count_parse (text, &count));
  return count;
}

static JsonArray *
get_children (JsonNode *status)
{
  return json_object_get_array_member (json_node_get_object (status), "orders");
}

/* What the order costs and what is left make up @total together. */
static void
assert_sum (Fixture *fixture, JsonNode *status, const char *total)
{
  g_autofree char *charge = get_text (status, "$.charge");
  PdMoney balance = pd_money_parse (pd_demo_panel_get_balance (fixture->panel));

  g_assert_true (pd_money_equal (pd_money_add (balance, pd_money_parse (charge)), pd_money_parse (total)));
}

static char *
cancel (Fixture *fixture, const char *order, const char *path)
{
  g_autofree char *request = g_strdup_printf ("action=cancel&orders=%s", order);
  g_autoptr (JsonNode) reply = fixture_ask (fixture, request);

  return get_text (reply, path);
}

#define assert_cancel_refused(fixture, order, expected)                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *error_ = cancel (fixture, order, "$[0].cancel.error");                                  \
    g_assert_cmpstr (error_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

static void
accept_cancel (Fixture *fixture, const char *order)
{
  g_autofree char *accepted = cancel (fixture, order, "$[0].cancel");

  g_assert_cmpstr (accepted, ==, "1");
}

/* Looks at an order every second: it goes through every state in its order, and what remains only shrinks. */
static void
test_progress (Fixture *fixture, gconstpointer form)
{
  static const char *const states[] = { "Pending", "Processing", "In progress", "Completed" };
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=10000");
  guint state = 0;
  guint steps = 0;
  gint64 remains = 10000;
  guint second;

  for (second = 0; state < 3; second++)
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
  g_assert_cmpuint (second, <=, LONGEST + 2);
  g_assert_cmpuint (steps, >, 20);
}

static void
test_slow (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_SLOW, "quantity=100");

  wait_seconds (fixture, 5 * 60);
  assert_status (fixture, order, "In progress");
  wait_seconds (fixture, 20 * 60);
  assert_status (fixture, order, "Completed");
}

static void
test_partial (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_PARTIAL, "quantity=777");
  g_autoptr (JsonNode) status = NULL;
  PdMoney share;
  g_autofree char *charge = NULL;
  gint64 remains;

  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "99.3784");
  wait_seconds (fixture, LONGEST);
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
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000");
  g_autoptr (JsonNode) status = NULL;

  accept_cancel (fixture, order);
  assert_status (fixture, order, "Pending");
  assert_cancel_refused (fixture, order, "Cancel was already requested for this order");
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "99.10");

  wait_seconds (fixture, 10);
  status = ask_about (fixture, "status", order);
  assert_reply (status, "$.status", "Canceled");
  assert_reply (status, "$.charge", "0.00");
  assert_reply (status, "$.remains", "1000");
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "100.00");
  assert_cancel_refused (fixture, order, "Order is finished and can not be canceled");
}

static void
test_cancel_midway (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000");
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
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL, "quantity=100");
  g_autofree char *done = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");

  assert_cancel_refused (fixture, order, "Cancel is disabled for this service");
  assert_cancel_refused (fixture, "7", "Incorrect order ID");
  wait_seconds (fixture, LONGEST);
  assert_cancel_refused (fixture, done, "Order is finished and can not be canceled");
}

#define assert_refill_refused(fixture, order, expected)                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autoptr (JsonNode) reply_ = ask_about (fixture, "refill", order);                                      \
    assert_reply (reply_, "$.error", expected);                                                              \
  }                                                                                                          \
  G_STMT_END

static char *
refill (Fixture *fixture, const char *order)
{
  g_autoptr (JsonNode) reply = ask_about (fixture, "refill", order);
  char *id = get_text (reply, "$.refill");

  g_assert_nonnull (id);
  return id;
}

static char *
get_refill_status (Fixture *fixture, const char *id)
{
  g_autoptr (JsonNode) reply = ask_about (fixture, "refill_status", id);

  return get_text (reply, "$.status");
}

static void
test_refill (Fixture *fixture, gconstpointer form)
{
  static const char *const states[] = { "Pending", "In progress", "Completed" };
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  assert_refill_refused (fixture, order, "Order is not eligible for refill");
  wait_seconds (fixture, LONGEST);
  first = refill (fixture, order);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *status = get_refill_status (fixture, first);

      g_assert_cmpstr (status, ==, states[i]);
      if (i < 2)
        assert_refill_refused (fixture, order, "There is already an open request for this order");
      wait_seconds (fixture, 15);
    }

  second = refill (fixture, order);
  g_assert_cmpstr (first, !=, second);
}

static void
test_refill_refused (Fixture *fixture, gconstpointer form)
{
  g_autofree char *never = place (fixture, PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL, "quantity=100");
  g_autofree char *rejected = place (fixture, PD_DEMO_SERVICE_REFILL_REJECTED, "quantity=100");
  g_autofree char *partial = place (fixture, PD_DEMO_SERVICE_PARTIAL, "quantity=100");
  g_autofree char *canceled = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");
  g_autofree char *id = NULL;
  g_autofree char *partial_id = NULL;
  g_autofree char *status = NULL;

  accept_cancel (fixture, canceled);
  wait_seconds (fixture, LONGEST);
  assert_refill_refused (fixture, never, "Refill is disabled for this service");
  assert_refill_refused (fixture, canceled, "Order is not eligible for refill");
  assert_refill_refused (fixture, "none", "Incorrect order ID");

  id = refill (fixture, rejected);
  partial_id = refill (fixture, partial);
  wait_seconds (fixture, 30);
  status = get_refill_status (fixture, id);
  g_assert_cmpstr (status, ==, "Rejected");
  assert_asked (fixture, "action=refill_status&refill=99", "$.error", "Refill not found");
}

static void
test_batches (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=100");
  g_autoptr (GString) many = g_string_new ("action=status&orders=1");
  g_autoptr (JsonNode) status = fixture_ask (fixture, "action=status&orders=23501,abc,7");
  g_autoptr (JsonNode) refills = NULL;
  g_autoptr (JsonNode) states = NULL;
  g_autoptr (JsonNode) cancels = NULL;

  assert_reply (status, "$['23501'].status", "Pending");
  assert_reply (status, "$['abc'].error", "Incorrect order ID");
  assert_reply (status, "$['7'].error", "Incorrect order ID");

  wait_seconds (fixture, LONGEST);
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

static void
test_dripfeed (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000&runs=3&interval=30");
  g_autoptr (JsonNode) first = ask_about (fixture, "status", order);
  g_autoptr (JsonNode) later = NULL;
  g_autofree char *child = get_text (first, "$.orders[0]");
  g_autoptr (JsonNode) child_status = ask_about (fixture, "status", child);

  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "97.30");
  assert_reply (first, "$.status", "In progress");
  assert_reply (first, "$.runs", "3");
  assert_reply (first, "$.charge", NULL);
  g_assert_cmpuint (json_array_get_length (get_children (first)), ==, 1);
  assert_reply (child_status, "$.status", "Pending");
  assert_reply (child_status, "$.charge", "0.90");
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 1);

  wait_seconds (fixture, 61);
  assert_status (fixture, order, "In progress");
  wait_seconds (fixture, LONGEST);
  later = ask_about (fixture, "status", order);
  assert_reply (later, "$.status", "Completed");
  g_assert_cmpuint (json_array_get_length (get_children (later)), ==, 3);
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "97.30");
}

/* The runs that have not begun come back whole, the others as far as they were not delivered. */
static void
test_dripfeed_canceled (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order = place (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000&runs=10&interval=60");
  g_autoptr (JsonNode) status = NULL;
  g_autoptr (JsonNode) child_status = NULL;
  g_autofree char *child = NULL;

  wait_seconds (fixture, 30);
  accept_cancel (fixture, order);
  wait_seconds (fixture, 24 * 60 * 60);
  status = ask_about (fixture, "status", order);
  assert_reply (status, "$.status", "Canceled");
  g_assert_cmpuint (json_array_get_length (get_children (status)), ==, 1);
  child = get_text (status, "$.orders[0]");
  child_status = ask_about (fixture, "status", child);
  assert_reply (child_status, "$.status", "Canceled");
  assert_sum (fixture, child_status, "100");
}

static void
test_subscription (Fixture *fixture, gconstpointer form)
{
  g_autoptr (JsonNode) added = fixture_ask (fixture, "action=add&service=9026&username=someone&min=20&max=50"
                                                     "&posts=3&old_posts=2&delay=0&expiry=31/01/2025");
  g_autofree char *order = get_text (added, "$.order");
  g_autoptr (JsonNode) first = ask_about (fixture, "status", order);
  PdMoney total = pd_money_parse (pd_demo_panel_get_balance (fixture->panel));
  g_autoptr (JsonNode) later = NULL;
  JsonArray *children;

  assert_reply (first, "$.status", "Active");
  assert_reply (first, "$.posts", "5");
  assert_reply (first, "$.expiry", "31/01/2025");
  g_assert_cmpuint (json_array_get_length (get_children (first)), ==, 2);
  g_assert_cmpint (pd_money_compare (total, pd_money_parse ("100")), <, 0);

  wait_seconds (fixture, 60 + LONGEST);
  later = ask_about (fixture, "status", order);
  assert_reply (later, "$.status", "Completed");
  children = get_children (later);
  g_assert_cmpuint (json_array_get_length (children), ==, 5);

  total = pd_money_parse (pd_demo_panel_get_balance (fixture->panel));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (JsonNode) status
          = ask_about (fixture, "status", json_array_get_string_element (children, i));
      g_autofree char *charge = get_text (status, "$.charge");

      assert_reply (status, "$.status", "Completed");
      total = pd_money_add (total, pd_money_parse (charge));
    }
  g_assert_true (pd_money_equal (total, pd_money_parse ("100")));
}

static void
test_subscription_expires (Fixture *fixture, gconstpointer form)
{
  g_autoptr (JsonNode) added = fixture_ask (fixture, "action=add&service=9026&username=someone&min=20&max=50"
                                                     "&posts=100&delay=10000&expiry=01/01/2025");
  g_autofree char *order = get_text (added, "$.order");

  assert_status (fixture, order, "Active");
  wait_seconds (fixture, 24 * 60 * 60);
  assert_status (fixture, order, "Expired");
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
  TEST ("/demo-orders/dripfeed", test_dripfeed);
  TEST ("/demo-orders/dripfeed/canceled", test_dripfeed_canceled);
  TEST ("/demo-orders/subscription", test_subscription);
  TEST ("/demo-orders/subscription/expires", test_subscription_expires);

  return g_test_run ();
}
