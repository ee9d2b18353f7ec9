/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "order-form-fixture.h"

/*
 * What is wrong with an order, field by field: what blocks, what only warns, and in which words.
 */

static void
test_link (void)
{
  static const char *const good[]
      = { "https://example.com/p/1?a=b&c=d", "  example.com/x \n", "@user.name", "1234567", "مرحبا" };
  static const char *const bad[] = { "https://example.com/a b", "a\tb", "a\nb",
                                     "a\xc2\xa0"
                                     "b" };
  g_autoptr (PdOrderForm) form = make_form ("Package", "1", 1, 1);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      pd_order_form_set_value (form, PD_FIELD_LINK, good[i]);
      assert_check (form, PD_FIELD_LINK, PD_CHECK_FINE, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      pd_order_form_set_value (form, PD_FIELD_LINK, bad[i]);
      assert_check (form, PD_FIELD_LINK, PD_CHECK_ERROR, "There are no spaces in a link");
    }

  pd_order_form_set_value (form, PD_FIELD_LINK, "\u2068https://example.com/p/1\u2069");
  assert_check (form, PD_FIELD_LINK, PD_CHECK_ERROR,
                "There is an invisible character in the link: type it by hand");
  pd_order_form_set_value (form, PD_FIELD_LINK, NULL);
  assert_check (form, PD_FIELD_LINK, PD_CHECK_MISSING, "Type the link of the post or profile");
}

static void
test_quantity (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Default", "0.90", 20, 10000);
  static const struct
  {
    const char *value;
    PdCheck check;
    const char *message;
  } quantities[] = {
    { "", PD_CHECK_MISSING, "Type the quantity" },
    { "10", PD_CHECK_ERROR, "The quantity 10 is below the minimum of 20" },
    { "19", PD_CHECK_ERROR, "The quantity 19 is below the minimum of 20" },
    { "20", PD_CHECK_FINE, NULL },
    { "1,000", PD_CHECK_FINE, NULL },
    { " 10000 ", PD_CHECK_FINE, NULL },
    { "10001", PD_CHECK_ERROR, NULL },
    { "0", PD_CHECK_ERROR, "The quantity must be at least 1" },
    { "-5", PD_CHECK_ERROR, "Type a whole number" },
    { "12.5", PD_CHECK_ERROR, "Type a whole number" },
    { "many", PD_CHECK_ERROR, "Type a whole number" },
    { "99999999999999999999", PD_CHECK_ERROR, "Type a whole number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      g_autofree char *message = NULL;

      pd_order_form_set_value (form, PD_FIELD_QUANTITY, quantities[i].value);
      g_assert_cmpint (pd_order_form_check (form, PD_FIELD_QUANTITY, &message), ==, quantities[i].check);
      if (quantities[i].message != NULL || quantities[i].check == PD_CHECK_FINE)
        g_assert_cmpstr (message, ==, quantities[i].message);
      g_assert_cmpint (pd_order_form_is_complete (form), ==, quantities[i].check == PD_CHECK_FINE);
    }
}

/* Limits that the panel does not tell do not block; neither does a maximum of 0. */
static void
test_unknown_limits (void)
{
  g_autoptr (PdOrderForm) none = make_form ("Default", "0.90", -1, -1);
  g_autoptr (PdOrderForm) zero = make_form ("Default", "0.90", 0, 0);

  pd_order_form_set_value (none, PD_FIELD_QUANTITY, "1");
  g_assert_true (pd_order_form_is_complete (none));
  pd_order_form_set_value (none, PD_FIELD_QUANTITY, "0");
  g_assert_false (pd_order_form_is_complete (none));
  pd_order_form_set_value (zero, PD_FIELD_QUANTITY, "1000000000");
  g_assert_true (pd_order_form_is_complete (zero));
}

/* Some panels hold the run against the limits, some the total: what breaks both blocks, what breaks one
 * warns. */
static void
test_dripfeed (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Default", "0.90", 100, 1000);
  static const struct
  {
    const char *quantity;
    const char *runs;
    PdCheck check;
  } cases[] = {
    { "100", "10", PD_CHECK_FINE },  { "50", "4", PD_CHECK_WARNING },
    { "20", "4", PD_CHECK_ERROR },   { "200", "6", PD_CHECK_WARNING },
    { "1001", "2", PD_CHECK_ERROR }, { "50", "21", PD_CHECK_ERROR },
    { "50", "", PD_CHECK_WARNING },  { "1001", "", PD_CHECK_ERROR },
    { "0", "2", PD_CHECK_ERROR },    { "1000", "1", PD_CHECK_FINE },
    { "99", "1", PD_CHECK_ERROR },   { "100", "9223372036854775807", PD_CHECK_ERROR },
  };

  pd_order_form_set_dripfeed (form, TRUE);
  pd_order_form_set_value (form, PD_FIELD_INTERVAL, "30");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = NULL;

      pd_order_form_set_value (form, PD_FIELD_QUANTITY, cases[i].quantity);
      pd_order_form_set_value (form, PD_FIELD_RUNS, cases[i].runs);
      g_test_message ("%s x %s", cases[i].quantity, cases[i].runs);
      g_assert_cmpint (pd_order_form_check (form, PD_FIELD_QUANTITY, &message), ==, cases[i].check);
      g_assert_cmpint (message == NULL, ==, cases[i].check == PD_CHECK_FINE);
    }

  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "200");
  pd_order_form_set_value (form, PD_FIELD_RUNS, "5");
  g_assert_cmpint (pd_order_form_get_quantity (form), ==, 200);
  g_assert_cmpint (pd_order_form_get_total_quantity (form), ==, 1000);
  g_assert_true (pd_order_form_is_complete (form));
  assert_cost (form, "0.90");
  assert_parameters (form,
                     "service=42&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=200&runs=5&interval=30");

  pd_order_form_set_dripfeed (form, FALSE);
  assert_cost (form, "0.18");
  assert_parameters (form, "service=42&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=200");
}

static void
test_runs (void)
{
  g_autoptr (PdServiceInfo) service = make_service ("Default", "1", 1, 100);
  g_autoptr (PdOrderForm) form = NULL;

  service->dripfeed = PD_FLAG_NO;
  form = pd_order_form_new (service, NULL);
  assert_check (form, PD_FIELD_RUNS, PD_CHECK_FINE, NULL);

  pd_order_form_set_dripfeed (form, TRUE);
  g_assert_true (pd_order_form_uses (form, PD_FIELD_RUNS));
  assert_check (form, PD_FIELD_RUNS, PD_CHECK_MISSING, "Type how many runs there are");
  assert_check (form, PD_FIELD_INTERVAL, PD_CHECK_MISSING, "Choose how many minutes lie between two runs");
  pd_order_form_set_value (form, PD_FIELD_RUNS, "0");
  assert_check (form, PD_FIELD_RUNS, PD_CHECK_ERROR, "There must be at least 1 run");
  pd_order_form_set_value (form, PD_FIELD_RUNS, "1");
  assert_check (form, PD_FIELD_RUNS, PD_CHECK_WARNING, "With 1 run everything comes at once");
  pd_order_form_set_value (form, PD_FIELD_RUNS, "2");
  assert_check (form, PD_FIELD_RUNS, PD_CHECK_WARNING,
                "The panel says that this service cannot come in several runs");
  pd_order_form_set_value (form, PD_FIELD_INTERVAL, "soon");
  assert_check (form, PD_FIELD_INTERVAL, PD_CHECK_ERROR, "Type a whole number");
  pd_order_form_set_value (form, PD_FIELD_INTERVAL, "17");
  assert_check (form, PD_FIELD_INTERVAL, PD_CHECK_FINE, NULL);
}

/* Only types that can be delivered in runs are; the switch is kept for the next service. */
static void
test_dripfeed_of_type (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Package", "1", 1, 1);
  g_autoptr (PdServiceInfo) traffic = make_service ("web-traffic", "1", 1, 1);

  pd_order_form_set_dripfeed (form, TRUE);
  g_assert_false (pd_order_form_get_dripfeed (form));
  g_assert_false (pd_order_form_uses (form, PD_FIELD_RUNS));
  g_assert_true (pd_order_form_is_complete (form));

  pd_order_form_set_service (form, traffic, NULL);
  g_assert_true (pd_order_form_get_dripfeed (form));
}

static void
test_lines (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Custom Comments", "8", 3, 5);
  guint duplicates;

  assert_check (form, PD_FIELD_COMMENTS, PD_CHECK_MISSING, "Add at least one comment");
  pd_order_form_set_value (form, PD_FIELD_COMMENTS, "\r\n \r\n");
  assert_check (form, PD_FIELD_COMMENTS, PD_CHECK_MISSING, "Add at least one comment");
  assert_cost (form, NULL);

  pd_order_form_set_value (form, PD_FIELD_COMMENTS, "one\r\n\r\ntwo\r\n");
  assert_check (form, PD_FIELD_COMMENTS, PD_CHECK_ERROR, "The number of lines, 2, is below the minimum of 3");
  g_assert_cmpint (pd_order_form_get_quantity (form), ==, 2);

  pd_order_form_set_value (form, PD_FIELD_COMMENTS, "1\n2\n3\n4\n5\n6");
  assert_check (form, PD_FIELD_COMMENTS, PD_CHECK_ERROR, "The number of lines, 6, is above the maximum of 5");

  pd_order_form_set_value (form, PD_FIELD_COMMENTS, "a\nb\r\n a \nA");
  g_assert_cmpuint (pd_order_form_count_lines (form, PD_FIELD_COMMENTS, &duplicates), ==, 4);
  g_assert_cmpuint (duplicates, ==, 1);
  assert_check (form, PD_FIELD_COMMENTS, PD_CHECK_WARNING, "1 line is there twice");
  g_assert_true (pd_order_form_is_complete (form));
  assert_cost (form, "0.032");

  pd_order_form_set_value (form, PD_FIELD_COMMENTS, "a\na\na");
  assert_check (form, PD_FIELD_COMMENTS, PD_CHECK_WARNING, "2 lines repeat another line");
}

/* A package's list has no quantity: the limits of the service are not about it. */
static void
test_package_lines (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Custom Comments Package", "2.5", 10, 10);

  pd_order_form_set_value (form, PD_FIELD_COMMENTS, "one");
  assert_check (form, PD_FIELD_COMMENTS, PD_CHECK_FINE, NULL);
  g_assert_cmpint (pd_order_form_get_quantity (form), ==, -1);
  assert_cost (form, "2.5");
}

static void
test_web_traffic (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Web Traffic", "1", 1, 1000);

  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "10");
  pd_order_form_set_value (form, PD_FIELD_COUNTRY, "US");
  pd_order_form_set_value (form, PD_FIELD_DEVICE, "6");
  assert_check (form, PD_FIELD_DEVICE, PD_CHECK_ERROR, "Choose one of the list");
  pd_order_form_set_value (form, PD_FIELD_DEVICE, "1");

  g_assert_false (pd_order_form_uses (form, PD_FIELD_GOOGLE_KEYWORD));
  g_assert_false (pd_order_form_uses (form, PD_FIELD_REFERRING_URL));
  pd_order_form_set_value (form, PD_FIELD_TYPE_OF_TRAFFIC, "3");
  g_assert_true (pd_order_form_is_complete (form));

  pd_order_form_set_value (form, PD_FIELD_TYPE_OF_TRAFFIC, "1");
  assert_check (form, PD_FIELD_GOOGLE_KEYWORD, PD_CHECK_MISSING, "Type what visitors search for");
  assert_check (form, PD_FIELD_REFERRING_URL, PD_CHECK_FINE, NULL);
  pd_order_form_set_value (form, PD_FIELD_GOOGLE_KEYWORD, "a shop");
  g_assert_true (pd_order_form_is_complete (form));

  pd_order_form_set_value (form, PD_FIELD_TYPE_OF_TRAFFIC, "2");
  assert_check (form, PD_FIELD_REFERRING_URL, PD_CHECK_MISSING, "Type the link visitors come from");
  pd_order_form_set_value (form, PD_FIELD_REFERRING_URL, "https://ref.example");
  g_assert_true (pd_order_form_is_complete (form));
  assert_parameters (form, "service=42&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=10&country=US&device=1"
                           "&type_of_traffic=2&referring_url=https%3A%2F%2Fref.example");
}

static void
test_subscription (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Subscriptions", "1", 20, 100);
  static const char *const bad_days[]
      = { "tomorrow", "31/02/2999", "1/13/2999", "2999", "1/2", "1/2/99", "1/2/3/4", "-1/2/2999" };

  g_assert_false (pd_order_form_uses (form, PD_FIELD_LINK));
  pd_order_form_set_value (form, PD_FIELD_MIN, "10");
  assert_check (form, PD_FIELD_MIN, PD_CHECK_ERROR, "The quantity 10 is below the minimum of 20");
  pd_order_form_set_value (form, PD_FIELD_MIN, "50");
  assert_check (form, PD_FIELD_MIN, PD_CHECK_FINE, NULL);
  pd_order_form_set_value (form, PD_FIELD_MAX, "49");
  assert_check (form, PD_FIELD_MAX, PD_CHECK_ERROR, "The most for each post is less than the least");
  pd_order_form_set_value (form, PD_FIELD_MAX, "101");
  assert_check (form, PD_FIELD_MAX, PD_CHECK_ERROR, "The quantity 101 is above the maximum of 100");
  pd_order_form_set_value (form, PD_FIELD_MAX, "50");
  assert_check (form, PD_FIELD_MAX, PD_CHECK_FINE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_days); i++)
    {
      pd_order_form_set_value (form, PD_FIELD_EXPIRY, bad_days[i]);
      assert_check (form, PD_FIELD_EXPIRY, PD_CHECK_ERROR, "Type day, month and year, as in 31/12/2030");
    }
  pd_order_form_set_value (form, PD_FIELD_EXPIRY, "31/12/2001");
  assert_check (form, PD_FIELD_EXPIRY, PD_CHECK_ERROR, "This day is over");
  pd_order_form_set_value (form, PD_FIELD_EXPIRY, "2999-2-1");
  assert_check (form, PD_FIELD_EXPIRY, PD_CHECK_FINE, NULL);

  pd_order_form_set_value (form, PD_FIELD_USERNAME, "u");
  pd_order_form_set_value (form, PD_FIELD_DELAY, "0");
  g_assert_true (pd_order_form_is_complete (form));
  g_assert_cmpint (pd_order_form_get_quantity (form), ==, -1);
  assert_cost (form, NULL);
  assert_parameters (form, "service=42&username=u&min=50&max=50&delay=0&expiry=01%2F02%2F2999");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order-form-checks/link", test_link);
  g_test_add_func ("/order-form-checks/quantity", test_quantity);
  g_test_add_func ("/order-form-checks/unknown-limits", test_unknown_limits);
  g_test_add_func ("/order-form-checks/dripfeed", test_dripfeed);
  g_test_add_func ("/order-form-checks/runs", test_runs);
  g_test_add_func ("/order-form-checks/dripfeed-of-type", test_dripfeed_of_type);
  g_test_add_func ("/order-form-checks/lines", test_lines);
  g_test_add_func ("/order-form-checks/package-lines", test_package_lines);
  g_test_add_func ("/order-form-checks/web-traffic", test_web_traffic);
  g_test_add_func ("/order-form-checks/subscription", test_subscription);

  return g_test_run ();
}
