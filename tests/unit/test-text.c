/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-text.h"

#include "pd-service-info.h"

#include <string.h>

/*
 * Text from outside: nothing invisible is left, nothing readable is lost, any bytes will do. And search: what
 * looks like one word to a person is found.
 */

static const char *const cleaned[][2] = {
  { "plain", "plain" },
  { "  many\t\n spaces\r\n ", "many spaces" },
  { "line\u2028break\u2029and\u00a0space", "line break and space" },
  { "bell\a and \x7f delete", "bell and delete" },
  { "evil\u202egnp.exe", "evilgnp.exe" },
  { "\u2066a\u2069\u200e\u200f\u061cb", "ab" },
  { "in\u200bvis\ufeffi\u00adble\U000e0041", "invisible" },
  { "می\u200cخواهم", "می\u200cخواهم" },
  { "👩\u200d👧", "👩\u200d👧" },
  { "\u200da\u200d b\u200d", "a b" },
  { "a \u200d b", "a b" },
  { "Likes &amp; Views &lt;b&gt; &quot;x&quot; &#39;y&#39; &#x27;z&apos;",
    "Likes & Views <b> \"x\" 'y' 'z'" },
  { "&amp;lt;", "&lt;" },
  { "&#8238;&#10;x&nbsp;", "x" },
  { "&#0; &#xD800; &#x110000; &#; &#x; &bogus; &amp &", "&#0; &#xD800; &#x110000; &#; &#x; &bogus; &amp &" },
  { "&#99999999999999999999;", "&#99999999999999999999;" },
  { "bad \xff\xc3 bytes\xe2\x82", "bad �� bytes��" },
  { "", "" },
  { " \n", "" },
};

static void
test_clean (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cleaned); i++)
    {
      g_autofree char *text = pd_text_clean (cleaned[i][0], -1);

      g_assert_cmpstr (text, ==, cleaned[i][1]);
    }
  g_assert_null (pd_text_clean (NULL, -1));
}

static void
test_clean_length (void)
{
  g_autofree char *part = pd_text_clean ("one two", 3);
  g_autofree char *cut = pd_text_clean ("a&amp;b", 4);
  g_autofree char *nul = pd_text_clean ("a\0b", 3);
  g_autofree char *half = pd_text_clean ("é", 1);

  g_assert_cmpstr (part, ==, "one");
  g_assert_cmpstr (cut, ==, "a&am");
  g_assert_cmpstr (nul, ==, "a b");
  g_assert_cmpstr (half, ==, "�");
}

/* Whatever the bytes: valid, on one line, trimmed, and clean text stays as it is. */
static void
test_clean_random (void)
{
  for (int i = 0; i < 5000; i++)
    {
      static const char *const pieces[]
          = { " ", "\n", "&", "a", "é", "\xe2", "\x80", "\u202e", "\u200d", "👧", "\xff", "\x01", ";" };
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      int length = g_test_rand_int_range (0, 30);

      for (int j = 0; j < length; j++)
        g_string_append (bytes, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      once = pd_text_clean (bytes->str, (gssize) bytes->len);
      twice = pd_text_clean (once, -1);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_null (strpbrk (once, "\n\x01"));
      g_assert_null (strstr (once, "  "));
      g_assert_null (strstr (once, "\u202e"));
      g_assert_false (g_str_has_prefix (once, " ") || g_str_has_suffix (once, " "));
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_excerpt (void)
{
  static const struct
  {
    const char *text;
    gsize most;
    const char *excerpt;
  } excerpts[] = {
    { "short", 5, "short" },        { " short \n ", 5, "short" }, { "longer", 5, "long…" },
    { "one two three", 5, "one…" }, { "ééééé", 3, "éé…" },        { "x", 0, "" },
    { "&lt;html&gt;", 4, "<ht…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (excerpts); i++)
    {
      g_autofree char *excerpt = pd_text_excerpt (excerpts[i].text, -1, excerpts[i].most);

      g_assert_cmpstr (excerpt, ==, excerpts[i].excerpt);
    }
  g_assert_null (pd_text_excerpt (NULL, -1, 10));
}

static gboolean
finds (const char *text, const char *query)
{
  g_autofree char *folded = pd_text_fold (text);
  g_auto (GStrv) words = pd_text_fold_words (query);

  return pd_text_matches (folded, (const char *const *) words);
}

static void
test_search (void)
{
  const char *name = "Instagram Followers [R30] – Café ⚡";

  g_assert_true (finds (name, "followers INSTAGRAM"));
  g_assert_true (finds (name, "gram r30 cafe"));
  g_assert_true (finds (name, "  "));
  g_assert_true (finds (name, NULL));
  g_assert_true (finds (name, "⚡"));
  g_assert_false (finds (name, "instagram likes"));
  g_assert_true (finds ("𝐈𝐧𝐬𝐭𝐚𝐠𝐫𝐚𝐦 ｌｉｋｅｓ Ⓥiews", "instagram likes views"));
  g_assert_true (finds ("Takipçi İNSTAGRAM", "takipci instagram"));
  g_assert_true (finds ("TAKIPCI", "takıpçı"));
  g_assert_true (finds ("Straße", "STRASSE"));
  g_assert_true (finds ("ПОДПИСЧИКИ", "подписчики"));
  g_assert_true (finds ("مُتابِعون", "متابعون"));
  g_assert_true (finds ("می\u200cخواهم", "میخواهم"));
  g_assert_true (finds ("फॉलोअर्स", "फॉलो"));
  g_assert_true (finds ("e\u0301te\u0301", "été"));
  g_assert_false (finds (NULL, "x"));
}

/* The slow way: GLib's whole-text functions, then without marks. */
static char *
fold_slowly (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (plain, -1);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_unichar (letters, g_utf8_get_char (p));

  return g_string_free_and_steal (letters);
}

/* The letters of Europe, the Caucasus, the Middle East and South Asia, styled ones, and
 * full-width ones. */
static void
test_fold_letters (void)
{
  static const gunichar ranges[][2]
      = { { 0x80, 0x10a0 }, { 0x1e00, 0x2000 }, { 0x1d400, 0x1d7d0 }, { 0xff00, 0xfff0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (gunichar c = ranges[i][0]; c < ranges[i][1]; c++)
      {
        char letter[8] = "";
        g_autofree char *folded = NULL;
        g_autofree char *expected = NULL;

        if (!g_unichar_isalpha (c))
          continue;
        g_unichar_to_utf8 (c, letter);
        folded = pd_text_fold (letter);
        expected = fold_slowly (letter);
        /* On purpose different: the iota that old Greek writes below others, and the i without a dot. */
        if (!strstr (expected, "ι") && !strstr (expected, "ı"))
          g_assert_cmpstr (folded, ==, expected);
      }
}

/* Folding does not depend on how the text was cut into stretches, and folded text stays as it is. */
static void
test_fold_random (void)
{
  static const char *const pieces[]
      = { "A", "b", "É", "e\u0301", "ß", "İ", "Σ", "ς", "𝐀", "ﬁ", "\u0301", "👧", " ", "ｱ", "각" };

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) joined = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      for (int j = 0; j < 10; j++)
        {
          const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
          g_autofree char *folded = pd_text_fold (piece);

          g_string_append (text, piece);
          g_string_append (joined, folded);
        }
      once = pd_text_fold (text->str);
      twice = pd_text_fold (once);

      g_assert_cmpstr (once, ==, joined->str);
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_isolate (void)
{
  g_autofree char *isolated = pd_text_isolate ("x.com/a");
  g_autofree char *clean = pd_text_clean (isolated, -1);

  g_assert_cmpstr (isolated, ==, "\u2068x.com/a\u2069");
  g_assert_cmpstr (clean, ==, "x.com/a");
}

static void
assert_masked (const char *text, const char *secret, const char *expected)
{
  g_autofree char *masked = pd_text_mask (text, secret);

  g_assert_cmpstr (masked, ==, expected);
}

static void
test_mask (void)
{
  assert_masked ("key=abc123, again abc123", "abc123", "key=•••, again •••");
  assert_masked ("abc123abc123", "abc123", "••••••");
  assert_masked ("key ABC123", "abc123", "key •••");
  assert_masked ("key=a%2Fb%2b1 a/b+1", "a/b+1", "key=••• •••");
  assert_masked ("abc 12", "abc", "abc 12");
  assert_masked ("nothing of it", "abc123", "nothing of it");
  assert_masked ("text", NULL, "text");
  assert_masked (NULL, "abc123", NULL);
}

static void
test_refill_days (void)
{
  static const struct
  {
    const char *name;
    int days;
  } names[] = {
    { "Instagram Followers R30", 30 },
    { "Followers [R30]", 30 },
    { "Followers | R365 | Max 1M", 365 },
    { "Followers AR30", 30 },
    { "Likes 30 days refill", 30 },
    { "Likes 30 Days ♻️", 30 },
    { "Refill 60 Days", 60 },
    { "Refill: 90 Days | Speed: 5000 Day", 90 },
    { "Speed 5 days | Refill 30 days", 30 },
    { "365D refill", 365 },
    { "30 Days Auto Refill", 30 },
    { "[30 Days] [Refill]", 30 },
    { "♻️30 days", 30 },
    { "♻️ Lifetime", -1 },
    { "Lifetime refill", -1 },
    { "Life time guaranteed", -1 },
    { "30 Days Guarantee", 30 },
    { "6 Months Refill", 180 },
    { "1 Year Refill", 365 },
    { "𝟑𝟎 𝐃𝐚𝐲𝐬 𝐑𝐞𝐟𝐢𝐥𝐥", 30 },
    { "30 days", 30 },
    { "No Refill", 0 },
    { "No-Refill, 30 days old accounts", 0 },
    { "Refill: No", 0 },
    { "Non Refill", 0 },
    { "Followers", 0 },
    { "Views 10K/Day", 0 },
    { "Delivered in 30 days", 0 },
    { "R9999 Refill", 0 },
    { "", 0 },
    { NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("“%s”", names[i].name ? names[i].name : "");
      g_assert_cmpint (pd_service_info_guess_refill_days (names[i].name), ==, names[i].days);
    }
}

static PdServiceInfo *
make_info (void)
{
  PdServiceInfo *info = pd_service_info_new ();

  info->id = g_ref_string_new ("101");
  info->name = g_ref_string_new ("Followers");
  info->rate = pd_money_parse ("0.9");
  info->min = 100;

  return info;
}

static void
test_service_info (void)
{
  g_autoptr (PdServiceInfo) a = make_info ();
  g_autoptr (PdServiceInfo) b = make_info ();
  g_autoptr (PdServiceInfo) same = pd_service_info_ref (a);

  g_assert_true (same == a);
  g_assert_true (pd_service_info_equal (a, b));
  g_assert_cmpint (a->max, ==, -1);
  g_assert_cmpint (a->refill, ==, PD_FLAG_UNKNOWN);

  b->rate = pd_money_parse ("0.90");
  g_assert_true (pd_service_info_equal (a, b));
  b->rate = pd_money_parse ("0.91");
  g_assert_false (pd_service_info_equal (a, b));
  b->rate = a->rate;
  b->category = g_ref_string_new ("Instagram");
  g_assert_false (pd_service_info_equal (a, b));
}

static void
test_isolate_amount (void)
{
  g_autofree char *whole = pd_text_isolate_amount ("0.52", "USD");
  g_autofree char *bare = pd_text_isolate_amount ("0.52", NULL);

  g_assert_cmpstr (whole, ==, "\u20660.52 USD\u2069");
  g_assert_cmpstr (bare, ==, "\u20660.52\u2069");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-length", test_clean_length);
  g_test_add_func ("/text/clean-random", test_clean_random);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/search", test_search);
  g_test_add_func ("/text/fold-letters", test_fold_letters);
  g_test_add_func ("/text/fold-random", test_fold_random);
  g_test_add_func ("/text/isolate", test_isolate);
  g_test_add_func ("/text/isolate-amount", test_isolate_amount);
  g_test_add_func ("/text/mask", test_mask);
  g_test_add_func ("/service-info/refill-days", test_refill_days);
  g_test_add_func ("/service-info/equal", test_service_info);

  return g_test_run ();
}
