/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-text.h"

#include <string.h>

/*
 * Text made comparable. Lists fold each row once and search in that, so a key press costs a few string
 * searches a row and nothing else. Declared in pd-text.h. Pure functions, for any thread.
 */

/* Letters that lower case alone leaves apart from what people take for the same. */
static const struct
{
  gunichar letter;
  const char *folded;
} special_letters[] = {
  { 0x00df, "ss" },     /* ß */
  { 0x0131, "i" },      /* the Turkish i without a dot */
  { 0x03c2, "\u03c3" }, /* the Greek sigma at the end of a word */
};

/* Marks, joiners and other formatting say nothing that a person searches for. */
static gboolean
counts_for_search (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_ENCLOSING_MARK && type != G_UNICODE_FORMAT;
}

static void
append_lower (GString *string, gunichar c)
{
  gunichar lower = g_unichar_tolower (c);

  for (gsize i = 0; i < G_N_ELEMENTS (special_letters); i++)
    if (lower == special_letters[i].letter)
      {
        g_string_append (string, special_letters[i].folded);
        return;
      }

  g_string_append_unichar (string, lower);
}

/* Letter by letter instead of g_utf8_normalize() and g_utf8_casefold(), which are twice as slow on the
 * names of a large catalogue. The order of marks, which only those two mind, is of no interest here. */
static void
append_folded (GString *string, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    if (parts[i] < 0x80)
      g_string_append_c (string, g_ascii_tolower ((char) parts[i]));
    else if (counts_for_search (parts[i]))
      append_lower (string, parts[i]);
}

/**
 * pd_text_fold:
 * @text: (nullable): any text
 *
 * Folds case, accents, styled letters, full-width forms and the like, so that what looks like one word to a
 * person is one word to a search (NFKD, lower case, marks dropped).
 *
 * Returns: (transfer full): text to compare and to search in, never to show
 */
char *
pd_text_fold (const char *text)
{
  GString *string = g_string_sized_new (text ? strlen (text) : 0);
  const char *p = text && g_utf8_validate (text, -1, NULL) ? text : "";

  for (; *p; p = g_utf8_next_char (p))
    if ((guchar) *p < 0x80)
      g_string_append_c (string, g_ascii_tolower (*p));
    else
      append_folded (string, g_utf8_get_char (p));

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
