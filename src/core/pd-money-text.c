/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-money-private.h"

#include <string.h>

/*
 * Amounts as text, of panels and of people: whatever can mean one number only is read, and what can mean two
 * is not. Written is one form, which can be read again. Pure functions, for any thread.
 */

#define MOST_DIGITS 30
#define MOST_GROUPS 12

/* A number on its way: its digits as one whole number, and how many of them stand behind the mark. */
typedef struct
{
  PdWide value;
  guint n_digits;
  int scale;
  gboolean fraction;
  guint groups[MOST_GROUPS]; /* how many digits each has, up to the mark */
  guint n_groups;
} Number;

/* What never stands before decimals: spaces of three widths and apostrophes. */
static const gunichar group_signs[] = { ' ', 0x00a0, 0x2009, 0x202f, '\'', 0x2019 };

static gboolean
is_group_sign (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (group_signs); i++)
    if (group_signs[i] == c)
      return TRUE;

  return c == ',' || c == '.';
}

/* "1,234" may be either; "0,234", "1234,5" and "1 234,567" cannot be a group. */
static gboolean
may_be_group (const char *number, const char *comma)
{
  gsize before = strspn (number, "0123456789");

  return before == (gsize) (comma - number) && before >= 1 && before <= 3 && *number != '0'
         && strspn (comma + 1, "0123456789") == 3 && comma[4] == '\0';
}

/* The sign that stands before the decimals: of two kinds the last, of one kind the only one. */
static gboolean
find_mark (const char *number, char *mark)
{
  const char *comma = strrchr (number, ',');
  const char *point = strrchr (number, '.');
  const char *last = MAX (comma, point);

  *mark = '\0';
  if (last && ((comma && point) || strchr (number, *last) == last))
    *mark = *last;

  return *mark != ',' || point || !may_be_group (number, comma);
}

static gboolean
take_character (Number *self, gunichar c, char mark, gunichar *separator)
{
  if (c >= '0' && c <= '9')
    {
      if (++self->n_digits > MOST_DIGITS)
        return FALSE;
      self->value = self->value * 10 + (c - '0');
      self->scale += self->fraction;
      if (!self->fraction)
        self->groups[self->n_groups - 1]++;
      return TRUE;
    }
  if (self->fraction)
    return FALSE;

  self->fraction = c == (guchar) mark;
  if (self->fraction)
    return TRUE;
  if (!is_group_sign (c) || (*separator && *separator != c) || self->n_groups == MOST_GROUPS)
    return FALSE;

  *separator = c;
  self->n_groups++;
  return TRUE;
}

static gboolean
is_complete (const Number *self, const char *text)
{
  if (self->n_digits == 0 || (self->fraction && self->scale == 0))
    return FALSE;

  return self->n_groups == 1 || (*text != '0' && pd_number_is_grouped (self->groups, self->n_groups));
}

static gboolean
read_number (Number *self, const char *text)
{
  gunichar separator = 0;
  char mark;

  *self = (Number) { .n_groups = 1 };
  if (!g_utf8_validate (text, -1, NULL) || !find_mark (text, &mark))
    return FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!take_character (self, g_utf8_get_char (p), mark, &separator))
      return FALSE;

  return is_complete (self, text);
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

static guint
count_digits (PdWide value)
{
  guint n = 0;

  for (; value > 0; value /= 10)
    n++;

  return n;
}

static PdMoney
apply_exponent (const Number *number, int exponent)
{
  PdWide value = number->value;
  int scale = number->scale - exponent;

  if (scale < 0 && value > 0 && count_digits (value) + (guint) -scale > MOST_DIGITS)
    return PD_MONEY_UNKNOWN;
  for (; scale < 0; scale++)
    value *= 10;

  return pd_money_from_value (value, scale);
}

/**
 * pd_money_parse:
 * @text: (nullable): what a panel or a person wrote
 *
 * Reads a decimal number, as in "0.90", "-3", "4e-05", "1,234.50", "1.234,50" or "0,9". What may be meant in
 * two ways, as "1,234", is not read. The digits stay as given.
 *
 * Returns: the amount, unknown for everything else
 */
PdMoney
pd_money_parse (const char *text)
{
  g_autofree char *copy = text ? g_strstrip (g_strdup (text)) : NULL;
  gboolean negative = copy && *copy == '-';
  char *digits;
  char *power;
  Number number;
  int exponent = 0;

  if (!copy)
    return PD_MONEY_UNKNOWN;

  digits = copy + (*copy == '-' || *copy == '+');
  power = strpbrk (digits, "eE");
  if (power)
    *power = '\0';
  if (!read_number (&number, digits))
    return PD_MONEY_UNKNOWN;
  if (power && (number.n_groups > 1 || !read_exponent (power + 1, &exponent)))
    return PD_MONEY_UNKNOWN;

  return pd_money_multiply (apply_exponent (&number, exponent), negative ? -1 : 1);
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
  PdWide value = pd_money_get_value (money);
  PdUnsignedWide rest = value < 0 ? -(PdUnsignedWide) value : (PdUnsignedWide) value;

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
