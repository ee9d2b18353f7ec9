/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-database.h"

#include "pd-balance-table.h"
#include "pd-event-table.h"
#include "pd-favourite-table.h"
#include "pd-migrations.h"
#include "pd-order-table.h"
#include "pd-panel-table.h"
#include "pd-refill-table.h"
#include "pd-schema.h"
#include "pd-service-table.h"
#include "pd-store-error.h"
#include "pd-write.h"

#include <errno.h>
#include <glib/gstdio.h>

/*
 * What each call of the store does on the worker thread: the functions are PdWorkFuncs that are given the
 * connection and the data of the call's task.
 */

#define FILE_NAME "panel-desk.sqlite"

/**
 * pd_database_new:
 * @folder: where the data is kept
 *
 * Returns: (transfer full): a closed connection to the database there
 */
PdConnection *
pd_database_new (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);

  return pd_connection_new (path);
}

/**
 * pd_opening_new:
 * @folder: where the data is kept
 *
 * Returns: (transfer full): the data of pd_database_open()
 */
PdOpening *
pd_opening_new (const char *folder)
{
  PdOpening *self = g_new0 (PdOpening, 1);

  self->folder = g_strdup (folder);

  return self;
}

/**
 * pd_opening_free:
 * @self: (transfer full): the data of a call
 */
void
pd_opening_free (PdOpening *self)
{
  g_clear_pointer (&self->contents, pd_store_contents_free);
  g_free (self->folder);
  g_free (self);
}

/**
 * pd_committing_new:
 * @write: (transfer full): the changes
 *
 * Returns: (transfer full): the data of pd_database_commit()
 */
PdCommitting *
pd_committing_new (PdWrite *write)
{
  PdCommitting *self = g_new0 (PdCommitting, 1);

  self->write = write;

  return self;
}

/**
 * pd_committing_free:
 * @self: (transfer full): the data of a call
 */
void
pd_committing_free (PdCommitting *self)
{
  g_clear_pointer (&self->write, pd_write_free);
  g_free (self);
}

/**
 * pd_reading_new:
 * @id: of the panel or the order that is asked for
 * @since: from when on, in microseconds since 1970; 0 for everything
 *
 * Returns: (transfer full): the data of the calls that read
 */
PdReading *
pd_reading_new (gint64 id, gint64 since)
{
  PdReading *self = g_new0 (PdReading, 1);

  self->id = id;
  self->since = since;

  return self;
}

/**
 * pd_reading_free:
 * @self: (transfer full): the data of a call
 */
void
pd_reading_free (PdReading *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->favourites, g_hash_table_unref);
  g_free (self);
}

/**
 * pd_store_contents_free:
 * @self: (nullable) (transfer full): what was read at start
 */
void
pd_store_contents_free (PdStoreContents *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->refills, g_ptr_array_unref);
  g_free (self);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  pd_store_set_error_from_system (error, errno, folder);

  return FALSE;
}

static gboolean
read_contents (PdConnection *connection, PdOpening *opening, GError **error)
{
  PdStoreContents *contents = opening->contents = g_new0 (PdStoreContents, 1);

  return (contents->panels = pd_panel_table_read_all (connection, error))
         && (contents->orders = pd_order_table_read_all (connection, error))
         && (contents->refills = pd_refill_table_read_all (connection, error));
}

static gboolean
read_next_id (PdConnection *connection, PdOpening *opening, GError **error)
{
  gint64 last_id;

  if (!pd_connection_read_number (connection, "SELECT max(seq) FROM sqlite_sequence", &last_id, error))
    return FALSE;
  opening->next_id = last_id + 1;

  return TRUE;
}

/**
 * pd_database_open:
 * @connection: the worker's #PdConnection
 * @opening: the task's #PdOpening
 * @error: why it stays closed
 *
 * Makes the folder, opens the file in it, brings it to the newest version and reads what is needed at start.
 *
 * Returns: whether it is open
 */
gboolean
pd_database_open (gpointer connection, gpointer opening, GError **error)
{
  if (!make_folder (((PdOpening *) opening)->folder, error) || !pd_connection_open (connection, error))
    return FALSE;
  if (pd_migrations_run (connection, pd_schema_steps, error) && read_next_id (connection, opening, error)
      && read_contents (connection, opening, error))
    return TRUE;
  pd_connection_close (connection);

  return FALSE;
}

/**
 * pd_database_commit:
 * @connection: the worker's #PdConnection
 * @committing: the task's #PdCommitting
 * @error: why nothing was written
 *
 * Writes the changes. They are freed here, too: ten thousand of them would hold up the main thread.
 *
 * Returns: whether they are on disk
 */
gboolean
pd_database_commit (gpointer connection, gpointer committing, GError **error)
{
  g_autoptr (PdWrite) write = g_steal_pointer (&((PdCommitting *) committing)->write);

  return pd_write_run (write, connection, error);
}

/**
 * pd_database_load_catalogue:
 * @connection: the worker's #PdConnection
 * @reading: the task's #PdReading, with the id of a panel
 * @error: why it failed
 *
 * Returns: whether services and favourites were read
 */
gboolean
pd_database_load_catalogue (gpointer connection, gpointer reading, GError **error)
{
  PdReading *self = reading;

  return (self->rows = pd_service_table_read_panel (connection, self->id, error))
         && (self->favourites = pd_favourite_table_read_panel (connection, self->id, error));
}

/**
 * pd_database_load_events:
 * @connection: the worker's #PdConnection
 * @reading: the task's #PdReading, with the id of an order
 * @error: why it failed
 *
 * Returns: whether the events were read
 */
gboolean
pd_database_load_events (gpointer connection, gpointer reading, GError **error)
{
  PdReading *self = reading;

  return (self->rows = pd_event_table_read_order (connection, self->id, error)) != NULL;
}

/**
 * pd_database_load_balances:
 * @connection: the worker's #PdConnection
 * @reading: the task's #PdReading, with the id of a panel and a time
 * @error: why it failed
 *
 * Returns: whether the balances were read
 */
gboolean
pd_database_load_balances (gpointer connection, gpointer reading, GError **error)
{
  PdReading *self = reading;

  return (self->rows = pd_balance_table_read_panel (connection, self->id, self->since, error)) != NULL;
}

/**
 * pd_database_close:
 * @connection: the worker's #PdConnection
 * @unused: nothing
 * @error: not set
 *
 * Closes the file.
 *
 * Returns: %TRUE
 */
gboolean
pd_database_close (gpointer connection, gpointer unused, GError **error)
{
  pd_connection_close (connection);

  return TRUE;
}
