/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"
#include "client-server.h"

/*
 * Panels that want to be left alone: how long calls wait and when they give up, and that a key that was
 * refused is not tried again by itself.
 */

#define ANSWER "{\"balance\":\"1.50\",\"currency\":\"USD\",\"order\":7}"
#define TOO_MANY "{\"error\":\"Too many requests\"}"
#define WRONG_KEY "{\"error\":\"Invalid API key\"}"

typedef struct
{
  ClientFixture fixture;
  ClientServer *server;
  guint refusals; /* how many requests are turned away first */
  guint status;
  const char *header;
  const char *value;
  const char *body;
} Panel;

static void
answer_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  Panel *panel = data;

  if (panel->refusals == 0)
    {
      client_server_reply (message, 200, "application/json", ANSWER);
      return;
    }

  panel->refusals--;
  if (panel->header != NULL)
    client_server_add_header (message, panel->header, panel->value);
  client_server_reply (message, panel->status, "application/json", panel->body);
}

static void
set_up (Panel *panel, gconstpointer data)
{
  panel->status = 429;
  panel->body = TOO_MANY;
  panel->server = client_server_new (NULL, answer_cb, panel);
  client_fixture_set_up_for (&panel->fixture, client_server_get_url (panel->server), "key-of-a-panel");
}

static void
tear_down (Panel *panel, gconstpointer data)
{
  client_fixture_tear_down (&panel->fixture, NULL);
  client_server_free (panel->server);
}

/* In how many seconds calls go out again. */
static gint64
get_wait (Panel *panel)
{
  gint64 until = pd_client_get_waits_until (panel->fixture.client);

  return until == 0 ? 0 : (until - pd_clock_now (PD_CLOCK (panel->fixture.clock))) / G_USEC_PER_SEC;
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Turns the main loop until the panel has turned a call away and the client has understood it. */
static void
wait_for_refusal (Panel *panel)
{
  while (get_wait (panel) == 0)
    g_main_context_iteration (NULL, TRUE);
  drain ();
}

static void
test_headers (Panel *panel, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *value;
    gint64 seconds;
  } headers[] = {
    { "Retry-After", "7", 7 },
    { "retry-after", " 7 ", 7 },
    { "Retry-After", "Wed, 01 Jan 2025 00:00:09 GMT", 9 },
    { "X-RateLimit-Reset", "11", 11 },
    { "X-RateLimit-Reset", "1735689612", 12 },
    { "X-RateLimit-Reset", "1735689613000", 13 },
    { "Retry-After", "0", 1 },
    { "Retry-After", "Tue, 31 Dec 2024 00:00:00 GMT", 1 },
    { "Retry-After", "soon", 5 },
    { "Retry-After", "-5", 5 },
    { "Retry-After", "99999999999999999999", 5 },
    { NULL, NULL, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (GAsyncResult) async = NULL;
      g_autoptr (PdBalanceResult) result = NULL;
      g_autoptr (GError) error = NULL;

      client_fixture_tear_down (&panel->fixture, NULL);
      panel->fixture = (ClientFixture) { 0 };
      client_fixture_set_up_for (&panel->fixture, client_server_get_url (panel->server), "key-of-a-panel");
      panel->refusals = 1;
      panel->header = headers[i].name;
      panel->value = headers[i].value;

      pd_client_balance_async (panel->fixture.client, NULL, client_fixture_cb, &panel->fixture);
      wait_for_refusal (panel);
      g_assert_cmpint (get_wait (panel), ==, headers[i].seconds);

      /* The pause between two attempts may be over before the panel's pause is: then that is waited for. */
      pd_test_clock_advance (panel->fixture.clock, (guint) headers[i].seconds * 1000 - 1);
      drain ();
      g_assert_cmpuint (client_server_count (panel->server), ==, 2 * i + 1);
      g_assert_null (panel->fixture.result);

      pd_test_clock_advance (panel->fixture.clock, 2000);
      async = client_fixture_wait (&panel->fixture);
      result = pd_client_balance_finish (panel->fixture.client, async, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (client_server_count (panel->server), ==, 2 * i + 2);
      g_assert_cmpint (pd_client_get_waits_until (panel->fixture.client), ==, 0);
      g_clear_object (&async);
    }
}

/* While the panel wants to be left alone, other calls of the client wait as well. */
static void
test_others_wait (Panel *panel, gconstpointer data)
{
  const char *const orders[] = { "1", NULL };
  g_autoptr (GError) error = NULL;
  ClientFixture other = panel->fixture;

  panel->refusals = 1;
  panel->header = "Retry-After";
  panel->value = "20";
  pd_client_balance_async (panel->fixture.client, NULL, client_fixture_cb, &panel->fixture);
  wait_for_refusal (panel);
  pd_client_status_async (panel->fixture.client, orders, NULL, NULL, NULL, client_fixture_cb, &other);
  pd_test_clock_advance (panel->fixture.clock, 19000);
  drain ();
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);

  pd_test_clock_advance (panel->fixture.clock, 1001);
  while (panel->fixture.result == NULL || other.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (client_server_count (panel->server), ==, 3);
  g_clear_object (&panel->fixture.result);
  g_clear_object (&other.result);
}

/* Without a word of the panel the pause grows, and a good answer makes it short again. */
static void
test_growing (Panel *panel, gconstpointer data)
{
  static const gint64 waits[] = { 5, 10, 20 };

  panel->refusals = G_N_ELEMENTS (waits);
  pd_client_balance_async (panel->fixture.client, NULL, client_fixture_cb, &panel->fixture);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      wait_for_refusal (panel);
      g_assert_cmpint (get_wait (panel), ==, waits[i]);
      pd_test_clock_advance (panel->fixture.clock, (guint) waits[i] * 1000 + 1);
      drain ();
    }
  g_assert_nonnull (panel->fixture.result);
  g_clear_object (&panel->fixture.result);

  client_fixture_assert_balance (&panel->fixture);
  panel->refusals = 1;
  pd_client_balance_async (panel->fixture.client, NULL, client_fixture_cb, &panel->fixture);
  wait_for_refusal (panel);
  g_assert_cmpint (get_wait (panel), ==, 5);
  pd_test_clock_advance (panel->fixture.clock, 5001);
  while (panel->fixture.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&panel->fixture.result);
}

/* Calls that were on their way together and were all turned away are one reason to wait, not two. */
static void
test_together (Panel *panel, gconstpointer data)
{
  ClientFixture other = panel->fixture;

  panel->refusals = 2;
  pd_client_add_async (panel->fixture.client, "service=1", NULL, NULL, client_fixture_cb, &panel->fixture);
  pd_client_add_async (panel->fixture.client, "service=2", NULL, NULL, client_fixture_cb, &other);
  while (panel->fixture.result == NULL || other.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_wait (panel), ==, 5);

  g_clear_object (&panel->fixture.result);
  g_clear_object (&other.result);
}

/* Nobody waits an hour for an answer: the call fails, and so do others until the pause is over. */
static void
test_too_long (Panel *panel, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) add = NULL;

  panel->refusals = 1;
  panel->status = 200;
  panel->header = "Retry-After";
  panel->value = "86400";
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_RATE_LIMIT);
  g_assert_cmpint (get_wait (panel), <=, 3600);
  g_assert_cmpint (get_wait (panel), >, 3590);

  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_RATE_LIMIT);
  add = client_fixture_add (&panel->fixture, "service=1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (add->outcome, ==, PD_ADD_REFUSED);
  g_assert_error (add->error, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT);
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);

  pd_test_clock_advance (panel->fixture.clock, 3600 * 1000);
  client_fixture_assert_balance (&panel->fixture);
}

/* An order that was turned away was not placed; the next one waits for the panel. */
static void
test_add (Panel *panel, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) first = NULL;
  g_autoptr (PdAddResult) second = NULL;
  g_autoptr (GAsyncResult) async = NULL;

  panel->refusals = 1;
  panel->header = "Retry-After";
  panel->value = "20";
  first = client_fixture_add (&panel->fixture, "service=1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->outcome, ==, PD_ADD_REFUSED);
  g_assert_error (first->error, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT);
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);

  pd_client_add_async (panel->fixture.client, "service=1", NULL, NULL, client_fixture_cb, &panel->fixture);
  drain ();
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);
  pd_test_clock_advance (panel->fixture.clock, 20001);
  async = client_fixture_wait (&panel->fixture);
  second = pd_client_add_finish (panel->fixture.client, async, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->outcome, ==, PD_ADD_PLACED);
}

/* An order that waits for the panel can still be given up: nothing was sent. */
static void
test_add_given_up (Panel *panel, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) first = NULL;
  g_autoptr (GAsyncResult) async = NULL;

  panel->refusals = 1;
  panel->header = "Retry-After";
  panel->value = "20";
  first = client_fixture_add (&panel->fixture, "service=1", NULL);
  pd_client_add_async (panel->fixture.client, "service=1", NULL, cancellable, client_fixture_cb,
                       &panel->fixture);
  drain ();
  g_cancellable_cancel (cancellable);
  async = client_fixture_wait (&panel->fixture);
  g_assert_null (pd_client_add_finish (panel->fixture.client, async, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);
}

/* A key that was refused is not tried again before somebody says so, whatever the call. */
static void
test_wrong_key (Panel *panel, gconstpointer data)
{
  const char *const orders[] = { "1", "2", NULL };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (PdAddResult) add = NULL;
  g_autoptr (GError) error = NULL;

  panel->status = 200;
  panel->body = WRONG_KEY;
  panel->refusals = 1;
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_BAD_KEY);
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_BAD_KEY);
  rows = client_fixture_status (&panel->fixture, orders);
  g_assert_error (((PdStatusResult *) g_ptr_array_index (rows, 1))->error, PD_API_ERROR,
                  PD_API_ERROR_BAD_KEY);
  add = client_fixture_add (&panel->fixture, "service=1", &error);
  /* Nothing was sent, so that the order can wait for a better key. */
  g_assert_null (add);
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);
  g_assert_cmpuint (pd_test_keys_count_lookups (panel->fixture.keys), ==, 1);

  pd_client_forget_refusal (panel->fixture.client);
  client_fixture_assert_balance (&panel->fixture);
}

/* A key that is refused to an order is refused to all. */
static void
test_wrong_key_of_add (Panel *panel, gconstpointer data)
{
  g_autoptr (PdAddResult) add = NULL;

  panel->status = 401;
  panel->body = WRONG_KEY;
  panel->refusals = 1;
  add = client_fixture_add (&panel->fixture, "service=1", NULL);
  g_assert_error (add->error, PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_BAD_KEY);
  g_assert_cmpuint (client_server_count (panel->server), ==, 1);
}

static void
test_wrong_key_of_many (Panel *panel, gconstpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) orders = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 3000; i++)
    g_strv_builder_take (builder, g_strdup_printf ("%u", i));
  orders = g_strv_builder_end (builder);
  panel->status = 200;
  panel->body = WRONG_KEY;
  panel->refusals = G_MAXUINT;
  rows = client_fixture_status (&panel->fixture, (const char *const *) orders);
  for (guint i = 0; i < rows->len; i++)
    g_assert_error (((PdStatusResult *) g_ptr_array_index (rows, i))->error, PD_API_ERROR,
                    PD_API_ERROR_BAD_KEY);
  g_assert_cmpuint (client_server_count (panel->server), <=, 4);
}

/* What one panel refused says nothing of another. */
static void
test_other_address (Panel *panel, gconstpointer data)
{
  g_autofree char *other = g_strconcat (client_server_get_url (panel->server), "/", NULL);

  panel->status = 200;
  panel->body = WRONG_KEY;
  panel->refusals = 1;
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_BAD_KEY);
  pd_client_set_url (panel->fixture.client, other);
  client_fixture_assert_balance (&panel->fixture);

  panel->body = TOO_MANY;
  panel->refusals = 1;
  panel->header = "Retry-After";
  panel->value = "3600";
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_RATE_LIMIT);
  pd_client_set_url (panel->fixture.client, client_server_get_url (panel->server));
  g_assert_cmpint (get_wait (panel), ==, 0);
  client_fixture_assert_balance (&panel->fixture);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Panel *panel, gconstpointer data);
  } tests[] = {
    { "/client-limits/headers", test_headers },
    { "/client-limits/others-wait", test_others_wait },
    { "/client-limits/growing", test_growing },
    { "/client-limits/together", test_together },
    { "/client-limits/too-long", test_too_long },
    { "/client-limits/add", test_add },
    { "/client-limits/add-given-up", test_add_given_up },
    { "/client-limits/wrong-key", test_wrong_key },
    { "/client-limits/wrong-key-of-add", test_wrong_key_of_add },
    { "/client-limits/wrong-key-of-many", test_wrong_key_of_many },
    { "/client-limits/other-address", test_other_address },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Panel, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
