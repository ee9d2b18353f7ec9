/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "order-form-fixture.h"

/*
 * The form of one order: what each type needs and sends, the price, and the way back from stored parameters.
 */

/* One order of every type, as a person fills it in: what is sent and what it costs (api-v2 §2). */
static const struct
{
  const char *type;
  struct
  {
    PdField field;
    const char *value;
  } values[8];
  const char *parameters;
  const char *cost;
} orders[] = {
  { "Default", { { PD_FIELD_QUANTITY, "1,000" } }, "link=L&quantity=1000", "0.90" },
  { "Package", { { 0 } }, "link=L", "0.90" },
  { "Custom Comments",
    { { PD_FIELD_COMMENTS, "Nice & good!\r\n\r\n  One more = 2 \n" } },
    "link=L&comments=Nice+%26+good%21%0AOne+more+%3D+2",
    "0.0018" },
  { "Custom Comments Package", { { PD_FIELD_COMMENTS, "a\nb" } }, "link=L&comments=a%0Ab", "0.90" },
  { "SEO",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_KEYWORDS, "x y\nz" } },
    "link=L&quantity=500&keywords=x+y%0Az",
    "0.45" },
  { "SEO2",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_KEYWORDS, "x" } },
    "link=L&quantity=500&keywords=x",
    "0.45" },
  { "Mentions",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_USERNAMES, "@a\n@b" } },
    "link=L&quantity=500&usernames=%40a%0A%40b",
    "0.45" },
  { "Mentions with Hashtags",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_USERNAMES, "a" }, { PD_FIELD_HASHTAGS, "#x\n#y" } },
    "link=L&quantity=500&usernames=a&hashtags=%23x%0A%23y",
    "0.45" },
  { "Mentions Custom List", { { PD_FIELD_USERNAMES, "a\nb\nc" } }, "link=L&usernames=a%0Ab%0Ac", "0.0027" },
  { "Mentions Hashtag",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_HASHTAG, " cats " } },
    "link=L&quantity=500&hashtag=cats",
    "0.45" },
  { "Mentions User Followers",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_USERNAME, "u" } },
    "link=L&quantity=500&username=u",
    "0.45" },
  { "Mentions Media Likers",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_MEDIA, "https://e.com/m" } },
    "link=L&quantity=500&media=https%3A%2F%2Fe.com%2Fm",
    "0.45" },
  { "Comment Likes",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_USERNAME, "u" } },
    "link=L&quantity=500&username=u",
    "0.45" },
  { "Comment Replies",
    { { PD_FIELD_USERNAME, "u" }, { PD_FIELD_COMMENTS, "a\nb" } },
    "link=L&username=u&comments=a%0Ab",
    "0.0018" },
  { "Poll",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_ANSWER_NUMBER, "2" } },
    "link=L&quantity=500&answer_number=2",
    "0.45" },
  { "Invites from Groups",
    { { PD_FIELD_QUANTITY, "500" }, { PD_FIELD_GROUPS, "g1\ng2" } },
    "link=L&quantity=500&groups=g1%0Ag2",
    "0.45" },
  { "Web Traffic",
    { { PD_FIELD_QUANTITY, "500" },
      { PD_FIELD_COUNTRY, "United States" },
      { PD_FIELD_DEVICE, "5" },
      { PD_FIELD_TYPE_OF_TRAFFIC, "1" },
      { PD_FIELD_GOOGLE_KEYWORD, "a shop" } },
    "link=L&quantity=500&country=United+States&device=5&type_of_traffic=1&google_keyword=a+shop",
    "0.45" },
  { "Subscriptions",
    { { PD_FIELD_USERNAME, "u" },
      { PD_FIELD_MIN, "10" },
      { PD_FIELD_MAX, "20" },
      { PD_FIELD_POSTS, "5" },
      { PD_FIELD_OLD_POSTS, "0" },
      { PD_FIELD_DELAY, "30" },
      { PD_FIELD_EXPIRY, "1.2.2999" } },
    "username=u&min=10&max=20&posts=5&old_posts=0&delay=30&expiry=01%2F02%2F2999",
    NULL },
};

static void
fill_in (PdOrderForm *form, guint i)
{
  for (guint j = 0; j < G_N_ELEMENTS (orders[i].values) && orders[i].values[j].value != NULL; j++)
    pd_order_form_set_value (form, orders[i].values[j].field, orders[i].values[j].value);
}

static void
test_types (void)
{
  guint n_types;

  pd_order_types (&n_types);
  g_assert_cmpuint (G_N_ELEMENTS (orders), ==, n_types);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      PdOrderForm *form = make_form (orders[i].type, "0.90", 1, 1000);
      g_autofree char *parameters = NULL;
      g_autofree char *expected = g_strconcat ("service=42&", orders[i].parameters, NULL);

      pd_order_form_set_value (form, PD_FIELD_LINK, "L");
      fill_in (form, i);
      parameters = pd_order_form_to_parameters (form);

      g_assert_true (pd_order_form_has_known_type (form));
      g_assert_true (pd_order_form_is_complete (form));
      g_assert_cmpstr (parameters, ==, expected);
      assert_cost (form, orders[i].cost);
      g_assert_finalize_object (form);
    }
}

/* Each value of a complete order is needed: without it the field says so and the order does not go. */
static void
test_missing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    for (guint j = 0; j < G_N_ELEMENTS (orders[i].values) && orders[i].values[j].value != NULL; j++)
      {
        g_autoptr (PdOrderForm) form = make_form (orders[i].type, "0.90", 1, 1000);
        PdField field = orders[i].values[j].field;
        gboolean optional
            = field == PD_FIELD_POSTS || field == PD_FIELD_OLD_POSTS || field == PD_FIELD_EXPIRY;
        g_autofree char *message = NULL;

        fill_in (form, i);
        pd_order_form_set_value (form, field, " \n ");

        g_assert_cmpint (pd_order_form_check (form, field, &message), ==,
                         optional ? PD_CHECK_FINE : PD_CHECK_MISSING);
        g_assert_cmpint (message == NULL, ==, optional);
        g_assert_cmpint (pd_order_form_is_complete (form), ==, optional);
      }
}

/* The price is exact, whatever the number of decimals, and unknown rather than wrong. */
static void
test_cost (void)
{
  g_autoptr (PdOrderForm) exact = make_form ("Default", "0.00000000001", 1, -1);
  g_autoptr (PdOrderForm) unknown = make_form ("Default", NULL, 1, -1);
  g_autoptr (PdOrderForm) nothing = pd_order_form_new (NULL, NULL);

  pd_order_form_set_value (exact, PD_FIELD_QUANTITY, "3");
  assert_cost (exact, "0.00000000000003");
  pd_order_form_set_value (exact, PD_FIELD_QUANTITY, "0");
  assert_cost (exact, NULL);

  pd_order_form_set_value (unknown, PD_FIELD_QUANTITY, "3");
  assert_cost (unknown, NULL);
  g_assert_true (pd_order_form_is_complete (unknown));

  pd_order_form_set_value (nothing, PD_FIELD_LINK, "x");
  pd_order_form_set_value (nothing, PD_FIELD_QUANTITY, "3");
  assert_cost (nothing, NULL);
  g_assert_false (pd_order_form_is_complete (nothing));
}

static void
test_unknown_type (void)
{
  g_autoptr (PdOrderForm) form = make_form ("Story Votes", "1", 1, 10);

  g_assert_false (pd_order_form_has_known_type (form));
  g_assert_cmpstr (pd_order_form_get_order_type (form)->name, ==, "Default");
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "5");
  g_assert_true (pd_order_form_is_complete (form));
  assert_parameters (form, "service=42&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=5");
}

static void
test_dialect (void)
{
  g_autoptr (PdServiceInfo) service = make_service ("Custom Comments", "1", 1, 10);
  g_autoptr (PdDialect) dialect = pd_dialect_new_from_text ("link-parameter=url");
  g_autoptr (PdOrderForm) form = pd_order_form_new (service, dialect);
  g_autoptr (PdOrderForm) again = pd_order_form_new (service, NULL);
  g_autofree char *parameters = NULL;

  pd_order_form_set_value (form, PD_FIELD_LINK, "L");
  pd_order_form_set_value (form, PD_FIELD_COMMENTS, "a b\nc");
  assert_parameters (form, "service=42&url=L&comments=a+b%0Ac");

  parameters = pd_order_form_to_parameters (form);
  g_assert_true (pd_order_form_load_parameters (again, parameters));
  assert_parameters (again, "service=42&link=L&comments=a+b%0Ac");
}

/* Order again, and unsent forms: what was stored fills the form as it was. */
static void
test_load (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (PdOrderForm) form = make_form (orders[i].type, "0.90", 1, 1000);
      g_autoptr (PdOrderForm) again = make_form (orders[i].type, "0.90", 1, 1000);
      g_autofree char *parameters = NULL;

      fill_in (form, i);
      if (pd_order_form_get_order_type (form)->dripfeed)
        {
          pd_order_form_set_dripfeed (form, TRUE);
          pd_order_form_set_value (form, PD_FIELD_RUNS, "2");
          pd_order_form_set_value (form, PD_FIELD_INTERVAL, "5");
        }
      parameters = pd_order_form_to_parameters (form);

      pd_order_form_set_value (again, PD_FIELD_MEDIA, "left over");
      g_assert_true (pd_order_form_load_parameters (again, parameters));
      g_assert_cmpint (pd_order_form_get_dripfeed (again), ==, pd_order_form_get_dripfeed (form));
      g_assert_cmpint (pd_order_form_is_complete (again), ==, pd_order_form_is_complete (form));
      assert_parameters (again, parameters);
    }
}

static void
test_load_garbage (void)
{
  static const char *const garbage[] = { "", "&&=&", "%zz=%", "service=1", "\xff=\xfe", "key=x&action=add" };
  g_autoptr (PdOrderForm) form = make_form ("Default", "1", 1, 10);

  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "5");
  for (guint i = 0; i < G_N_ELEMENTS (garbage); i++)
    {
      g_assert_false (pd_order_form_load_parameters (form, garbage[i]));
      g_assert_cmpstr (pd_order_form_get_value (form, PD_FIELD_QUANTITY), ==, "5");
    }

  /* A draft keeps what cannot be sent. */
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "about five");
  assert_parameters (form, "service=42&link=https%3A%2F%2Fexample.com%2Fp%2F1&quantity=about+five");
}

static void
count_cb (GObject *object, guint *count)
{
  (*count)++;
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_signals (void)
{
  PdOrderForm *form = make_form ("Default", "1", 10, 100);
  g_autoptr (PdServiceInfo) package = make_service ("Package", "3", 1, 1);
  g_autofree PdMoney *cost = NULL;
  guint changed = 0, complete = 0, costs = 0;
  gboolean is_complete;

  g_signal_connect (form, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect (form, "notify::complete", G_CALLBACK (count_notify_cb), &complete);
  g_signal_connect (form, "notify::cost", G_CALLBACK (count_notify_cb), &costs);

  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "50");
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (complete, ==, 1);
  g_assert_cmpuint (costs, ==, 1);

  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "50");
  pd_order_form_set_value (form, PD_FIELD_COUNTRY, "");
  pd_order_form_set_dripfeed (form, FALSE);
  g_assert_cmpuint (changed, ==, 1);

  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "5");
  g_assert_cmpuint (complete, ==, 2);
  g_object_get (form, "complete", &is_complete, NULL);
  g_assert_false (is_complete);

  pd_order_form_set_service (form, package, NULL);
  g_assert_cmpuint (changed, ==, 3);
  g_assert_cmpuint (complete, ==, 3);
  g_object_get (form, "cost", &cost, NULL);
  g_assert_true (pd_money_equal (*cost, pd_money_from_int (3)));

  g_assert_true (pd_order_form_load_parameters (form, "link=a&quantity=3"));
  g_assert_cmpuint (changed, ==, 4);

  g_assert_finalize_object (form);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order-form/types", test_types);
  g_test_add_func ("/order-form/missing", test_missing);
  g_test_add_func ("/order-form/cost", test_cost);
  g_test_add_func ("/order-form/unknown-type", test_unknown_type);
  g_test_add_func ("/order-form/dialect", test_dialect);
  g_test_add_func ("/order-form/load", test_load);
  g_test_add_func ("/order-form/load-garbage", test_load_garbage);
  g_test_add_func ("/order-form/signals", test_signals);

  return g_test_run ();
}
