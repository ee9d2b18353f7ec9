/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-text.h"

#include <string.h>

/*
 * Text made comparable. Lists fold each row once and search in that, so a key press costs a few string
 * searches a row and nothing else. Declared in pd-text.h. Pure functions, for any thread.
 */

/* Marks, joiners and other formatting say nothing that a person searches for. */
static gboolean
counts_for_search (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_ENCLOSING_MARK && type != G_UNICODE_FORMAT;
}

static void
append_folded (GString *string, const char *text, gssize length)
{
  g_autofree char *plain = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (plain, -1);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        g_string_append_c (string, (char) c);
      else if (c == 0x0131) /* the Turkish i without a dot, which folding leaves alone */
        g_string_append_c (string, 'i');
      else if (counts_for_search (c))
        g_string_append_unichar (string, c);
    }
}

/**
 * pd_text_fold:
 * @text: (nullable): any text
 *
 * Folds case, accents, styled letters, full-width forms and the like, so that what looks like one word to a
 * person is one word to a search (NFKD, case folding, marks dropped). Stretches of ASCII take a short way.
 *
 * Returns: (transfer full): text to compare and to search in, never to show
 */
char *
pd_text_fold (const char *text)
{
  GString *string = g_string_sized_new (text ? strlen (text) : 0);
  const char *p = text && g_utf8_validate (text, -1, NULL) ? text : "";

  while (*p)
    {
      const char *start = p;

      for (; *p && (guchar) *p < 0x80; p++)
        g_string_append_c (string, g_ascii_tolower (*p));
      for (start = p; (guchar) *p >= 0x80; p++)
        ;
      if (p > start)
        append_folded (string, start, p - start);
    }

  return g_string_free_and_steal (string);
}

/**
 * pd_text_matches:
 * @folded_text: text from pd_text_fold()
 * @folded_words: (array zero-terminated=1): words from pd_text_fold_words()
 *
 * Returns: whether every word occurs, in any order; no words match everything
 */
gboolean
pd_text_matches (const char *folded_text, const char *const *folded_words)
{
  for (; *folded_words; folded_words++)
    if (!strstr (folded_text, *folded_words))
      return FALSE;

  return TRUE;
}

/**
 * pd_text_fold_words:
 * @query: (nullable): what a person typed into a search field
 *
 * Returns: (transfer full) (array zero-terminated=1): the words in it, folded
 */
char **
pd_text_fold_words (const char *query)
{
  g_autofree char *clean = pd_text_clean (query, -1);
  g_autofree char *folded = pd_text_fold (clean);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (char **part = parts; *part; part++)
    if (**part)
      g_strv_builder_add (words, *part);

  return g_strv_builder_end (words);
}
