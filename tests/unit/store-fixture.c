/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

/*
 * A wait is a turn of the main loop, as in the program: no test here sleeps.
 */

char *
make_data_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("panel-desk-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
remove_data_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_remove (folder);
  g_free (folder);
}

char *
get_database_path (const char *folder)
{
  return g_build_filename (folder, "panel-desk.sqlite", NULL);
}

void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

PdStoreContents *
open_store (PdStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_store_open_async (store, NULL, keep_result_cb, &result);

  return pd_store_open_finish (store, wait_for_result (&result), error);
}

PdStore *
make_open_store (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdStoreContents) contents = NULL;
  PdStore *store = pd_store_new (folder);

  contents = open_store (store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (contents);

  return store;
}

gboolean
commit_write (PdStore *store, PdWrite *write, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_store_commit_async (store, write, NULL, keep_result_cb, &result);

  return pd_store_commit_finish (store, wait_for_result (&result), error);
}

GPtrArray *
load_catalogue (PdStore *store, gint64 panel_id, GHashTable **favourites)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *services;

  pd_store_load_catalogue_async (store, panel_id, NULL, keep_result_cb, &result);
  services = pd_store_load_catalogue_finish (store, wait_for_result (&result), favourites, &error);
  g_assert_no_error (error);

  return services;
}

GPtrArray *
load_events (PdStore *store, gint64 order_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *events;

  pd_store_load_events_async (store, order_id, NULL, keep_result_cb, &result);
  events = pd_store_load_events_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return events;
}

GPtrArray *
load_balances (PdStore *store, gint64 panel_id, gint64 since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *balances;

  pd_store_load_balances_async (store, panel_id, since, NULL, keep_result_cb, &result);
  balances = pd_store_load_balances_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return balances;
}

/* The store is closed and freed; also the answer, which holds it. */
void
close_store (PdStore *store)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  pd_store_close_async (store, keep_result_cb, &result);
  pd_store_close_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_object_unref (result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

PdPanelRecord *
make_panel (gint64 id)
{
  PdPanelRecord *record = pd_panel_record_new ();

  record->id = id;
  record->uid = g_strdup_printf ("uid-%" G_GINT64_FORMAT, id);
  record->name = g_strdup ("A panel");
  record->url = g_strdup ("https://panel.example/api/v2");
  record->dialect = g_strdup ("common");

  return record;
}

PdOrderRecord *
make_order (gint64 id, gint64 panel_id)
{
  PdOrderRecord *record = pd_order_record_new ();

  record->id = id;
  record->panel_id = panel_id;
  record->service_id = g_strdup ("12");
  record->service_name = g_strdup ("Followers");

  return record;
}

PdServiceInfo *
make_service (const char *id, const char *name, const char *rate)
{
  PdServiceInfo *service = pd_service_info_new ();

  service->id = g_ref_string_new (id);
  service->name = g_ref_string_new (name);
  service->rate = pd_money_parse (rate);
  service->min = 10;
  service->max = 1000;

  return service;
}

static void
set_up (StoreFixture *self, gconstpointer data)
{
  self->folder = make_data_folder ();
  self->store = make_open_store (self->folder);
}

static void
tear_down (StoreFixture *self, gconstpointer data)
{
  close_store (self->store);
  remove_data_folder (self->folder);
}

void
add_store_tests (const StoreTest *tests, gsize n_tests)
{
  for (gsize i = 0; i < n_tests; i++)
    g_test_add (tests[i].path, StoreFixture, NULL, set_up, tests[i].func, tear_down);
}

void
commit_all (StoreFixture *self, PdWrite *write)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (commit_write (self->store, write, &error));
  g_assert_no_error (error);
}

PdStoreContents *
read_again (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PdStoreContents *contents;

  close_store (self->store);
  self->store = pd_store_new (self->folder);
  contents = open_store (self->store, &error);
  g_assert_no_error (error);

  return contents;
}

void
commit_panel (StoreFixture *self, gint64 id)
{
  g_autoptr (PdPanelRecord) panel = make_panel (id);
  PdWrite *write = pd_write_new ();

  pd_write_panel (write, panel);
  commit_all (self, write);
}
