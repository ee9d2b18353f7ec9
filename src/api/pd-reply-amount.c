/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-value.h"

#include "pd-text.h"

#include <string.h>

/*
 * Amounts, counts and currencies of a reply. Declared in pd-reply-value.h. Pure functions for the worker
 * thread.
 */

#define MOST_AMOUNT_BYTES 128
#define MOST_SIGN_LETTERS 3
#define CODE_LETTERS 3

static gboolean
is_sign (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL || (c < 0x80 && g_ascii_isalpha (c));
}

/* "$", "US$", "Rs" or "USD": one letter alone may as well mean thousands or millions. */
static gboolean
is_currency (const char *start, const char *end)
{
  gboolean symbol = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    symbol |= g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_CURRENCY_SYMBOL;

  return symbol || (end - start > 1 && end - start <= MOST_SIGN_LETTERS);
}

/* Where the signs at the beginning of @text end. */
static const char *
skip_signs (const char *text)
{
  while (*text && is_sign (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Where the signs at the end of @text begin. */
static const char *
find_last_signs (const char *text)
{
  const char *start = text + strlen (text);

  while (start > text && is_sign (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);

  return start;
}

/* @text without the currency that some panels print before or behind an amount, which goes to @currency. */
static char *
split_currency (const char *text, char **currency)
{
  g_autofree char *clean = pd_text_clean (text, -1);
  const char *first = skip_signs (clean);
  const char *last = find_last_signs (first);

  *currency = NULL;
  if (first > clean && is_currency (clean, first) && *last == '\0')
    {
      *currency = g_strndup (clean, (gsize) (first - clean));
      return g_strdup (first);
    }
  if (first == clean && *last != '\0' && is_currency (last, last + strlen (last)))
    {
      *currency = g_strdup (last);
      return g_strndup (clean, (gsize) (last - clean));
    }

  return g_steal_pointer (&clean);
}

/**
 * pd_reply_get_amount:
 * @node: (nullable): a value
 *
 * Reads an amount, also with a currency before or behind it, as in "$0.90" or "0.90 USD".
 *
 * Returns: the exact amount, unknown if there is none
 */
PdMoney
pd_reply_get_amount (JsonNode *node)
{
  const char *text = pd_reply_string (node);
  PdMoney amount = pd_money_parse (text);
  g_autofree char *currency = NULL;
  g_autofree char *number = NULL;

  if (pd_money_is_known (amount) || !text || strlen (text) > MOST_AMOUNT_BYTES)
    return amount;

  number = split_currency (text, &currency);
  return currency ? pd_money_parse (number) : amount;
}

/**
 * pd_reply_get_count:
 * @node: (nullable): a value
 *
 * Reads a whole number, also "100.0" and "1,000". Less than nothing is possible: panels print a negative
 * number of what remains where they delivered more than ordered.
 *
 * Returns: the number without decimals, unknown if there is none
 */
PdMoney
pd_reply_get_count (JsonNode *node)
{
  PdMoney count = pd_money_parse (pd_reply_string (node));
  gint64 typed;

  if (pd_money_is_known (count))
    count = pd_money_trim (count, 0);
  else if (pd_count_parse (pd_reply_string (node), &typed))
    return pd_money_from_int (typed);

  return count.scale == 0 ? count : PD_MONEY_UNKNOWN;
}

/* The code that stands beside an amount. A sign is no code: "$" is the money of two dozen countries. */
static char *
dup_code_of (JsonNode *amount)
{
  const char *text = pd_reply_string (amount);
  g_autofree char *currency = NULL;
  g_autofree char *number
      = text && strlen (text) <= MOST_AMOUNT_BYTES ? split_currency (text, &currency) : NULL;

  if (!currency || strlen (currency) != CODE_LETTERS || !pd_money_is_known (pd_money_parse (number)))
    return NULL;
  for (const char *p = currency; *p; p++)
    if (!g_ascii_isalpha (*p))
      return NULL;

  return g_ascii_strup (currency, -1);
}

/**
 * pd_reply_dup_currency:
 * @node: (nullable): a value
 * @amount: (nullable): the amount that is in that currency, which may name it where @node does not
 *
 * Codes are brought into one form (" usd" is "USD"), because amounts of different currencies are never put
 * together. Signs and other names stay as they are.
 *
 * Returns: (nullable) (transfer full): the currency, %NULL if there is none
 */
char *
pd_reply_dup_currency (JsonNode *node, JsonNode *amount)
{
  g_autofree char *clean = pd_text_excerpt (pd_reply_string (node), -1, 16);

  if (pd_reply_is_nothing (node) || !clean || !*clean)
    return dup_code_of (amount);
  if (strlen (clean) == CODE_LETTERS)
    return g_ascii_strup (clean, -1);

  return g_steal_pointer (&clean);
}
