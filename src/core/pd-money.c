/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-money-private.h"

/*
 * Exact decimal amounts. Panels print up to eleven decimals and round as they like, so every amount stays the
 * decimal text that it was; nothing here goes through binary floating point. What cannot be computed exactly
 * becomes unknown instead of wrong. Pure functions, for any thread.
 */

/* The greatest power of ten in 128 bits is 10^38. */
#define MOST_DECIMALS 36
#define SHARE_DECIMALS 4

/* A rank has so many digits in so many bits, and above them where they stand, counted from a place that no
 * amount reaches. */
#define RANK_DIGITS 17
#define RANK_BITS 57
#define RANK_PLACES 60

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

/* Its digits as one whole number. */
PdWide
pd_money_get_value (PdMoney money)
{
  return (PdWide) ((PdUnsignedWide) (guint64) money.high << 64 | money.low);
}

/* The other way round: @scale digits stand behind the point; unknown if these are too many. */
PdMoney
pd_money_from_value (PdWide value, int scale)
{
  if (scale < 0 || scale > MOST_DECIMALS)
    return PD_MONEY_UNKNOWN;

  return (PdMoney) {
    .low = (guint64) value,
    .high = (gint64) ((PdUnsignedWide) value >> 64),
    .scale = (gint8) scale,
  };
}

static PdWide
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
  PdWide power = 1;

  for (; exponent > 18; exponent -= 18)
    power *= powers[18];

  return power * powers[exponent];
}

static gboolean
scale_up (PdWide value, int by, PdWide *result)
{
  return !__builtin_mul_overflow (value, power_of_ten (by), result);
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
  return pd_money_from_value (value, 0);
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
  return pd_money_is_known (money) && pd_money_get_value (money) == 0;
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
  return pd_money_is_known (money) && pd_money_get_value (money) < 0;
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
  PdWide x;
  PdWide y;
  PdWide sum;

  if (!pd_money_is_known (a) || !pd_money_is_known (b))
    return PD_MONEY_UNKNOWN;
  if (!scale_up (pd_money_get_value (a), scale - a.scale, &x)
      || !scale_up (pd_money_get_value (b), scale - b.scale, &y))
    return PD_MONEY_UNKNOWN;
  if (__builtin_add_overflow (x, y, &sum))
    return PD_MONEY_UNKNOWN;

  return pd_money_from_value (sum, scale);
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
  PdWide product;

  if (!pd_money_is_known (a) || __builtin_mul_overflow (pd_money_get_value (a), (PdWide) factor, &product))
    return PD_MONEY_UNKNOWN;

  return pd_money_from_value (product, a.scale);
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

  return pd_money_from_value (pd_money_get_value (a), a.scale + 3);
}

/* Half a unit goes away from zero, so that a refund and its negative are the same amount. */
static PdWide
divide_rounded (PdWide value, PdWide divisor)
{
  PdWide quotient = value / divisor;
  PdWide rest = value % divisor;
  PdWide half = rest < 0 ? -2 * rest : 2 * rest;

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
  PdWide value;

  if (!pd_money_is_known (product) || denominator == 0
      || !scale_up (pd_money_get_value (product), SHARE_DECIMALS, &value))
    return PD_MONEY_UNKNOWN;

  value = divide_rounded (value, denominator);
  return pd_money_trim (pd_money_from_value (value, a.scale + SHARE_DECIMALS), (guint) a.scale);
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
  PdWide value = pd_money_get_value (a);
  int scale = a.scale;

  while (scale > 0 && (guint) scale > least_decimals && value % 10 == 0)
    {
      value /= 10;
      scale--;
    }

  return pd_money_from_value (value, scale);
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
  PdWide x;
  PdWide y;

  if (!pd_money_is_known (a) || !pd_money_is_known (b))
    return pd_money_is_known (b) - pd_money_is_known (a);

  if (scale_up (pd_money_get_value (a), scale - a.scale, &x)
      && scale_up (pd_money_get_value (b), scale - b.scale, &y))
    return (x > y) - (x < y);

  /* Too great to be brought to one scale at once: whole parts first. */
  x = pd_money_get_value (a) / power_of_ten (a.scale);
  y = pd_money_get_value (b) / power_of_ten (b.scale);
  if (x == y)
    {
      x = pd_money_get_value (a) % power_of_ten (a.scale) * power_of_ten (scale - a.scale);
      y = pd_money_get_value (b) % power_of_ten (b.scale) * power_of_ten (scale - b.scale);
    }

  return (x > y) - (x < y);
}

/**
 * pd_money_get_rank:
 * @money: an amount
 *
 * A number by which many amounts of one currency are sorted fast: the smaller of two never has the greater
 * rank. It is where the first digit stands, then the first seventeen digits: amounts that differ behind
 * those, or are negative, may share a rank; pd_money_compare() tells them apart.
 *
 * Returns: the rank, that of an unknown amount being the greatest
 */
guint64
pd_money_get_rank (PdMoney money)
{
  PdWide value = pd_money_get_value (money);
  guint64 place = (guint64) (RANK_PLACES - money.scale);

  if (!pd_money_is_known (money))
    return G_MAXUINT64;
  if (value <= 0)
    return 0;

  for (; value >= power_of_ten (RANK_DIGITS); place++)
    value /= 10;
  for (; value < power_of_ten (RANK_DIGITS - 1); place--)
    value *= 10;

  return place << RANK_BITS | (guint64) value;
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
