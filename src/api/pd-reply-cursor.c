/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-cursor.h"

#include <string.h>

/*
 * The single values of a reply's text: strings, numbers, and the words that panels leave without quotes. What
 * holds them together is read in pd-reply-text.c. Pure functions for the worker thread.
 */

#define ESCAPED_REPLACEMENT "\\ufffd"

/* Bare words that panels' programs print for values of their own language. */
static const struct
{
  const char *word;
  const char *json;
} words[] = {
  { "true", "true" },      { "false", "false" },    { "null", "null" }, { "none", "null" },
  { "undefined", "null" }, { "nil", "null" },       { "nan", "null" },  { "-nan", "null" },
  { "infinity", "null" },  { "-infinity", "null" }, { "inf", "null" },  { "-inf", "null" },
};

/* Whether an escape such as "\\u00e9" stands at @p. */
static gboolean
has_hex (const char *p, const char *end)
{
  return end - p >= 6 && p[0] == '\\' && p[1] == 'u' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])
         && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]);
}

static gunichar2
read_hex (const char *p)
{
  guint value = 0;

  for (int i = 2; i < 6; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (p[i]);

  return (gunichar2) value;
}

/* Pairs of surrogates stay; a lone one, a nul, or what is no number becomes the replacement character. */
static void
read_unicode_escape (PdReplyCursor *cursor)
{
  gboolean complete = has_hex (cursor->p, cursor->end);
  gunichar2 first = complete ? read_hex (cursor->p) : 0;
  gboolean pair = (first & 0xfc00) == 0xd800 && has_hex (cursor->p + 6, cursor->end)
                  && (read_hex (cursor->p + 6) & 0xfc00) == 0xdc00;
  gsize size = pair ? 12 : complete ? 6 : 2;

  if (first == 0 || ((first & 0xf800) == 0xd800 && !pair))
    g_string_append (cursor->out, ESCAPED_REPLACEMENT);
  else
    g_string_append_len (cursor->out, cursor->p, (gssize) size);

  cursor->notes->repaired |= !complete;
  cursor->p += size;
}

static gboolean
read_escape (PdReplyCursor *cursor)
{
  char c;

  if (cursor->end - cursor->p < 2)
    return FALSE;

  c = cursor->p[1];
  if (c == 'u')
    {
      read_unicode_escape (cursor);
      return TRUE;
    }

  if (strchr ("\"\\/bfnrt", c))
    {
      g_string_append_len (cursor->out, cursor->p, 2);
      cursor->p += 2;
      return TRUE;
    }

  /* "\'" is meant as the quote; elsewhere the backslash is text, and what follows is read for itself. */
  if (c != '\'')
    g_string_append (cursor->out, "\\\\");
  else
    g_string_append_c (cursor->out, *++cursor->p);
  cursor->notes->repaired = TRUE;
  cursor->p++;
  return TRUE;
}

/* What ends a run of plain text in a string. */
static gboolean
is_special (char c, char quote)
{
  return (guchar) c < 0x20 || c == '"' || c == '\\' || c == quote;
}

/**
 * pd_reply_cursor_read_string:
 * @cursor: at a quote
 * @quote: that quote
 *
 * Writes the string that begins here, with the quotes that JSON wants.
 *
 * Returns: %FALSE if it does not end
 */
gboolean
pd_reply_cursor_read_string (PdReplyCursor *cursor, char quote)
{
  g_string_append_c (cursor->out, '"');
  cursor->notes->repaired |= quote != '"';
  cursor->p++;

  while (cursor->p < cursor->end)
    {
      const char *start = cursor->p;
      const char *p = start;

      while (p < cursor->end && !is_special (*p, quote))
        p++;
      g_string_append_len (cursor->out, start, p - start);
      cursor->p = p;
      if (p == cursor->end)
        break;

      if (*p == quote)
        {
          cursor->p++;
          g_string_append_c (cursor->out, '"');
          return TRUE;
        }
      if (*p == '\\')
        {
          if (!read_escape (cursor))
            return FALSE;
          continue;
        }

      g_string_append (cursor->out, *p == '"' ? "\\\"" : " ");
      cursor->notes->repaired |= *p != '"';
      cursor->p++;
    }

  return FALSE;
}

static gboolean
is_number (const char *p, const char *end)
{
  p += p < end && *p == '-';
  if (p == end || !g_ascii_isdigit (*p) || (*p == '0' && p + 1 < end && g_ascii_isdigit (p[1])))
    return FALSE;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  if (p < end && *p == '.')
    {
      if (++p == end || !g_ascii_isdigit (*p))
        return FALSE;
      while (p < end && g_ascii_isdigit (*p))
        p++;
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      p += p < end && (*p == '+' || *p == '-');
      if (p == end || !g_ascii_isdigit (*p))
        return FALSE;
      while (p < end && g_ascii_isdigit (*p))
        p++;
    }

  return p == end;
}

static const char *
find_word (const char *start, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == length && g_ascii_strncasecmp (start, words[i].word, length) == 0)
      return words[i].json;

  return NULL;
}

static void
write_quoted (PdReplyCursor *cursor, const char *start, gsize length)
{
  g_string_append_c (cursor->out, '"');
  g_string_append_len (cursor->out, start, (gssize) length);
  g_string_append_c (cursor->out, '"');
}

/**
 * pd_reply_cursor_read_bare:
 * @cursor: at anything but a quote
 * @key: it stands for the name of a member
 *
 * Writes a number, a literal, or a word without quotes: it ends where no such word goes on. What follows must
 * be structure, so words with spaces between them do not pass.
 *
 * Returns: %FALSE if there is no such thing
 */
gboolean
pd_reply_cursor_read_bare (PdReplyCursor *cursor, gboolean key)
{
  const char *start = cursor->p;
  const char *p = start;
  const char *json;
  gsize length;

  while (p < cursor->end && (g_ascii_isalnum (*p) || strchr ("+-._", *p)) && *p != '\0')
    p++;
  length = (gsize) (p - start);
  if (length == 0)
    return FALSE;

  cursor->p = p;
  json = key ? NULL : find_word (start, length);
  if (json)
    g_string_append (cursor->out, json);
  else
    write_quoted (cursor, start, length);

  if (!json && !key && !is_number (start, p))
    cursor->notes->bare_words = TRUE;
  cursor->notes->repaired |= key || cursor->notes->bare_words || (json && strncmp (start, json, length) != 0);
  return TRUE;
}
