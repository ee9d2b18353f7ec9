/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-type.h"

#include <string.h>

/*
 * The table of order types: every way in which panels write them finds the row that is meant, and every row
 * says what api-v2 §2 says.
 */

/* What is sent besides the service, as in the table of api-v2 §2: optional in brackets, conditional with "?".
 */
static const struct
{
  const char *name;
  const char *fields;
  PdQuantityKind quantity;
  PdPriceKind price;
} rows[] = {
  { "Default", "link quantity [runs] [interval]", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Package", "link", PD_QUANTITY_NONE, PD_PRICE_ONCE },
  { "Custom Comments", "link comments", PD_QUANTITY_LINES, PD_PRICE_PER_THOUSAND },
  { "Custom Comments Package", "link comments", PD_QUANTITY_NONE, PD_PRICE_ONCE },
  { "SEO", "link quantity keywords", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "SEO2", "link quantity keywords", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Mentions", "link quantity usernames", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Mentions with Hashtags", "link quantity usernames hashtags", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Mentions Custom List", "link usernames", PD_QUANTITY_LINES, PD_PRICE_PER_THOUSAND },
  { "Mentions Hashtag", "link quantity hashtag", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Mentions User Followers", "link quantity username", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Mentions Media Likers", "link quantity media", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Comment Likes", "link quantity username", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Comment Replies", "link username comments", PD_QUANTITY_LINES, PD_PRICE_PER_THOUSAND },
  { "Poll", "link quantity answer_number", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Invites from Groups", "link quantity groups", PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Web Traffic",
    "link quantity [runs] [interval] country device type_of_traffic google_keyword?1 referring_url?2",
    PD_QUANTITY_GIVEN, PD_PRICE_PER_THOUSAND },
  { "Subscriptions", "username min max [posts] [old_posts] delay [expiry]", PD_QUANTITY_NONE,
    PD_PRICE_UNKNOWABLE },
};

static char *
describe (const PdOrderType *type)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < type->n_uses; i++)
    {
      const PdFieldUse *use = &type->uses[i];
      const char *parameter = pd_field_get_info (use->field)->parameter;

      g_string_append (text, i > 0 ? " " : "");
      if (use->only_if_value != NULL)
        g_string_append_printf (text, "%s?%s", parameter, use->only_if_value);
      else
        g_string_append_printf (text, use->optional ? "[%s]" : "%s", parameter);
    }
  return g_string_free_and_steal (text);
}

static void
test_table (void)
{
  guint n_types;
  const PdOrderType *types = pd_order_types (&n_types);

  g_assert_cmpuint (n_types, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *fields = describe (&types[i]);

      g_assert_cmpstr (types[i].name, ==, rows[i].name);
      g_assert_cmpstr (fields, ==, rows[i].fields);
      g_assert_cmpint (types[i].quantity, ==, rows[i].quantity);
      g_assert_cmpint (types[i].price, ==, rows[i].price);
      g_assert_cmpint (types[i].dripfeed, ==, strstr (rows[i].fields, "[runs]") != NULL);
    }
}

/* A list that is counted, and a field that another one asks for, are fields of the same type. */
static void
test_references (void)
{
  guint n_types;
  const PdOrderType *types = pd_order_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      guint found = 0;

      for (guint j = 0; j < types[i].n_uses; j++)
        found += types[i].uses[j].field == types[i].lines_of;
      if (types[i].quantity == PD_QUANTITY_LINES)
        {
          g_assert_cmpuint (found, ==, 1);
          g_assert_cmpint (pd_field_get_info (types[i].lines_of)->kind, ==, PD_FIELD_KIND_LIST);
        }
    }
}

static void
test_fields (void)
{
  g_autoptr (GHashTable) parameters = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < PD_N_FIELDS; i++)
    {
      const PdFieldInfo *info = pd_field_get_info (i);

      g_assert_nonnull (info->label);
      g_assert_true (g_hash_table_add (parameters, (gpointer) info->parameter));
      g_assert_cmpint (info->choices != NULL, ==, info->kind == PD_FIELD_KIND_CHOICE);
    }
}

static void
test_exact (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *lower = g_ascii_strdown (rows[i].name, -1);
      g_autofree char *upper = g_ascii_strup (rows[i].name, -1);
      g_autofree char *snake = g_strdelimit (g_strdup (lower), " ", '_');
      g_autofree char *kebab = g_strdelimit (g_strdup (lower), " ", '-');
      g_autofree char *spaced = g_strdup_printf ("  %s ", rows[i].name);
      const char *const ways[] = { rows[i].name, lower, upper, snake, kebab, spaced };

      for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
        {
          gboolean known = FALSE;

          g_assert_cmpstr (pd_order_type_find (ways[j], &known)->name, ==, rows[i].name);
          g_assert_true (known);
        }
    }
}

/* One letter dropped, doubled or swapped with the next does not make another type of any long name. */
static void
test_typos (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize at = 0; strlen (rows[i].name) > 6 && at + 1 < strlen (rows[i].name); at++)
      {
        g_autoptr (GString) dropped = g_string_new (rows[i].name);
        g_autoptr (GString) doubled = g_string_new (rows[i].name);
        g_autoptr (GString) swapped = g_string_new (rows[i].name);

        g_string_erase (dropped, at, 1);
        g_string_insert_c (doubled, at, rows[i].name[at]);
        swapped->str[at] = rows[i].name[at + 1];
        swapped->str[at + 1] = rows[i].name[at];

        g_assert_cmpstr (pd_order_type_find (dropped->str, NULL)->name, ==, rows[i].name);
        g_assert_cmpstr (pd_order_type_find (doubled->str, NULL)->name, ==, rows[i].name);
        g_assert_cmpstr (pd_order_type_find (swapped->str, NULL)->name, ==, rows[i].name);
      }
}

static void
test_spellings (void)
{
  static const char *const spellings[][2] = {
    { "Custom Comment", "Custom Comments" },
    { "Costum Coments", "Custom Comments" },
    { "CustomComments", "Custom Comments" },
    { "custom_comment_package", "Custom Comments Package" },
    { "Packages", "Package" },
    { "Polls", "Poll" },
    { "SEO 2", "SEO2" },
    { "Subscription", "Subscriptions" },
    { "Subscribtions", "Subscriptions" },
    { "Comment Reply", "Comment Replies" },
    { "Comments Likes", "Comment Likes" },
    { "Mention", "Mentions" },
    { "Mentions Custom", "Mentions Custom List" },
    { "mentions-with-hashtag", "Mentions with Hashtags" },
    { "Mentions Hashtags", "Mentions Hashtag" },
    { "Invites From Group", "Invites from Groups" },
    { "Website Traffic", "Web Traffic" },
    { "", "Default" },
    { " - ", "Default" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      gboolean known = FALSE;

      g_assert_cmpstr (pd_order_type_find (spellings[i][0], &known)->name, ==, spellings[i][1]);
      g_assert_true (known);
    }
}

static void
test_unknown (void)
{
  g_autofree char *long_type = g_strnfill (1000000, 'x');
  const char *const unknown[]
      = { "Story Votes", "SEO3", "Pol", "10", "\xff\xfe", "Комментарии", "Comments or so", long_type };
  gboolean known = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      known = TRUE;
      g_assert_cmpstr (pd_order_type_find (unknown[i], &known)->name, ==, "Default");
      g_assert_false (known);
    }

  g_assert_cmpstr (pd_order_type_find (NULL, &known)->name, ==, "Default");
  g_assert_true (known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order-types/table", test_table);
  g_test_add_func ("/order-types/references", test_references);
  g_test_add_func ("/order-types/fields", test_fields);
  g_test_add_func ("/order-types/exact", test_exact);
  g_test_add_func ("/order-types/typos", test_typos);
  g_test_add_func ("/order-types/spellings", test_spellings);
  g_test_add_func ("/order-types/unknown", test_unknown);

  return g_test_run ();
}
