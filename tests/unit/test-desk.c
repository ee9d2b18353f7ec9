/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"
#include "pd-api-error.h"
#include "pd-change-set.h"
#include "pd-desk.h"

#include <glib/gstdio.h>

/* The desk from outside: what it keeps from one run to the next, how panels are added, edited and removed,
 * and that nothing is half done when something goes wrong on the way. */

#define SERVICES                                                                                             \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000},"      \
  "{\"service\":9003,\"name\":\"Views\",\"category\":\"A\",\"rate\":\"0.10\",\"min\":1,\"max\":1000}]"

typedef struct
{
  DeskFixture base;
  PdDesk *desk;
} Fixture;

static gboolean
open_desk (Fixture *fixture, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_open_async (fixture->desk, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_open_finish (fixture->desk, result, error);
}

static void
make_desk (Fixture *fixture)
{
  fixture->desk = pd_desk_new (fixture->base.folder, fixture->base.session, fixture->base.keyring,
                               PD_CLOCK (fixture->base.clock));
}

static void
start_desk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  make_desk (fixture);
  open_desk (fixture, &error);
  g_assert_no_error (error);
  pd_desk_start (fixture->desk);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What was under way when the desk was closed ends soon, and then nobody holds the desk any more. */
static void
let_go (Fixture *fixture)
{
  PdDesk *desk = fixture->desk;

  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &fixture->desk);
  g_object_unref (desk);
  wait_until (!fixture->desk);
}

static void
close_desk (Fixture *fixture)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_desk_close_async (fixture->desk, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_desk_close_finish (fixture->desk, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  let_go (fixture);
}

static void
restart_desk (Fixture *fixture)
{
  close_desk (fixture);
  start_desk (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->base);
  desk_fixture_set_catalogue (&fixture->base, SERVICES);
  start_desk (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->desk)
    close_desk (fixture);
  desk_fixture_tear_down (&fixture->base);
}

static PdPanel *
add (Fixture *fixture, const char *name, const char *url, const char *key, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_add_panel_async (fixture->desk, name, url ? url : pd_demo_panel_get_url (fixture->base.server), "",
                           key ? key : pd_demo_panel_get_key (fixture->base.server), FALSE, FALSE, NULL,
                           store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_add_panel_finish (fixture->desk, result, error);
}

static void
wait_for_catalogue (PdPanel *panel)
{
  wait_until (!pd_load_is_loading (pd_panel_get_catalogue_load (panel)));
}

/* A panel with its catalogue. */
static PdPanel *
add_panel (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  PdPanel *panel = add (fixture, name, NULL, NULL, &error);

  g_assert_no_error (error);
  wait_for_catalogue (panel);

  return panel;
}

static gboolean
edit (Fixture *fixture, PdPanel *panel, const char *name, const char *url, const char *key, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_edit_panel_async (fixture->desk, panel, name, url, key, FALSE, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_edit_panel_finish (fixture->desk, result, error);
}

static gboolean
remove_panel (Fixture *fixture, PdPanel *panel, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_remove_panel_async (fixture->desk, panel, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_remove_panel_finish (fixture->desk, result, error);
}

static gboolean
refresh (Fixture *fixture, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_refresh_async (fixture->desk, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_refresh_finish (fixture->desk, result, error);
}

static char *
look_up_key (Fixture *fixture, PdPanel *panel)
{
  PdKeySource *keys = PD_KEY_SOURCE (fixture->base.keyring);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_key_source_lookup_async (keys, pd_panel_get_uid (panel), NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_key_source_lookup_finish (keys, result, NULL);
}

/* An order that is on disk; it is sent when its hold-back is over. The list keeps it. */
static PdOrder *
order (Fixture *fixture, PdPanel *panel, const char *service_id, const char *link)
{
  PdService *service = pd_service_list_find (pd_desk_get_services (fixture->desk), panel, service_id);
  g_autoptr (PdOrderForm) form
      = pd_order_form_new (pd_service_get_info (service), pd_panel_get_dialect (panel));
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdOrder) placed = NULL;

  pd_order_form_set_value (form, PD_FIELD_LINK, link);
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "100");
  pd_outbox_submit_async (pd_desk_get_outbox (fixture->desk), panel, form, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  placed = pd_outbox_submit_finish (pd_desk_get_outbox (fixture->desk), result, &error);
  g_assert_no_error (error);

  return placed;
}

static guint
count_panels (Fixture *fixture)
{
  return g_list_model_get_n_items (pd_desk_get_panels (fixture->desk));
}

static PdPanel *
get_panel (Fixture *fixture, guint position)
{
  g_autoptr (PdPanel) panel = g_list_model_get_item (pd_desk_get_panels (fixture->desk), position);

  return panel; /* which the desk keeps */
}

static guint
count_services (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_services (fixture->desk)));
}

static guint
count_requests (Fixture *fixture, const char *action)
{
  return pd_demo_panel_count_requests (fixture->base.server, action);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint ((int) pd_load_get_state (pd_desk_get_opening (fixture->desk)), ==, PD_LOAD_READY);
  g_assert_cmpuint (count_panels (fixture), ==, 0);
  g_assert_cmpuint (count_services (fixture), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (fixture->desk))), ==, 0);
  g_assert_cmpint (pd_desk_get_updated_at (fixture->desk), ==, 0);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;
  PdPanel *panel = add_panel (fixture, "  Northwind \n");

  g_assert_cmpuint (count_panels (fixture), ==, 1);
  g_assert_true (get_panel (fixture, 0) == panel);
  g_assert_cmpstr (pd_panel_get_name (panel), ==, "Northwind");
  g_assert_true (pd_money_is_known (pd_panel_get_balance (panel)));
  g_assert_nonnull (pd_panel_get_currency (panel));
  g_assert_cmpint ((int) pd_panel_get_health (panel), ==, PD_PANEL_OK);
  g_assert_cmpuint (count_services (fixture), ==, 2);
  g_assert_cmpint (pd_desk_get_updated_at (fixture->desk), ==, START);
  key = look_up_key (fixture, panel);
  g_assert_cmpstr (key, ==, pd_demo_panel_get_key (fixture->base.server));
}

static void
test_stays (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  gint64 id = pd_panel_get_id (panel);

  pd_dialect_set_most_ids (pd_panel_get_dialect (panel), 50); /* learned from a reply */
  pd_panel_set_threshold (panel, pd_money_parse ("5.00"));
  pd_desk_save_panel (fixture->desk, panel);
  restart_desk (fixture);

  panel = pd_desk_find_panel (fixture->desk, id);
  g_assert_true (get_panel (fixture, 0) == panel);
  g_assert_cmpuint (pd_dialect_get_most_ids (pd_panel_get_dialect (panel)), ==, 50);
  g_assert_true (pd_money_equal (pd_panel_get_threshold (panel), pd_money_parse ("5")));
  g_assert_true (pd_money_is_known (pd_panel_get_balance (panel)));
  g_assert_cmpint ((int) pd_load_get_state (pd_panel_get_catalogue_load (panel)), ==, PD_LOAD_LOADING);
  wait_for_catalogue (panel);
  g_assert_cmpuint (count_services (fixture), ==, 2);
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  g_assert_cmpuint (count_requests (fixture, "services"), ==, 1);
  g_assert_cmpuint (count_requests (fixture, "balance"), ==, 2);
}

static void
test_old_catalogue (Fixture *fixture, gconstpointer data)
{
  add_panel (fixture, "Northwind");
  close_desk (fixture);
  pd_test_clock_advance (fixture->base.clock, 25 * 60 * 60 * 1000);
  start_desk (fixture);

  wait_until (count_requests (fixture, "services") == 2);
  wait_for_catalogue (get_panel (fixture, 0));
  g_assert_cmpint (pd_panel_get_record (get_panel (fixture, 0))->catalogue_at, >, START);
}

static void
test_nothing_before_start (Fixture *fixture, gconstpointer data)
{
  add_panel (fixture, "Northwind");
  close_desk (fixture);
  make_desk (fixture);
  g_assert_true (open_desk (fixture, NULL));
  drain ();

  g_assert_cmpuint (count_panels (fixture), ==, 1);
  g_assert_cmpuint (count_requests (fixture, NULL), ==, 2);
}

static void
assert_not_added (Fixture *fixture, const char *url, const char *key, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (add (fixture, "Northwind", url, key, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (count_panels (fixture), ==, 0);
}

static void
test_add_badly (Fixture *fixture, gconstpointer data)
{
  assert_not_added (fixture, "http://panel.example/api/v2", NULL, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
  assert_not_added (fixture, "", NULL, PD_API_ERROR, PD_API_ERROR_BAD_ADDRESS);
  assert_not_added (fixture, NULL, " ", PD_API_ERROR, PD_API_ERROR_NO_KEY);
  g_assert_cmpuint (count_requests (fixture, NULL), ==, 0);

  assert_not_added (fixture, NULL, "wrong", PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  desk_fixture_script (&fixture->base, "balance", "text/html", "<!doctype html><title>Shop</title>");
  assert_not_added (fixture, NULL, NULL, PD_API_ERROR, PD_API_ERROR_WEB_PAGE);
  desk_fixture_script (&fixture->base, "balance", "application/json", "{\"result\":true,\"data\":{}}");
  assert_not_added (fixture, NULL, NULL, PD_API_ERROR, PD_API_ERROR_NOT_V2);

  restart_desk (fixture);
  g_assert_cmpuint (count_panels (fixture), ==, 0);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_panel (fixture, "Northwind");
  g_assert_null (add (fixture, "NORTHWIND", NULL, NULL, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_NAME_TAKEN);
  add_panel (fixture, "Northwind 2"); /* another account at the same address */
  g_assert_cmpuint (count_panels (fixture), ==, 2);
  g_assert_cmpuint (count_services (fixture), ==, 4);

  g_assert_cmpstr (pd_panel_get_name (add_panel (fixture, "")), ==, "127.0.0.1");
}

/* Nothing of the panel is kept without its key; what was typed can be sent again. */
static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdPanel *panel;

  close_desk (fixture);
  g_assert_finalize_object (fixture->base.keyring);
  fixture->base.keyring = pd_keyring_new ();
  start_desk (fixture);

  g_assert_null (add (fixture, "Northwind", NULL, NULL, &error));
  g_assert_cmpuint (error->domain, ==, PD_KEYRING_ERROR);
  g_assert_cmpuint (count_panels (fixture), ==, 0);

  pd_desk_add_panel_async (fixture->desk, "Northwind", pd_demo_panel_get_url (fixture->base.server), "",
                           pd_demo_panel_get_key (fixture->base.server), TRUE, FALSE, NULL, store_result_cb,
                           &answer);
  result = wait_for_result (&answer);
  panel = pd_desk_add_panel_finish (fixture->desk, result, NULL);
  g_assert_nonnull (panel);
  g_assert_true (pd_keyring_is_for_session (fixture->base.keyring, pd_panel_get_uid (panel)));
  wait_for_catalogue (panel);
}

static void
test_add_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_demo_panel_script (fixture->base.server, "balance", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_desk_add_panel_async (fixture->desk, "Northwind", pd_demo_panel_get_url (fixture->base.server), "",
                           pd_demo_panel_get_key (fixture->base.server), FALSE, FALSE, cancellable,
                           store_result_cb, &answer);
  wait_until (count_requests (fixture, "balance") > 0);
  g_cancellable_cancel (cancellable);
  result = wait_for_result (&answer);

  g_assert_null (pd_desk_add_panel_finish (fixture->desk, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_panels (fixture), ==, 0);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PdPanel *panel = add_panel (fixture, "Northwind");
  guint n_requests = count_requests (fixture, NULL);

  add_panel (fixture, "Harbor");
  n_requests = count_requests (fixture, NULL);
  g_assert_true (edit (fixture, panel, "Nordwind", NULL, NULL, NULL));
  g_assert_cmpuint (count_requests (fixture, NULL), ==, n_requests);
  g_assert_false (edit (fixture, panel, "harbor", NULL, NULL, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_NAME_TAKEN);

  restart_desk (fixture);
  g_assert_cmpstr (pd_panel_get_name (get_panel (fixture, 0)), ==, "Nordwind");
}

static void
test_edit_badly (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
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
  g_assert_cmpstr (key, ==, pd_demo_panel_get_key (fixture->base.server));
  g_assert_true (refresh (fixture, NULL));
}

/* The panel's key was changed at its site: the old one is refused, and not tried again by itself. */
static void
test_new_key (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  guint n_requests;

  pd_keyring_keep_for_session (fixture->base.keyring, pd_panel_get_uid (panel), "old-key");
  g_assert_false (refresh (fixture, NULL));
  g_assert_cmpint ((int) pd_panel_get_health (panel), ==, PD_PANEL_KEY_REFUSED);

  n_requests = count_requests (fixture, "services");
  g_assert_true (edit (fixture, panel, NULL, NULL, pd_demo_panel_get_key (fixture->base.server), NULL));
  g_assert_cmpint ((int) pd_panel_get_health (panel), ==, PD_PANEL_OK);
  wait_until (count_requests (fixture, "services") > n_requests);
  wait_for_catalogue (panel);
  g_assert_cmpint ((int) pd_load_get_state (pd_panel_get_catalogue_load (panel)), ==, PD_LOAD_READY);
}

static void
test_new_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdDemoPanel) other = pd_demo_panel_new (PD_DEMO_COMMON, PD_CLOCK (fixture->base.clock));
  PdPanel *panel = add_panel (fixture, "Northwind");

  g_assert_true (pd_demo_panel_start (other, NULL));
  pd_demo_panel_set_balance (other, "1.25");
  g_assert_true (
      edit (fixture, panel, NULL, pd_demo_panel_get_url (other), pd_demo_panel_get_key (other), NULL));
  wait_for_catalogue (panel);

  g_assert_cmpstr (pd_panel_get_url (panel), ==, pd_demo_panel_get_url (other));
  g_assert_true (pd_money_equal (pd_panel_get_balance (panel), pd_money_parse ("1.25")));
  g_assert_cmpuint (count_services (fixture), >, 2);

  restart_desk (fixture);
  panel = get_panel (fixture, 0);
  g_assert_cmpstr (pd_panel_get_url (panel), ==, pd_demo_panel_get_url (other));
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  wait_for_catalogue (panel);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdPanel) panel = g_object_ref (add_panel (fixture, "Northwind"));
  gint64 id = pd_panel_get_id (panel);
  g_autofree char *uid = g_strdup (pd_panel_get_uid (panel));
  PdOrder *placed = order (fixture, panel, "1001", "https://example.com/p/1");

  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (pd_order_get_record (placed)->journal == PD_JOURNAL_PLACED);
  add_panel (fixture, "Harbor");

  g_assert_true (remove_panel (fixture, panel, NULL));
  g_assert_cmpuint (count_panels (fixture), ==, 1);
  g_assert_cmpuint (count_services (fixture), ==, 2);
  g_assert_true (pd_panel_get_removed (panel));
  g_assert_null (look_up_key (fixture, panel));
  g_assert_true (pd_desk_find_panel (fixture->desk, id) == panel);
  g_clear_object (&panel);

  restart_desk (fixture);
  g_assert_cmpuint (count_panels (fixture), ==, 1);
  wait_for_catalogue (get_panel (fixture, 0));
  g_assert_cmpuint (count_services (fixture), ==, 2);
  placed = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_orders (fixture->desk)), 0);
  g_assert_cmpstr (pd_panel_get_name (pd_order_get_panel (placed)), ==, "Northwind");
  g_object_unref (placed);
}

static void
test_remove_with_orders (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  g_autoptr (GError) error = NULL;

  order (fixture, panel, "1001", "https://example.com/p/1");
  g_assert_false (remove_panel (fixture, panel, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_ORDERS_WAIT);
  g_assert_cmpuint (count_panels (fixture), ==, 1);
  g_assert_false (pd_panel_get_removed (panel));
}

/* An answer of a panel that went meanwhile brings nothing back. */
static void
test_remove_while_loading (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdPanel *panel = add_panel (fixture, "Northwind");

  pd_demo_panel_set_delay (fixture->base.server, 20);
  pd_desk_refresh_panel_async (fixture->desk, panel, NULL, store_result_cb, &answer);
  wait_until (count_requests (fixture, "services") == 2);
  g_assert_true (remove_panel (fixture, panel, NULL));
  result = wait_for_result (&answer);
  pd_desk_refresh_panel_finish (fixture->desk, result, &error);
  g_clear_object (&result);
  drain ();

  g_assert_no_error (error);
  g_assert_cmpuint (count_services (fixture), ==, 0);
  restart_desk (fixture);
  g_assert_cmpuint (count_panels (fixture), ==, 0);
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PdPanel *first = add_panel (fixture, "Northwind");
  PdPanel *second = add_panel (fixture, "Harbor");

  pd_test_clock_advance (fixture->base.clock, 60 * 1000);
  g_assert_true (refresh (fixture, NULL));
  g_assert_cmpint (pd_panel_get_balance_at (first), ==, START + 60 * G_USEC_PER_SEC);
  g_assert_cmpint (pd_panel_get_balance_at (second), ==, START + 60 * G_USEC_PER_SEC);
  g_assert_cmpint (pd_desk_get_updated_at (fixture->desk), ==, START + 60 * G_USEC_PER_SEC);

  /* one panel that fails does not keep the others from being refreshed */
  pd_test_clock_advance (fixture->base.clock, 60 * 1000);
  pd_keyring_keep_for_session (fixture->base.keyring, pd_panel_get_uid (first), "wrong");
  g_assert_false (refresh (fixture, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  g_assert_cmpint ((int) pd_panel_get_health (first), ==, PD_PANEL_KEY_REFUSED);
  g_assert_cmpint ((int) pd_panel_get_health (second), ==, PD_PANEL_OK);
  g_assert_cmpint (pd_panel_get_balance_at (second), ==, START + 120 * G_USEC_PER_SEC);
}

static void
test_refresh_nothing (Fixture *fixture, gconstpointer data)
{
  g_assert_true (refresh (fixture, NULL));
}

static void
test_favourites (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  PdServiceList *services = pd_desk_get_services (fixture->desk);

  pd_desk_set_favourite (fixture->desk, pd_service_list_find (services, panel, "1001"), TRUE);
  pd_desk_set_favourite (fixture->desk, pd_service_list_find (services, panel, "9003"), TRUE);
  pd_desk_set_favourite (fixture->desk, pd_service_list_find (services, panel, "9003"), FALSE);
  restart_desk (fixture);

  panel = get_panel (fixture, 0);
  services = pd_desk_get_services (fixture->desk);
  wait_for_catalogue (panel);
  g_assert_true (pd_service_get_favourite (pd_service_list_find (services, panel, "1001")));
  g_assert_false (pd_service_get_favourite (pd_service_list_find (services, panel, "9003")));
}

/* A note that is written while the order is on its way changes nothing but the note. */
static void
test_note (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  PdOrder *placed = order (fixture, panel, "1001", "https://example.com/p/1");
  g_autofree char *order_id = NULL;

  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (count_requests (fixture, "add") == 1);
  pd_desk_set_note (fixture->desk, placed, "For Anna");
  wait_until (pd_order_get_record (placed)->journal == PD_JOURNAL_PLACED
              && pd_order_get_record (placed)->note);
  order_id = g_strdup (pd_order_get_record (placed)->order_id);

  restart_desk (fixture);
  placed = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_orders (fixture->desk)), 0);
  g_assert_cmpstr (pd_order_get_record (placed)->note, ==, "For Anna");
  g_assert_cmpstr (pd_order_get_record (placed)->order_id, ==, order_id);
  pd_desk_set_note (fixture->desk, placed, "");
  wait_until (!pd_order_get_record (placed)->note);
  g_object_unref (placed);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  guint n_open;

  order (fixture, panel, "1001", "https://example.com/p/1");
  order (fixture, panel, "9003", "https://example.com/p/2");
  g_object_get (panel, "n-open", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, 2);

  restart_desk (fixture);
  g_object_get (get_panel (fixture, 0), "n-open", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, 2);
}

static void
end_order (Fixture *fixture, PdOrder *placed, PdState state)
{
  PdChangeSet *changes = pd_change_set_new ();
  PdOrderRecord *record = pd_change_set_edit (changes, placed);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  record->state = state;
  record->changed_at = pd_clock_now (PD_CLOCK (fixture->base.clock));
  pd_change_set_commit_async (changes, pd_desk_get_store (fixture->desk), store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_true (pd_change_set_commit_finish (pd_desk_get_store (fixture->desk), result, NULL));
}

/* What a partial gives back stands on the account without notice: the balance is read again. */
static void
test_refund (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  PdOrder *placed = order (fixture, panel, "1001", "https://example.com/p/1");
  guint n_requests;

  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (pd_order_get_record (placed)->journal == PD_JOURNAL_PLACED);
  pd_tracker_stop (pd_desk_get_tracker (fixture->desk));
  pd_test_clock_advance (fixture->base.clock, 60 * 1000);
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  n_requests = count_requests (fixture, "balance");

  end_order (fixture, placed, PD_STATE_IN_PROGRESS);
  pd_test_clock_advance (fixture->base.clock, 30 * 1000);
  g_assert_false (pd_load_is_loading (pd_panel_get_balance_load (panel)));

  end_order (fixture, placed, PD_STATE_PARTIAL);
  pd_test_clock_advance (fixture->base.clock, 30 * 1000);
  wait_until (count_requests (fixture, "balance") == n_requests + 1);
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  pd_test_clock_advance (fixture->base.clock, 60 * 1000);
  drain ();
  g_assert_cmpuint (count_requests (fixture, "balance"), ==, n_requests + 1);
}

static void
test_write_fails (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n_failures = 0;

  pd_store_close_async (pd_desk_get_store (fixture->desk), store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_signal_connect_swapped (fixture->desk, "write-failed", G_CALLBACK (count_cb), &n_failures);
  pd_desk_save_panel (fixture->desk, panel);
  wait_until (n_failures == 1);

  g_assert_false (remove_panel (fixture, panel, NULL));
  g_assert_cmpuint (count_panels (fixture), ==, 1);
  g_assert_false (edit (fixture, panel, "Nordwind", NULL, NULL, NULL));
  g_assert_cmpstr (pd_panel_get_name (panel), ==, "Northwind");
}

/* The answer to an order is waited for: it carries the id. */
static void
test_close_while_sending (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  g_autoptr (PdOrder) placed = NULL;

  pd_demo_panel_set_delay (fixture->base.server, 20);
  order (fixture, panel, "1001", "https://example.com/p/1");
  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (count_requests (fixture, "add") == 1);
  pd_demo_panel_set_delay (fixture->base.server, 0);

  restart_desk (fixture);
  placed = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_orders (fixture->desk)), 0);
  g_assert_cmpint ((int) pd_order_get_record (placed)->journal, ==, PD_JOURNAL_PLACED);
  g_assert_nonnull (pd_order_get_record (placed)->order_id);
}

static void
test_close_in_hold_back (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");

  order (fixture, panel, "1001", "https://example.com/p/1");
  restart_desk (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (fixture->desk))), ==, 1);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->base.server), ==, 0);
}

static void
test_close_while_loading (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  add_panel (fixture, "Northwind");
  pd_demo_panel_script (fixture->base.server, "services", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_desk_refresh_async (fixture->desk, NULL, store_result_cb, &answer);
  wait_until (count_requests (fixture, "services") == 2);
  pd_desk_close_async (fixture->desk, NULL, NULL);

  result = wait_for_result (&answer);
  g_assert_true (pd_desk_refresh_finish (fixture->desk, result, NULL));
  g_clear_object (&result);
  let_go (fixture);
}

/* The answer comes when nothing can be written any more. */
static void
test_close_while_adding (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  GAsyncResult *closed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_demo_panel_set_delay (fixture->base.server, 20);
  pd_desk_add_panel_async (fixture->desk, "Northwind", pd_demo_panel_get_url (fixture->base.server), "",
                           pd_demo_panel_get_key (fixture->base.server), FALSE, FALSE, NULL, store_result_cb,
                           &answer);
  pd_desk_close_async (fixture->desk, store_result_cb, &closed);
  result = wait_for_result (&answer);
  g_assert_null (pd_desk_add_panel_finish (fixture->desk, result, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_CLOSED);
  g_clear_object (&result);
  result = wait_for_result (&closed);
  g_assert_true (pd_desk_close_finish (fixture->desk, result, NULL));
  g_clear_object (&result);
  let_go (fixture);
}

/* Nobody closes the desk, it is just let go of while it works. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  PdDesk *desk = g_steal_pointer (&fixture->desk);

  pd_demo_panel_script (fixture->base.server, "balance", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_desk_add_panel_async (desk, "Northwind", pd_demo_panel_get_url (fixture->base.server), "",
                           pd_demo_panel_get_key (fixture->base.server), FALSE, FALSE, NULL, NULL, NULL);
  wait_until (count_requests (fixture, "balance") == 1);
  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &fixture->desk);
  fixture->desk = desk;
  g_object_unref (desk);
  soup_session_abort (fixture->base.session);
  while (fixture->desk)
    {
      pd_test_clock_advance (fixture->base.clock, 60 * 1000); /* reads are tried again */
      soup_session_abort (fixture->base.session);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_bad_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_steal_pointer (&fixture->base.folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) file_error = NULL;

  close_desk (fixture);
  fixture->base.folder = g_build_filename (folder, "file", NULL);
  g_file_set_contents (fixture->base.folder, "no folder", -1, &file_error);
  g_assert_no_error (file_error);
  make_desk (fixture);

  g_assert_false (open_desk (fixture, &error));
  g_assert_cmpuint (error->domain, ==, PD_STORE_ERROR);
  g_assert_cmpint ((int) pd_load_get_state (pd_desk_get_opening (fixture->desk)), ==, PD_LOAD_FAILED);

  g_assert_cmpint (g_unlink (fixture->base.folder), ==, 0);
  g_assert_true (open_desk (fixture, NULL));
  g_assert_cmpint ((int) pd_load_get_state (pd_desk_get_opening (fixture->desk)), ==, PD_LOAD_READY);
  close_desk (fixture);
  desk_fixture_remove_folder (fixture->base.folder);
  g_set_str (&fixture->base.folder, folder);
}

static void
test_many_orders (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = add_panel (fixture, "Northwind");
  PdWrite *write = pd_write_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *orders;
  guint n_open;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (PdOrderRecord) record = pd_order_record_new ();

      record->id = pd_store_next_id (pd_desk_get_store (fixture->desk));
      record->panel_id = pd_panel_get_id (panel);
      record->journal = PD_JOURNAL_PLACED;
      record->service_id = g_strdup ("1");
      record->service_name = g_strdup ("Likes");
      record->order_id = g_strdup_printf ("%u", i);
      record->request_id = g_strdup_printf ("r%u", i);
      record->state = i % 3 ? PD_STATE_COMPLETED : PD_STATE_IN_PROGRESS;
      record->created_at = record->placed_at = record->checked_at = START + i;
      pd_write_order (write, record);
    }
  pd_store_commit_async (pd_desk_get_store (fixture->desk), write, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_true (pd_store_commit_finish (pd_desk_get_store (fixture->desk), result, NULL));

  restart_desk (fixture);
  orders = G_LIST_MODEL (pd_desk_get_orders (fixture->desk));
  g_assert_cmpuint (g_list_model_get_n_items (orders), ==, 3000);
  g_object_get (get_panel (fixture, 0), "n-open", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, 1000);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/desk/empty", test_empty },
    { "/desk/add", test_add },
    { "/desk/stays", test_stays },
    { "/desk/old-catalogue", test_old_catalogue },
    { "/desk/nothing-before-start", test_nothing_before_start },
    { "/desk/add-badly", test_add_badly },
    { "/desk/names", test_names },
    { "/desk/no-keyring", test_no_keyring },
    { "/desk/add-given-up", test_add_given_up },
    { "/desk/rename", test_rename },
    { "/desk/edit-badly", test_edit_badly },
    { "/desk/new-key", test_new_key },
    { "/desk/new-address", test_new_address },
    { "/desk/remove", test_remove },
    { "/desk/remove-with-orders", test_remove_with_orders },
    { "/desk/remove-while-loading", test_remove_while_loading },
    { "/desk/refresh", test_refresh },
    { "/desk/refresh-nothing", test_refresh_nothing },
    { "/desk/favourites", test_favourites },
    { "/desk/note", test_note },
    { "/desk/counts", test_counts },
    { "/desk/refund", test_refund },
    { "/desk/write-fails", test_write_fails },
    { "/desk/close-while-sending", test_close_while_sending },
    { "/desk/close-in-hold-back", test_close_in_hold_back },
    { "/desk/close-while-loading", test_close_while_loading },
    { "/desk/close-while-adding", test_close_while_adding },
    { "/desk/let-go", test_let_go },
    { "/desk/bad-folder", test_bad_folder },
    { "/desk/many-orders", test_many_orders },
  };

  /* There must be no keyring to put keys into, not even that of who runs the tests. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
