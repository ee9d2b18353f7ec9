/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"
#include "client-server.h"

#include <string.h>

/*
 * What can go wrong with a read: each kind of it has its own error, what may pass is tried again, and nothing
 * hangs or grows without end.
 */

#define MEBIBYTE (1024 * 1024)

typedef struct
{
  ClientFixture fixture;
  ClientServer *server;
  guint status;
  const char *type;
  const char *body;
  const char *header;
  const char *value;
  GBytes *bytes;
  gboolean raw;
} Panel;

static void
answer_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  Panel *panel = data;

  if (panel->raw)
    {
      client_server_write (message, panel->body, -1, TRUE);
      return;
    }
  if (panel->header != NULL)
    client_server_add_header (message, panel->header, panel->value);
  client_server_reply (message, panel->status, panel->type, panel->body);
  if (panel->bytes != NULL)
    {
      SoupMessageBody *body = soup_server_message_get_response_body (message);

      soup_message_body_truncate (body);
      soup_message_body_append_bytes (body, panel->bytes);
    }
}

static void
set_up (Panel *panel, gconstpointer data)
{
  panel->status = 200;
  panel->type = "application/json";
  panel->body = "{\"balance\":\"1.50\",\"currency\":\"USD\"}";
  panel->server = client_server_new (NULL, answer_cb, panel);
  client_fixture_set_up_for (&panel->fixture, client_server_get_url (panel->server), "key-of-a-panel");
}

static void
tear_down (Panel *panel, gconstpointer data)
{
  client_fixture_tear_down (&panel->fixture, NULL);
  client_server_free (panel->server);
  g_clear_pointer (&panel->bytes, g_bytes_unref);
}

static void
assert_details (ClientFixture *fixture, const char *expected)
{
  g_autofree char *details = pd_client_dup_last_details (fixture->client);

  g_assert_cmpstr (details, ==, expected);
}

/* A connection that breaks is tried again, twice at most. */
static void
test_break (ClientFixture *fixture, gconstpointer form)
{
  const PdDemoFault faults[]
      = { PD_DEMO_FAULT_DROP_BEFORE, PD_DEMO_FAULT_DROP_AFTER, PD_DEMO_FAULT_TRUNCATE };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint before = pd_demo_panel_count_requests (fixture->panel, "balance");

      pd_demo_panel_script (fixture->panel, "balance", faults[i], 0, NULL, NULL);
      pd_demo_panel_script (fixture->panel, "balance", faults[i], 0, NULL, NULL);
      client_fixture_assert_balance (fixture);
      g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "balance"), ==, before + 3);

      for (guint j = 0; j < 3; j++)
        pd_demo_panel_script (fixture->panel, "balance", faults[i], 0, NULL, NULL);
      client_fixture_assert_failure (fixture, PD_API_ERROR_INTERRUPTED);
      g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "balance"), ==, before + 6);
    }
}

static void
test_hang (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_demo_panel_script (fixture->panel, "balance", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_client_balance_async (fixture->client, NULL, client_fixture_cb, fixture);
  client_fixture_wait_for_requests (fixture, "balance", 1);
  pd_test_clock_advance (fixture->clock, 29999);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->result);

  pd_test_clock_advance (fixture->clock, 1);
  result = client_fixture_wait (fixture);
  g_assert_null (pd_client_balance_finish (fixture->client, result, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_TIMED_OUT);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "balance"), ==, 1);
}

static void
test_cancel (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_demo_panel_script (fixture->panel, "balance", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_client_balance_async (fixture->client, cancellable, client_fixture_cb, fixture);
  client_fixture_wait_for_requests (fixture, "balance", 1);
  g_cancellable_cancel (cancellable);
  result = client_fixture_wait (fixture);
  g_assert_null (pd_client_balance_finish (fixture->client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_details (fixture, NULL);
}

/* Giving up ends a pause between two attempts at once. */
static void
test_cancel_pause (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const char *const orders[] = { "1", "2", NULL };

  pd_demo_panel_script (fixture->panel, "status", PD_DEMO_FAULT_DROP_BEFORE, 0, NULL, NULL);
  pd_client_status_async (fixture->client, orders, NULL, NULL, cancellable, client_fixture_cb, fixture);
  while (pd_test_clock_next (fixture->clock) < 0 || pd_test_clock_next (fixture->clock) > LONGEST_PAUSE_MS)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (pd_client_status_finish (fixture->client, fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&fixture->result);
}

static void
test_web_page (Panel *panel, gconstpointer data)
{
  panel->type = "text/html; charset=utf-8";
  panel->body
      = "<!DOCTYPE html><html><head><TITLE>\n  Just a\tmoment&hellip;</TITLE></head><body>Checking</body>";
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_WEB_PAGE);
  assert_details (&panel->fixture, "HTTP 200, text/html; charset=utf-8\nJust a moment&hellip;");
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);
}

/* A fault of the panel's own may pass: it is asked three times. */
static void
test_server_error (Panel *panel, gconstpointer data)
{
  panel->status = 503;
  panel->type = "text/html";
  panel->body = "<html><head><title>Service Unavailable</title></head></html>";
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_WEB_PAGE);
  assert_details (&panel->fixture, "HTTP 503, text/html\nService Unavailable");
  g_assert_cmpuint (client_server_count (panel->server), ==, 3);

  panel->type = "application/json";
  panel->body = "{\"error\":\"Maintenance\"}";
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_PANEL_FAULT);
  assert_details (&panel->fixture, "HTTP 503, application/json\n{\"error\":\"Maintenance\"}");
  g_assert_cmpuint (client_server_count (panel->server), ==, 6);
}

static void
test_unreadable (Panel *panel, gconstpointer data)
{
  static const char *const bodies[] = { "", "   \n", "null?", "[{\"balance\":", "\x1f\x8b\x08 garbage" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      panel->body = bodies[i];
      client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_UNREADABLE);
    }
}

static void
test_not_http (Panel *panel, gconstpointer data)
{
  static const char *const answers[] = {
    "SSH-2.0-OpenSSH_9.2\r\n",
    "HTTP/1.1 abc\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"balance\":\"1\"",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"bal",
    "\r\n",
  };

  panel->raw = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      panel->body = answers[i];
      client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_INTERRUPTED);
    }
}

static GBytes *
compress (const char *text, gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, size);
  g_autoptr (GError) error = NULL;
  GBytes *compressed = g_converter_convert_bytes (G_CONVERTER (compressor), bytes, &error);

  g_assert_no_error (error);

  return compressed;
}

static void
test_compressed (Panel *panel, gconstpointer data)
{
  panel->header = "Content-Encoding";
  panel->value = "gzip";
  panel->bytes = compress (panel->body, strlen (panel->body));
  client_fixture_assert_balance (&panel->fixture);
}

/* Exactly the limit is read; a byte more is not, nor anything behind it. */
static void
test_too_big (Panel *panel, gconstpointer data)
{
  g_autofree char *body = g_strnfill (64 * MEBIBYTE + 1, ' ');

  memcpy (body, panel->body, strlen (panel->body));
  panel->bytes = g_bytes_new_static (body, 64 * MEBIBYTE);
  client_fixture_assert_balance (&panel->fixture);
  g_bytes_unref (panel->bytes);

  panel->bytes = g_bytes_new_static (body, 64 * MEBIBYTE + 1);
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_TOO_BIG);
  g_assert_cmpuint (client_server_count (panel->server), ==, 2);
  g_clear_pointer (&panel->bytes, g_bytes_unref);

  client_fixture_assert_balance (&panel->fixture);
}

static void
test_bomb (Panel *panel, gconstpointer data)
{
  g_autofree char *body = g_strnfill (100 * MEBIBYTE, ' ');

  panel->header = "Content-Encoding";
  panel->value = "gzip";
  panel->bytes = compress (body, 100 * MEBIBYTE);
  g_assert_cmpuint (g_bytes_get_size (panel->bytes), <, MEBIBYTE);
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_TOO_BIG);
}

/* The key is not carried to another place, and the user is told where the panel went. */
static void
test_redirect (Panel *panel, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) result = NULL;
  const guint statuses[] = { 301, 302, 303, 307, 308 };

  panel->header = "Location";
  panel->value = "https://new.example.com/api/v2?key=x";
  panel->type = "text/html";
  panel->body = "<html>moved</html>";
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      panel->status = statuses[i];
      client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_REDIRECTED);
    }
  g_assert_cmpuint (client_server_count (panel->server), ==, G_N_ELEMENTS (statuses));

  result = client_fixture_balance (&panel->fixture, &error);
  g_assert_cmpstr (error->message, ==, "The panel’s address has changed: it now is new.example.com/api/v2");

  panel->value = "/login";
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_REDIRECTED);
  panel->value = "::::";
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_REDIRECTED);
}

/* What has no answer to any id stops the other calls of the list: nobody waits for each of them to fail. */
static void
test_batch_stops (Panel *panel, gconstpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) orders = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 5000; i++)
    g_strv_builder_take (builder, g_strdup_printf ("%u", i));
  orders = g_strv_builder_end (builder);

  panel->raw = TRUE;
  panel->body = "";
  rows = client_fixture_status (&panel->fixture, (const char *const *) orders);
  g_assert_cmpuint (rows->len, ==, 5000);
  g_assert_error (((PdStatusResult *) g_ptr_array_index (rows, 0))->error, PD_API_ERROR,
                  PD_API_ERROR_INTERRUPTED);
  g_assert_error (((PdStatusResult *) g_ptr_array_index (rows, 4999))->error, PD_API_ERROR,
                  PD_API_ERROR_UNREACHABLE);
  g_assert_cmpuint (client_server_count (panel->server), <=, 4 * 3);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Panel *panel, gconstpointer data);
  } tests[] = {
    { "/client-faults/web-page", test_web_page },
    { "/client-faults/server-error", test_server_error },
    { "/client-faults/unreadable", test_unreadable },
    { "/client-faults/not-http", test_not_http },
    { "/client-faults/compressed", test_compressed },
    { "/client-faults/too-big", test_too_big },
    { "/client-faults/bomb", test_bomb },
    { "/client-faults/redirect", test_redirect },
    { "/client-faults/batch-stops", test_batch_stops },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/client-faults/break", ClientFixture, NULL, client_fixture_set_up, test_break,
              client_fixture_tear_down);
  g_test_add ("/client-faults/hang", ClientFixture, NULL, client_fixture_set_up, test_hang,
              client_fixture_tear_down);
  g_test_add ("/client-faults/cancel", ClientFixture, NULL, client_fixture_set_up, test_cancel,
              client_fixture_tear_down);
  g_test_add ("/client-faults/cancel-pause", ClientFixture, NULL, client_fixture_set_up, test_cancel_pause,
              client_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Panel, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
