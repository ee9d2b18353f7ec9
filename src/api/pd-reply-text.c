/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-text.h"

#include "pd-reply-cursor.h"
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
  PdReplyCursor cursor;
  Expect expect;
  guint depth;
  guint64 objects; /* for each open container one bit: an object, not an array */
  gboolean opened; /* nothing stands in the innermost container yet */
  gboolean comma;  /* a comma was read, and is written once something follows it */
} Reader;

G_STATIC_ASSERT (PD_REPLY_MOST_DEPTH <= 64);

/* What json-glib takes for a value, measured with 64 bit pointers. */
#define COST_SCALAR 150
#define COST_CONTAINER 600

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
is_in_object (const Reader *reader)
{
  return reader->depth > 0 && (reader->objects >> (reader->depth - 1) & 1) != 0;
}

static void
write_comma (Reader *reader)
{
  if (reader->comma)
    g_string_append_c (reader->cursor.out, ',');
  reader->comma = FALSE;
  reader->opened = FALSE;
}

static gboolean
open_container (Reader *reader, char c)
{
  if (reader->depth == PD_REPLY_MOST_DEPTH)
    {
      reader->cursor.notes->too_deep = TRUE;
      return FALSE;
    }

  g_string_append_c (reader->cursor.out, c);
  reader->objects &= ~(G_GUINT64_CONSTANT (1) << reader->depth);
  reader->objects |= (guint64) (c == '{') << reader->depth;
  reader->depth++;
  reader->opened = TRUE;
  reader->expect = c == '{' ? EXPECT_KEY : EXPECT_VALUE;
  reader->cursor.notes->cost += COST_CONTAINER;
  reader->cursor.p++;
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

  reader->cursor.notes->repaired |= reader->comma;
  reader->comma = FALSE;
  reader->depth--;
  g_string_append_c (reader->cursor.out, c);
  reader->cursor.p++;
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

  done = c == '"' || c == '\'' ? pd_reply_cursor_read_string (&reader->cursor, c)
                               : pd_reply_cursor_read_bare (&reader->cursor, FALSE);
  reader->cursor.notes->cost += COST_SCALAR;
  end_value (reader);
  return done;
}

static gboolean
read_key (Reader *reader, char c)
{
  write_comma (reader);
  reader->expect = EXPECT_COLON;
  return c == '"' || c == '\'' ? pd_reply_cursor_read_string (&reader->cursor, c)
                               : pd_reply_cursor_read_bare (&reader->cursor, TRUE);
}

static gboolean
read_separator (Reader *reader, char c)
{
  if (reader->expect == EXPECT_COLON && c == ':')
    {
      g_string_append_c (reader->cursor.out, ':');
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

  reader->cursor.p++;
  return TRUE;
}

static gboolean
read_token (Reader *reader)
{
  char c = *reader->cursor.p;

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
  while (reader->cursor.p < reader->cursor.end
         && (*reader->cursor.p == ' ' || (*reader->cursor.p >= '\t' && *reader->cursor.p <= '\r')))
    reader->cursor.p++;
}

/* What the programs of panels print around their answer by mistake. */
static void
skip_notices (Reader *reader)
{
  gsize size;

  while ((size = pd_reply_notice_measure (reader->cursor.p, (gsize) (reader->cursor.end - reader->cursor.p)))
         > 0)
    {
      reader->cursor.p += size;
      reader->cursor.notes->repaired = TRUE;
      skip_space (reader);
    }
}

static gboolean
read_tokens (Reader *reader)
{
  skip_notices (reader);
  for (skip_space (reader); reader->cursor.p < reader->cursor.end && reader->expect != EXPECT_END;
       skip_space (reader))
    if (!read_token (reader))
      return FALSE;

  skip_notices (reader);
  return reader->expect == EXPECT_END && reader->cursor.p == reader->cursor.end;
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
  Reader reader = { .cursor = { .p = bytes, .end = bytes + size, .notes = self } };

  *self = (PdReplyText) { 0 };
  if (size > 0 && !g_utf8_validate_len (bytes, size, NULL))
    {
      valid = g_utf8_make_valid (bytes, (gssize) size);
      self->repaired = TRUE;
      reader.cursor.p = valid;
      reader.cursor.end = valid + strlen (valid);
    }

  while (reader.cursor.end - reader.cursor.p >= 3 && memcmp (reader.cursor.p, BYTE_ORDER_MARK, 3) == 0)
    reader.cursor.p += 3;
  skip_space (&reader);
  self->empty = reader.cursor.p == reader.cursor.end;

  reader.cursor.out = g_string_sized_new ((gsize) (reader.cursor.end - reader.cursor.p) + 16);
  if (!read_tokens (&reader))
    {
      g_string_free (reader.cursor.out, TRUE);
      return;
    }

  self->length = reader.cursor.out->len;
  self->text = g_string_free_and_steal (reader.cursor.out);
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
