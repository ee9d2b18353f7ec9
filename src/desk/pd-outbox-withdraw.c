/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-outbox-private.h"

#include "config.h"
#include "pd-change-set.h"

#include <glib/gi18n-lib.h>

/*
 * How orders get out of the outbox unsent: Undo, and stopping a batch. An order leaves its queue before the
 * withdrawal is written, so that nothing sends it meanwhile, and comes back if it could not be written.
 * Declared in pd-outbox.h. Main thread.
 */

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdOutbox *self = g_task_get_source_object (task);
  GPtrArray *orders = g_task_get_task_data (task);
  GError *error = NULL;

  if (pd_change_set_commit_finish (PD_STORE (source), result, &error))
    {
      if (self->lanes)
        pd_outbox_run (self);
      g_task_return_int (task, (gssize) orders->len);
      return;
    }

  for (guint i = 0; self->lanes && i < orders->len; i++)
    pd_outbox_add_order (self, orders->pdata[i]);
  pd_outbox_run (self);
  g_task_return_error (task, error);
}

static void
withdraw (PdOutbox *self, PdChangeSet *changes, PdOrder *order)
{
  PdOrderRecord *record = pd_change_set_edit (changes, order);

  record->journal = PD_JOURNAL_WITHDRAWN;
  record->held = FALSE;
  record->problem_code = -1;
  g_clear_pointer (&record->problem, g_free);
  record->ended_at = pd_clock_now (self->clock);
  pd_change_set_add_event (changes, order, record->ended_at, PD_EVENT_WITHDRAWN, NULL);
}

static gboolean
take_out (PdOutbox *self, PdOrder *order)
{
  if (!pd_outbox_can_withdraw (self, order))
    return FALSE;

  return pd_order_get_record (order)->journal == PD_JOURNAL_DRAFT
         || pd_lane_remove (pd_outbox_get_lane (self, pd_order_get_panel (order)), order);
}

/**
 * pd_outbox_can_withdraw:
 * @self: an outbox
 * @order: an order
 *
 * Returns: whether @order can be taken back: its sending has not begun, and nothing else is being decided
 * about it
 */
gboolean
pd_outbox_can_withdraw (PdOutbox *self, PdOrder *order)
{
  PdLane *lane;

  g_return_val_if_fail (PD_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (PD_IS_ORDER (order), FALSE);

  /* Something else is being decided about it, and would come after. */
  if (pd_order_get_busy (order))
    return FALSE;
  if (pd_order_get_newest_record (order)->journal == PD_JOURNAL_DRAFT)
    return TRUE;

  lane = g_hash_table_lookup (self->lanes, pd_order_get_panel (order));

  return lane && pd_order_get_newest_record (order)->journal == PD_JOURNAL_INTENT
         && pd_lane_can_remove (lane, order);
}

/**
 * pd_outbox_withdraw_async:
 * @self: an outbox
 * @order: an order
 * @callback: called when it is withdrawn, or cannot be any more
 * @user_data: handed to @callback
 *
 * Takes an order back before anything of it is sent.
 */
void
pd_outbox_withdraw_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();

  g_return_if_fail (PD_IS_ORDER (order));

  g_ptr_array_add (orders, order);
  pd_outbox_withdraw_many_async (self, orders, callback, user_data);
}

/**
 * pd_outbox_withdraw_finish:
 * @self: an outbox
 * @result: what the callback was given
 * @error: %G_IO_ERROR_BUSY: it is on its way already; %PD_STORE_ERROR: it could not be written, and waits as
 * before
 *
 * Returns: whether it is withdrawn
 */
gboolean
pd_outbox_withdraw_finish (PdOutbox *self, GAsyncResult *result, GError **error)
{
  return pd_outbox_withdraw_many_finish (self, result, error) > 0;
}

/**
 * pd_outbox_withdraw_many_async:
 * @self: an outbox
 * @orders: (element-type PdOrder): orders, such as the rest of a batch
 * @callback: called when they are withdrawn
 * @user_data: handed to @callback
 *
 * Takes back those of @orders whose sending has not begun.
 */
void
pd_outbox_withdraw_many_async (PdOutbox *self,
                               GPtrArray *orders,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PdChangeSet) changes = NULL;
  GPtrArray *taken;

  g_return_if_fail (PD_IS_OUTBOX (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_outbox_withdraw_many_async);
  taken = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, taken, (GDestroyNotify) g_ptr_array_unref);

  changes = pd_change_set_new ();
  for (guint i = 0; i < orders->len; i++)
    if (take_out (self, orders->pdata[i]))
      {
        withdraw (self, changes, orders->pdata[i]);
        g_ptr_array_add (taken, g_object_ref (orders->pdata[i]));
      }

  if (taken->len == 0)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                                     _ ("The order is on its way to the panel already"));
  else
    pd_change_set_commit_async (g_steal_pointer (&changes), self->store, withdrawn_cb,
                                g_steal_pointer (&task));
}

/**
 * pd_outbox_withdraw_many_finish:
 * @self: an outbox
 * @result: what the callback was given
 * @error: as in pd_outbox_withdraw_finish(), if none was withdrawn
 *
 * Returns: how many were withdrawn
 */
guint
pd_outbox_withdraw_many_finish (PdOutbox *self, GAsyncResult *result, GError **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  n = g_task_propagate_int (G_TASK (result), error);

  return n > 0 ? (guint) n : 0;
}
