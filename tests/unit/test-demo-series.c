/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"
#include "pd-money.h"

/*
 * Drip-feeds and subscriptions at the demo panel: the orders that they make, and where the money is meanwhile
 * (api-v2 §2 and §3).
 */

#define COMMON GINT_TO_POINTER (PD_DEMO_COMMON)

static JsonArray *
get_children (JsonNode *status)
{
  return json_object_get_array_member (json_node_get_object (status), "orders");
}

static void
test_dripfeed (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order
      = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000&runs=3&interval=30");
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
  wait_seconds (fixture, LONGEST_SECONDS);
  later = ask_about (fixture, "status", order);
  assert_reply (later, "$.status", "Completed");
  g_assert_cmpuint (json_array_get_length (get_children (later)), ==, 3);
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "97.30");
}

/* The runs that have not begun come back whole, the others as far as they were not delivered. */
static void
test_dripfeed_canceled (Fixture *fixture, gconstpointer form)
{
  g_autofree char *order
      = place_order (fixture, PD_DEMO_SERVICE_ORDINARY, "quantity=1000&runs=10&interval=60");
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

  wait_seconds (fixture, 60 + LONGEST_SECONDS);
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
  TEST ("/demo-series/dripfeed", test_dripfeed);
  TEST ("/demo-series/dripfeed/canceled", test_dripfeed_canceled);
  TEST ("/demo-series/subscription", test_subscription);
  TEST ("/demo-series/subscription/expires", test_subscription_expires);

  return g_test_run ();
}
