/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-message.h"

#include "config.h"
#include "pd-api-error.h"
#include "pd-text.h"

#include <glib/gi18n-lib.h>

/*
 * The request of one call, and the one answer that is understood without its body: that the panel has moved.
 * Main thread.
 */

/* The key is in the body alone, and the body is wiped when it is no longer needed. */
static GBytes *
write_body (const PdAction *action, const char *parameters, const char *key)
{
  char *escaped = g_uri_escape_bytes ((const guint8 *) key, strlen (key), NULL);
  const char *separator = *parameters != '\0' ? "&" : "";
  char *body = g_strconcat ("key=", escaped, "&action=", action->name, separator, parameters, NULL);

  pd_secret_free (escaped);

  return g_bytes_new_with_free_func (body, strlen (body), (GDestroyNotify) pd_secret_free, body);
}

static char *
describe_address (GUri *uri, const char *key)
{
  g_autofree char *address = NULL;
  g_autofree char *masked = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup ("?");

  address = g_strconcat (g_uri_get_host (uri), g_uri_get_path (uri), NULL);
  masked = pd_text_mask (address, key);

  return pd_text_excerpt (masked, -1, 100);
}

/* Makes the request for one call. @parameters: form-encoded, without key and action. */
SoupMessage *
pd_client_message_new (PdClient *client, const PdAction *action, const char *parameters, const char *key)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_POST, pd_client_get_url (client));
  g_autoptr (GBytes) body = write_body (action, parameters, key);

  soup_message_set_request_body_from_bytes (message, SOUP_FORM_MIME_TYPE_URLENCODED, body);
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept", "application/json");
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);

  /* A connection that was kept open can have died without notice, and then nobody knows whether the request
   * was read: what must not be repeated gets a connection of its own. */
  soup_message_add_flags (message, action->is_read ? SOUP_MESSAGE_IDEMPOTENT : SOUP_MESSAGE_NEW_CONNECTION);
  soup_message_set_force_http1 (message, !action->is_read);

  return message;
}

/* A panel that moved is not followed: a POST that became a GET would come back as somebody's page. Returns
 * (nullable) (transfer full): where it says it is now. */
GError *
pd_client_message_find_redirect (SoupMessage *message, const char *key)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GUri) uri = NULL;
  g_autofree char *address = NULL;

  if (location == NULL || !SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (message)))
    return NULL;

  uri = g_uri_parse_relative (soup_message_get_uri (message), location, SOUP_HTTP_URI_FLAGS, NULL);
  address = describe_address (uri, key);

  return g_error_new (PD_API_ERROR, PD_API_ERROR_REDIRECTED,
                      /* Translators: %s is an address such as www.example.com/api/v2 */
                      _ ("The panel’s address has changed: it now is %s"), address);
}
