/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client.h"

#include "config.h"
#include "pd-api-error.h"

#include <glib/gi18n-lib.h>

/*
 * Which addresses a key may be sent to: https, and http only within this machine. Said in plain sentences,
 * for the address is typed or pasted by people. Pure functions, for any thread.
 */

/* A key in the address would be stored with it and be read in logs. */
static const char *const secret_parameters[] = { "key", "api_key", "apikey", "token", "action" };

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS, sentence);

  return FALSE;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_ascii_strcasecmp (host, "localhost") == 0;
}

static gboolean
has_stray_character (const char *url)
{
  for (const char *p = url; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || !g_unichar_isprint (g_utf8_get_char (p))
        || strchr ("\\\"<>^`{|}", *p) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
has_secret (GUri *uri)
{
  const char *query = g_uri_get_query (uri);
  g_autoptr (GHashTable) pairs = query != NULL ? soup_form_decode (query) : NULL;

  for (guint i = 0; pairs != NULL && i < G_N_ELEMENTS (secret_parameters); i++)
    if (g_hash_table_contains (pairs, secret_parameters[i]))
      return TRUE;

  return FALSE;
}

static gboolean
check_scheme (GUri *uri, GError **error)
{
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;
  if (!g_str_equal (g_uri_get_scheme (uri), "http"))
    return refuse (error, _ ("The address must begin with https://"));
  if (!is_loopback (g_uri_get_host (uri)))
    return refuse (error, _ ("An address that begins with http:// would show your key to others on the way. "
                             "Use https://"));

  return TRUE;
}

/**
 * pd_client_check_url:
 * @url: (nullable): the address of a panel's API
 * @error: a plain sentence, %PD_API_ERROR_BAD_ADDRESS
 *
 * Checks whether a key may be sent to @url: https, or http to this very machine; a host; no password, no key
 * and nothing that a browser's address bar adds.
 *
 * Returns: whether it may
 */
gboolean
pd_client_check_url (const char *url, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  if (url == NULL || *url == '\0')
    return refuse (error, _ ("Type the address of the panel’s API"));
  if (!g_utf8_validate (url, -1, NULL) || has_stray_character (url))
    return refuse (error, _ ("There are no spaces or special characters in an address"));
  if (strstr (url, "://") == NULL)
    return refuse (error, _ ("The address must begin with https://"));

  uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    return refuse (error, _ ("This is not an address"));
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' || *g_uri_get_host (uri) == '.')
    return refuse (error, _ ("The address names no server"));
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, _ ("There must be no user name or password in the address"));
  if (g_uri_get_fragment (uri) != NULL)
    return refuse (error, _ ("There must be no “#” in the address"));
  if (has_secret (uri))
    return refuse (error, _ ("There must be no key in the address; type it into its own field"));

  return check_scheme (uri, error);
}

/**
 * pd_client_complete_url:
 * @typed: (nullable): what a person typed or pasted
 *
 * Puts https:// before an address that has no scheme, and drops spaces around it.
 *
 * Returns: (transfer full): an address, to be checked by pd_client_check_url()
 */
char *
pd_client_complete_url (const char *typed)
{
  g_autofree char *url = g_strstrip (g_strdup (typed != NULL ? typed : ""));

  if (*url == '\0' || strstr (url, "://") != NULL)
    return g_steal_pointer (&url);

  return g_strconcat ("https://", url, NULL);
}
