/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"
#include "client-server.h"

/*
 * A key is sent to nobody who cannot prove who he is. The certificates in tests/data/tls are their own
 * authorities, made by "openssl ca -selfsign": good is for 127.0.0.1, elsewhere for another name, expired
 * ended in 2021.
 */

#define KEY "key-of-a-panel"

static void
answer_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  client_server_reply (message, 200, "application/json", "{\"balance\":\"1\",\"order\":1}");
}

static char *
get_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "tls", name, NULL);
}

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);

  return certificate;
}

static void
trust (ClientFixture *fixture, const char *name)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  soup_session_set_tls_database (fixture->session, database);
}

static void
test_trusted (void)
{
  ClientFixture fixture = { 0 };
  g_autoptr (GTlsCertificate) certificate = load_certificate ("good.pem");
  ClientServer *server = client_server_new (certificate, answer_cb, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) result = NULL;

  client_fixture_set_up_for (&fixture, client_server_get_url (server), KEY);
  trust (&fixture, "good.pem");
  client_fixture_assert_balance (&fixture);
  result = client_fixture_add (&fixture, "service=1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->outcome, ==, PD_ADD_PLACED);
  g_assert_cmpuint (client_server_count (server), ==, 2);

  client_fixture_tear_down (&fixture, NULL);
  client_server_free (server);
}

/* A listener that keeps what it is sent: in the clear with a certificate, the raw bytes without one. It does
 * not take it ill when a client goes away in the middle of a handshake. */
typedef struct
{
  GSocketListener *listener;
  GCancellable *cancellable;
  GTlsCertificate *certificate;
  GIOStream *connection;
  GString *heard;
  char buffer[4096];
  char *url;
} Listener;

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listener *self = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (n <= 0)
    return;

  g_string_append_len (self->heard, self->buffer, n);
  g_input_stream_read_async (G_INPUT_STREAM (source), self->buffer, sizeof self->buffer, G_PRIORITY_DEFAULT,
                             self->cancellable, heard_cb, self);
}

static void accept_next (Listener *self);

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listener *self = user_data;
  g_autoptr (GSocketConnection) connection
      = g_socket_listener_accept_finish (G_SOCKET_LISTENER (source), result, NULL, NULL);

  if (connection == NULL)
    return;

  g_clear_object (&self->connection);
  self->connection = g_object_ref (G_IO_STREAM (connection));
  if (self->certificate != NULL)
    {
      g_clear_object (&self->connection);
      self->connection = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
    }
  g_input_stream_read_async (g_io_stream_get_input_stream (self->connection), self->buffer,
                             sizeof self->buffer, G_PRIORITY_DEFAULT, self->cancellable, heard_cb, self);
  accept_next (self);
}

static void
accept_next (Listener *self)
{
  g_socket_listener_accept_async (self->listener, self->cancellable, accepted_cb, self);
}

static void
listen (Listener *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  guint16 port;

  self->listener = g_socket_listener_new ();
  self->cancellable = g_cancellable_new ();
  self->heard = g_string_new (NULL);
  port = g_socket_listener_add_any_inet_port (self->listener, NULL, &error);
  g_assert_no_error (error);
  self->url = g_strdup_printf ("https://127.0.0.1:%u/api/v2", port);
  self->certificate = name != NULL ? load_certificate (name) : NULL;
  accept_next (self);
}

static void
stop_listening (Listener *self)
{
  g_cancellable_cancel (self->cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->connection);
  g_clear_object (&self->certificate);
  g_clear_object (&self->listener);
  g_clear_object (&self->cancellable);
  g_string_free (self->heard, TRUE);
  g_free (self->url);
}

/* A stranger's certificate, one for another name, and one that has expired. */
static void
test_untrusted (void)
{
  static const char *const cases[][2] = {
    { "good.pem", NULL },
    { "good.pem", "elsewhere.pem" },
    { "elsewhere.pem", "elsewhere.pem" },
    { "expired.pem", "expired.pem" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClientFixture fixture = { 0 };
      Listener listener = { 0 };
      g_autoptr (GError) error = NULL;

      listen (&listener, cases[i][0]);
      client_fixture_set_up_for (&fixture, listener.url, KEY);
      if (cases[i][1] != NULL)
        trust (&fixture, cases[i][1]);
      client_fixture_assert_failure (&fixture, PD_API_ERROR_CERTIFICATE);
      g_assert_null (client_fixture_add (&fixture, "service=1", &error));
      g_assert_error (error, PD_API_ERROR, PD_API_ERROR_CERTIFICATE);
      g_assert_true (pd_api_error_is_unsent (error));
      g_assert_cmpuint (listener.heard->len, ==, 0);

      stop_listening (&listener);
      client_fixture_tear_down (&fixture, NULL);
    }
}

/* A server that never finishes the handshake has not got the order, however long it took. */
static void
test_silent (void)
{
  ClientFixture fixture = { 0 };
  Listener listener = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) async = NULL;

  listen (&listener, NULL);
  client_fixture_set_up_for (&fixture, listener.url, KEY);
  pd_client_add_async (fixture.client, "service=1", NULL, NULL, client_fixture_cb, &fixture);
  while (listener.heard->len == 0)
    g_main_context_iteration (NULL, TRUE);
  pd_test_clock_advance (fixture.clock, 60000);
  async = client_fixture_wait (&fixture);
  g_assert_null (pd_client_add_finish (fixture.client, async, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_UNREACHABLE);
  g_assert_cmpstr (error->message, ==, "No connection to 127.0.0.1 came about in time");
  g_assert_null (g_strstr_len (listener.heard->str, (gssize) listener.heard->len, KEY));

  g_clear_object (&async);
  stop_listening (&listener);
  client_fixture_tear_down (&fixture, NULL);
}

/* A server that answers the handshake with something else, as one that speaks plain HTTP does. */
static void
test_no_tls (void)
{
  ClientFixture fixture = { 0 };
  Listener listener = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) async = NULL;

  listen (&listener, NULL);
  client_fixture_set_up_for (&fixture, listener.url, KEY);
  pd_client_add_async (fixture.client, "service=1", NULL, NULL, client_fixture_cb, &fixture);
  while (listener.heard->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_write_all (g_io_stream_get_output_stream (listener.connection),
                             "HTTP/1.1 400 Bad Request\r\n\r\n", 28, NULL, NULL, NULL);
  async = client_fixture_wait (&fixture);
  g_assert_null (pd_client_add_finish (fixture.client, async, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_UNREACHABLE);
  g_assert_cmpstr (error->message, ==, "No secure connection to 127.0.0.1 came about");
  g_assert_null (g_strstr_len (listener.heard->str, (gssize) listener.heard->len, KEY));

  g_clear_object (&async);
  stop_listening (&listener);
  client_fixture_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-tls/trusted", test_trusted);
  g_test_add_func ("/client-tls/untrusted", test_untrusted);
  g_test_add_func ("/client-tls/silent", test_silent);
  g_test_add_func ("/client-tls/no-tls", test_no_tls);

  return g_test_run ();
}
