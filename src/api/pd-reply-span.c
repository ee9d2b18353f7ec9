/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-span.h"

#include <string.h>

/*
 * A #PdReplyText taken apart without building anything: a catalogue is handed to json-glib row by row, so
 * that it never stands in memory as a whole. Pure functions for the worker thread.
 */

/* The text is known to be well-formed, so quotes and brackets are all that has to be looked at. A quote that
 * is escaped stands behind an odd number of backslashes. */
static const char *
skip_string (const char *start)
{
  const char *p = start;
  const char *q;

  do
    {
      p = strchr (p + 1, '"');
      for (q = p; q[-1] == '\\'; q--)
        ;
    }
  while ((p - q) % 2 != 0);

  return p + 1;
}

static const char *
skip_value (const char *p)
{
  guint depth = 0;

  do
    {
      if (*p == '"')
        {
          p = skip_string (p);
          continue;
        }
      depth += *p == '{' || *p == '[';
      depth -= *p == '}' || *p == ']';
      p++;
    }
  while (depth > 0 || g_ascii_isalpha (*p));

  return p;
}

/**
 * pd_reply_span_open:
 * @container: an array or an object of a #PdReplyText
 *
 * Returns: what pd_reply_span_next() takes apart
 */
PdReplySpan
pd_reply_span_open (PdReplySpan container)
{
  return (PdReplySpan) { container.start + 1, container.length - 1 };
}

/**
 * pd_reply_span_next:
 * @rest: (inout): what is left of a container
 * @key: (out): in an object the key with its quotes, otherwise of length 0
 * @value: (out): the next value
 *
 * Takes the next element off.
 *
 * Returns: %FALSE at the end
 */
gboolean
pd_reply_span_next (PdReplySpan *rest, PdReplySpan *key, PdReplySpan *value)
{
  const char *end = rest->start + rest->length;
  const char *p = rest->start;
  const char *start;

  p += *p == ',';
  if (*p == ']' || *p == '}')
    return FALSE;

  start = p;
  p = skip_value (p);
  *key = (PdReplySpan) { start, 0 };
  if (*p == ':')
    {
      key->length = (gsize) (p - start);
      start = p + 1;
      p = skip_value (start);
    }

  *value = (PdReplySpan) { start, (gsize) (p - start) };
  *rest = (PdReplySpan) { p, (gsize) (end - p) };
  return TRUE;
}

/**
 * pd_reply_span_is:
 * @span: a key or a string value, with its quotes
 * @string: ASCII text
 *
 * Returns: whether @span is @string; keys may differ in case
 */
gboolean
pd_reply_span_is (PdReplySpan span, const char *string)
{
  gsize length = strlen (string);

  return span.length == length + 2 && g_ascii_strncasecmp (span.start + 1, string, length) == 0;
}
