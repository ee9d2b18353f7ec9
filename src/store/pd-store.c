/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-store.h"

#include "config.h"
#include "pd-database.h"
#include "pd-store-error.h"
#include "pd-worker.h"
#include "pd-write.h"

#include <glib/gi18n-lib.h>

/*
 * The way from the main thread to the database: each call becomes a piece of work for the one thread that
 * owns the connection, and is answered on the main thread. Owned by the desk.
 *
 * Every task holds the store, so that it is not freed before its queue is done and everybody has been
 * answered; what remains at the end is to close the file.
 */

struct _PdStore
{
  GObject parent_instance;

  char *folder;
  PdWorker *worker;
  gboolean open;
  gint64 next_id;
};

G_DEFINE_FINAL_TYPE (PdStore, pd_store, G_TYPE_OBJECT)

/* Takes @task over. */
static void
start (PdStore *self, GTask *task, PdWorkFunc func)
{
  if (self->open)
    {
      pd_worker_push (self->worker, task, func);
      return;
    }

  g_task_return_new_error_literal (task, PD_STORE_ERROR, PD_STORE_ERROR_FAILED,
                                   _ ("The data folder is not open."));
  g_object_unref (task);
}

static void
start_reading (PdStore *self, GTask *task, PdWorkFunc func, gint64 id, gint64 since)
{
  g_task_set_task_data (task, pd_reading_new (id, since), (GDestroyNotify) pd_reading_free);
  start (self, task, func);
}

/* Who gave up before the answer came does not want it: it may be gone, unlike what was written. */
static GPtrArray *
finish_reading (GAsyncResult *result, GError **error)
{
  PdReading *reading = g_task_get_task_data (G_TASK (result));
  gboolean read = g_task_propagate_boolean (G_TASK (result), error);

  if (read && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (G_TASK (result)), error))
    return NULL;

  return read ? g_steal_pointer (&reading->rows) : NULL;
}

static void
pd_store_dispose (GObject *object)
{
  PdStore *self = PD_STORE (object);

  g_clear_pointer (&self->worker, pd_worker_free);

  G_OBJECT_CLASS (pd_store_parent_class)->dispose (object);
}

static void
pd_store_finalize (GObject *object)
{
  g_free (PD_STORE (object)->folder);

  G_OBJECT_CLASS (pd_store_parent_class)->finalize (object);
}

static void
pd_store_class_init (PdStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_store_dispose;
  object_class->finalize = pd_store_finalize;
}

static void
pd_store_init (PdStore *self)
{
}

/**
 * pd_store_new:
 * @folder: where the data is kept; made when it does not exist
 *
 * Returns: (transfer full): a store that is still closed
 */
PdStore *
pd_store_new (const char *folder)
{
  PdStore *self = g_object_new (PD_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->worker = pd_worker_new ("pd-store", pd_database_new (folder), (GDestroyNotify) pd_connection_free);

  return self;
}

/**
 * pd_store_next_id:
 * @self: an open store
 *
 * Returns: an id that no record has or ever had
 */
gint64
pd_store_next_id (PdStore *self)
{
  g_return_val_if_fail (PD_IS_STORE (self), 0);
  g_return_val_if_fail (self->open, 0);

  return self->next_id++;
}

/**
 * pd_store_open_async:
 * @self: a closed store
 * @cancellable: (nullable): to give up before it begins
 * @callback: called when the data was read
 * @user_data: handed to @callback
 *
 * Opens the database, brings it to the newest version and reads what is needed at start. When it fails it can
 * be tried again.
 */
void
pd_store_open_async (PdStore *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pd_store_open_async);
  g_task_set_task_data (task, pd_opening_new (self->folder), (GDestroyNotify) pd_opening_free);
  pd_worker_push (self->worker, task, pd_database_open);
}

/**
 * pd_store_open_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why it is still closed: a #PdStoreError
 *
 * Returns: (transfer full) (nullable): what is in it
 */
PdStoreContents *
pd_store_open_finish (PdStore *self, GAsyncResult *result, GError **error)
{
  PdOpening *opening;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  opening = g_task_get_task_data (G_TASK (result));
  self->next_id = opening->next_id;
  self->open = TRUE;

  return g_steal_pointer (&opening->contents);
}

/**
 * pd_store_commit_async:
 * @self: an open store
 * @write: (transfer full): the changes
 * @cancellable: (nullable): to give up before it begins
 * @callback: called when they are on disk
 * @user_data: handed to @callback
 *
 * Writes changes, all or none.
 */
void
pd_store_commit_async (PdStore *self,
                       PdWrite *write,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  if (self->open)
    pd_write_give_ids (write, self);
  g_task_set_source_tag (task, pd_store_commit_async);
  g_task_set_task_data (task, pd_committing_new (write), (GDestroyNotify) pd_committing_free);
  start (self, task, pd_database_commit);
}

/**
 * pd_store_commit_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why nothing was written: a #PdStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it is on disk
 */
gboolean
pd_store_commit_finish (PdStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_store_load_catalogue_async:
 * @self: an open store
 * @panel_id: our id of a panel
 * @cancellable: (nullable): to give up before it begins
 * @callback: called when it was read
 * @user_data: handed to @callback
 *
 * Reads the catalogue of a panel, and which of its services are favourites.
 */
void
pd_store_load_catalogue_async (PdStore *self,
                               gint64 panel_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pd_store_load_catalogue_async);
  start_reading (self, task, pd_database_load_catalogue, panel_id, 0);
}

/**
 * pd_store_load_catalogue_finish:
 * @self: a store
 * @result: what the callback was given
 * @favourites: (out) (optional) (transfer full) (element-type utf8): a set of the panel's ids of services,
 * also of such that are not in the catalogue now
 * @error: why it could not be read: a #PdStoreError
 *
 * Returns: (transfer full) (nullable) (element-type PdServiceInfo): the catalogue, in the panel's order
 */
GPtrArray *
pd_store_load_catalogue_finish (PdStore *self, GAsyncResult *result, GHashTable **favourites, GError **error)
{
  GPtrArray *services;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  services = finish_reading (result, error);
  if (services && favourites)
    {
      PdReading *reading = g_task_get_task_data (G_TASK (result));

      *favourites = g_steal_pointer (&reading->favourites);
    }

  return services;
}

/**
 * pd_store_load_events_async:
 * @self: an open store
 * @order_id: our id of an order
 * @cancellable: (nullable): to give up before it begins
 * @callback: called when they were read
 * @user_data: handed to @callback
 *
 * Reads what happened to an order.
 */
void
pd_store_load_events_async (PdStore *self,
                            gint64 order_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pd_store_load_events_async);
  start_reading (self, task, pd_database_load_events, order_id, 0);
}

/**
 * pd_store_load_events_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why they could not be read: a #PdStoreError
 *
 * Returns: (transfer full) (nullable) (element-type PdEventRecord): the events, oldest first
 */
GPtrArray *
pd_store_load_events_finish (PdStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_reading (result, error);
}

/**
 * pd_store_load_balances_async:
 * @self: an open store
 * @panel_id: our id of a panel
 * @since: from when on, in microseconds since 1970
 * @cancellable: (nullable): to give up before it begins
 * @callback: called when they were read
 * @user_data: handed to @callback
 *
 * Reads the balances of a panel.
 */
void
pd_store_load_balances_async (PdStore *self,
                              gint64 panel_id,
                              gint64 since,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pd_store_load_balances_async);
  start_reading (self, task, pd_database_load_balances, panel_id, since);
}

/**
 * pd_store_load_balances_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why they could not be read: a #PdStoreError
 *
 * Returns: (transfer full) (nullable) (element-type PdBalanceRecord): the balances, oldest first
 */
GPtrArray *
pd_store_load_balances_finish (PdStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_reading (result, error);
}

/**
 * pd_store_close_async:
 * @self: a store
 * @callback: called when everything is written and the file is closed
 * @user_data: handed to @callback
 *
 * Finishes what was asked for before, then closes the database. What is asked for afterwards fails.
 */
void
pd_store_close_async (PdStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, pd_store_close_async);
  self->open = FALSE;
  pd_worker_push (self->worker, task, pd_database_close);
}

/**
 * pd_store_close_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: why the file could not be closed
 *
 * Returns: whether it is closed
 */
gboolean
pd_store_close_finish (PdStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
