/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money-fixture.h"

#include <locale.h>

/*
 * Amounts and counts as panels and people write them: what can mean one number is read, what can mean two is
 * not, and what is written can be read again.
 */

static const char *const readable[][2] = {
  { "0", "0" },
  { "0.90", "0.90" },
  { "100.84292", "100.84292" },
  { "-3", "-3" },
  { "+3.50", "3.50" },
  { "-0.00", "0.00" },
  { "007", "7" },
  { ".5", "0.5" },
  { "  1.25\n", "1.25" },
  { "0.00000000001", "0.00000000001" },
  { "4e-05", "0.00004" },
  { "4E-05", "0.00004" },
  { "1.5e3", "1500" },
  { "1.5e+3", "1500" },
  { "12.345e1", "123.45" },
  { "1,234.56", "1234.56" },
  { "1,234,567", "1234567" },
  { "-12,345,678.9", "-12345678.9" },
  { "12,34,567.50", "1234567.50" },
  { "0,90", "0.90" },
  { "-1,5", "-1.5" },
  { "0,900", "0.900" },
  { "1234,567", "1234.567" },
  { "1.234,50", "1234.50" },
  { "1.234.567", "1234567" },
  { "1.234.567,890", "1234567.890" },
  { "1 234", "1234" },
  { "1 234,567", "1234.567" },
  { "1\u00a0234\u00a0567.5", "1234567.5" },
  { "1\u202f234,5", "1234.5" },
  { "1'234.50", "1234.50" },
  { "1,5e3", "1500" },
  { "0e40", "0" },
  { "999999999999999999999999999999", "999999999999999999999999999999" },
  { "-0.00000000000000000000000000001", "-0.00000000000000000000000000001" },
};

static const char *const unreadable[] = {
  "",
  " ",
  "Unknown",
  "NaN",
  "inf",
  "null",
  "1,234",
  "0,123.45",
  "1,2345.6",
  ",234.5",
  "1.2.3",
  "12 34",
  "1 2345",
  "1 234 56",
  "1 234'567",
  "0 123",
  "1,234,56",
  "1,234,567.8.9",
  "1.234,567,8",
  "1,",
  ",",
  ", 5",
  "1.2,345,678",
  "1234,567.00",
  "5.",
  ".",
  "-",
  "--1",
  "1-",
  "1e",
  "1e+",
  "1e+-3",
  "1e5.5",
  "1e400",
  "0x10",
  "$1.20",
  "1.20 USD",
  "१.५",
  "1e31",
  "1,234,567e2",
  "1,234,567,",
  "1,234.5,678",
  "1234567890123456789012345678901",
  "0.000000000000000000000000000001e-30",
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    assert_money (pd_money_parse (readable[i][0]), readable[i][1]);
}

static void
test_parse_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unreadable); i++)
    {
      g_test_message ("“%s”", unreadable[i]);
      g_assert_false (pd_money_is_known (pd_money_parse (unreadable[i])));
    }
  g_assert_false (pd_money_is_known (pd_money_parse (NULL)));
}

typedef struct
{
  const char *locale;
  const char *money; /* 1234567.50 */
  const char *count; /* 123456 */
} Convention;

static const Convention conventions[] = {
  { "C.UTF-8", "-1234567.50", "123456" },
  { "en_US.UTF-8", "-1,234,567.50", "123,456" },
  { "de_DE.UTF-8", "-1.234.567,50", "123.456" },
  { "en_IN.UTF-8", "-12,34,567.50", "1,23,456" },
};

static void
test_format (gconstpointer data)
{
  const Convention *convention = data;
  g_autofree char *money = NULL;
  g_autofree char *small = NULL;
  g_autofree char *count = NULL;
  g_autofree char *unknown = NULL;
  gint64 again = 0;

  if (!setlocale (LC_NUMERIC, convention->locale))
    {
      g_test_skip ("This machine does not have the locale");
      return;
    }

  money = pd_money_format (pd_money_parse ("-1234567.50"));
  small = pd_money_format (pd_money_parse ("100"));
  count = pd_count_format (123456);
  unknown = pd_count_format (-1);
  setlocale (LC_NUMERIC, "C");

  g_assert_cmpstr (money, ==, convention->money);
  g_assert_cmpstr (small, ==, "100");
  g_assert_cmpstr (count, ==, convention->count);
  g_assert_cmpstr (unknown, ==, "?");
  g_assert_true (pd_count_parse (count, &again));
  g_assert_cmpint (again, ==, 123456);
}

static void
test_count_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 count;
  } counts[] = {
    { "0", 0 },
    { "1000", 1000 },
    { " 1000 ", 1000 },
    { "1,000", 1000 },
    { "1.000", 1000 },
    { "1 000", 1000 },
    { "1\u00a0000", 1000 },
    { "1\u202f000", 1000 },
    { "1’000", 1000 },
    { "1,000,000", 1000000 },
    { "12.345.678", 12345678 },
    { "1,00,000", 100000 },
    { "12,34,567", 1234567 },
    { "١٠٠٠", 1000 },
    { "١٬٠٠٠", 1000 },
    { "१०००", 1000 },
    { "１０００", 1000 },
    { "\u200e1000", 1000 },
    { "9223372036854775807", G_MAXINT64 },
  };
  static const char *const refused[] = {
    "",
    " ",
    "-5",
    "+5",
    "1.5",
    "1,5",
    "1.0",
    "0.500",
    "0,123",
    "1,00",
    "1,0000",
    "1,000.000",
    "1,,000",
    "1,000,",
    ",000",
    "1234,567",
    "123,45,678",
    "1,000,00",
    "1k",
    "1e3",
    "ten",
    "1000\xff",
    "9223372036854775808",
    "1 0",
    "1,2,3,4,5,6,7,8,9,10,11,12,13,14",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 count = -7;

      g_test_message ("“%s”", counts[i].text);
      g_assert_true (pd_count_parse (counts[i].text, &count));
      g_assert_cmpint (count, ==, counts[i].count);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      gint64 count = -7;
      g_autofree char *shown = g_strescape (refused[i], NULL);

      g_test_message ("“%s”", shown);
      g_assert_false (pd_count_parse (refused[i], &count));
      g_assert_cmpint (count, ==, -7);
    }
  g_assert_false (pd_count_parse (NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/parse-refuses", test_parse_refuses);
  g_test_add_func ("/count/parse", test_count_parse);
  for (gsize i = 0; i < G_N_ELEMENTS (conventions); i++)
    {
      g_autofree char *path = g_strconcat ("/money/format/", conventions[i].locale, NULL);

      g_test_add_data_func (path, &conventions[i], test_format);
    }

  return g_test_run ();
}
