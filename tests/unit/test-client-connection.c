/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"
#include "client-server.h"

/*
 * Where no connection comes about, what is said and that nothing is sent; and which connections are kept.
 */

typedef struct
{
  ClientFixture fixture;
  ClientServer *server;
  GArray *ports; /* of the clients, a request each */
} Panel;

static void
answer_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  Panel *panel = data;
  GSocketAddress *address = soup_server_message_get_remote_address (message);
  guint16 port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));

  g_array_append_val (panel->ports, port);
  client_server_reply (message, 200, "application/json", "{\"order\":1,\"balance\":\"1\",\"refill\":1}");
}

static void
set_up (Panel *panel, gconstpointer data)
{
  panel->ports = g_array_new (FALSE, FALSE, sizeof (guint16));
  panel->server = client_server_new (NULL, answer_cb, panel);
  client_fixture_set_up_for (&panel->fixture, client_server_get_url (panel->server), "key-of-a-panel");
}

static void
tear_down (Panel *panel, gconstpointer data)
{
  client_fixture_tear_down (&panel->fixture, NULL);
  g_clear_pointer (&panel->server, client_server_free);
  g_array_unref (panel->ports);
}

/* A server that is not there is tried three times. */
static void
test_refused (Panel *panel, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&panel->server, client_server_free);
  g_assert_null (client_fixture_balance (&panel->fixture, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_UNREACHABLE);
  g_assert_cmpstr (error->message, ==, "127.0.0.1 takes no connections");
  g_assert_true (pd_api_error_is_unsent (error));
  g_assert_cmpuint (pd_test_keys_count_lookups (panel->fixture.keys), ==, 3);
}

static void
test_bad_address (Panel *panel, gconstpointer data)
{
  pd_client_set_url (panel->fixture.client, "http://example.com/api/v2");
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_BAD_ADDRESS);
  pd_client_set_url (panel->fixture.client, NULL);
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_BAD_ADDRESS);
  g_assert_cmpuint (pd_test_keys_count_lookups (panel->fixture.keys), ==, 0);

  pd_client_set_url (panel->fixture.client, client_server_get_url (panel->server));
  client_fixture_assert_balance (&panel->fixture);
}

/* Names that nobody has, without asking the network for them. */
#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;

  int code;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
lookup_async (GResolver *resolver,
              const char *name,
              GResolverNameLookupFlags flags,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_assert_cmpstr (name, ==, "nowhere.invalid");
  g_task_return_new_error (task, G_RESOLVER_ERROR, TEST_RESOLVER (resolver)->code, "No such name");
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_async = lookup_async;
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_finish = lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

static void
test_no_name (Panel *panel, gconstpointer data)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (TestResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  static const struct
  {
    int code;
    const char *sentence;
  } failures[] = {
    { G_RESOLVER_ERROR_NOT_FOUND, "There is no server with the name nowhere.invalid" },
    { G_RESOLVER_ERROR_TEMPORARY_FAILURE, "nowhere.invalid cannot be found; there may be no network" },
  };

  g_resolver_set_default (G_RESOLVER (resolver));
  pd_client_set_url (panel->fixture.client, "https://nowhere.invalid/api/v2");
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (GError) error = NULL;

      resolver->code = failures[i].code;
      g_assert_null (client_fixture_balance (&panel->fixture, &error));
      g_assert_error (error, PD_API_ERROR, PD_API_ERROR_UNREACHABLE);
      g_assert_cmpstr (error->message, ==, failures[i].sentence);
    }
  g_resolver_set_default (system);
}

static void
test_no_key (Panel *panel, gconstpointer data)
{
  g_autoptr (GError) locked = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The keyring is locked");
  g_autoptr (GError) error = NULL;

  pd_test_keys_set_error (panel->fixture.keys, locked);
  g_assert_null (client_fixture_balance (&panel->fixture, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_NO_KEY);
  g_assert_cmpstr (error->message, ==, "The keyring is locked");
  g_assert_true (pd_api_error_is_unsent (error));

  pd_test_keys_set_error (panel->fixture.keys, NULL);
  pd_test_keys_set_key (panel->fixture.keys, "");
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_NO_KEY);
  pd_test_keys_set_key (panel->fixture.keys, NULL);
  client_fixture_assert_failure (&panel->fixture, PD_API_ERROR_NO_KEY);
  g_assert_cmpuint (client_server_count (panel->server), ==, 0);
}

/* A read keeps its connection; what must not be repeated has one of its own, every time. */
static void
test_kept (Panel *panel, gconstpointer data)
{
  const char *const orders[] = { "1", NULL };

  client_fixture_assert_balance (&panel->fixture);
  client_fixture_assert_balance (&panel->fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PdAddResult) result = client_fixture_add (&panel->fixture, "service=1", NULL);
      g_autoptr (GPtrArray) rows = client_fixture_refill (&panel->fixture, orders);

      g_assert_cmpint (result->outcome, ==, PD_ADD_PLACED);
    }

  g_assert_cmpuint (panel->ports->len, ==, 6);
  g_assert_cmpuint (g_array_index (panel->ports, guint16, 0), ==, g_array_index (panel->ports, guint16, 1));
  for (guint i = 2; i < panel->ports->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpuint (g_array_index (panel->ports, guint16, i), !=,
                        g_array_index (panel->ports, guint16, j));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Panel *panel, gconstpointer data);
  } tests[] = {
    { "/client-connection/refused", test_refused }, { "/client-connection/bad-address", test_bad_address },
    { "/client-connection/no-name", test_no_name }, { "/client-connection/no-key", test_no_key },
    { "/client-connection/kept", test_kept },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Panel, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
