/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-server.h"

#include <string.h>

/*
 * A server that answers as a test wants it, for what the demo panel does not do: headers, other ports, TLS,
 * and bytes that are no HTTP.
 */

struct _ClientServer
{
  SoupServer *server;
  char *url;
  GPtrArray *forms;
  GPtrArray *streams; /* connections that were left open */
  ClientServerFunc answer;
  gpointer data;
};

typedef struct
{
  SoupServerMessage *message;
  GBytes *bytes;
  gboolean close;
} Raw;

static void
request_cb (
    SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  ClientServer *self = user_data;
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  GHashTable *form = soup_form_decode (text);

  g_assert_cmpstr (soup_server_message_get_method (message), ==, "POST");
  g_assert_null (query);
  g_ptr_array_add (self->forms, form);
  g_object_set_data (G_OBJECT (message), "streams", self->streams);
  self->answer (self, message, form, self->data);
}

/* @certificate: (nullable): speaks TLS with it */
ClientServer *
client_server_new (GTlsCertificate *certificate, ClientServerFunc answer, gpointer data)
{
  ClientServer *self = g_new0 (ClientServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->streams = g_ptr_array_new_with_free_func (g_object_unref);
  self->answer = answer;
  self->data = data;
  soup_server_add_handler (self->server, "/api/v2", request_cb, self, NULL);
  soup_server_listen_local (
      self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->server);
  self->url = g_strdup_printf ("%s://127.0.0.1:%d/api/v2", certificate ? "https" : "http",
                               g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return self;
}

void
client_server_free (ClientServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->url);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->streams);
  g_free (self);
}

const char *
client_server_get_url (ClientServer *self)
{
  return self->url;
}

/* How many requests came in. */
guint
client_server_count (ClientServer *self)
{
  return self->forms->len;
}

/* What a request said, %NULL if it did not say it. */
const char *
client_server_get_parameter (ClientServer *self, guint request, const char *name)
{
  g_assert_cmpuint (request, <, self->forms->len);

  return g_hash_table_lookup (g_ptr_array_index (self->forms, request), name);
}

void
client_server_reply (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

void
client_server_add_header (SoupServerMessage *message, const char *name, const char *value)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), name, value);
}

static gboolean
write_cb (gpointer user_data)
{
  g_autofree Raw *raw = user_data;
  GPtrArray *streams = g_object_get_data (G_OBJECT (raw->message), "streams");
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (raw->message);
  gsize length;
  const char *bytes = g_bytes_get_data (raw->bytes, &length);

  if (length > 0)
    g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, length, NULL, NULL, NULL);
  if (raw->close)
    g_io_stream_close (stream, NULL, NULL);
  else
    g_ptr_array_add (streams, g_steal_pointer (&stream));

  g_object_unref (raw->message);
  g_bytes_unref (raw->bytes);

  return G_SOURCE_REMOVE;
}

/* Writes these very bytes in place of an answer, and closes the connection or leaves it open. They have to
 * fit into the buffer of a socket. */
void
client_server_write (SoupServerMessage *message, const char *bytes, gssize length, gboolean close)
{
  Raw *raw = g_new0 (Raw, 1);

  raw->message = g_object_ref (message);
  raw->bytes = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  raw->close = close;
  soup_server_message_pause (message);
  g_idle_add (write_cb, raw);
}
