/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money-fixture.h"

#include <string.h>

/*
 * Sums of amounts: that they are exact, and that what is not known stays unknown. Random amounts are held
 * against the same computation in 64 bit integers or in decimal text.
 */

static void
test_signs (void)
{
  g_assert_true (pd_money_is_zero (PD_MONEY_ZERO));
  g_assert_true (pd_money_is_zero (pd_money_parse ("-0.000")));
  g_assert_false (pd_money_is_zero (PD_MONEY_UNKNOWN));
  g_assert_true (pd_money_is_negative (pd_money_parse ("-0.01")));
  g_assert_false (pd_money_is_negative (pd_money_parse ("-0.00")));
  g_assert_false (pd_money_is_negative (PD_MONEY_UNKNOWN));
  assert_money (pd_money_from_int (G_MININT64), "-9223372036854775808");
}

static void
test_unknown_stays_unknown (void)
{
  const PdMoney unknown = PD_MONEY_UNKNOWN;
  const PdMoney one = pd_money_from_int (1);
  g_autofree char *shown = pd_money_format (unknown);

  g_assert_false (pd_money_is_known (pd_money_add (one, unknown)));
  g_assert_false (pd_money_is_known (pd_money_add (unknown, one)));
  g_assert_false (pd_money_is_known (pd_money_subtract (one, unknown)));
  g_assert_false (pd_money_is_known (pd_money_multiply (unknown, 0)));
  g_assert_false (pd_money_is_known (pd_money_per_thousand (unknown)));
  g_assert_false (pd_money_is_known (pd_money_share (unknown, 1, 2)));
  g_assert_false (pd_money_is_known (pd_money_trim (unknown, 2)));
  g_assert_null (pd_money_to_string (unknown));
  g_assert_cmpstr (shown, ==, "?");
}

static void
test_overflow_is_unknown (void)
{
  const PdMoney large = pd_money_parse ("999999999999999999999999999999");
  const PdMoney small = pd_money_parse ("0.0000000000000000000000001");

  g_assert_false (pd_money_is_known (pd_money_add (large, small)));
  g_assert_false (pd_money_is_known (pd_money_multiply (large, G_MAXINT64)));
  g_assert_false (pd_money_is_known (pd_money_share (large, G_MAXINT64, 1)));
  assert_money (pd_money_multiply (large, 1000), "999999999999999999999999999999000");
}

/* The price of an order as a person works it out: rate · quantity · runs / 1000, to the last digit. */
static void
test_order_price (void)
{
  PdMoney rate = pd_money_parse ("0.00000000001");

  assert_money (pd_money_per_thousand (pd_money_multiply (rate, 100)), "0.00000000000100");
  rate = pd_money_parse ("0.90");
  assert_money (pd_money_per_thousand (pd_money_multiply (rate, 1500)), "1.35000");
  assert_money (pd_money_trim (pd_money_parse ("1.35000"), 2), "1.35");
  assert_money (pd_money_trim (pd_money_parse ("1.50000"), 2), "1.50");
  assert_money (pd_money_trim (pd_money_parse ("100"), 0), "100");
  assert_money (pd_money_trim (pd_money_parse ("100.00"), 0), "100");
  assert_money (pd_money_trim (pd_money_parse ("1.5"), 2), "1.5");
}

static void
test_share (void)
{
  const PdMoney charge = pd_money_parse ("0.90");

  assert_money (pd_money_share (charge, 500, 1000), "0.45");
  assert_money (pd_money_share (charge, 1, 3), "0.30");
  assert_money (pd_money_share (charge, 1, 7), "0.128571");
  assert_money (pd_money_share (pd_money_from_int (1), 2, 3), "0.6667");
  assert_money (pd_money_share (pd_money_from_int (1), 1, 20000), "0.0001");
  assert_money (pd_money_share (pd_money_from_int (1), 1, 20001), "0");
  assert_money (pd_money_share (pd_money_from_int (-1), 1, 20000), "-0.0001");
  assert_money (pd_money_share (pd_money_from_int (1), 1, -20000), "-0.0001");
  assert_money (pd_money_share (charge, 0, 1000), "0.00");
  g_assert_false (pd_money_is_known (pd_money_share (charge, 1, 0)));
}

static void
test_compare (void)
{
  /* In order, each less than the next. */
  static const char *const ordered[] = {
    "-999999999999999999999999999999",
    "-1.5",
    "-1.2",
    "-0.5",
    "0",
    "0.00000000000000000000000000001",
    "0.9",
    "0.91",
    "1",
    "1.00000000000000000000000000001",
    "2",
    "10",
    "999999999999999999999999999998",
    "999999999999999999999999999999",
    "unknown",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        PdMoney a = pd_money_parse (ordered[i]);
        PdMoney b = pd_money_parse (ordered[j]);

        g_assert_cmpint (pd_money_compare (a, b), ==, (i > j) - (i < j));
        g_assert_cmpint (pd_money_equal (a, b), ==, i == j);
        if (i < j)
          g_assert_cmpuint (pd_money_get_rank (a), <=, pd_money_get_rank (b));
      }
  g_assert_true (pd_money_equal (pd_money_parse ("0.9"), pd_money_parse ("0.90")));
  g_assert_true (pd_money_equal (pd_money_parse ("0.9"), pd_money_parse ("0.900000000000000000000000000")));
}

/* @units with the point @scale digits from the end, written without any code of pd-money. */
static char *
write_units (gint64 units, int scale)
{
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_MODIFIER "d", scale + 1, ABS (units));
  int whole = (int) strlen (digits) - scale;

  return g_strdup_printf ("%s%.*s%s%s", units < 0 ? "-" : "", whole, digits, scale > 0 ? "." : "",
                          digits + whole);
}

static gint64
random_units (void)
{
  return (gint64) g_test_rand_int_range (-1000000000, 1000000000) * g_test_rand_int_range (1, 1000);
}

static void
test_random_against_integers (void)
{
  for (int i = 0; i < 5000; i++)
    {
      int scale = g_test_rand_int_range (0, 12);
      int shift = g_test_rand_int_range (0, 5);
      int factor = g_test_rand_int_range (-100, 100);
      gint64 power = (gint64[]) { 1, 10, 100, 1000, 10000 }[shift];
      gint64 a = random_units ();
      gint64 b = random_units ();
      g_autofree char *a_text = write_units (a, scale);
      g_autofree char *b_text = write_units (b, scale + shift);
      g_autofree char *sum = write_units (a * power + b, scale + shift);
      g_autofree char *difference = write_units (a * power - b, scale + shift);
      g_autofree char *product = write_units (a * factor, scale);
      g_autofree char *thousandth = write_units (a, scale + 3);
      PdMoney x = pd_money_parse (a_text);
      PdMoney y = pd_money_parse (b_text);

      assert_money (x, a_text);
      assert_money (pd_money_add (x, y), sum);
      assert_money (pd_money_add (y, x), sum);
      assert_money (pd_money_subtract (x, y), difference);
      assert_money (pd_money_multiply (x, factor), product);
      assert_money (pd_money_per_thousand (x), thousandth);
      g_assert_cmpint (pd_money_compare (x, y), ==, (a * power > b) - (a * power < b));
    }
}

/* Adds two numbers of equally many digits as one does on paper. */
static char *
add_on_paper (const char *a, const char *b)
{
  gsize length = strlen (a);
  char *sum = g_strnfill (length + 1, '0');
  int carry = 0;

  for (gsize i = length; i-- > 0;)
    {
      int digit = a[i] - '0' + b[i] - '0' + carry;

      sum[i + 1] = (char) ('0' + digit % 10);
      carry = digit / 10;
    }
  sum[0] = (char) ('0' + carry);

  return sum;
}

static void
test_random_against_paper (void)
{
  for (int i = 0; i < 1000; i++)
    {
      char a[31] = "";
      char b[31] = "";
      g_autofree char *sum = NULL;

      for (int digit = 0; digit < 30; digit++)
        {
          a[digit] = (char) ('0' + g_test_rand_int_range (digit == 0, 10));
          b[digit] = (char) ('0' + g_test_rand_int_range (0, 10));
        }
      sum = add_on_paper (a, b);
      assert_money (pd_money_add (pd_money_parse (a), pd_money_parse (b)), sum + (*sum == '0'));
    }
}

static void
test_random_share (void)
{
  for (int i = 0; i < 5000; i++)
    {
      gint64 charge = g_test_rand_int_range (0, 1000000);
      gint64 whole = g_test_rand_int_range (1, 100000);
      gint64 part = g_test_rand_int_range (0, (int) whole + 1);
      gint64 expected = (charge * part * 10000 * 2 + whole) / (whole * 2);
      g_autofree char *charge_text = write_units (charge, 2);
      g_autofree char *expected_text = write_units (expected, 6);
      PdMoney share = pd_money_share (pd_money_parse (charge_text), part, whole);

      g_assert_true (pd_money_equal (share, pd_money_parse (expected_text)));
    }
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  PdMoney money = pd_money_parse ("12.50");

  g_value_init (&value, PD_TYPE_MONEY);
  g_value_set_boxed (&value, &money);
  assert_money (*(PdMoney *) g_value_get_boxed (&value), "12.50");
}

static void
test_rank (void)
{
  /* In order, each with a rank of its own. */
  static const char *const ordered[] = {
    "-1",     "0",  "0.000000000001", "0.00000001",        "0.00000002",           "0.0001", "0.00025", "0.9",
    "0.9001", "12", "8000000",        "99999999999999999", "99999999999999999999", "unknown"
  };
  guint64 last = 0;

  for (gsize i = 2; i < G_N_ELEMENTS (ordered); i++)
    {
      guint64 rank = pd_money_get_rank (pd_money_parse (ordered[i]));

      g_assert_cmpuint (rank, >, last);
      last = rank;
    }
  g_assert_cmpuint (pd_money_get_rank (pd_money_parse ("0.9")), ==,
                    pd_money_get_rank (pd_money_parse ("0.90000000000000")));
  g_assert_cmpuint (pd_money_get_rank (pd_money_parse ("-1")), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/signs", test_signs);
  g_test_add_func ("/money/unknown-stays-unknown", test_unknown_stays_unknown);
  g_test_add_func ("/money/overflow-is-unknown", test_overflow_is_unknown);
  g_test_add_func ("/money/order-price", test_order_price);
  g_test_add_func ("/money/share", test_share);
  g_test_add_func ("/money/compare", test_compare);
  g_test_add_func ("/money/rank", test_rank);
  g_test_add_func ("/money/random-against-integers", test_random_against_integers);
  g_test_add_func ("/money/random-against-paper", test_random_against_paper);
  g_test_add_func ("/money/random-share", test_random_share);
  g_test_add_func ("/money/boxed", test_boxed);

  return g_test_run ();
}
