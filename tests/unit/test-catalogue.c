/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"
#include "pd-api-error.h"
#include "pd-catalogue.h"

/* From the panel through the store to the list: catalogues and balances, and what of them stays when a panel
 * answers badly, late or not at all. */

#define TWO_SERVICES                                                                                         \
  "[{\"service\":1,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":10},"           \
  "{\"service\":2,\"name\":\"Views\",\"category\":\"A\",\"rate\":\"0.10\",\"min\":1,\"max\":10}]"
#define RENAMED_SERVICE                                                                                      \
  "[{\"service\":1,\"name\":\"More likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":10},"      \
  "{\"name\":\"No id\",\"rate\":\"0.10\"},{\"service\":3,\"name\":\"New\",\"rate\":\"0.10\"}]"

typedef struct
{
  DeskFixture base;
  PdStore *store;
  PdServiceList *services;
  PdCatalogue *catalogue;
  PdPanel *panel;
} Fixture;

static void
open_store (Fixture *fixture)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GError) error = NULL;

  pd_store_open_async (fixture->store, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  contents = pd_store_open_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *fixture, PdWrite *write)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_store_commit_async (fixture->store, write, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_store_commit_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture *fixture)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_store_close_async (fixture->store, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_true (pd_store_close_finish (fixture->store, result, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  PdWrite *write = pd_write_new ();

  desk_fixture_set_up (&fixture->base);
  fixture->store = pd_store_new (fixture->base.folder);
  open_store (fixture);
  fixture->services = pd_service_list_new ();
  fixture->catalogue = pd_catalogue_new (fixture->store, fixture->services, PD_CLOCK (fixture->base.clock));
  fixture->panel = desk_fixture_make_panel (&fixture->base, pd_store_next_id (fixture->store));
  pd_write_panel (write, pd_panel_get_record (fixture->panel));
  commit (fixture, write);
  desk_fixture_set_catalogue (&fixture->base, TWO_SERVICES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
  while (g_main_context_iteration (NULL, FALSE)) /* what was given up ends, too */
    ;
  g_assert_finalize_object (fixture->catalogue);
  g_assert_finalize_object (fixture->services);
  g_assert_finalize_object (fixture->panel);
  g_object_unref (fixture->store);
  desk_fixture_tear_down (&fixture->base);
}

static gboolean
refresh (Fixture *fixture, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_catalogue_refresh_async (fixture->catalogue, fixture->panel, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_catalogue_refresh_finish (fixture->catalogue, result, error);
}

static gboolean
refresh_balance (Fixture *fixture, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_catalogue_refresh_balance_async (fixture->catalogue, fixture->panel, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_catalogue_refresh_balance_finish (fixture->catalogue, result, error);
}

static void
load_stored (Fixture *fixture)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_catalogue_load_stored_async (fixture->catalogue, fixture->panel, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_catalogue_load_stored_finish (fixture->catalogue, result, &error);
  g_assert_no_error (error);
}

static PdService *
find (Fixture *fixture, const char *id)
{
  return pd_service_list_find (fixture->services, fixture->panel, id);
}

static guint
get_count (Fixture *fixture, const char *property)
{
  guint count;

  g_object_get (fixture->panel, property, &count, NULL);
  return count;
}

static PdLoadState
get_state (Fixture *fixture)
{
  return pd_load_get_state (pd_panel_get_catalogue_load (fixture->panel));
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  PdService *service;
  g_autoptr (GError) error = NULL;

  refresh (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_count (fixture, "n-services"), ==, 2);
  g_assert_cmpuint (get_count (fixture, "n-skipped"), ==, 0);
  g_assert_cmpint (pd_panel_get_record (fixture->panel)->catalogue_at, ==, START);
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_READY);
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, PD_PANEL_OK);

  service = find (fixture, "1");
  desk_fixture_set_catalogue (&fixture->base, RENAMED_SERVICE);
  g_assert_true (refresh (fixture, NULL));
  g_assert_true (find (fixture, "1") == service);
  g_assert_cmpstr (pd_service_get_name (service), ==, "More likes");
  g_assert_null (find (fixture, "2"));
  g_assert_nonnull (find (fixture, "3"));
  g_assert_cmpuint (get_count (fixture, "n-services"), ==, 2);
  g_assert_cmpuint (get_count (fixture, "n-skipped"), ==, 1);
}

static void
test_bad_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;

  g_assert_true (refresh (fixture, NULL));
  desk_fixture_script (&fixture->base, "services", "text/html", "<html><title>Just a moment</title></html>");
  g_assert_false (refresh (fixture, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_WEB_PAGE);
  g_assert_nonnull (find (fixture, "1"));
  g_assert_cmpuint (get_count (fixture, "n-services"), ==, 2);
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_FAILED);
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, PD_PANEL_UNREACHABLE);

  desk_fixture_script (&fixture->base, "services", "application/json", "{\"error\":\"Account suspended\"}");
  g_assert_false (refresh (fixture, &refusal));
  g_assert_nonnull (find (fixture, "1"));
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, PD_PANEL_KEY_REFUSED);

  g_assert_true (refresh (fixture, NULL));
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_READY);
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, PD_PANEL_OK);
}

static void
test_empty_catalogue (Fixture *fixture, gconstpointer data)
{
  g_assert_true (refresh (fixture, NULL));
  desk_fixture_set_catalogue (&fixture->base, "[]");
  g_assert_true (refresh (fixture, NULL));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->services)), ==, 0);
  g_assert_cmpuint (get_count (fixture, "n-services"), ==, 0);
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_READY);
}

static void
test_joins (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answers[2] = { NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    pd_catalogue_refresh_async (fixture->catalogue, fixture->panel, NULL, store_result_cb, &answers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GAsyncResult) result = wait_for_result (&answers[i]);

      g_assert_true (pd_catalogue_refresh_finish (fixture->catalogue, result, NULL));
    }
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, "services"), ==, 1);
}

static void
assert_given_up (Fixture *fixture, GAsyncResult **answer)
{
  g_autoptr (GAsyncResult) result = wait_for_result (answer);
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_catalogue_refresh_finish (fixture->catalogue, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_one_gives_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answers[2] = { NULL, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  pd_catalogue_refresh_async (fixture->catalogue, fixture->panel, cancellable, store_result_cb, &answers[0]);
  pd_catalogue_refresh_async (fixture->catalogue, fixture->panel, NULL, store_result_cb, &answers[1]);
  g_cancellable_cancel (cancellable);

  assert_given_up (fixture, &answers[0]);
  result = wait_for_result (&answers[1]);
  g_assert_true (pd_catalogue_refresh_finish (fixture->catalogue, result, NULL));
  g_assert_cmpuint (get_count (fixture, "n-services"), ==, 2);
}

/* Nobody waits any more; who asks next must not get the end of that request. */
static void
test_all_give_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;

  pd_demo_panel_script (fixture->base.server, "services", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_catalogue_refresh_async (fixture->catalogue, fixture->panel, cancellable, store_result_cb, &answer);
  wait_until (pd_demo_panel_count_requests (fixture->base.server, "services") > 0);
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_LOADING);
  g_cancellable_cancel (cancellable);
  assert_given_up (fixture, &answer);

  g_assert_true (refresh (fixture, NULL));
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_READY);
  g_assert_cmpuint (get_count (fixture, "n-services"), ==, 2);
}

static void
test_abandon (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;

  pd_demo_panel_script (fixture->base.server, "services", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_catalogue_refresh_async (fixture->catalogue, fixture->panel, NULL, store_result_cb, &answer);
  wait_until (pd_demo_panel_count_requests (fixture->base.server, "services") > 0);
  pd_catalogue_abandon (fixture->catalogue, fixture->panel);

  assert_given_up (fixture, &answer);
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_EMPTY);
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, PD_PANEL_NEW);
}

static void
test_removed_panel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pd_panel_set_removed (fixture->panel, TRUE);
  g_assert_false (refresh (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, NULL), ==, 0);
}

static void
forget_services (Fixture *fixture)
{
  pd_service_list_remove_panel (fixture->services, fixture->panel);
}

static void
test_stored (Fixture *fixture, gconstpointer data)
{
  PdWrite *write = pd_write_new ();

  g_assert_true (refresh (fixture, NULL));
  pd_write_favourite (write, pd_panel_get_id (fixture->panel), "2", TRUE);
  commit (fixture, write);
  forget_services (fixture);
  pd_panel_set_n_services (fixture->panel, 0);

  load_stored (fixture);
  g_assert_cmpuint (get_count (fixture, "n-services"), ==, 2);
  g_assert_cmpstr (pd_service_get_name (find (fixture, "1")), ==, "Likes");
  g_assert_true (pd_service_get_favourite (find (fixture, "2")));
  g_assert_false (pd_service_get_favourite (find (fixture, "1")));
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_READY);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, "services"), ==, 1);
}

/* The panel is faster than the store: its catalogue stays, with the marks that the store knows. */
static void
test_stored_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);
  PdServiceInfo *info = pd_service_info_new ();
  PdWrite *write = pd_write_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (refresh (fixture, NULL));
  pd_write_favourite (write, pd_panel_get_id (fixture->panel), "9", TRUE);
  commit (fixture, write);
  info->id = g_ref_string_new ("9");
  info->name = g_ref_string_new ("Newest");
  g_ptr_array_add (infos, info);

  pd_catalogue_load_stored_async (fixture->catalogue, fixture->panel, NULL, store_result_cb, &answer);
  pd_service_list_set_catalogue (fixture->services, fixture->panel, infos, NULL);
  pd_panel_set_catalogue_at (fixture->panel, START + 1);
  result = wait_for_result (&answer);

  g_assert_true (pd_catalogue_load_stored_finish (fixture->catalogue, result, NULL));
  g_assert_null (find (fixture, "1"));
  g_assert_true (pd_service_get_favourite (find (fixture, "9")));
}

static void
test_never_stored (Fixture *fixture, gconstpointer data)
{
  load_stored (fixture);
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_EMPTY);
}

static void
test_store_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  g_assert_false (refresh (fixture, &error));
  g_assert_cmpuint (error->domain, ==, PD_STORE_ERROR);
  g_assert_nonnull (find (fixture, "1"));
  g_assert_cmpint ((int) get_state (fixture), ==, PD_LOAD_FAILED);
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, PD_PANEL_OK);
  open_store (fixture);
}

static void
test_balance (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) balances = NULL;

  pd_demo_panel_set_balance (fixture->base.server, "12.34567");
  g_assert_true (refresh_balance (fixture, NULL));
  g_assert_true (pd_money_equal (pd_panel_get_balance (fixture->panel), pd_money_parse ("12.34567")));
  g_assert_nonnull (pd_panel_get_currency (fixture->panel));
  g_assert_cmpint (pd_panel_get_balance_at (fixture->panel), ==, START);

  pd_store_load_balances_async (fixture->store, pd_panel_get_id (fixture->panel), 0, NULL, store_result_cb,
                                &answer);
  result = wait_for_result (&answer);
  balances = pd_store_load_balances_finish (fixture->store, result, NULL);
  g_assert_cmpuint (balances->len, ==, 1);
  g_assert_true (
      pd_money_equal (((PdBalanceRecord *) balances->pdata[0])->balance, pd_money_parse ("12.34567")));
}

static void
test_bad_balance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pd_demo_panel_set_balance (fixture->base.server, "12.50");
  g_assert_true (refresh_balance (fixture, NULL));
  pd_test_clock_advance (fixture->base.clock, 1000);
  desk_fixture_script (&fixture->base, "balance", "application/json", "{\"error\":\"API is disabled\"}");

  g_assert_false (refresh_balance (fixture, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_ACCOUNT_OFF);
  g_assert_true (pd_money_equal (pd_panel_get_balance (fixture->panel), pd_money_parse ("12.50")));
  g_assert_cmpint (pd_panel_get_balance_at (fixture->panel), ==, START);
}

static void
test_no_key (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_keyring_clear_async (fixture->base.keyring, pd_panel_get_uid (fixture->panel), NULL, store_result_cb,
                          &answer);
  result = wait_for_result (&answer);

  g_assert_false (refresh_balance (fixture, NULL));
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, PD_PANEL_KEY_MISSING);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/catalogue/refresh", test_refresh },
    { "/catalogue/bad-answer", test_bad_answer },
    { "/catalogue/empty", test_empty_catalogue },
    { "/catalogue/joins", test_joins },
    { "/catalogue/one-gives-up", test_one_gives_up },
    { "/catalogue/all-give-up", test_all_give_up },
    { "/catalogue/abandon", test_abandon },
    { "/catalogue/removed-panel", test_removed_panel },
    { "/catalogue/stored", test_stored },
    { "/catalogue/stored-too-late", test_stored_too_late },
    { "/catalogue/never-stored", test_never_stored },
    { "/catalogue/store-fails", test_store_fails },
    { "/catalogue/balance", test_balance },
    { "/catalogue/bad-balance", test_bad_balance },
    { "/catalogue/no-key", test_no_key },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
