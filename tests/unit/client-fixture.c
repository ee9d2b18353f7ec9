/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"

/* A client for @url with a key of its own. */
void
client_fixture_set_up_for (ClientFixture *fixture, const char *url, const char *key)
{
  if (fixture->clock == NULL)
    fixture->clock = pd_test_clock_new (START);
  fixture->session = pd_client_create_session ();
  fixture->keys = pd_test_keys_new (key);
  fixture->dialect = pd_dialect_new ();
  fixture->client = pd_client_new (fixture->session, url, "panel", fixture->dialect,
                                   PD_KEY_SOURCE (fixture->keys), PD_CLOCK (fixture->clock));
}

/* A client for a demo panel, which speaks the form @form; the dialect is that of the known panel. */
void
client_fixture_set_up (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = pd_test_clock_new (START);
  fixture->panel = pd_demo_panel_new (GPOINTER_TO_INT (form), PD_CLOCK (fixture->clock));
  pd_demo_panel_start (fixture->panel, &error);
  g_assert_no_error (error);

  client_fixture_set_up_for (fixture, pd_demo_panel_get_url (fixture->panel),
                             pd_demo_panel_get_key (fixture->panel));
  if (GPOINTER_TO_INT (form) == PD_DEMO_SMMBROS)
    g_object_set (fixture->dialect, "link-parameter", "url", "batch-refill", FALSE, "batch-cancel", FALSE,
                  "refill-status", FALSE, NULL);
}

void
client_fixture_tear_down (ClientFixture *fixture, gconstpointer form)
{
  g_assert_null (fixture->result);
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->dialect);
  g_assert_finalize_object (fixture->keys);
  if (fixture->panel != NULL)
    g_assert_finalize_object (fixture->panel);
  soup_session_abort (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_cmpint (pd_test_clock_next (fixture->clock), ==, -1);
  g_assert_finalize_object (fixture->clock);
}

/* The callback of every call that a test makes. */
void
client_fixture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ClientFixture *fixture = user_data;

  g_assert_null (fixture->result);
  fixture->result = g_object_ref (result);
}

/* Waits for the call under way. Pauses between attempts pass at once; deadlines do not come. */
GAsyncResult *
client_fixture_wait (ClientFixture *fixture)
{
  while (fixture->result == NULL)
    {
      gint64 next = pd_test_clock_next (fixture->clock);

      if (next >= 0 && next < LONGEST_PAUSE_MS)
        pd_test_clock_advance (fixture->clock, (guint) next + 1);
      else
        g_main_context_iteration (NULL, TRUE);
    }
  return g_steal_pointer (&fixture->result);
}

/* Waits until the demo panel has got @n requests. */
void
client_fixture_wait_for_requests (ClientFixture *fixture, const char *action, guint n)
{
  while (pd_demo_panel_count_requests (fixture->panel, action) < n)
    g_main_context_iteration (NULL, TRUE);
}

PdServicesResult *
client_fixture_services (ClientFixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_client_services_async (fixture->client, NULL, client_fixture_cb, fixture);
  result = client_fixture_wait (fixture);

  return pd_client_services_finish (fixture->client, result, error);
}

PdBalanceResult *
client_fixture_balance (ClientFixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_client_balance_async (fixture->client, NULL, client_fixture_cb, fixture);
  result = client_fixture_wait (fixture);

  return pd_client_balance_finish (fixture->client, result, error);
}

PdAddResult *
client_fixture_add (ClientFixture *fixture, const char *parameters, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_client_add_async (fixture->client, parameters, "request-1", NULL, client_fixture_cb, fixture);
  result = client_fixture_wait (fixture);

  return pd_client_add_finish (fixture->client, result, error);
}

GPtrArray *
client_fixture_status (ClientFixture *fixture, const char *const *orders)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *rows;

  pd_client_status_async (fixture->client, orders, NULL, NULL, NULL, client_fixture_cb, fixture);
  result = client_fixture_wait (fixture);
  rows = pd_client_status_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return rows;
}

GPtrArray *
client_fixture_refill (ClientFixture *fixture, const char *const *orders)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *rows;

  pd_client_refill_async (fixture->client, orders, NULL, NULL, NULL, client_fixture_cb, fixture);
  result = client_fixture_wait (fixture);
  rows = pd_client_refill_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return rows;
}

GPtrArray *
client_fixture_refill_status (ClientFixture *fixture, const char *const *refills)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *rows;

  pd_client_refill_status_async (fixture->client, refills, NULL, NULL, NULL, client_fixture_cb, fixture);
  result = client_fixture_wait (fixture);
  rows = pd_client_refill_status_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return rows;
}

GPtrArray *
client_fixture_cancel (ClientFixture *fixture, const char *const *orders)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *rows;

  pd_client_cancel_async (fixture->client, orders, NULL, NULL, NULL, client_fixture_cb, fixture);
  result = client_fixture_wait (fixture);
  rows = pd_client_cancel_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return rows;
}

/* Asks for the balance, which is to succeed. */
void
client_fixture_assert_balance (ClientFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) result = client_fixture_balance (fixture, &error);

  g_assert_no_error (error);
  g_assert_true (pd_money_is_known (result->balance));
}

/* Asks for the balance, which is to fail with @code and a sentence. */
void
client_fixture_assert_failure (ClientFixture *fixture, PdApiError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) result = client_fixture_balance (fixture, &error);

  g_assert_null (result);
  g_assert_error (error, PD_API_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
}

/* Places an ordinary order at the demo panel. */
char *
client_fixture_order (ClientFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parameters = NULL;
  g_autoptr (PdAddResult) result = NULL;
  static guint n = 0;

  parameters = g_strdup_printf ("service=" PD_DEMO_SERVICE_ORDINARY
                                "&%s=https%%3A%%2F%%2Fexample.com%%2F%u&quantity=100",
                                pd_dialect_get_link_parameter (fixture->dialect), n++);
  result = client_fixture_add (fixture, parameters, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->outcome, ==, PD_ADD_PLACED);

  return g_steal_pointer (&result->order);
}

GStrv
client_fixture_order_many (ClientFixture *fixture, guint n)
{
  GStrv orders = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    orders[i] = client_fixture_order (fixture);

  return orders;
}
