/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"
#include "client-server.h"

#include <string.h>

/*
 * The call that costs money, when things go wrong. Two rules are held against every fault: it is sent once,
 * and it fails with an error only if nothing can have reached the panel.
 */

#define PARAMETERS "service=" PD_DEMO_SERVICE_ORDINARY "&quantity=100&link=example.com/"

static void
assert_unknown (PdAddResult *result, const GError *error, PdApiError code)
{
  g_assert_no_error (error);
  g_assert_cmpint (result->outcome, ==, PD_ADD_UNKNOWN);
  g_assert_null (result->order);
  g_assert_error (result->error, PD_API_ERROR, (int) code);
  g_assert_false (pd_api_error_is_unsent (result->error));
}

static void
test_break (ClientFixture *fixture, gconstpointer form)
{
  static const struct
  {
    PdDemoFault fault;
    guint orders;
  } faults[] = {
    { PD_DEMO_FAULT_DROP_BEFORE, 0 },
    { PD_DEMO_FAULT_DROP_AFTER, 1 },
    { PD_DEMO_FAULT_TRUNCATE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint before = pd_demo_panel_count_orders (fixture->panel);
      g_autofree char *parameters = g_strdup_printf ("%s%u", PARAMETERS, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PdAddResult) result = NULL;

      pd_demo_panel_script (fixture->panel, "add", faults[i].fault, 0, NULL, NULL);
      result = client_fixture_add (fixture, parameters, &error);
      assert_unknown (result, error, PD_API_ERROR_INTERRUPTED);
      g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "add"), ==, i + 1);
      g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, before + faults[i].orders);
    }
}

static void
test_hang (ClientFixture *fixture, gconstpointer form)
{
  static const guint limits[] = { 60000, 7000 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) async = NULL;
      g_autoptr (PdAddResult) result = NULL;

      if (i > 0)
        pd_client_set_add_timeout (fixture->client, limits[i]);
      pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
      pd_client_add_async (fixture->client, PARAMETERS, NULL, NULL, client_fixture_cb, fixture);
      client_fixture_wait_for_requests (fixture, "add", i + 1);
      pd_test_clock_advance (fixture->clock, limits[i] - 1);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_null (fixture->result);

      pd_test_clock_advance (fixture->clock, 1);
      async = client_fixture_wait (fixture);
      result = pd_client_add_finish (fixture->client, async, &error);
      assert_unknown (result, error, PD_API_ERROR_TIMED_OUT);
      g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "add"), ==, i + 1);
    }
}

/* What the panel answers in place of an order, and what that means. */
static void
test_answers (ClientFixture *fixture, gconstpointer form)
{
  static const struct
  {
    guint status;
    const char *type;
    const char *body;
    PdAddOutcome outcome;
    PdApiError code;
  } answers[] = {
    { 200, "application/json", "{\"order\":23501}", PD_ADD_PLACED, 0 },
    { 201, "text/plain", "{\"order\":\"ord_1\"}", PD_ADD_PLACED, 0 },
    { 200, "application/json", NULL, PD_ADD_UNKNOWN, PD_API_ERROR_UNREADABLE },
    { 200, "application/json", "{\"status\":\"success\"}", PD_ADD_UNKNOWN, PD_API_ERROR_UNREADABLE },
    { 200, "application/json", "{\"order\":", PD_ADD_UNKNOWN, PD_API_ERROR_UNREADABLE },
    { 200, "text/html", "<html><title>Wait</title></html>", PD_ADD_UNKNOWN, PD_API_ERROR_WEB_PAGE },
    { 503, "text/html", "<html><title>Wait</title></html>", PD_ADD_UNKNOWN, PD_API_ERROR_WEB_PAGE },
    { 200, "application/json", "{\"error\":\"Bad link\"}", PD_ADD_REFUSED, PD_API_ERROR_LINK },
    { 422, "application/json", "{\"error\":\"Bad link\"}", PD_ADD_REFUSED, PD_API_ERROR_LINK },
    { 408, "application/json", "{\"message\":\"Request Timeout\"}", PD_ADD_UNKNOWN, PD_API_ERROR_UNREADABLE },
    { 421, "application/json", "{\"message\":\"Misdirected\"}", PD_ADD_UNKNOWN, PD_API_ERROR_UNREADABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GBytes) body
          = answers[i].body != NULL ? g_bytes_new_static (answers[i].body, strlen (answers[i].body)) : NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PdAddResult) result = NULL;

      pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_REPLY, answers[i].status, answers[i].type,
                            body);
      result = client_fixture_add (fixture, PARAMETERS, &error);
      g_assert_no_error (error);
      g_assert_cmpint (result->outcome, ==, answers[i].outcome);
      if (answers[i].outcome == PD_ADD_PLACED)
        g_assert_no_error (result->error);
      else
        g_assert_error (result->error, PD_API_ERROR, (int) answers[i].code);
      g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "add"), ==, i + 1);
    }
}

static void
write_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  const char *answer = *(const char **) data;

  client_server_write (message, answer, -1, TRUE);
}

/* The connection breaks at every place of a good answer: an order number counts once it is whole, never
 * before, with a length that promises more and without one. */
static void
test_truncated (void)
{
  static const char *const heads[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
  };
  static const char *const answers[]
      = { "{\"order\":23501}", "{\"order\":\"23501\"}", "{\"charge\":1,\"order\":23501}" };
  ClientFixture fixture = { 0 };
  const char *answer = NULL;
  ClientServer *server = client_server_new (NULL, write_cb, &answer);
  guint n_sent = 0;

  client_fixture_set_up_for (&fixture, client_server_get_url (server), "key-of-a-panel");
  for (guint i = 0; i < G_N_ELEMENTS (heads) * G_N_ELEMENTS (answers); i++)
    for (gsize length = 0; length <= strlen (answers[i / 2]); length++)
      {
        g_autofree char *part = g_strndup (answers[i / 2], length);
        g_autofree char *whole = g_strconcat (heads[i % 2], part, NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (PdAddResult) result = NULL;

        answer = whole;
        result = client_fixture_add (&fixture, PARAMETERS, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (client_server_count (server), ==, ++n_sent);
        g_assert_cmpint (result->outcome, ==,
                         length == strlen (answers[i / 2]) ? PD_ADD_PLACED : PD_ADD_UNKNOWN);
        g_assert_cmpstr (result->order, ==, length == strlen (answers[i / 2]) ? "23501" : NULL);
      }

  client_fixture_tear_down (&fixture, NULL);
  client_server_free (server);
}

static void
trickle_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  client_server_write (message, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"order\":", -1, FALSE);
}

/* A panel that never ends its answer does not hold the order up for ever. */
static void
test_trickle (void)
{
  ClientFixture fixture = { 0 };
  ClientServer *server = client_server_new (NULL, trickle_cb, NULL);
  g_autoptr (GAsyncResult) async = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) result = NULL;

  client_fixture_set_up_for (&fixture, client_server_get_url (server), "key-of-a-panel");
  pd_client_add_async (fixture.client, PARAMETERS, NULL, NULL, client_fixture_cb, &fixture);
  while (client_server_count (server) == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  pd_test_clock_advance (fixture.clock, 60000);
  async = client_fixture_wait (&fixture);
  result = pd_client_add_finish (fixture.client, async, &error);
  assert_unknown (result, error, PD_API_ERROR_TIMED_OUT);

  g_clear_object (&async);
  client_fixture_tear_down (&fixture, NULL);
  client_server_free (server);
}

static void
redirect_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  client_server_add_header (message, "Location", "https://elsewhere.example/api/v2");
  client_server_reply (message, 302, "text/html", "");
}

/* Who sends the client elsewhere may have taken the order before. */
static void
test_redirect (void)
{
  ClientFixture fixture = { 0 };
  ClientServer *server = client_server_new (NULL, redirect_cb, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) result = NULL;

  client_fixture_set_up_for (&fixture, client_server_get_url (server), "key-of-a-panel");
  result = client_fixture_add (&fixture, PARAMETERS, &error);
  assert_unknown (result, error, PD_API_ERROR_REDIRECTED);
  g_assert_cmpuint (client_server_count (server), ==, 1);

  client_fixture_tear_down (&fixture, NULL);
  client_server_free (server);
}

static void
test_unsent (ClientFixture *fixture, gconstpointer form)
{
  g_autofree char *url = g_strdup (pd_demo_panel_get_url (fixture->panel));
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) address = NULL;
  g_autoptr (GError) key = NULL;

  g_clear_object (&fixture->panel);
  g_assert_null (client_fixture_add (fixture, PARAMETERS, &refused));
  g_assert_error (refused, PD_API_ERROR, PD_API_ERROR_UNREACHABLE);
  g_assert_true (pd_api_error_is_unsent (refused));
  g_assert_cmpuint (pd_test_keys_count_lookups (fixture->keys), ==, 1);

  pd_client_set_url (fixture->client, "http://example.com");
  g_assert_null (client_fixture_add (fixture, PARAMETERS, &address));
  g_assert_error (address, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
  g_assert_true (pd_api_error_is_unsent (address));

  pd_client_set_url (fixture->client, url);
  pd_test_keys_set_key (fixture->keys, NULL);
  g_assert_null (client_fixture_add (fixture, PARAMETERS, &key));
  g_assert_error (key, PD_API_ERROR, PD_API_ERROR_NO_KEY);
  g_assert_true (pd_api_error_is_unsent (key));
}

static void
drain (ClientFixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Gives up, or lets the time run out, after each possible number of turns of the main loop: whenever the call
 * fails with an error, the panel has not got the order and will not get it. */
static void
test_any_moment (ClientFixture *fixture, gconstpointer form)
{
  guint n_unsent[2] = { 0 }, n_unknown[2] = { 0 }, n_placed[2] = { 0 };

  for (guint i = 0; i < 2 * 80; i++)
    {
      guint by_clock = i % 2;
      g_autofree char *parameters = g_strdup_printf ("%s%u", PARAMETERS, i);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) async = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PdAddResult) result = NULL;
      guint before = pd_demo_panel_count_orders (fixture->panel);

      pd_demo_panel_set_balance (fixture->panel, "1000");
      pd_client_add_async (fixture->client, parameters, NULL, cancellable, client_fixture_cb, fixture);
      for (guint turn = 0; turn < i / 2; turn++)
        g_main_context_iteration (NULL, FALSE);
      if (by_clock)
        pd_test_clock_advance (fixture->clock, 60000);
      else
        g_cancellable_cancel (cancellable);
      async = client_fixture_wait (fixture);
      result = pd_client_add_finish (fixture->client, async, &error);
      drain (fixture);

      if (result == NULL)
        {
          g_assert_true (pd_api_error_is_unsent (error)
                         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
          g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, before);
          n_unsent[by_clock]++;
        }
      else if (result->outcome == PD_ADD_UNKNOWN)
        n_unknown[by_clock]++;
      else
        {
          g_assert_cmpint (result->outcome, ==, PD_ADD_PLACED);
          g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, before + 1);
          n_placed[by_clock]++;
        }
    }

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (n_unsent[i], >, 0);
      g_assert_cmpuint (n_unknown[i], >, 0);
      g_assert_cmpuint (n_placed[i], >, 0);
    }
}

static void
test_cancel_early (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) async = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  pd_client_add_async (fixture->client, PARAMETERS, NULL, cancellable, client_fixture_cb, fixture);
  async = client_fixture_wait (fixture);
  g_assert_null (pd_client_add_finish (fixture->client, async, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  drain (fixture);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, NULL), ==, 0);
}

/* Giving up when the panel has the order does not make it undone. */
static void
test_cancel_late (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) async = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) result = NULL;

  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_client_add_async (fixture->client, PARAMETERS, NULL, cancellable, client_fixture_cb, fixture);
  client_fixture_wait_for_requests (fixture, "add", 1);
  g_cancellable_cancel (cancellable);
  async = client_fixture_wait (fixture);
  result = pd_client_add_finish (fixture->client, async, &error);
  assert_unknown (result, error, PD_API_ERROR_INTERRUPTED);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (ClientFixture *fixture, gconstpointer form);
  } tests[] = {
    { "/client-add/break", test_break },
    { "/client-add/hang", test_hang },
    { "/client-add/answers", test_answers },
    { "/client-add/unsent", test_unsent },
    { "/client-add/any-moment", test_any_moment },
    { "/client-add/cancel-early", test_cancel_early },
    { "/client-add/cancel-late", test_cancel_late },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ClientFixture, NULL, client_fixture_set_up, tests[i].test,
                client_fixture_tear_down);
  g_test_add_func ("/client-add/truncated", test_truncated);
  g_test_add_func ("/client-add/trickle", test_trickle);
  g_test_add_func ("/client-add/redirect", test_redirect);

  return g_test_run ();
}
