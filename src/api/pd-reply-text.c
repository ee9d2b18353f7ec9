/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-text.h"

#include "pd-reply.h"

#include <string.h>

/*
 * Bytes of a panel → JSON that json-glib can read, in one pass without recursion, before json-glib sees
 * anything. Numbers become strings, so that amounts keep their digits and ids of any length survive; what
 * panels print by mistake (trailing commas, bare words, quotes of the wrong kind, names of Python) is mended
 * where only one meaning is possible, and noted. What could be meant in two ways stays unreadable. Pure
 * functions for the worker thread.
 */

typedef enum
{
  EXPECT_VALUE,
  EXPECT_KEY,
  EXPECT_COLON,
  EXPECT_NEXT,
  EXPECT_END,
} Expect;

typedef struct
{
  const char *p;
  const char *end;
  GString *out;
  Expect expect;
  guint depth;
  guint64 objects;    /* for each open container one bit: an object, not an array */
  gboolean opened;    /* nothing stands in the innermost container yet */
  gboolean comma;     /* a comma was read, and is written once something follows it */
  PdReplyText *notes; /* what was noticed on the way */
} Reader;

G_STATIC_ASSERT (PD_REPLY_MOST_DEPTH <= 64);

/* What json-glib takes for a value, measured with 64 bit pointers. */
#define COST_SCALAR 150
#define COST_CONTAINER 600

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
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

static gboolean
is_in_object (const Reader *reader)
{
  return reader->depth > 0 && (reader->objects >> (reader->depth - 1) & 1) != 0;
}

static void
write_comma (Reader *reader)
{
  if (reader->comma)
    g_string_append_c (reader->out, ',');
  reader->comma = FALSE;
  reader->opened = FALSE;
}

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
read_unicode_escape (Reader *reader)
{
  gboolean complete = has_hex (reader->p, reader->end);
  gunichar2 first = complete ? read_hex (reader->p) : 0;
  gboolean pair = (first & 0xfc00) == 0xd800 && has_hex (reader->p + 6, reader->end)
                  && (read_hex (reader->p + 6) & 0xfc00) == 0xdc00;
  gsize size = pair ? 12 : complete ? 6 : 2;

  if (first == 0 || ((first & 0xf800) == 0xd800 && !pair))
    g_string_append (reader->out, ESCAPED_REPLACEMENT);
  else
    g_string_append_len (reader->out, reader->p, (gssize) size);

  reader->notes->repaired |= !complete;
  reader->p += size;
}

static gboolean
read_escape (Reader *reader)
{
  char c;

  if (reader->end - reader->p < 2)
    return FALSE;

  c = reader->p[1];
  if (c == 'u')
    {
      read_unicode_escape (reader);
      return TRUE;
    }

  if (strchr ("\"\\/bfnrt", c))
    {
      g_string_append_len (reader->out, reader->p, 2);
      reader->p += 2;
      return TRUE;
    }

  /* "\'" is meant as the quote; elsewhere the backslash is text, and what follows is read for itself. */
  if (c != '\'')
    g_string_append (reader->out, "\\\\");
  else
    g_string_append_c (reader->out, *++reader->p);
  reader->notes->repaired = TRUE;
  reader->p++;
  return TRUE;
}

/* What ends a run of plain text in a string. */
static gboolean
is_special (char c, char quote)
{
  return (guchar) c < 0x20 || c == '"' || c == '\\' || c == quote;
}

/* The string that begins with @quote, with the quotes that JSON wants. */
static gboolean
read_string (Reader *reader, char quote)
{
  g_string_append_c (reader->out, '"');
  reader->notes->repaired |= quote != '"';
  reader->p++;

  while (reader->p < reader->end)
    {
      const char *start = reader->p;
      const char *p = start;

      while (p < reader->end && !is_special (*p, quote))
        p++;
      g_string_append_len (reader->out, start, p - start);
      reader->p = p;
      if (p == reader->end)
        break;

      if (*p == quote)
        {
          reader->p++;
          g_string_append_c (reader->out, '"');
          return TRUE;
        }
      if (*p == '\\')
        {
          if (!read_escape (reader))
            return FALSE;
          continue;
        }

      g_string_append (reader->out, *p == '"' ? "\\\"" : " ");
      reader->notes->repaired |= *p != '"';
      reader->p++;
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
write_quoted (Reader *reader, const char *start, gsize length)
{
  g_string_append_c (reader->out, '"');
  g_string_append_len (reader->out, start, (gssize) length);
  g_string_append_c (reader->out, '"');
}

/* A number, a literal, or a word without quotes: it ends where no such word goes on. What follows must be
 * structure, so words with spaces between them do not pass. */
static gboolean
read_bare (Reader *reader, gboolean key)
{
  const char *start = reader->p;
  const char *p = start;
  const char *json;
  gsize length;

  while (p < reader->end && (g_ascii_isalnum (*p) || strchr ("+-._", *p)) && *p != '\0')
    p++;
  length = (gsize) (p - start);
  if (length == 0)
    return FALSE;

  reader->p = p;
  json = key ? NULL : find_word (start, length);
  if (json)
    g_string_append (reader->out, json);
  else
    write_quoted (reader, start, length);

  if (!json && !key && !is_number (start, p))
    reader->notes->bare_words = TRUE;
  reader->notes->repaired |= key || reader->notes->bare_words || (json && strncmp (start, json, length) != 0);
  return TRUE;
}

static gboolean
open_container (Reader *reader, char c)
{
  if (reader->depth == PD_REPLY_MOST_DEPTH)
    {
      reader->notes->too_deep = TRUE;
      return FALSE;
    }

  g_string_append_c (reader->out, c);
  reader->objects &= ~(G_GUINT64_CONSTANT (1) << reader->depth);
  reader->objects |= (guint64) (c == '{') << reader->depth;
  reader->depth++;
  reader->opened = TRUE;
  reader->expect = c == '{' ? EXPECT_KEY : EXPECT_VALUE;
  reader->notes->cost += COST_CONTAINER;
  reader->p++;
  return TRUE;
}

static void
end_value (Reader *reader)
{
  reader->opened = FALSE;
  reader->expect = reader->depth > 0 ? EXPECT_NEXT : EXPECT_END;
}

/* Behind a value, behind the opening, or behind one comma too many. */
static gboolean
close_container (Reader *reader, char c)
{
  gboolean object = is_in_object (reader);

  if (reader->depth == 0 || c != (object ? '}' : ']'))
    return FALSE;
  if (reader->expect != EXPECT_NEXT
      && (reader->expect != (object ? EXPECT_KEY : EXPECT_VALUE) || !(reader->opened || reader->comma)))
    return FALSE;

  reader->notes->repaired |= reader->comma;
  reader->comma = FALSE;
  reader->depth--;
  g_string_append_c (reader->out, c);
  reader->p++;
  end_value (reader);
  return TRUE;
}

static gboolean
read_value (Reader *reader, char c)
{
  gboolean done;

  write_comma (reader);
  if (c == '{' || c == '[')
    return open_container (reader, c);

  done = c == '"' || c == '\'' ? read_string (reader, c) : read_bare (reader, FALSE);
  reader->notes->cost += COST_SCALAR;
  end_value (reader);
  return done;
}

static gboolean
read_key (Reader *reader, char c)
{
  write_comma (reader);
  reader->expect = EXPECT_COLON;
  return c == '"' || c == '\'' ? read_string (reader, c) : read_bare (reader, TRUE);
}

static gboolean
read_separator (Reader *reader, char c)
{
  if (reader->expect == EXPECT_COLON && c == ':')
    {
      g_string_append_c (reader->out, ':');
      reader->expect = EXPECT_VALUE;
    }
  else if (reader->expect == EXPECT_NEXT && c == ',')
    {
      reader->comma = TRUE;
      reader->expect = is_in_object (reader) ? EXPECT_KEY : EXPECT_VALUE;
    }
  else
    {
      return FALSE;
    }

  reader->p++;
  return TRUE;
}

static gboolean
read_token (Reader *reader)
{
  char c = *reader->p;

  if (c == '}' || c == ']')
    return close_container (reader, c);
  if (reader->expect == EXPECT_VALUE)
    return read_value (reader, c);
  if (reader->expect == EXPECT_KEY)
    return read_key (reader, c);

  return read_separator (reader, c);
}

static void
skip_space (Reader *reader)
{
  while (reader->p < reader->end && (*reader->p == ' ' || (*reader->p >= '\t' && *reader->p <= '\r')))
    reader->p++;
}

static gboolean
read_tokens (Reader *reader)
{
  for (skip_space (reader); reader->p < reader->end; skip_space (reader))
    if (!read_token (reader))
      return FALSE;

  return reader->expect == EXPECT_END;
}

/**
 * pd_reply_text_read:
 * @self: (out caller-allocates): what becomes of it
 * @bytes: the body of a reply
 * @size: of @bytes
 *
 * Reads @bytes as JSON, as said in #PdReplyText. Bytes that are no UTF-8 become replacement characters, which
 * counts as a repair; a byte order mark is dropped, which does not. Nesting deeper than #PD_REPLY_MOST_DEPTH
 * is unreadable.
 */
void
pd_reply_text_read (PdReplyText *self, const char *bytes, gsize size)
{
  g_autofree char *valid = NULL;
  Reader reader = { .p = bytes, .end = bytes + size, .notes = self };

  *self = (PdReplyText) { 0 };
  if (size > 0 && !g_utf8_validate_len (bytes, size, NULL))
    {
      valid = g_utf8_make_valid (bytes, (gssize) size);
      self->repaired = TRUE;
      reader.p = valid;
      reader.end = valid + strlen (valid);
    }

  while (reader.end - reader.p >= 3 && memcmp (reader.p, BYTE_ORDER_MARK, 3) == 0)
    reader.p += 3;
  skip_space (&reader);
  self->empty = reader.p == reader.end;

  reader.out = g_string_sized_new ((gsize) (reader.end - reader.p) + 16);
  if (!read_tokens (&reader))
    {
      g_string_free (reader.out, TRUE);
      return;
    }

  self->length = reader.out->len;
  self->text = g_string_free_and_steal (reader.out);
}

/**
 * pd_reply_text_clear:
 * @self: a text
 *
 * Frees what @self holds.
 */
void
pd_reply_text_clear (PdReplyText *self)
{
  g_clear_pointer (&self->text, g_free);
}
