/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-write.h"

#include "pd-balance-table.h"
#include "pd-event-table.h"
#include "pd-favourite-table.h"
#include "pd-order-table.h"
#include "pd-panel-table.h"
#include "pd-refill-table.h"
#include "pd-service-table.h"
#include "pd-table.h"

/*
 * A list of changes that is put together on the main thread and carried out, as one transaction, on the
 * worker thread. Each change knows the table that it goes to.
 */

typedef gboolean (*ApplyFunc) (PdConnection *connection, gconstpointer data, GError **error);

typedef struct
{
  ApplyFunc apply;
  gpointer data;
  GDestroyNotify free_data;
} Change;

struct _PdWrite
{
  GPtrArray *changes; /* of Change, in the order in which they were added */
};

typedef struct
{
  gint64 panel_id;
  char *service_id;
  gboolean favourite;
} Favourite;

typedef struct
{
  gint64 panel_id;
  gint64 at;
  GPtrArray *services;
} Catalogue;

/* What only concerns a panel that one still has; its orders are not among it. */
static const char *const tables_of_panel[] = { "services", "favourites", "changes", "balances" };

static void
free_change (gpointer data)
{
  Change *change = data;

  change->free_data (change->data);
  g_free (change);
}

static void
free_favourite (gpointer data)
{
  g_free (((Favourite *) data)->service_id);
  g_free (data);
}

static void
free_catalogue (gpointer data)
{
  g_ptr_array_unref (((Catalogue *) data)->services);
  g_free (data);
}

static void
add (PdWrite *self, ApplyFunc apply, gpointer data, GDestroyNotify free_data)
{
  Change *change = g_new (Change, 1);

  *change = (Change) { apply, data, free_data };
  g_ptr_array_add (self->changes, change);
}

static gboolean
apply_panel (PdConnection *connection, gconstpointer data, GError **error)
{
  return pd_panel_table_write (connection, data, error);
}

static gboolean
apply_order (PdConnection *connection, gconstpointer data, GError **error)
{
  return pd_order_table_write (connection, data, error);
}

static gboolean
apply_event (PdConnection *connection, gconstpointer data, GError **error)
{
  return pd_event_table_write (connection, data, error);
}

static gboolean
apply_refill (PdConnection *connection, gconstpointer data, GError **error)
{
  return pd_refill_table_write (connection, data, error);
}

static gboolean
apply_balance (PdConnection *connection, gconstpointer data, GError **error)
{
  return pd_balance_table_write (connection, data, error);
}

static gboolean
apply_favourite (PdConnection *connection, gconstpointer data, GError **error)
{
  const Favourite *favourite = data;

  return pd_favourite_table_set (connection, favourite->panel_id, favourite->service_id, favourite->favourite,
                                 error);
}

static gboolean
apply_catalogue (PdConnection *connection, gconstpointer data, GError **error)
{
  const Catalogue *catalogue = data;

  return pd_service_table_replace (connection, catalogue->panel_id, catalogue->services, catalogue->at,
                                   error);
}

static gboolean
apply_forget_panel (PdConnection *connection, gconstpointer data, GError **error)
{
  const gint64 *panel_id = data;

  for (gsize i = 0; i < G_N_ELEMENTS (tables_of_panel); i++)
    if (!pd_table_forget_panel (connection, tables_of_panel[i], *panel_id, error))
      return FALSE;

  return TRUE;
}

static gboolean
apply_all (PdWrite *self, PdConnection *connection, GError **error)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (self->changes, i);

      if (!change->apply (connection, change->data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * pd_write_new:
 *
 * Returns: (transfer full): an empty list of changes
 */
PdWrite *
pd_write_new (void)
{
  PdWrite *self = g_new (PdWrite, 1);

  self->changes = g_ptr_array_new_with_free_func (free_change);

  return self;
}

/**
 * pd_write_free:
 * @self: (transfer full): changes
 */
void
pd_write_free (PdWrite *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * pd_write_panel:
 * @self: changes
 * @record: a panel
 *
 * Adds or replaces a panel.
 */
void
pd_write_panel (PdWrite *self, const PdPanelRecord *record)
{
  add (self, apply_panel, pd_panel_record_copy (record), (GDestroyNotify) pd_panel_record_free);
}

/**
 * pd_write_order:
 * @self: changes
 * @record: an order
 *
 * Adds or replaces an order.
 */
void
pd_write_order (PdWrite *self, const PdOrderRecord *record)
{
  add (self, apply_order, pd_order_record_copy (record), (GDestroyNotify) pd_order_record_free);
}

/**
 * pd_write_event:
 * @self: changes
 * @record: (transfer full): an event; without an id it gets one
 *
 * Adds an event to an order.
 */
void
pd_write_event (PdWrite *self, PdEventRecord *record)
{
  add (self, apply_event, record, (GDestroyNotify) pd_event_record_free);
}

/**
 * pd_write_refill:
 * @self: changes
 * @record: a refill
 *
 * Adds or replaces a refill.
 */
void
pd_write_refill (PdWrite *self, const PdRefillRecord *record)
{
  add (self, apply_refill, pd_refill_record_copy (record), (GDestroyNotify) pd_refill_record_free);
}

/**
 * pd_write_balance:
 * @self: changes
 * @record: (transfer full): a balance
 *
 * Adds a balance to those of its panel; one of the same moment is replaced.
 */
void
pd_write_balance (PdWrite *self, PdBalanceRecord *record)
{
  add (self, apply_balance, record, (GDestroyNotify) pd_balance_record_free);
}

/**
 * pd_write_favourite:
 * @self: changes
 * @panel_id: our id of a panel
 * @service_id: the panel's id of a service
 * @favourite: whether it is one from now on
 *
 * Marks a service or takes the mark away.
 */
void
pd_write_favourite (PdWrite *self, gint64 panel_id, const char *service_id, gboolean favourite)
{
  Favourite *data = g_new (Favourite, 1);

  *data = (Favourite) { panel_id, g_strdup (service_id), favourite };
  add (self, apply_favourite, data, free_favourite);
}

/**
 * pd_write_catalogue:
 * @self: changes
 * @panel_id: our id of a panel
 * @services: (element-type PdServiceInfo): its whole catalogue, in its order
 * @at: when it was read, in microseconds since 1970
 *
 * Replaces the catalogue of a panel. What is different from the stored one is kept as changes of that time.
 */
void
pd_write_catalogue (PdWrite *self, gint64 panel_id, GPtrArray *services, gint64 at)
{
  Catalogue *data = g_new (Catalogue, 1);
  g_autoptr (GPtrArray) own = g_ptr_array_new_full (services->len, (GDestroyNotify) pd_service_info_unref);

  for (guint i = 0; i < services->len; i++)
    g_ptr_array_add (own, pd_service_info_ref (g_ptr_array_index (services, i)));
  *data = (Catalogue) { panel_id, at, g_steal_pointer (&own) };
  add (self, apply_catalogue, data, free_catalogue);
}

/**
 * pd_write_forget_panel:
 * @self: changes
 * @panel_id: our id of a panel that is removed
 *
 * Deletes the catalogue, the favourites and the balances of a panel. Its orders stay.
 */
void
pd_write_forget_panel (PdWrite *self, gint64 panel_id)
{
  add (self, apply_forget_panel, g_memdup2 (&panel_id, sizeof panel_id), g_free);
}

/**
 * pd_write_give_ids:
 * @self: changes
 * @store: where they are going to be written
 *
 * Gives an id to each event that has none. Main thread.
 */
void
pd_write_give_ids (PdWrite *self, PdStore *store)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (self->changes, i);
      PdEventRecord *event = change->data;

      if (change->apply == apply_event && event->id == 0)
        event->id = pd_store_next_id (store);
    }
}

/**
 * pd_write_run:
 * @self: changes
 * @connection: where to write them
 * @error: why nothing was written
 *
 * Carries out all changes or none. Worker thread.
 *
 * Returns: whether all of them are on disk
 */
gboolean
pd_write_run (PdWrite *self, PdConnection *connection, GError **error)
{
  if (!pd_connection_begin (connection, error))
    return FALSE;
  if (apply_all (self, connection, error) && pd_connection_commit (connection, error))
    return TRUE;
  pd_connection_roll_back (connection);

  return FALSE;
}
