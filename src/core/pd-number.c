/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-money-private.h"
#include "pd-text.h"

#include <limits.h>
#include <locale.h>
#include <string.h>

/*
 * Numbers as people write and read them: amounts and counts with the locale's grouping, and quantities typed
 * in any of the ways in which the world writes a whole number. Declared in pd-money.h. Main thread, because
 * the locale belongs to the whole process.
 */

/* How many digits the next group has, from the right: "\3" is 1,234,567, "\3\2" (India) is 12,34,567. */
static guint
next_group_size (const char **grouping)
{
  guint size = (guchar) * *grouping;

  if (size == CHAR_MAX)
    return 0;
  if (size > 0 && (*grouping)[1] != '\0')
    (*grouping)++;

  return size;
}

/* Appends the whole number that @digits[0..length) writes, grouped as the locale does. */
static void
append_grouped (GString *string, const char *digits, gsize length)
{
  const struct lconv *conventions = localeconv ();
  g_autofree char *separator = g_locale_to_utf8 (conventions->thousands_sep, -1, NULL, NULL, NULL);
  const char *grouping = conventions->grouping;
  gssize start = (gssize) string->len;
  gsize left = length;
  guint size;

  g_string_append_len (string, digits, (gssize) length);
  if (!separator || !*separator)
    return;

  while ((size = next_group_size (&grouping)) > 0 && left > size)
    {
      left -= size;
      g_string_insert (string, start + (gssize) left, separator);
    }
}

static char *
format_number (const char *number)
{
  GString *string = g_string_new (NULL);
  gsize whole;

  if (*number == '-')
    g_string_append_c (string, *number++);
  whole = strcspn (number, ".");
  append_grouped (string, number, whole);
  if (number[whole] == '.')
    {
      g_autofree char *point = g_locale_to_utf8 (localeconv ()->decimal_point, -1, NULL, NULL, NULL);

      g_string_append (string, point ? point : ".");
      g_string_append (string, number + whole + 1);
    }

  return g_string_free_and_steal (string);
}

/**
 * pd_money_format:
 * @money: an amount
 *
 * Writes for people: grouped and with the decimal point of the locale, all decimals as given.
 *
 * Returns: (transfer full): the text, "?" where unknown
 */
char *
pd_money_format (PdMoney money)
{
  g_autofree char *number = pd_money_to_string (money);

  return number ? format_number (number) : g_strdup ("?");
}

/**
 * pd_count_format:
 * @count: a count of things, -1 where unknown
 *
 * Returns: (transfer full): the count as the locale groups it, "?" where unknown
 */
char *
pd_count_format (gint64 count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  return count == -1 ? g_strdup ("?") : format_number (number);
}

static gboolean
is_separator (gunichar c)
{
  /* The last three: apostrophes (Switzerland) and the Arabic thousands separator. */
  return c == ',' || c == '.' || c == ' ' || c == '\'' || c == 0x2019 || c == 0x066c;
}

/* Whether groups of digits of these sizes, from the left, are those of one number: three digits after the
 * last separator; between separators three, or two as in India's 12,34,567. */
gboolean
pd_number_is_grouped (const guint *groups, guint n_groups)
{
  guint inner = n_groups > 2 ? groups[1] : 3;

  if (n_groups < 2)
    return TRUE;
  if (groups[n_groups - 1] != 3 || groups[0] == 0 || groups[0] > inner || (inner != 3 && inner != 2))
    return FALSE;
  for (guint i = 1; i + 1 < n_groups; i++)
    if (groups[i] != inner)
      return FALSE;

  return TRUE;
}

/**
 * pd_count_parse:
 * @text: (nullable): a quantity that a person typed
 * @count: (out): the number; untouched on failure
 *
 * Reads a whole number that is not negative, in the digits of any script, plain or grouped ("1000", "1,000",
 * "1.000", "1 000", "1,00,000"). What could be a decimal fraction is no count.
 *
 * Returns: whether @text is such a number and fits
 */
gboolean
pd_count_parse (const char *text, gint64 *count)
{
  g_autofree char *clean = pd_text_clean (text, -1);
  guint groups[12] = { 0 };
  guint n = 0;
  gunichar separator = 0;
  gint64 value = 0;

  for (const char *p = clean ? clean : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        {
          if (__builtin_mul_overflow (value, 10, &value) || __builtin_add_overflow (value, digit, &value))
            return FALSE;
          groups[n]++;
        }
      else if (is_separator (c) && (separator == 0 || separator == c) && value > 0
               && n + 1 < G_N_ELEMENTS (groups))
        {
          separator = c;
          n++;
        }
      else
        {
          return FALSE;
        }
    }
  if (groups[0] == 0 || !pd_number_is_grouped (groups, n + 1))
    return FALSE;

  *count = value;
  return TRUE;
}
