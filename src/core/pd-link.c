/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-link.h"

#include "pd-text.h"

#include <gio/gio.h>
#include <string.h>

/*
 * What people order for: links and user names. Normalised forms are only ever compared with each other, to
 * warn of a second order for the same thing; what is sent is always what was typed. Pure functions, for any
 * thread.
 */

#define URI_FLAGS (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY)

/* "site.com/…" and "www.site.com", but neither "12.50/1" nor "john.doe". */
#define HOST "(?:[\\w-]+\\.)+[^\\W\\d_][\\w-]+(?::\\d+)?/|www\\.[\\w-]+\\.\\w"

static const char *const host_prefixes[] = { "www.", "m.", "mobile." };

/* One site under several names. */
static const char *const host_names[][2] = {
  { "twitter.com", "x.com" },
  { "telegram.me", "t.me" },
  { "fb.com", "facebook.com" },
  { "instagr.am", "instagram.com" },
};

/* Parameters that say where a link was copied, not where it leads: everywhere, or at one site. */
static const char *const tracking[][2] = {
  { NULL, "utm_*" },
  { NULL, "igsh" },
  { NULL, "igshid" },
  { NULL, "fbclid" },
  { NULL, "gclid" },
  { NULL, "si" },
  { NULL, "feature" },
  { NULL, "mibextid" },
  { NULL, "ref_src" },
  { NULL, "ref_url" },
  { "x.com", "s" },
  { "x.com", "t" },
  { "tiktok.com", "_r" },
  { "tiktok.com", "_t" },
  { "tiktok.com", "is_from_webapp" },
  { "tiktok.com", "sender_device" },
};

static const char *const youtube_folders[] = { "/shorts/", "/live/", "/embed/", "/v/" };

static gboolean
matches (GRegex **regex, const char *pattern, const char *text)
{
  if (g_once_init_enter_pointer (regex))
    g_once_init_leave_pointer (regex, g_regex_new (pattern, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL));

  return g_regex_match (*regex, text, G_REGEX_MATCH_DEFAULT, NULL);
}

static gboolean
starts_with_host (const char *text)
{
  static GRegex *regex;

  return matches (&regex, "^(?:" HOST ")", text);
}

static const char *
skip_web_scheme (const char *text)
{
  if (g_ascii_strncasecmp (text, "https://", 8) == 0)
    return text + 8;
  if (g_ascii_strncasecmp (text, "http://", 7) == 0)
    return text + 7;

  return text;
}

static char *
drop_last_slashes (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == '/')
    length--;

  return g_strndup (text, length);
}

static char *
normalize_host (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  const char *host = lower;

  for (gsize i = 0; i < G_N_ELEMENTS (host_prefixes); i++)
    {
      gsize length = strlen (host_prefixes[i]);

      if (g_str_has_prefix (host, host_prefixes[i]) && strchr (host + length, '.'))
        host += length;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (host_names); i++)
    if (strcmp (host, host_names[i][0]) == 0)
      host = host_names[i][1];

  return g_strdup (host);
}

static char *
normalize_path (const char *encoded)
{
  g_autofree char *decoded = g_uri_unescape_string (encoded, "/?#");

  return drop_last_slashes (decoded && g_utf8_validate (decoded, -1, NULL) ? decoded : encoded);
}

static gboolean
is_tracking (const char *host, const char *parameter)
{
  g_autofree char *name = g_strndup (parameter, strcspn (parameter, "="));

  for (gsize i = 0; i < G_N_ELEMENTS (tracking); i++)
    if ((!tracking[i][0] || strcmp (tracking[i][0], host) == 0)
        && g_pattern_match_simple (tracking[i][1], name))
      return TRUE;

  return FALSE;
}

static int
compare_parameters (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What is left of the query, in one order. */
static char *
normalize_query (const char *host, const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query ? query : "", "&", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **parameter = parameters; *parameter; parameter++)
    if (**parameter && !is_tracking (host, *parameter))
      g_ptr_array_add (kept, *parameter);
  g_ptr_array_sort (kept, compare_parameters);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("&", (char **) kept->pdata);
}

/* The video that an address at YouTube shows, however it is written, or %NULL. */
static char *
find_youtube_video (const char *host, const char *path, const char *query)
{
  const char *id = NULL;

  if (strcmp (host, "youtu.be") == 0 && *path == '/')
    id = path + 1;
  else if (strcmp (host, "youtube.com") != 0)
    return NULL;
  else if (strcmp (path, "/watch") == 0)
    id = g_str_has_prefix (query, "v=") ? query + 2
         : strstr (query, "&v=")        ? strstr (query, "&v=") + 3
                                        : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (youtube_folders) && !id; i++)
    if (g_str_has_prefix (path, youtube_folders[i]))
      id = path + strlen (youtube_folders[i]);

  return id && *id ? g_strndup (id, strcspn (id, "/&")) : NULL;
}

static char *
normalize_uri (GUri *uri)
{
  g_autofree char *host = normalize_host (g_uri_get_host (uri));
  g_autofree char *path = normalize_path (g_uri_get_path (uri));
  g_autofree char *query = normalize_query (host, g_uri_get_query (uri));
  g_autofree char *video = find_youtube_video (host, path, query);
  int port = g_uri_get_port (uri);
  g_autofree char *suffix = NULL;

  if (video)
    return g_strconcat ("youtube.com/watch?v=", video, NULL);
  if (port != -1 && port != 80 && port != 443)
    suffix = g_strdup_printf (":%d", port);

  return g_strconcat (host, suffix ? suffix : "", path, *query ? "?" : "", query, NULL);
}

/* User names are the same in any case and with or without "@". */
static char *
normalize_name (const char *text)
{
  return strstr (text, "://") ? g_strdup (text) : g_utf8_casefold (text + (*text == '@'), -1);
}

/**
 * pd_link_normalize:
 * @link: (nullable): a link or a user name
 *
 * Makes one text of all the ways in which people copy the same link: without scheme, "www.", default port,
 * fragment, slash at the end and tracking parameters, sites and videos under one of their names. The case of
 * the path stays, as it tells posts apart.
 *
 * Returns: (transfer full): text to compare, never to send or to show; empty for an empty link
 */
char *
pd_link_normalize (const char *link)
{
  g_autofree char *clean = pd_text_clean (link ? link : "", -1);
  g_autofree char *url = NULL;
  g_autoptr (GUri) uri = NULL;

  if (skip_web_scheme (clean) == clean && !starts_with_host (clean))
    return normalize_name (clean);

  url = g_strconcat ("https://", skip_web_scheme (clean), NULL);
  uri = g_uri_parse (url, URI_FLAGS, NULL);
  if (!uri || !g_uri_get_host (uri))
    return g_steal_pointer (&clean);

  return normalize_uri (uri);
}

/**
 * pd_link_looks_like_one:
 * @text: (nullable): a cell of a list that somebody pasted
 *
 * Returns: whether @text is a link (with scheme, or as "site.com/…") or a user name with "@"
 */
gboolean
pd_link_looks_like_one (const char *text)
{
  static GRegex *regex;
  g_autofree char *clean = pd_text_clean (text ? text : "", -1);

  return matches (&regex, "^(?:[a-z][a-z0-9+.-]*://[^\\s/]|@[\\w.-]+$|" HOST ")\\S*$", clean);
}

/**
 * pd_link_is_openable:
 * @link: (nullable): what was ordered for
 *
 * Returns: whether @link may be handed to a browser: only addresses of web sites are
 */
gboolean
pd_link_is_openable (const char *link)
{
  g_autofree char *host = NULL;

  if (!link || skip_web_scheme (link) == link || !g_utf8_validate (link, -1, NULL))
    return FALSE;
  for (const char *p = link; *p; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
      return FALSE;

  return g_uri_split_network (link, G_URI_FLAGS_PARSE_RELAXED, NULL, &host, NULL, NULL) && host && *host;
}

/**
 * pd_link_shorten:
 * @link: (nullable): a link or a user name
 *
 * Returns: (transfer full): clean text to show, without what all links have in common
 */
char *
pd_link_shorten (const char *link)
{
  g_autofree char *clean = pd_text_clean (link ? link : "", -1);
  const char *start = skip_web_scheme (clean);

  if (start != clean && g_ascii_strncasecmp (start, "www.", 4) == 0)
    start += 4;

  return drop_last_slashes (start);
}
