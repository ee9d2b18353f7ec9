/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"
#include "pd-api-error.h"

/* How panels are added, edited and removed, and that all is as before when something goes wrong on the way.
 */

static gboolean
edit (
    DeskFixture *fixture, PdPanel *panel, const char *name, const char *url, const char *key, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_edit_panel_async (fixture->desk, panel, name, url, key, FALSE, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_edit_panel_finish (fixture->desk, result, error);
}

static gboolean
remove_panel (DeskFixture *fixture, PdPanel *panel, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_remove_panel_async (fixture->desk, panel, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_remove_panel_finish (fixture->desk, result, error);
}

static char *
look_up_key (DeskFixture *fixture, PdPanel *panel)
{
  PdKeySource *keys = PD_KEY_SOURCE (fixture->keyring);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_key_source_lookup_async (keys, pd_panel_get_uid (panel), NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_key_source_lookup_finish (keys, result, NULL);
}

static void
test_add (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;
  PdPanel *panel = desk_fixture_add_panel (fixture, "  Northwind \n");

  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 1);
  g_assert_true (desk_fixture_get_panel (fixture, 0) == panel);
  g_assert_cmpstr (pd_panel_get_name (panel), ==, "Northwind");
  g_assert_true (pd_money_is_known (pd_panel_get_balance (panel)));
  g_assert_nonnull (pd_panel_get_currency (panel));
  g_assert_cmpint ((int) pd_panel_get_health (panel), ==, PD_PANEL_OK);
  g_assert_cmpuint (desk_fixture_count_services (fixture), ==, 2);
  g_assert_cmpint (pd_desk_get_updated_at (fixture->desk), ==, START);
  key = look_up_key (fixture, panel);
  g_assert_cmpstr (key, ==, pd_demo_panel_get_key (fixture->server));
}

static void
assert_not_added (DeskFixture *fixture, const char *url, const char *key, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_fixture_add (fixture, "Northwind", url, key, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 0);
}

static void
test_add_badly (DeskFixture *fixture, gconstpointer data)
{
  assert_not_added (fixture, "http://panel.example/api/v2", NULL, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
  assert_not_added (fixture, "", NULL, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
  assert_not_added (fixture, NULL, " ", PD_API_ERROR, PD_API_ERROR_NO_KEY);
  g_assert_cmpuint (desk_fixture_count_requests (fixture, NULL), ==, 0);

  assert_not_added (fixture, NULL, "wrong", PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  desk_fixture_script (fixture, "balance", "text/html", "<!doctype html><title>Shop</title>");
  assert_not_added (fixture, NULL, NULL, PD_API_ERROR, PD_API_ERROR_WEB_PAGE);
  desk_fixture_script (fixture, "balance", "application/json", "{\"result\":true,\"data\":{}}");
  assert_not_added (fixture, NULL, NULL, PD_API_ERROR, PD_API_ERROR_NOT_V2);

  desk_fixture_restart (fixture);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 0);
}

/* A panel that does not run yet: nothing of it is known, and nothing is taken for an answer. */
static void
test_add_unproven (DeskFixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdPanel *panel;

  pd_desk_add_unproven_panel_async (fixture->desk, "Northwind", "http://127.0.0.1:1/api/v2", "", "k",
                                    store_result_cb, &answer);
  result = wait_for_result (&answer);
  panel = pd_desk_add_panel_finish (fixture->desk, result, &error);
  g_assert_no_error (error);
  g_assert_false (pd_money_is_known (pd_panel_get_balance (panel)));
  g_assert_cmpint (pd_panel_get_contacted_at (panel), ==, 0);
  g_clear_object (&result);

  desk_fixture_restart (fixture);
  panel = desk_fixture_get_panel (fixture, 0);
  g_assert_cmpstr (pd_panel_get_name (panel), ==, "Northwind");
  g_assert_cmpint (pd_panel_get_balance_at (panel), ==, 0);
}

static void
test_names (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk_fixture_add_panel (fixture, "Northwind");
  g_assert_null (desk_fixture_add (fixture, "NORTHWIND", NULL, NULL, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_NAME_TAKEN);
  desk_fixture_add_panel (fixture, "Northwind 2"); /* another account at the same address */
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 2);
  g_assert_cmpuint (desk_fixture_count_services (fixture), ==, 4);

  g_assert_cmpstr (pd_panel_get_name (desk_fixture_add_panel (fixture, "")), ==, "127.0.0.1");
}

/* Nothing of the panel is kept without its key; what was typed can be sent again. */
static void
test_no_keyring (DeskFixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdPanel *panel;

  desk_fixture_close (fixture);
  g_assert_finalize_object (fixture->keyring);
  fixture->keyring = pd_keyring_new ();
  desk_fixture_start (fixture);

  g_assert_null (desk_fixture_add (fixture, "Northwind", NULL, NULL, &error));
  g_assert_cmpuint (error->domain, ==, PD_KEYRING_ERROR);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 0);

  pd_desk_add_panel_async (fixture->desk, "Northwind", pd_demo_panel_get_url (fixture->server), "",
                           pd_demo_panel_get_key (fixture->server), TRUE, FALSE, NULL, store_result_cb,
                           &answer);
  result = wait_for_result (&answer);
  panel = pd_desk_add_panel_finish (fixture->desk, result, NULL);
  g_assert_nonnull (panel);
  g_assert_true (pd_keyring_is_for_session (fixture->keyring, pd_panel_get_uid (panel)));
  wait_for_catalogue (panel);
}

static void
test_add_given_up (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_demo_panel_script (fixture->server, "balance", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_desk_add_panel_async (fixture->desk, "Northwind", pd_demo_panel_get_url (fixture->server), "",
                           pd_demo_panel_get_key (fixture->server), FALSE, FALSE, cancellable,
                           store_result_cb, &answer);
  wait_until (desk_fixture_count_requests (fixture, "balance") > 0);
  g_cancellable_cancel (cancellable);
  result = wait_for_result (&answer);

  g_assert_null (pd_desk_add_panel_finish (fixture->desk, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 0);
}

static void
test_rename (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  guint n_requests = desk_fixture_count_requests (fixture, NULL);

  desk_fixture_add_panel (fixture, "Harbor");
  n_requests = desk_fixture_count_requests (fixture, NULL);
  g_assert_true (edit (fixture, panel, "Nordwind", NULL, NULL, NULL));
  g_assert_cmpuint (desk_fixture_count_requests (fixture, NULL), ==, n_requests);
  g_assert_false (edit (fixture, panel, "harbor", NULL, NULL, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_NAME_TAKEN);

  desk_fixture_restart (fixture);
  g_assert_cmpstr (pd_panel_get_name (desk_fixture_get_panel (fixture, 0)), ==, "Nordwind");
}

static void
test_edit_badly (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  g_autofree char *url = g_strdup (pd_panel_get_url (panel));
  g_autofree char *key = NULL;
  g_autoptr (GError) key_error = NULL;
  g_autoptr (GError) url_error = NULL;

  g_assert_false (edit (fixture, panel, "Other", NULL, "wrong", &key_error));
  g_assert_error (key_error, PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  g_assert_false (edit (fixture, panel, "Other", "ftp://panel.example/", NULL, &url_error));
  g_assert_error (url_error, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);

  g_assert_cmpstr (pd_panel_get_name (panel), ==, "Northwind");
  g_assert_cmpstr (pd_panel_get_url (panel), ==, url);
  g_assert_cmpint ((int) pd_panel_get_health (panel), ==, PD_PANEL_OK);
  key = look_up_key (fixture, panel);
  g_assert_cmpstr (key, ==, pd_demo_panel_get_key (fixture->server));
  g_assert_true (desk_fixture_refresh (fixture, NULL));
}

/* The panel's key was changed at its site: the old one is refused, and not tried again by itself. */
static void
test_new_key (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  guint n_requests;

  pd_keyring_keep_for_session (fixture->keyring, pd_panel_get_uid (panel), "old-key");
  g_assert_false (desk_fixture_refresh (fixture, NULL));
  g_assert_cmpint ((int) pd_panel_get_health (panel), ==, PD_PANEL_KEY_REFUSED);

  n_requests = desk_fixture_count_requests (fixture, "services");
  g_assert_true (edit (fixture, panel, NULL, NULL, pd_demo_panel_get_key (fixture->server), NULL));
  g_assert_cmpint ((int) pd_panel_get_health (panel), ==, PD_PANEL_OK);
  wait_until (desk_fixture_count_requests (fixture, "services") > n_requests);
  wait_for_catalogue (panel);
  g_assert_cmpint ((int) pd_load_get_state (pd_panel_get_catalogue_load (panel)), ==, PD_LOAD_READY);
}

static void
test_new_address (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (PdDemoPanel) other = pd_demo_panel_new (PD_DEMO_COMMON, PD_CLOCK (fixture->clock));
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");

  g_assert_true (pd_demo_panel_start (other, NULL));
  pd_demo_panel_set_balance (other, "1.25");
  g_assert_true (
      edit (fixture, panel, NULL, pd_demo_panel_get_url (other), pd_demo_panel_get_key (other), NULL));
  wait_for_catalogue (panel);

  g_assert_cmpstr (pd_panel_get_url (panel), ==, pd_demo_panel_get_url (other));
  g_assert_true (pd_money_equal (pd_panel_get_balance (panel), pd_money_parse ("1.25")));
  g_assert_cmpuint (desk_fixture_count_services (fixture), >, 2);

  desk_fixture_restart (fixture);
  panel = desk_fixture_get_panel (fixture, 0);
  g_assert_cmpstr (pd_panel_get_url (panel), ==, pd_demo_panel_get_url (other));
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  wait_for_catalogue (panel);
}

static void
test_remove (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (PdPanel) panel = g_object_ref (desk_fixture_add_panel (fixture, "Northwind"));
  gint64 id = pd_panel_get_id (panel);
  g_autofree char *uid = g_strdup (pd_panel_get_uid (panel));
  PdOrder *placed = desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");

  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (pd_order_get_record (placed)->journal == PD_JOURNAL_PLACED);
  desk_fixture_add_panel (fixture, "Harbor");

  g_assert_true (remove_panel (fixture, panel, NULL));
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 1);
  g_assert_cmpuint (desk_fixture_count_services (fixture), ==, 2);
  g_assert_true (pd_panel_get_removed (panel));
  g_assert_null (look_up_key (fixture, panel));
  g_assert_true (pd_desk_find_panel (fixture->desk, id) == panel);
  g_clear_object (&panel);

  desk_fixture_restart (fixture);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 1);
  wait_for_catalogue (desk_fixture_get_panel (fixture, 0));
  g_assert_cmpuint (desk_fixture_count_services (fixture), ==, 2);
  placed = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_orders (fixture->desk)), 0);
  g_assert_cmpstr (pd_panel_get_name (pd_order_get_panel (placed)), ==, "Northwind");
  g_object_unref (placed);
}

/* A list may show a service for a moment longer. */
static void
test_removed_favourite (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (PdPanel) panel = g_object_ref (desk_fixture_add_panel (fixture, "Northwind"));
  g_autoptr (PdService) service = NULL;

  wait_for_catalogue (panel);
  service = g_object_ref (pd_service_list_find (pd_desk_get_services (fixture->desk), panel, "1001"));
  g_assert_true (remove_panel (fixture, panel, NULL));

  pd_desk_set_favourite (fixture->desk, service, TRUE);
  g_assert_false (pd_service_get_favourite (service));
}

static void
test_remove_with_orders (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  g_autoptr (GError) error = NULL;

  desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");
  g_assert_false (remove_panel (fixture, panel, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_ORDERS_WAIT);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 1);
  g_assert_false (pd_panel_get_removed (panel));
}

/* An answer of a panel that went meanwhile brings nothing back. */
static void
test_remove_while_loading (DeskFixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");

  pd_demo_panel_set_delay (fixture->server, 20);
  pd_desk_refresh_panel_async (fixture->desk, panel, NULL, store_result_cb, &answer);
  wait_until (desk_fixture_count_requests (fixture, "services") == 2);
  g_assert_true (remove_panel (fixture, panel, NULL));
  result = wait_for_result (&answer);
  pd_desk_refresh_panel_finish (fixture->desk, result, &error);
  g_clear_object (&result);
  drain ();

  g_assert_no_error (error);
  g_assert_cmpuint (desk_fixture_count_services (fixture), ==, 0);
  desk_fixture_restart (fixture);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 0);
}

static void
test_write_fails (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_store_close_async (pd_desk_get_store (fixture->desk), store_result_cb, &answer);
  result = wait_for_result (&answer);

  g_assert_false (remove_panel (fixture, panel, NULL));
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 1);
  g_assert_false (edit (fixture, panel, "Nordwind", NULL, NULL, NULL));
  g_assert_cmpstr (pd_panel_get_name (panel), ==, "Northwind");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (DeskFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/desk-panels/add", test_add },
    { "/desk-panels/add-badly", test_add_badly },
    { "/desk-panels/add-unproven", test_add_unproven },
    { "/desk-panels/names", test_names },
    { "/desk-panels/no-keyring", test_no_keyring },
    { "/desk-panels/add-given-up", test_add_given_up },
    { "/desk-panels/rename", test_rename },
    { "/desk-panels/edit-badly", test_edit_badly },
    { "/desk-panels/new-key", test_new_key },
    { "/desk-panels/new-address", test_new_address },
    { "/desk-panels/remove", test_remove },
    { "/desk-panels/remove-with-orders", test_remove_with_orders },
    { "/desk-panels/removed-favourite", test_removed_favourite },
    { "/desk-panels/remove-while-loading", test_remove_while_loading },
    { "/desk-panels/write-fails", test_write_fails },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DeskFixture, NULL, desk_fixture_set_up_desk, tests[i].test,
                desk_fixture_tear_down_desk);

  return g_test_run ();
}
