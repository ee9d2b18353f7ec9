/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"
#include "pd-money.h"

/*
 * The demo panel as a client sees it: its catalogue, what it takes and what it refuses, in the common form
 * and in the one of SMMBros (api-v2 §1 and §2).
 */

#define LINK "link=https://example.com/a"
#define URL "url=https://example.com/a"
#define COMMON GINT_TO_POINTER (PD_DEMO_COMMON)
#define SMMBROS GINT_TO_POINTER (PD_DEMO_SMMBROS)

static void
assert_balance (Fixture *fixture, const char *expected)
{
  PdMoney balance = pd_money_parse (pd_demo_panel_get_balance (fixture->panel));

  if (!pd_money_equal (balance, pd_money_parse (expected)))
    g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, expected);
}

static gsize
count_decimals (JsonNode *service)
{
  g_autofree char *rate = get_text (service, "$.rate");
  const char *point = strchr (rate, '.');

  return point ? strlen (point + 1) : 0;
}

static void
test_services (Fixture *fixture, gconstpointer form)
{
  g_autoptr (JsonNode) reply = fixture_ask (fixture, "action=services");
  JsonArray *rows = json_node_get_array (reply);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) categories = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);
      JsonObject *service = json_node_get_object (row);
      PdMoney rate = pd_money_parse (json_object_get_string_member (service, "rate"));
      gint64 min = g_ascii_strtoll (json_object_get_string_member (service, "min"), NULL, 10);
      gint64 max = g_ascii_strtoll (json_object_get_string_member (service, "max"), NULL, 10);

      g_assert_true (g_hash_table_add (ids, get_text (row, "$.service")));
      g_hash_table_add (categories, (gpointer) json_object_get_string_member (service, "category"));
      g_assert_cmpuint (count_decimals (row), >=, 2);
      g_assert_cmpuint (count_decimals (row), <=, 5);
      g_assert_true (pd_money_is_known (rate) && !pd_money_is_zero (rate) && !pd_money_is_negative (rate));
      g_assert_cmpint (min, >=, 1);
      g_assert_cmpint (max, >=, min);
      g_assert_cmpint (json_object_has_member (service, "refill"), ==, form == COMMON);
      g_assert_cmpint (json_object_has_member (service, "cancel"), ==, form == COMMON);
    }

  g_assert_cmpuint (g_hash_table_size (ids), >=, 240);
  g_assert_cmpuint (g_hash_table_size (ids), <=, 400);
  g_assert_cmpuint (g_hash_table_size (categories), >=, 24);
}

static void
test_balance (Fixture *fixture, gconstpointer form)
{
  g_autoptr (JsonNode) reply = fixture_ask (fixture, "action=balance");
  JsonNode *balance = json_object_get_member (json_node_get_object (reply), "balance");
  gboolean bare = form == SMMBROS;

  g_assert_cmpint (json_node_get_value_type (balance) == G_TYPE_STRING, ==, !bare);
  assert_reply (reply, "$.currency", bare ? "INR" : "USD");
  if (!bare)
    assert_reply (reply, "$.balance", "100.00");
  else
    g_assert_cmpfloat (json_node_get_double (balance), ==, 5000.0);
}

static void
test_key (Fixture *fixture, gconstpointer form)
{
  static const char *const forms[] = { "key=wrong&action=balance", "action=balance", "key=&action=add", "",
                                       "key=%FF%FE&action=%C3%28&order=%80" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (JsonNode) reply = fixture_send (fixture, forms[i]);

      assert_reply (reply, "$.error", "Invalid API key");
    }
  assert_asked (fixture, "action=nonsense", "$.error", "Incorrect request");
  assert_asked (fixture, "nothing=1", "$.error", "Incorrect request");
}

static void
test_charge (Fixture *fixture, gconstpointer form)
{
  /* 9007 costs 1.19875 for a thousand: 137 of them 0.16422875, which the panel rounds half up. */
  assert_asked (fixture, "action=add&service=9007&quantity=137&" LINK, "$.order", "23501");
  assert_asked (fixture, "action=status&order=23501", "$.charge", "0.16423");
  assert_asked (fixture, "action=balance", "$.balance", "99.83577");

  /* A package costs its rate once. */
  assert_asked (fixture, "action=add&service=9008&" LINK, "$.order", "23502");
  assert_asked (fixture, "action=status&order=23502", "$.charge", "1.49");
  assert_balance (fixture, "98.34577");

  /* Of a list the lines count that are not empty. */
  assert_asked (fixture, "action=add&service=9011&comments=a%0D%0Ab%0A%0Ac%0Ad%0Ae&" LINK, "$.order",
                "23503");
  assert_asked (fixture, "action=status&order=23503", "$.charge", "0.06");
  assert_asked (fixture, "action=status&order=23503", "$.remains", "5");
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 3);
}

static void
test_refusals (Fixture *fixture, gconstpointer form)
{
  static const struct
  {
    const char *form;
    const char *error;
  } cases[] = {
    { "quantity=100&" LINK, "Incorrect service ID" },
    { "service=77&quantity=100&" LINK, "Incorrect service ID" },
    { "service=1001x&quantity=100&" LINK, "Incorrect service ID" },
    { "service=1001&quantity=99&" LINK, "Quantity less than minimal 100" },
    { "service=1001&quantity=50001&" LINK, "Quantity more than maximum 50000" },
    { "service=1001&quantity=ten&" LINK, "Incorrect quantity" },
    { "service=1001&quantity=100.5&" LINK, "Incorrect quantity" },
    { "service=1001&quantity=-100&" LINK, "Incorrect quantity" },
    { "service=1001&quantity=99999999999999999999&" LINK, "Incorrect quantity" },
    { "service=1001&" LINK, "Incorrect quantity" },
    { "service=1001&quantity=100", "Bad link" },
    { "service=1001&quantity=100&link=+", "Bad link" },
    { "service=1001&quantity=100&link=two+words", "Bad link" },
    { "service=1001&quantity=100&" URL, "Bad link" },
    { "service=1001&quantity=100&runs=0&interval=5&" LINK, "Incorrect runs" },
    { "service=1001&quantity=100&runs=2&interval=often&" LINK, "Incorrect interval" },
    { "service=1003&quantity=100&runs=2&interval=5&" LINK, "Drip-feed is disabled for this service" },
    { "service=9008&link=", "Bad link" },
    { "service=9011&" LINK, "Parameter comments must not be empty" },
    { "service=9011&comments=%0A+%0A&" LINK, "Parameter comments must not be empty" },
    { "service=9011&comments=one&" LINK, "Quantity less than minimal 5" },
    { "service=2101&quantity=50000&runs=1000&interval=5&" LINK, "Not enough funds on balance" },
    { "service=9002&quantity=100&" LINK, "This service takes no orders at the moment" },
    { "service=9026&min=20&max=50&delay=0", "Bad link" },
    { "service=9026&username=someone&min=50&max=20&delay=0", "Incorrect quantity" },
    { "service=9026&username=someone&min=20&max=50", "Incorrect delay" },
    { "service=9026&username=someone&min=20&max=50&delay=0&posts=x", "Incorrect posts" },
    { "service=9026&username=someone&min=20&max=50&delay=0&expiry=31/12/2024", "Incorrect expiry" },
    { "service=9026&username=someone&min=20&max=50&delay=0&expiry=30/02/2026", "Incorrect expiry" },
    { "service=9026&username=someone&min=20&max=50&delay=0&expiry=soon", "Incorrect expiry" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parameters = g_strconcat ("action=add&", cases[i].form, NULL);

      g_test_message ("%s", cases[i].form);
      assert_asked (fixture, parameters, "$.error", cases[i].error);
    }
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 0);
  assert_balance (fixture, "100");
}

typedef struct
{
  const char *type;
  const char *parameters; /* each one is needed */
} Type;

static const Type types[] = {
  { "Default", LINK "&quantity=1000" },
  { "Package", LINK },
  { "Custom Comments", LINK "&comments=a%0Ab%0Ac%0Ad%0Ae" },
  { "Custom Comments Package", LINK "&comments=a" },
  { "SEO", LINK "&quantity=1000&keywords=a%0Ab" },
  { "SEO2", LINK "&quantity=1000&keywords=a%0Ab" },
  { "Mentions", LINK "&quantity=1000&usernames=a%0Ab" },
  { "Mentions with Hashtags", LINK "&quantity=1000&usernames=a&hashtags=b" },
  { "Mentions Custom List", LINK "&usernames=a%0Ab%0Ac%0Ad%0Ae%0Af%0Ag%0Ah%0Ai%0Aj" },
  { "Mentions Hashtag", LINK "&quantity=1000&hashtag=a" },
  { "Mentions User Followers", LINK "&quantity=1000&username=a" },
  { "Mentions Media Likers", LINK "&quantity=1000&media=a" },
  { "Comment Likes", LINK "&quantity=1000&username=a" },
  { "Comment Replies", LINK "&username=a&comments=b%0Ac" },
  { "Poll", LINK "&quantity=1000&answer_number=2" },
  { "Invites from Groups", LINK "&quantity=1000&groups=a%0Ab" },
  { "Web Traffic", LINK "&quantity=1000&country=US&device=5&type_of_traffic=1&google_keyword=a" },
  { "Web Traffic", LINK "&quantity=1000&country=US&device=5&type_of_traffic=2&referring_url=a" },
  { "Subscriptions", "username=a&min=100&max=200&delay=5" },
};

static char *
find_service (JsonNode *services, const char *type)
{
  JsonArray *rows = json_node_get_array (services);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (g_str_equal (json_object_get_string_member (json_node_get_object (row), "type"), type))
        return get_text (row, "$.service");
    }

  g_error ("No service has the type %s", type);
}

static char *
place (Fixture *fixture, const char *service, char **parameters)
{
  g_autofree char *joined = g_strjoinv ("&", parameters);
  g_autofree char *request = g_strdup_printf ("action=add&service=%s&%s", service, joined);
  g_autoptr (JsonNode) reply = fixture_ask (fixture, request);

  g_test_message ("%s", request);
  return get_text (reply, "$.order");
}

/* Every type is there, wants each of its parameters, and is content with them. */
static void
test_types (Fixture *fixture, gconstpointer form)
{
  g_autoptr (JsonNode) services = fixture_ask (fixture, "action=services");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *service = find_service (services, types[i].type);
      g_auto (GStrv) parameters = g_strsplit (types[i].parameters, "&", -1);
      g_autofree char *order = NULL;

      for (guint j = 0; parameters[j]; j++)
        {
          char *parameter = parameters[j];

          parameters[j] = (char *) "unknown=1";
          g_assert_null (place (fixture, service, parameters));
          parameters[j] = parameter;
        }

      pd_demo_panel_set_balance (fixture->panel, "100");
      order = place (fixture, service, parameters);
      g_assert_nonnull (order);
      pd_test_clock_advance (fixture->clock, 24 * 60 * 60 * 1000);
    }
}

static void
test_same_link (Fixture *fixture, gconstpointer form)
{
  const char *error = "You have active order with this link. Please wait until order being completed.";

  assert_asked (fixture, "action=add&service=1001&quantity=100&" LINK, "$.order", "23501");
  assert_asked (fixture, "action=add&service=1001&quantity=100&" LINK, "$.error", error);
  assert_asked (fixture, "action=add&service=1002&quantity=100&" LINK, "$.order", "23502");
  pd_test_clock_advance (fixture->clock, 90 * 1000);
  assert_asked (fixture, "action=add&service=1001&quantity=100&" LINK, "$.order", "23503");
}

static void
test_smmbros (Fixture *fixture, gconstpointer form)
{
  assert_asked (fixture, "action=add&service=1001&quantity=1000&" LINK, "$.error", "Bad link");
  assert_asked (fixture, "action=add&service=1001&quantity=1000&" URL, "$.order", "23501");
  assert_balance (fixture, "4923.5");

  assert_asked (fixture, "action=refill&order=1", "$.error", "Incorrect order ID");
  assert_asked (fixture, "action=refill&orders=23501", "$.error", "Incorrect order ID");
  assert_asked (fixture, "action=refill_status&refill=1", "$.error", "Incorrect request");
  assert_asked (fixture, "action=cancel&orders=23501", "$.error", "Incorrect order ID");
  assert_asked (fixture, "action=status&order=23501", "$.status", "Pending");
  assert_asked (fixture, "action=status&orders=23501,5", "$['23501'].currency", "INR");
  assert_asked (fixture, "action=status&orders=23501,5", "$['5'].error", "Incorrect order ID");

  pd_test_clock_advance (fixture->clock, 90 * 1000);
  assert_asked (fixture, "action=status&order=23501", "$.status", "Completed");
  assert_asked (fixture, "action=refill&order=23501", "$.status", "Success");
  assert_asked (fixture, "action=refill&order=23501", "$.error",
                "There is already an open request for this order");

  assert_asked (fixture, "action=add&service=1001&quantity=1000&" URL, "$.order", "23502");
  assert_asked (fixture, "action=cancel&order=23502", "$.status", "Success");
  pd_test_clock_advance (fixture->clock, 10 * 1000);
  assert_asked (fixture, "action=status&order=23502", "$.status", "Canceled");
  assert_balance (fixture, "4923.5");
}

int
main (int argc, char *argv[])
{
#define TEST(path, form, test) g_test_add (path, Fixture, form, fixture_set_up, test, fixture_tear_down)

  g_test_init (&argc, &argv, NULL);
  TEST ("/demo-panel/services/common", COMMON, test_services);
  TEST ("/demo-panel/services/smmbros", SMMBROS, test_services);
  TEST ("/demo-panel/balance/common", COMMON, test_balance);
  TEST ("/demo-panel/balance/smmbros", SMMBROS, test_balance);
  TEST ("/demo-panel/key", COMMON, test_key);
  TEST ("/demo-panel/charge", COMMON, test_charge);
  TEST ("/demo-panel/refusals", COMMON, test_refusals);
  TEST ("/demo-panel/types", COMMON, test_types);
  TEST ("/demo-panel/same-link", COMMON, test_same_link);
  TEST ("/demo-panel/smmbros", SMMBROS, test_smmbros);

  return g_test_run ();
}
