/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * The morning of a desk. Opening reads what earlier runs stored and settles what they left half-sent;
 * starting begins to ask the panels. Main thread: a store of ten thousand orders is turned into objects in
 * slices that are shorter than a frame.
 */

#define ORDERS_A_SLICE 1000
#define CATALOGUE_OLD_AFTER G_TIME_SPAN_DAY

typedef struct
{
  PdStoreContents *contents;
  guint n_left; /* how many of the orders are not in the list yet */
} Opening;

/* Reading the stored catalogues, one after the other. */
typedef struct
{
  PdDesk *desk;
  GPtrArray *panels;
  guint next;
} Loading;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_pointer (&opening->contents, pd_store_contents_free);
  g_free (opening);
}

static void
loading_free (Loading *loading)
{
  g_clear_object (&loading->desk);
  g_clear_pointer (&loading->panels, g_ptr_array_unref);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static void
fail_opening (GTask *task, GError *error)
{
  PdDesk *self = g_task_get_source_object (task);

  pd_load_fail (self->opening, error, pd_clock_now (self->clock));
  g_task_return_error (task, error);
}

static void
recover_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!pd_outbox_recover_finish (PD_OUTBOX (source), result, &error))
    {
      fail_opening (task, error);
      return;
    }

  pd_load_succeed (self->opening, pd_clock_now (self->clock));
  g_task_return_boolean (task, TRUE);
}

static void
make_panels (PdDesk *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      PdPanelRecord *record = g_ptr_array_index (records, i);
      PdPanel *panel = pd_desk_make_panel (self, record);

      if (!record->removed)
        g_ptr_array_add (shown, panel);
    }
  pd_desk_show_panels (self, shown);
}

/* The oldest ones first, since each slice goes before those that are there. Takes the records over. */
static void
make_some_orders (PdDesk *self, Opening *opening)
{
  GPtrArray *records = opening->contents->orders;
  guint end = opening->n_left;
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  opening->n_left -= MIN (end, ORDERS_A_SLICE);
  for (guint i = opening->n_left; i < end; i++)
    {
      PdOrderRecord *record = g_steal_pointer (&records->pdata[i]);
      PdPanel *panel = pd_desk_find_panel (self, record->panel_id);

      if (panel)
        g_ptr_array_add (orders, pd_order_new (panel, record));
      else
        pd_order_record_free (record);
    }
  pd_order_list_prepend (self->orders, orders);
}

static void
make_refills (PdDesk *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) refills = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      PdRefillRecord *record = g_ptr_array_index (records, i);
      PdOrder *order = pd_order_list_find (self->orders, record->order_id);

      if (order)
        g_ptr_array_add (refills, pd_refill_new (order, g_steal_pointer (&records->pdata[i])));
    }
  g_list_store_splice (self->refills, 0, 0, refills->pdata, refills->len);
}

static gboolean
make_orders_cb (gpointer data)
{
  GTask *task = data;
  PdDesk *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);

  make_some_orders (self, opening);
  if (opening->n_left > 0)
    return G_SOURCE_CONTINUE;

  make_refills (self, opening->contents->refills);
  self->filled = TRUE;
  pd_outbox_set_paused (self->outbox, TRUE); /* until the start */
  pd_outbox_recover_async (self->outbox, recover_cb, g_object_ref (task));

  return G_SOURCE_REMOVE;
}

static gboolean
is_catalogue_old (PdDesk *self, PdPanel *panel)
{
  gint64 catalogue_at = pd_panel_get_record (panel)->catalogue_at;

  return pd_clock_now (self->clock) - catalogue_at >= CATALOGUE_OLD_AFTER;
}

static void
refresh_old_catalogues (PdDesk *self)
{
  for (guint i = 0; i < self->old_catalogues->len && !self->closing; i++)
    pd_catalogue_refresh_async (self->catalogue, g_ptr_array_index (self->old_catalogues, i), NULL, NULL,
                                NULL);
  g_ptr_array_set_size (self->old_catalogues, 0);
}

static void
set_reading (PdDesk *self, gboolean reading)
{
  self->reading = reading;
  g_object_notify (G_OBJECT (self), "reading");
}

static void load_next_catalogue (Loading *loading);

/* No panel is asked before the start. */
static void
load_catalogue_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  PdDesk *self = loading->desk;
  PdPanel *panel = g_ptr_array_index (loading->panels, loading->next++);

  pd_catalogue_load_stored_finish (PD_CATALOGUE (source), result, NULL);
  if (is_catalogue_old (self, panel))
    g_ptr_array_add (self->old_catalogues, g_object_ref (panel));
  if (self->started)
    refresh_old_catalogues (self);
  load_next_catalogue (loading);
}

/* One at a time: ten at once would keep the store from everything else, and the first rows are what counts.
 */
static void
load_next_catalogue (Loading *loading)
{
  g_autoptr (Loading) owned = loading;
  PdDesk *self = loading->desk;

  if (loading->next < loading->panels->len && !self->closing)
    pd_catalogue_load_stored_async (self->catalogue, g_ptr_array_index (loading->panels, loading->next), NULL,
                                    load_catalogue_cb, g_steal_pointer (&owned));
  else
    set_reading (self, FALSE);
}

/* While the orders are being made: the threads have nothing to do with those. */
static void
load_catalogues (PdDesk *self)
{
  Loading *loading = g_new0 (Loading, 1);
  guint n_panels = g_list_model_get_n_items (G_LIST_MODEL (self->panels));

  loading->desk = g_object_ref (self);
  loading->panels = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_panels; i++)
    {
      PdPanel *panel = g_list_model_get_item (G_LIST_MODEL (self->panels), i);

      g_ptr_array_add (loading->panels, panel);
      if (pd_panel_get_record (panel)->catalogue_at > 0)
        pd_load_begin (pd_panel_get_catalogue_load (panel));
    }
  set_reading (self, TRUE);
  load_next_catalogue (loading);
}

static void
open_store_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  Opening *opening = g_new0 (Opening, 1);
  g_autoptr (GSource) idle = NULL;
  GError *error = NULL;

  g_task_set_task_data (task, opening, opening_free);
  opening->contents = pd_store_open_finish (PD_STORE (source), result, &error);
  if (!opening->contents)
    {
      fail_opening (task, error);
      return;
    }

  make_panels (self, opening->contents->panels);
  load_catalogues (self);
  opening->n_left = opening->contents->orders->len;
  idle = g_idle_source_new ();
  g_source_set_static_name (idle, "[PdDesk] make orders");
  g_task_attach_source (task, idle, make_orders_cb);
}

/**
 * pd_desk_open_async:
 * @self: the desk
 * @cancellable: (nullable): to give up
 * @callback: called when the lists are filled, or the data could not be read
 * @user_data: handed to @callback
 *
 * Reads the data folder and settles what an earlier run left half-sent; stored catalogues go on coming into
 * the list after that, as long as the property "reading" is set. No panel is asked anything, and no order
 * sent, before pd_desk_start(). After a failure it can be tried again.
 */
void
pd_desk_open_async (PdDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_DESK (self));
  g_return_if_fail (!pd_load_is_loading (self->opening));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_desk_open_async);
  if (self->closing)
    {
      g_task_return_new_error_literal (task, PD_DESK_ERROR, PD_DESK_ERROR_CLOSED,
                                       _ ("Panel Desk is being closed"));
      return;
    }

  pd_load_begin (self->opening);
  if (self->filled)
    pd_outbox_recover_async (self->outbox, recover_cb, g_steal_pointer (&task));
  else
    pd_store_open_async (self->store, cancellable, open_store_cb, g_steal_pointer (&task));
}

/**
 * pd_desk_open_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: of the store
 *
 * Returns: whether the desk is open
 */
gboolean
pd_desk_open_finish (PdDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_desk_start:
 * @self: an open desk
 *
 * Begins the work: asks the panels for their balances and for catalogues that are older than a day, sends
 * what waits and follows the orders. Between opening and this, the application can put keys that are not in
 * the keyring and tell where the demo panel listens now.
 */
void
pd_desk_start (PdDesk *self)
{
  guint n_panels;

  g_return_if_fail (PD_IS_DESK (self));
  g_return_if_fail (pd_load_get_state (self->opening) == PD_LOAD_READY);

  if (self->started || self->closing)
    return;

  self->started = TRUE;
  n_panels = g_list_model_get_n_items (G_LIST_MODEL (self->panels));
  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (G_LIST_MODEL (self->panels), i);

      pd_catalogue_refresh_balance_async (self->catalogue, panel, NULL, NULL, NULL);
    }
  refresh_old_catalogues (self);
  pd_outbox_set_paused (self->outbox, FALSE);
  pd_tracker_start (self->tracker);
}
