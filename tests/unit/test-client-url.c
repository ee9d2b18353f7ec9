/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-api-error.h"
#include "pd-client.h"

/*
 * Which addresses a key may be sent to, and what is said of the others.
 */

static void
test_good (void)
{
  static const char *const good[] = {
    "https://greatsmm.in/api/v2",
    "https://www.smmbros.in/api/v2",
    "HTTPS://SMM.PLUS/api/v2",
    "https://example.com",
    "https://example.com/",
    "https://example.com:8443/api/",
    "https://example.com/index.php?route=api",
    "https://192.0.2.7/api/v2",
    "https://[2001:db8::1]/api",
    "https://smm.plus/api/v2?a=%20b",
    "https://पैनल.example/api/v2",
    "https://panel/api",
    "http://127.0.0.1:8080/api/v2",
    "http://127.8.9.1/api",
    "http://localhost/api/v2",
    "http://LOCALHOST:81",
    "http://[::1]:8080/api/v2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (pd_client_check_url (good[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *url;
    const char *sentence;
  } bad[] = {
    { NULL, "Type the address of the panel’s API" },
    { "", "Type the address of the panel’s API" },
    { "greatsmm.in/api/v2", "The address must begin with https://" },
    { "https:/greatsmm.in/api/v2", "The address must begin with https://" },
    { "ftp://greatsmm.in/api/v2", "The address must begin with https://" },
    { "file:///etc/passwd", NULL },
    { "https://", NULL },
    { "https:///api/v2", NULL },
    { "https://:443/api", NULL },
    { "https://./api", "The address names no server" },
    { "https://example.com:99999/", "This is not an address" },
    { "https://exa mple.com/api", "There are no spaces or special characters in an address" },
    { " https://example.com/api", "There are no spaces or special characters in an address" },
    { "https://example.com/api\n", "There are no spaces or special characters in an address" },
    { "https://example.com\\@evil.example/", "There are no spaces or special characters in an address" },
    { "https://example.com/\xe2\x80\xaeipa", "There are no spaces or special characters in an address" },
    { "https://example.com/\xff", "There are no spaces or special characters in an address" },
    { "https://user:password@example.com/api", "There must be no user name or password in the address" },
    { "https://user@example.com/api", "There must be no user name or password in the address" },
    { "http://127.0.0.1@example.com/api", "There must be no user name or password in the address" },
    { "https://example.com/api#top", "There must be no “#” in the address" },
    { "https://example.com/api?key=abcdef", NULL },
    { "https://example.com/api?action=balance&key=abcdef", NULL },
    { "http://example.com/api/v2", NULL },
    { "http://greatsmm.in/api/v2", NULL },
    { "http://127.0.0.1.example.com/api", NULL },
    { "http://localhost.example.com/api", NULL },
    { "http://128.0.0.1/api", NULL },
    { "http://10.0.0.1/api", NULL },
    { "http://0.0.0.0/api", NULL },
    { "http://[::2]/api", NULL },
    { "http://[::ffff:8.8.8.8]/api", NULL },
    { "http://2130706433/api", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pd_client_check_url (bad[i].url, &error));
      g_assert_error (error, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
      g_assert_true (pd_api_error_is_unsent (error));
      if (bad[i].sentence != NULL)
        g_assert_cmpstr (error->message, ==, bad[i].sentence);
      /* What was typed may hold a password or a key. */
      g_assert_null (strstr (error->message, "abcdef"));
    }
}

static void
test_complete (void)
{
  static const char *const typed[][2] = {
    { "greatsmm.in/api/v2", "https://greatsmm.in/api/v2" },
    { "  greatsmm.in/api/v2\n", "https://greatsmm.in/api/v2" },
    { " https://greatsmm.in/api/v2 ", "https://greatsmm.in/api/v2" },
    { "http://greatsmm.in/api/v2", "http://greatsmm.in/api/v2" },
    { "localhost:8080", "https://localhost:8080" },
    { "  ", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *url = pd_client_complete_url (typed[i][0]);

      g_assert_cmpstr (url, ==, typed[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-url/good", test_good);
  g_test_add_func ("/client-url/bad", test_bad);
  g_test_add_func ("/client-url/complete", test_complete);

  return g_test_run ();
}
