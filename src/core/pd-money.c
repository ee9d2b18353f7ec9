/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-money.h"

#include <string.h>

/*
 * Exact decimal amounts. Panels print up to eleven decimals and round as they like, so every amount stays the
 * decimal text that it was; nothing here goes through binary floating point. What cannot be computed exactly
 * becomes unknown instead of wrong. Pure functions, for any thread.
 */

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

/* The greatest power of ten in 128 bits is 10^38. */
#define MOST_DECIMALS 36
#define MOST_DIGITS 30
#define SHARE_DECIMALS 4

static PdMoney *
copy_money (PdMoney *money)
{
  return g_memdup2 (money, sizeof *money);
}

static void
free_money (PdMoney *money)
{
  g_free (money);
}

G_DEFINE_BOXED_TYPE (PdMoney, pd_money, copy_money, free_money)

static Wide
get_value (PdMoney money)
{
  return (Wide) ((UnsignedWide) (guint64) money.high << 64 | money.low);
}

static PdMoney
make_money (Wide value, int scale)
{
  if (scale < 0 || scale > MOST_DECIMALS)
    return PD_MONEY_UNKNOWN;

  return (PdMoney) {
    .low = (guint64) value,
    .high = (gint64) ((UnsignedWide) value >> 64),
    .scale = (gint8) scale,
  };
}

static Wide
power_of_ten (int exponent)
{
  static const guint64 powers[] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
  };
  Wide power = 1;

  for (; exponent > 18; exponent -= 18)
    power *= powers[18];

  return power * powers[exponent];
}

static gboolean
scale_up (Wide value, int by, Wide *result)
{
  return !__builtin_mul_overflow (value, power_of_ten (by), result);
}

/* Groups count only where they cannot be taken for decimals: "1,234.5" and "1,234,567" say one thing,
 * "1,234" may be either. */
static gboolean
remove_grouping (char *text)
{
  gsize first = strspn (text, "0123456789");
  guint groups = 0;
  char *out = text + first;
  const char *p = out;

  if (*p != ',')
    return TRUE;
  if (first < 1 || first > 3 || text[0] == '0')
    return FALSE;

  for (; *p == ','; p += 4, groups++)
    {
      if (!g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || !g_ascii_isdigit (p[3]))
        return FALSE;
      memmove (out, p + 1, 3);
      out += 3;
    }
  if (*p != '.' && (*p != '\0' || groups < 2))
    return FALSE;

  memmove (out, p, strlen (p) + 1);
  return TRUE;
}

/* "-05", "+3", "12"; FALSE for anything else. */
static gboolean
read_exponent (const char *text, int *exponent)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text + (*text == '+' && g_ascii_isdigit (text[1])), 10, -99, 99, &value,
                                 NULL))
    return FALSE;

  *exponent = (int) value;
  return TRUE;
}

/* Reads digits with at most one point into @value and @scale, and returns where they end, or %NULL. */
static const char *
read_digits (const char *text, Wide *value, int *scale)
{
  int digits = 0;
  gboolean fraction = FALSE;
  const char *p;

  *value = 0;
  *scale = 0;
  for (p = text; g_ascii_isdigit (*p) || (*p == '.' && !fraction); p++)
    {
      if (*p == '.')
        {
          fraction = TRUE;
          continue;
        }
      if (++digits > MOST_DIGITS)
        return NULL;
      *value = *value * 10 + (*p - '0');
      *scale += fraction;
    }

  return digits > 0 && p[-1] != '.' ? p : NULL;
}

static PdMoney
apply_exponent (Wide value, int scale, int exponent)
{
  scale -= exponent;
  if (scale >= 0)
    return make_money (value, scale);
  if (-scale > MOST_DIGITS || !scale_up (value, -scale, &value) || value >= power_of_ten (MOST_DIGITS))
    return PD_MONEY_UNKNOWN;

  return make_money (value, 0);
}

/**
 * pd_money_parse:
 * @text: (nullable): what a panel or a person wrote
 *
 * Reads a decimal number with a point, as in "0.90", "-3", "4e-05" or "1,234.50". Commas are taken only where
 * they cannot mean a decimal point. The digits stay as given.
 *
 * Returns: the amount, unknown for everything else
 */
PdMoney
pd_money_parse (const char *text)
{
  g_autofree char *copy = NULL;
  const char *end;
  char *digits;
  gboolean negative;
  Wide value;
  int scale;
  int exponent = 0;

  if (!text)
    return PD_MONEY_UNKNOWN;

  copy = g_strstrip (g_strdup (text));
  negative = *copy == '-';
  digits = copy + (*copy == '-' || *copy == '+');
  if (!remove_grouping (digits) || !(end = read_digits (digits, &value, &scale)))
    return PD_MONEY_UNKNOWN;
  if ((*end == 'e' || *end == 'E') ? !read_exponent (end + 1, &exponent) : *end != '\0')
    return PD_MONEY_UNKNOWN;

  return pd_money_multiply (apply_exponent (value, scale, exponent), negative ? -1 : 1);
}

/**
 * pd_money_from_int:
 * @value: a whole amount
 *
 * Returns: @value as an amount without decimals
 */
PdMoney
pd_money_from_int (gint64 value)
{
  return make_money (value, 0);
}

/**
 * pd_money_is_known:
 * @money: an amount
 *
 * Returns: whether anybody told this amount
 */
gboolean
pd_money_is_known (PdMoney money)
{
  return money.scale >= 0;
}

/**
 * pd_money_is_zero:
 * @money: an amount
 *
 * Returns: whether @money is known to be nothing
 */
gboolean
pd_money_is_zero (PdMoney money)
{
  return pd_money_is_known (money) && get_value (money) == 0;
}

/**
 * pd_money_is_negative:
 * @money: an amount
 *
 * Returns: whether @money is known to be less than nothing
 */
gboolean
pd_money_is_negative (PdMoney money)
{
  return pd_money_is_known (money) && get_value (money) < 0;
}

/**
 * pd_money_add:
 * @a: an amount
 * @b: an amount in the same currency
 *
 * Returns: the sum with the decimals of the finer one; unknown if either is, or if it grows too large
 */
PdMoney
pd_money_add (PdMoney a, PdMoney b)
{
  int scale = MAX (a.scale, b.scale);
  Wide x;
  Wide y;
  Wide sum;

  if (!pd_money_is_known (a) || !pd_money_is_known (b))
    return PD_MONEY_UNKNOWN;
  if (!scale_up (get_value (a), scale - a.scale, &x) || !scale_up (get_value (b), scale - b.scale, &y))
    return PD_MONEY_UNKNOWN;
  if (__builtin_add_overflow (x, y, &sum))
    return PD_MONEY_UNKNOWN;

  return make_money (sum, scale);
}

/**
 * pd_money_subtract:
 * @a: an amount
 * @b: an amount in the same currency
 *
 * Returns: @a less @b; unknown as in pd_money_add()
 */
PdMoney
pd_money_subtract (PdMoney a, PdMoney b)
{
  return pd_money_add (a, pd_money_multiply (b, -1));
}

/**
 * pd_money_multiply:
 * @a: an amount
 * @factor: how many times
 *
 * Returns: the product; unknown if @a is, or if it grows too large
 */
PdMoney
pd_money_multiply (PdMoney a, gint64 factor)
{
  Wide product;

  if (!pd_money_is_known (a) || __builtin_mul_overflow (get_value (a), (Wide) factor, &product))
    return PD_MONEY_UNKNOWN;

  return make_money (product, a.scale);
}

/**
 * pd_money_per_thousand:
 * @a: an amount for a thousand, or that many times a quantity
 *
 * Returns: a thousandth of @a, exactly: three decimals more
 */
PdMoney
pd_money_per_thousand (PdMoney a)
{
  if (!pd_money_is_known (a))
    return PD_MONEY_UNKNOWN;
  if (a.scale + 3 > MOST_DECIMALS)
    a = pd_money_trim (a, 0);

  return make_money (get_value (a), a.scale + 3);
}

/* Half a unit goes away from zero, so that a refund and its negative are the same amount. */
static Wide
divide_rounded (Wide value, Wide divisor)
{
  Wide quotient = value / divisor;
  Wide rest = value % divisor;
  Wide half = rest < 0 ? -2 * rest : 2 * rest;

  if (half >= (divisor < 0 ? -divisor : divisor))
    quotient += (value < 0) == (divisor < 0) ? 1 : -1;

  return quotient;
}

/**
 * pd_money_share:
 * @a: an amount, such as the charge of an order
 * @numerator: the part, such as what remains
 * @denominator: the whole, such as the quantity
 *
 * Estimates a share, such as the refund of a partial order (api-v2 §5). It has up to four decimals more than
 * @a, rounded half up.
 *
 * Returns: the share; unknown if @a is, if @denominator is 0, or if it grows too large
 */
PdMoney
pd_money_share (PdMoney a, gint64 numerator, gint64 denominator)
{
  PdMoney product = pd_money_multiply (a, numerator);
  Wide value;

  if (!pd_money_is_known (product) || denominator == 0
      || !scale_up (get_value (product), SHARE_DECIMALS, &value))
    return PD_MONEY_UNKNOWN;

  value = divide_rounded (value, denominator);
  return pd_money_trim (make_money (value, a.scale + SHARE_DECIMALS), (guint) a.scale);
}

/**
 * pd_money_trim:
 * @a: an amount
 * @least_decimals: how many decimals stay even if they are zeros
 *
 * Returns: the same amount without zeros at its end
 */
PdMoney
pd_money_trim (PdMoney a, guint least_decimals)
{
  Wide value = get_value (a);
  int scale = a.scale;

  while (scale > 0 && (guint) scale > least_decimals && value % 10 == 0)
    {
      value /= 10;
      scale--;
    }

  return make_money (value, scale);
}

/**
 * pd_money_compare:
 * @a: an amount
 * @b: an amount in the same currency
 *
 * Compares by value, for sorting: an unknown amount comes after every known one.
 *
 * Returns: less than, equal to or greater than 0
 */
int
pd_money_compare (PdMoney a, PdMoney b)
{
  int scale = MAX (a.scale, b.scale);
  Wide x;
  Wide y;

  if (!pd_money_is_known (a) || !pd_money_is_known (b))
    return pd_money_is_known (b) - pd_money_is_known (a);

  if (scale_up (get_value (a), scale - a.scale, &x) && scale_up (get_value (b), scale - b.scale, &y))
    return (x > y) - (x < y);

  /* Too great to be brought to one scale at once: whole parts first. */
  x = get_value (a) / power_of_ten (a.scale);
  y = get_value (b) / power_of_ten (b.scale);
  if (x == y)
    {
      x = get_value (a) % power_of_ten (a.scale) * power_of_ten (scale - a.scale);
      y = get_value (b) % power_of_ten (b.scale) * power_of_ten (scale - b.scale);
    }

  return (x > y) - (x < y);
}

/**
 * pd_money_equal:
 * @a: an amount
 * @b: an amount in the same currency
 *
 * Returns: whether both have one value, however written ("0.9" and "0.90"), or both are unknown
 */
gboolean
pd_money_equal (PdMoney a, PdMoney b)
{
  return pd_money_compare (a, b) == 0;
}

/**
 * pd_money_to_string:
 * @money: an amount
 *
 * Writes for machines: for requests, the store and exports. pd_money_parse() reads it back.
 *
 * Returns: (nullable) (transfer full): text such as "-0.90", or %NULL where unknown
 */
char *
pd_money_to_string (PdMoney money)
{
  char buffer[48];
  char *p = buffer + sizeof buffer;
  Wide value = get_value (money);
  UnsignedWide rest = value < 0 ? -(UnsignedWide) value : (UnsignedWide) value;

  if (!pd_money_is_known (money))
    return NULL;

  *--p = '\0';
  for (int digit = 0; digit <= money.scale || rest > 0; digit++, rest /= 10)
    {
      if (digit > 0 && digit == money.scale)
        *--p = '.';
      *--p = (char) ('0' + (int) (rest % 10));
    }
  if (value < 0)
    *--p = '-';

  return g_strdup (p);
}
