/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-catalogue-private.h"

/*
 * The catalogues of earlier runs: shown at start, before any panel has answered, and never in place of what
 * one has. Declared in pd-catalogue.h. Main thread; read in the worker of the store, merged in another one.
 */

/* Reading the stored catalogue of a panel. */
typedef struct
{
  PdPanel *panel;
  gint64 catalogue_at;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->panel);
  g_free (reading);
}

static void
show_stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdCatalogue *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  gboolean shown = pd_service_list_set_catalogue_finish (PD_SERVICE_LIST (source), result, NULL);

  if (shown)
    pd_panel_set_n_services (reading->panel, pd_service_list_count (self->services, reading->panel));
  if (shown && !g_hash_table_contains (self->catalogues, reading->panel))
    pd_load_restore (pd_panel_get_catalogue_load (reading->panel), reading->catalogue_at);
  g_task_return_boolean (task, TRUE);
}

/* If the panel answered before the store did, only the user's marks are of use. */
static void
load_stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdCatalogue *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GHashTable) favourites = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos
      = pd_store_load_catalogue_finish (PD_STORE (source), result, &favourites, &error);

  if (!infos)
    {
      if (!g_hash_table_contains (self->catalogues, reading->panel))
        pd_load_fail (pd_panel_get_catalogue_load (reading->panel), error, pd_clock_now (self->clock));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (pd_panel_get_removed (reading->panel)
      || pd_panel_get_record (reading->panel)->catalogue_at != reading->catalogue_at)
    {
      if (!pd_panel_get_removed (reading->panel) && favourites)
        pd_service_list_add_favourites (self->services, reading->panel, favourites);
      g_task_return_boolean (task, TRUE);
      return;
    }

  pd_service_list_set_catalogue_async (self->services, reading->panel, infos, favourites, show_stored_cb,
                                       g_steal_pointer (&task));
}

/**
 * pd_catalogue_load_stored_async:
 * @self: the loader
 * @panel: a panel
 * @cancellable: (nullable): to give up
 * @callback: called when the catalogue is in the list
 * @user_data: handed to @callback
 *
 * Shows the catalogue that an earlier run stored, and marks the favourites. A catalogue that comes from the
 * panel meanwhile is not replaced by it.
 */
void
pd_catalogue_load_stored_async (PdCatalogue *self,
                                PdPanel *panel,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (PD_IS_CATALOGUE (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_catalogue_load_stored_async);
  reading = g_new0 (Reading, 1);
  reading->panel = g_object_ref (panel);
  reading->catalogue_at = pd_panel_get_record (panel)->catalogue_at;
  g_task_set_task_data (task, reading, reading_free);
  if (reading->catalogue_at > 0)
    pd_load_begin (pd_panel_get_catalogue_load (panel));

  pd_store_load_catalogue_async (self->store, pd_panel_get_id (panel), cancellable, load_stored_cb,
                                 g_steal_pointer (&task));
}

/**
 * pd_catalogue_load_stored_finish:
 * @self: the loader
 * @result: what the callback was given
 * @error: of the store
 *
 * Returns: whether the store could be read
 */
gboolean
pd_catalogue_load_stored_finish (PdCatalogue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
