/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

#include "pd-change-set.h"

/*
 * What the window has the desk do day by day: refresh, and keep small things (marks, notes, settings of a
 * panel) that nobody waits for. Main thread.
 */

/* Several requests of which one caller waits. */
typedef struct
{
  guint pending;
  GError *error; /* the first one */
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  g_clear_error (&gathering->error);
  g_free (gathering);
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PdDesk) self = data;
  g_autoptr (GError) error = NULL;

  if (!pd_store_commit_finish (PD_STORE (source), result, &error))
    pd_desk_tell_write_failed (self, error);
}

static void
change_order_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PdDesk) self = data;
  g_autoptr (GError) error = NULL;

  if (!pd_change_set_commit_finish (PD_STORE (source), result, &error))
    pd_desk_tell_write_failed (self, error);
}

/* What another caller's request, or a panel that went, ended with is no failure of this one. */
static void
gather (GTask *task, GError *error)
{
  Gathering *gathering = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;

  if (owned && !gathering->error && !g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gathering->error = g_steal_pointer (&owned);
  if (--gathering->pending > 0 || g_task_return_error_if_cancelled (task))
    return;

  if (gathering->error)
    g_task_return_error (task, g_steal_pointer (&gathering->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
refresh_balance_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  pd_catalogue_refresh_balance_finish (PD_CATALOGUE (source), result, &error);
  gather (task, error);
}

static void
refresh_catalogue_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  pd_catalogue_refresh_finish (PD_CATALOGUE (source), result, &error);
  gather (task, error);
}

/* Somebody who asks by hand may know that a refused key is good again; by itself the client does not try. */
static void
refresh_one (PdDesk *self, PdPanel *panel, GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  gathering->pending += 2;
  pd_client_forget_refusal (pd_panel_get_client (panel));
  pd_catalogue_refresh_balance_async (self->catalogue, panel, cancellable, refresh_balance_cb,
                                      g_object_ref (task));
  pd_catalogue_refresh_async (self->catalogue, panel, cancellable, refresh_catalogue_cb, g_object_ref (task));
}

/* The task counts itself as pending, so that it cannot end before all of its requests were made. */
static GTask *
new_gathering (PdDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Gathering *gathering = g_new0 (Gathering, 1);

  gathering->pending = 1;
  g_task_set_task_data (task, gathering, gathering_free);

  return task;
}

/* Stores what the panel is now. Failures are told by "write-failed". */
void
pd_desk_save_panel (PdDesk *self, PdPanel *panel)
{
  g_autoptr (PdWrite) write = pd_write_new ();

  pd_write_panel (write, pd_panel_get_record (panel));
  pd_store_commit_async (self->store, g_steal_pointer (&write), NULL, write_cb, g_object_ref (self));
}

/**
 * pd_desk_refresh_panel_async:
 * @self: the desk
 * @panel: a panel
 * @cancellable: (nullable): to give up
 * @callback: called when both answers are there
 * @user_data: handed to @callback
 *
 * Asks a panel for its balance and its catalogue.
 */
void
pd_desk_refresh_panel_async (
    PdDesk *self, PdPanel *panel, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_DESK (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  task = new_gathering (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_desk_refresh_panel_async);
  refresh_one (self, panel, task);
  gather (task, NULL);
}

/**
 * pd_desk_refresh_panel_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: of the first request that failed
 *
 * Returns: whether both answers were good
 */
gboolean
pd_desk_refresh_panel_finish (PdDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_desk_refresh_async:
 * @self: the desk
 * @cancellable: (nullable): to give up
 * @callback: called when all answers are there
 * @user_data: handed to @callback
 *
 * Asks all panels at the same time for their balances and catalogues.
 */
void
pd_desk_refresh_async (PdDesk *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  guint n_panels;

  g_return_if_fail (PD_IS_DESK (self));

  task = new_gathering (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_desk_refresh_async);
  n_panels = g_list_model_get_n_items (G_LIST_MODEL (self->panels));
  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (G_LIST_MODEL (self->panels), i);

      refresh_one (self, panel, task);
    }
  gather (task, NULL);
}

/**
 * pd_desk_refresh_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: of the first request that failed; what is wrong with which panel is told by each panel
 *
 * Returns: whether all answers were good
 */
gboolean
pd_desk_refresh_finish (PdDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_desk_set_favourite:
 * @self: the desk
 * @service: a service
 * @favourite: whether the user marks it
 *
 * Marks a service, and keeps the mark. Failures are told by "write-failed".
 */
void
pd_desk_set_favourite (PdDesk *self, PdService *service, gboolean favourite)
{
  g_autoptr (PdWrite) write = NULL;

  g_return_if_fail (PD_IS_DESK (self));
  g_return_if_fail (PD_IS_SERVICE (service));

  if (!pd_service_get_favourite (service) == !favourite
      || pd_panel_get_removed (pd_service_get_panel (service)))
    return;

  write = pd_write_new ();
  pd_service_list_set_favourite (self->services, service, favourite);
  pd_write_favourite (write, pd_panel_get_id (pd_service_get_panel (service)), pd_service_get_id (service),
                      favourite);
  pd_store_commit_async (self->store, g_steal_pointer (&write), NULL, write_cb, g_object_ref (self));
}

/**
 * pd_desk_set_note:
 * @self: the desk
 * @order: an order
 * @note: (nullable): what the user writes down about it
 *
 * Keeps a note. Failures are told by "write-failed", and the note is as before.
 */
void
pd_desk_set_note (PdDesk *self, PdOrder *order, const char *note)
{
  g_autoptr (PdChangeSet) changes = NULL;
  const char *text = note && *note ? note : NULL;

  g_return_if_fail (PD_IS_DESK (self));
  g_return_if_fail (PD_IS_ORDER (order));

  if (g_strcmp0 (pd_order_get_newest_record (order)->note, text) == 0)
    return;

  changes = pd_change_set_new ();
  g_set_str (&pd_change_set_edit (changes, order)->note, text);
  pd_change_set_commit_async (g_steal_pointer (&changes), self->store, change_order_cb, g_object_ref (self));
}
