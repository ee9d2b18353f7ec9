/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-details.h"

#include "pd-text.h"

#include <string.h>

/*
 * What came, for the few who want to know it exactly: the Details of an error. It is not translated, as it is
 * read by whoever helps. Whatever a panel echoes of the key is masked. For the worker thread.
 */

/* A title stands near the beginning, or it is none. */
#define SEARCHED_BYTES (64 * 1024)

static const char *
find (const char *text, const char *end, const char *word)
{
  gsize length = strlen (word);

  for (; text != NULL && text + length <= end; text++)
    if (g_ascii_strncasecmp (text, word, length) == 0)
      return text;

  return NULL;
}

static char *
dup_title (const PdReply *reply)
{
  gsize size;
  const char *text = g_bytes_get_data (reply->body, &size);
  const char *end = text + MIN (size, SEARCHED_BYTES);
  const char *tag = find (text, end, "<title");
  const char *start = tag != NULL ? memchr (tag, '>', end - tag) : NULL;
  const char *stop = start != NULL ? find (start, end, "</title") : NULL;
  g_autofree char *masked = NULL;
  g_autofree char *title = NULL;

  if (stop == NULL)
    return NULL;

  title = g_strndup (start + 1, stop - start - 1);
  masked = pd_text_mask (title, reply->key);

  return pd_text_excerpt (masked, -1, 200);
}

/**
 * pd_client_describe_reply:
 * @reply: an answer that was no success
 *
 * Returns: (transfer full): its status and type, and its title or how it begins
 */
char *
pd_client_describe_reply (const PdReply *reply)
{
  g_autofree char *type = pd_text_excerpt (reply->content_type, -1, 100);
  g_autofree char *title = dup_title (reply);
  g_autofree char *excerpt = title != NULL ? NULL : pd_reply_dup_excerpt (reply);
  const char *text = title != NULL ? title : excerpt;
  g_autofree char *described = g_strdup_printf (
      "HTTP %u, %s%s%s", reply->http_status, type != NULL && *type != '\0' ? type : "no type",
      text != NULL && *text != '\0' ? "\n" : "", text != NULL ? text : "");

  return pd_text_mask (described, reply->key);
}
