/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-text.h"

#include <string.h>

/*
 * Text from outside made harmless. Panels decide what stands in names and messages, so everything they say
 * passes through pd_text_clean() before anybody sees it. Pure functions, for any thread.
 */

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define REPLACEMENT 0xfffd
#define ELLIPSIS "…"
#define MASK "•••"
#define LEAST_SECRET 4

/* Clean text as it grows: what comes next may depend on what came last. */
typedef struct
{
  GString *text;
  gsize characters;
  gunichar joiner; /* waits until it stands between two characters */
  gboolean space;  /* likewise */
} Cleaner;

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Characters that one does not see but that change how others are seen: soft hyphen, bidi controls,
 * zero-width ones, annotations and tags. */
static const Range invisible[] = {
  { 0x00ad, 0x00ad }, { 0x061c, 0x061c }, { 0x180e, 0x180e }, { 0x200b, 0x200b }, { 0x200e, 0x200f },
  { 0x202a, 0x202e }, { 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
};

static const struct
{
  const char *name;
  gunichar character;
} entities[] = {
  { "amp;", '&' }, { "lt;", '<' }, { "gt;", '>' }, { "quot;", '"' }, { "apos;", '\'' }, { "nbsp;", ' ' },
};

static gboolean
is_invisible (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (invisible); i++)
    if (c >= invisible[i].first && c <= invisible[i].last)
      return TRUE;

  return FALSE;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

static void
add_character (Cleaner *cleaner, gunichar c)
{
  if (cleaner->space)
    g_string_append_c (cleaner->text, ' ');
  else if (cleaner->joiner)
    g_string_append_unichar (cleaner->text, cleaner->joiner);
  cleaner->characters += 1 + (cleaner->space || cleaner->joiner);
  cleaner->space = FALSE;
  cleaner->joiner = 0;

  if (c < 0x80)
    g_string_append_c (cleaner->text, (char) c);
  else
    g_string_append_unichar (cleaner->text, c);
}

static void
take_character (Cleaner *cleaner, gunichar c)
{
  if (c > ' ' && c < 0x7f)
    add_character (cleaner, c);
  else if (is_blank (c))
    cleaner->space = cleaner->text->len > 0;
  else if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER)
    cleaner->joiner = cleaner->text->len > 0 ? c : 0;
  else if (!is_invisible (c))
    add_character (cleaner, c);
}

/* "#39;" or "#x27;" at @text; returns its length or 0. */
static gsize
read_number_entity (const char *text, gsize length, gunichar *character)
{
  gboolean hex = length > 1 && (text[1] == 'x' || text[1] == 'X');
  gsize first = hex ? 2 : 1;
  gsize i;
  gunichar value = 0;

  for (i = first; i < length && (hex ? g_ascii_isxdigit (text[i]) : g_ascii_isdigit (text[i])); i++)
    {
      value = value * (hex ? 16 : 10) + (gunichar) g_ascii_xdigit_value (text[i]);
      if (value > 0x10ffff)
        return 0;
    }
  if (i == first || i == length || text[i] != ';' || value == 0 || !g_unichar_validate (value))
    return 0;

  *character = value;
  return i + 1;
}

/* An entity at @text, which stands behind "&"; returns its length or 0. */
static gsize
read_entity (const char *text, gsize length, gunichar *character)
{
  if (length > 0 && text[0] == '#')
    return read_number_entity (text, length, character);

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gsize size = strlen (entities[i].name);

      if (size <= length && strncmp (text, entities[i].name, size) == 0)
        {
          *character = entities[i].character;
          return size;
        }
    }

  return 0;
}

/* One character of @text, whatever its bytes; returns how many bytes it took. */
static gsize
read_character (const char *text, gsize length, gunichar *character)
{
  gsize entity;

  if ((guchar) *text < 0x80)
    {
      *character = (guchar) *text;
      entity = *text == '&' ? read_entity (text + 1, length - 1, character) : 0;
      return 1 + entity;
    }

  *character = g_utf8_get_char_validated (text, (gssize) length);
  if (*character == (gunichar) -1 || *character == (gunichar) -2)
    {
      *character = REPLACEMENT;
      return 1;
    }

  return (gsize) (g_utf8_next_char (text) - text);
}

static char *
clean_text (const char *text, gssize length, gsize most_characters)
{
  gsize left = length < 0 ? strlen (text) : (gsize) length;
  Cleaner cleaner = { .text = g_string_sized_new (MIN (left, 4096)) };

  while (left > 0 && cleaner.characters <= most_characters)
    {
      gunichar c;
      gsize size = read_character (text, left, &c);

      take_character (&cleaner, c);
      text += size;
      left -= size;
    }

  return g_string_free_and_steal (cleaner.text);
}

/**
 * pd_text_clean:
 * @text: (nullable): bytes of a panel or a person
 * @length: how many, or -1 if they end with a nul
 *
 * Makes one line of plain text that does to its surroundings nothing that one does not see: valid UTF-8, no
 * control characters, no line breaks, no bidi controls, no invisible characters (joiners stay between two
 * characters, where words and emoji need them), single spaces, HTML entities decoded once.
 *
 * Returns: (nullable) (transfer full): the text, %NULL for %NULL
 */
char *
pd_text_clean (const char *text, gssize length)
{
  return text ? clean_text (text, length, G_MAXSIZE) : NULL;
}

/**
 * pd_text_excerpt:
 * @text: (nullable): bytes of a panel
 * @length: how many, or -1 if they end with a nul
 * @most_characters: how long the excerpt may be
 *
 * The beginning of pd_text_clean(), with "…" as its last character if there is more. Reads no further than
 * needed.
 *
 * Returns: (nullable) (transfer full): the excerpt, %NULL for %NULL
 */
char *
pd_text_excerpt (const char *text, gssize length, gsize most_characters)
{
  g_autofree char *clean = text ? clean_text (text, length, most_characters) : NULL;
  char *end;

  if (!clean || (gsize) g_utf8_strlen (clean, -1) <= most_characters)
    return g_steal_pointer (&clean);

  end = most_characters > 0 ? g_utf8_offset_to_pointer (clean, (glong) most_characters - 1) : clean;
  *end = '\0';
  return g_strconcat (g_strchomp (clean), most_characters > 0 ? ELLIPSIS : "", NULL);
}

/**
 * pd_text_isolate:
 * @text: (nullable): clean text, whose direction may differ from its surroundings'
 *
 * Wraps @text so that its direction stays its own affair: without that, the punctuation of a link moves about
 * in a right-to-left sentence.
 *
 * Returns: (nullable) (transfer full): the isolated text, %NULL for %NULL
 */
char *
pd_text_isolate (const char *text)
{
  return text ? g_strconcat ("\u2068", text, "\u2069", NULL) : NULL;
}

/**
 * pd_text_isolate_amount:
 * @number: an amount of money
 * @currency: (nullable): its currency, %NULL or "" where that is not known
 *
 * Returns: (transfer full): the number and then the currency, in this order also in a right-to-left sentence
 */
char *
pd_text_isolate_amount (const char *number, const char *currency)
{
  gboolean has_currency = currency && *currency;

  return g_strconcat ("\u2066", number, has_currency ? " " : "", has_currency ? currency : "", "\u2069",
                      NULL);
}

static gsize
find_secret_at (const char *text, const char *const *forms)
{
  for (; *forms; forms++)
    if (g_ascii_strncasecmp (text, *forms, strlen (*forms)) == 0)
      return strlen (*forms);

  return 0;
}

/**
 * pd_text_mask:
 * @text: (nullable): text that may quote a request
 * @secret: (nullable): what must not be read in it
 *
 * Replaces @secret wherever it stands, also percent-encoded and in another case. Secrets of less than four
 * characters are left alone, as they would be found everywhere.
 *
 * Returns: (nullable) (transfer full): the text, %NULL for %NULL
 */
char *
pd_text_mask (const char *text, const char *secret)
{
  g_autoptr (GString) masked = NULL;
  char *encoded;

  if (!text || !secret || strlen (secret) < LEAST_SECRET)
    return g_strdup (text);

  masked = g_string_sized_new (strlen (text));
  encoded = g_uri_escape_bytes ((const guint8 *) secret, strlen (secret), NULL);
  while (*text)
    {
      gsize size = find_secret_at (text, (const char *const[]) { secret, encoded, NULL });

      if (size > 0)
        g_string_append (masked, MASK);
      else
        g_string_append_c (masked, *text);
      text += MAX (size, 1);
    }
  pd_secret_free (encoded);

  return g_string_free_and_steal (g_steal_pointer (&masked));
}

/**
 * pd_secret_free:
 * @secret: (nullable) (transfer full): an API key
 *
 * Overwrites and frees @secret.
 */
void
pd_secret_free (char *secret)
{
  if (secret)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
