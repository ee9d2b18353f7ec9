/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-cursor.h"

#include <string.h>

/*
 * The notices that PHP prints into an answer where a panel's server was set up for its programmers. They have
 * one form and do not end the program, so the answer around them is whole; what does end it ("Fatal error")
 * is not passed over. Pure function for the worker thread.
 */

#define MOST_BYTES 2000

static const char *const kinds[] = { "Notice", "Warning", "Deprecated", "Strict Standards", NULL };

/* Skips @word and the space behind it, if it stands there. */
static gboolean
skip_word (const char **p, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (*p, word, length) != 0)
    return FALSE;

  *p += length;
  *p += strspn (*p, " \t\r\n");
  return TRUE;
}

static gboolean
skip_any (const char **p, const char *const *words)
{
  for (; *words; words++)
    if (skip_word (p, *words))
      return TRUE;

  return FALSE;
}

/* "<br />\n<b>Warning</b>:  …", or without the tags. */
static gboolean
skip_beginning (const char **p)
{
  skip_word (p, "<br />");
  skip_word (p, "<b>");
  skip_word (p, "PHP ");
  if (!skip_any (p, kinds))
    return FALSE;

  skip_word (p, "</b>");
  return skip_word (p, ":");
}

/* "… on line <b>12</b><br />" */
static gboolean
skip_end (const char **p)
{
  const char *end = strstr (*p, " on line ");
  gsize digits;

  if (!end)
    return FALSE;

  *p = end + strlen (" on line ");
  skip_word (p, "<b>");
  digits = strspn (*p, "0123456789");
  *p += digits;
  skip_word (p, "</b>");
  skip_word (p, "<br />");

  return digits > 0;
}

/**
 * pd_reply_notice_measure:
 * @text: bytes of a reply
 * @length: how many
 *
 * Returns: how many bytes the notice takes that @text begins with, 0 if it begins with none
 */
gsize
pd_reply_notice_measure (const char *text, gsize length)
{
  g_autofree char *head = NULL;
  const char *p;

  if (length == 0 || !strchr ("<NWDSP", *text))
    return 0;

  p = head = g_strndup (text, MIN (length, MOST_BYTES));
  return skip_beginning (&p) && skip_end (&p) ? (gsize) (p - head) : 0;
}
