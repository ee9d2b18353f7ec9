/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-link.h"

/*
 * Links: which ones are the same, what is a link at all, what may be opened.
 */

/* Rows of ways to write one thing; no two rows are the same thing. */
static const char *const same[][8] = {
  { "https://www.instagram.com/nike/", "http://instagram.com/nike", "instagram.com/nike/",
    "HTTPS://WWW.Instagram.COM/nike?igsh=abc",
    "https://m.instagram.com:443/nike/?utm_source=x&utm_medium=y#top", " https://instagr.am/nike ",
    "https://instagram.com/nike?igshid=1" },
  { "https://instagram.com/Nike" },
  { "https://www.instagram.com/p/AbC/", "instagram.com/p/AbC?utm_source=ig_web" },
  { "https://www.instagram.com/p/abc/" },
  { "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ?si=xyz",
    "https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=42",
    "https://youtube.com/shorts/dQw4w9WgXcQ?feature=share", "youtu.be/dQw4w9WgXcQ/",
    "www.youtube.com/embed/dQw4w9WgXcQ", "https://www.youtube.com/live/dQw4w9WgXcQ?si=1" },
  { "https://www.youtube.com/watch?v=dqw4w9wgxcq" },
  { "https://www.youtube.com/@channel", "youtube.com/@channel/" },
  { "https://twitter.com/user/status/123?s=20&t=abc", "https://x.com/user/status/123",
    "https://mobile.twitter.com/user/status/123" },
  { "https://t.me/channel", "https://telegram.me/channel", "http://t.me/channel/" },
  { "https://t.me/channel/5" },
  { "https://m.me/page", "m.me/page" },
  { "https://www.tiktok.com/@a/video/1?_r=1&_t=8abc",
    "https://tiktok.com/@a/video/1?is_from_webapp=1&sender_device=pc" },
  { "https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2",
    "https://example.com/a/?a=1&&b=2&fbclid=9" },
  { "https://example.com/a?a=1", "http://example.com:80/a?a=1" },
  { "https://example.com:8443/a" },
  { "https://example.com/?s=20" },
  { "https://example.com", "www.example.com", "https://example.com/" },
  { "https://example.com/caf%C3%A9", "https://example.com/café" },
  { "@nike", "nike", "@Nike", " NIKE " },
  { "@nike.shoes", "nike.shoes" },
  { "tg://resolve?domain=a" },
  { "" },
};

static void
test_normalize (void)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *first = pd_link_normalize (same[i][0]);

      for (gsize j = 1; j < G_N_ELEMENTS (same[i]) && same[i][j]; j++)
        {
          g_autofree char *other = pd_link_normalize (same[i][j]);

          g_test_message ("“%s”", same[i][j]);
          g_assert_cmpstr (other, ==, first);
        }
      g_assert_true (g_hash_table_add (rows, g_steal_pointer (&first)));
    }
}

/* What is normal stays as it is: the store keeps normalised links and compares them with new ones. */
static void
test_normalize_twice (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *once = pd_link_normalize (same[i][0]);
      g_autofree char *twice = pd_link_normalize (once);

      g_assert_cmpstr (twice, ==, once);
    }
}

static void
test_normalize_odd (void)
{
  g_autofree char *nothing = pd_link_normalize (NULL);
  static const char *const odd[] = { "http://",       "https:///path", "https://[::1", "https://a b/c",
                                     "https://x/%zz", "https://x/%ff", "://",          "@",
                                     "https://\xff/", "https://:0/" };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *normal = pd_link_normalize (odd[i]);

      g_assert_true (g_utf8_validate (normal, -1, NULL));
    }
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_looks_like_one (void)
{
  static const char *const links[] = { "https://instagram.com/nike",
                                       "http://a.b",
                                       "tg://resolve?domain=x",
                                       "instagram.com/nike",
                                       " t.me/x ",
                                       "www.example.com",
                                       "example.com:8080/x",
                                       "https://пример.рф/x",
                                       "пример.рф/x",
                                       "@nike",
                                       "@john.doe_1",
                                       "vm.tiktok.com/ZM/" };
  static const char *const others[] = { "",
                                        " ",
                                        "1000",
                                        "1,000",
                                        "1.000",
                                        "12.50",
                                        "12.50/1",
                                        "1.2.3.4",
                                        "12/05/2024",
                                        "nike",
                                        "john.doe",
                                        "a@b.com",
                                        "@",
                                        "@a b",
                                        "two words",
                                        "https://",
                                        "see https://a.b",
                                        "https://a b",
                                        "Followers R30",
                                        "a/b",
                                        "-" };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_test_message ("“%s”", links[i]);
      g_assert_true (pd_link_looks_like_one (links[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("“%s”", others[i]);
      g_assert_false (pd_link_looks_like_one (others[i]));
    }
  g_assert_false (pd_link_looks_like_one (NULL));
}

static void
test_is_openable (void)
{
  static const char *const yes[]
      = { "https://instagram.com/nike", "HTTP://example.com", "https://example.com/café?x=1#y" };
  static const char *const no[] = { "",
                                    "instagram.com/nike",
                                    "@nike",
                                    "javascript:alert(1)",
                                    "file:///etc/passwd",
                                    "ftp://a.b/c",
                                    "mailto:a@b.c",
                                    "tg://x",
                                    "https://",
                                    "https:///x",
                                    "https://a.b/c d",
                                    "https://a.b/\n",
                                    " https://a.b",
                                    "https://a.b/\xff",
                                    "httpsx://a.b",
                                    "data:text/html,x" };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (pd_link_is_openable (yes[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (pd_link_is_openable (no[i]));
  g_assert_false (pd_link_is_openable (NULL));
}

static void
test_shorten (void)
{
  static const char *const links[][2] = {
    { "https://www.instagram.com/nike/", "instagram.com/nike" },
    { "http://t.me/x", "t.me/x" },
    { "instagram.com/nike", "instagram.com/nike" },
    { "@nike", "@nike" },
    { "tg://x", "tg://x" },
    { "https://a.b/\u202ex", "a.b/x" },
    { "", "" },
    { "/", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *text = pd_link_shorten (links[i][0]);

      g_assert_cmpstr (text, ==, links[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/normalize", test_normalize);
  g_test_add_func ("/link/normalize-twice", test_normalize_twice);
  g_test_add_func ("/link/normalize-odd", test_normalize_odd);
  g_test_add_func ("/link/looks-like-one", test_looks_like_one);
  g_test_add_func ("/link/is-openable", test_is_openable);
  g_test_add_func ("/link/shorten", test_shorten);

  return g_test_run ();
}
