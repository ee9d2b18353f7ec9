/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-tracker-private.h"

/*
 * Asking for states because the user wants to know now: orders and refills of any panels, each panel for all
 * of its own. Main thread.
 */

/* All calls of one pd_tracker_check_async(). */
typedef struct
{
  guint n_pending;
  guint n_answered;
  GError *error;
  GPtrArray *busy; /* of PdOrder */
} Sum;

static void
free_sum (Sum *sum)
{
  for (guint i = 0; i < sum->busy->len; i++)
    pd_order_set_busy (sum->busy->pdata[i], FALSE);
  g_clear_pointer (&sum->busy, g_ptr_array_unref);
  g_clear_error (&sum->error);
  g_free (sum);
}

/* @task: (transfer full): the reference of the call that ended */
static void
end_one (GTask *task)
{
  g_autoptr (GTask) owned = task;
  Sum *sum = g_task_get_task_data (task);

  if (--sum->n_pending > 0)
    return;

  /* The orders are free again before whoever asked hears of it. */
  for (guint i = 0; i < sum->busy->len; i++)
    pd_order_set_busy (sum->busy->pdata[i], FALSE);
  g_ptr_array_set_size (sum->busy, 0);
  if (sum->n_answered == 0 && sum->error)
    g_task_return_error (task, g_steal_pointer (&sum->error));
  else
    g_task_return_int (task, sum->n_answered);
}

static void
one_checked_cb (gpointer data, guint n_answered, const GError *error)
{
  Sum *sum = g_task_get_task_data (data);

  sum->n_answered += n_answered;
  if (error && !sum->error)
    sum->error = g_error_copy (error);
  end_one (data);
}

static void
sort_order (GTask *task, GHashTable *by_panel, PdOrder *order)
{
  PdPanel *panel = pd_order_get_panel (order);
  const PdOrderRecord *record = pd_order_get_record (order);
  GPtrArray *orders = g_hash_table_lookup (by_panel, panel);
  Sum *sum = g_task_get_task_data (task);

  if (record->journal != PD_JOURNAL_PLACED || !record->order_id || pd_panel_get_removed (panel))
    return;

  if (!orders)
    {
      orders = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (by_panel, panel, orders);
    }
  g_ptr_array_add (orders, g_object_ref (order));
  if (!pd_order_get_busy (order))
    {
      pd_order_set_busy (order, TRUE);
      g_ptr_array_add (sum->busy, g_object_ref (order));
    }
}

static void
sort_refill (GHashTable *by_panel, PdRefill *refill)
{
  PdPanel *panel = pd_order_get_panel (pd_refill_get_order (refill));
  GPtrArray *refills = g_hash_table_lookup (by_panel, panel);

  if (!pd_refill_get_record (refill)->refill_id || pd_panel_get_removed (panel)
      || !pd_dialect_get_refill_status (pd_panel_get_dialect (panel)))
    return;

  if (!refills)
    {
      refills = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (by_panel, panel, refills);
    }
  g_ptr_array_add (refills, g_object_ref (refill));
}

/* @task: (transfer full) */
static void
ask_panels (GTask *task, PdTrack track, GPtrArray *things)
{
  PdTracker *self = g_task_get_source_object (task);
  g_autoptr (GHashTable) by_panel
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  Sum *sum = g_new0 (Sum, 1);
  GHashTableIter iter;
  gpointer panel, some;

  sum->busy = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, sum, (GDestroyNotify) free_sum);
  for (guint i = 0; i < things->len; i++)
    if (track == PD_TRACK_ORDERS)
      sort_order (task, by_panel, things->pdata[i]);
    else
      sort_refill (by_panel, things->pdata[i]);

  /* One more than there are calls, so that it cannot end before all of them were made. */
  sum->n_pending = g_hash_table_size (by_panel) + 1;
  g_hash_table_iter_init (&iter, by_panel);
  while (g_hash_table_iter_next (&iter, &panel, &some))
    pd_tracker_ask (self, track, panel, some, g_task_get_cancellable (task), one_checked_cb,
                    g_object_ref (task));
  end_one (task);
}

/**
 * pd_tracker_check_async:
 * @self: a tracker
 * @orders: (element-type PdOrder): orders, of any panels; those without an id are passed over
 * @cancellable: (nullable): to give up
 * @callback: called when all panels have answered
 * @user_data: handed to @callback
 *
 * Asks for states now, also of orders that have ended, and also when the tracker does not run.
 */
void
pd_tracker_check_async (PdTracker *self,
                        GPtrArray *orders,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PD_IS_TRACKER (self));
  g_return_if_fail (orders != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_tracker_check_async);
  ask_panels (task, PD_TRACK_ORDERS, orders);
}

/**
 * pd_tracker_check_finish:
 * @self: a tracker
 * @result: what the callback was given
 * @error: why nothing was answered
 *
 * Returns: of how many orders the panels said something; 0 with @error set where no panel answered
 */
guint
pd_tracker_check_finish (PdTracker *self, GAsyncResult *result, GError **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  n = g_task_propagate_int (G_TASK (result), error);

  return n > 0 ? (guint) n : 0;
}

/**
 * pd_tracker_check_refills_async:
 * @self: a tracker
 * @refills: (element-type PdRefill): refills, of any panels; those that cannot be asked for are passed over
 * @cancellable: (nullable): to give up
 * @callback: called when all panels have answered
 * @user_data: handed to @callback
 *
 * Asks for the states of refills now.
 */
void
pd_tracker_check_refills_async (PdTracker *self,
                                GPtrArray *refills,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PD_IS_TRACKER (self));
  g_return_if_fail (refills != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_tracker_check_refills_async);
  ask_panels (task, PD_TRACK_REFILLS, refills);
}

/**
 * pd_tracker_check_refills_finish:
 * @self: a tracker
 * @result: what the callback was given
 * @error: why nothing was answered
 *
 * Returns: as pd_tracker_check_finish(), of refills
 */
guint
pd_tracker_check_refills_finish (PdTracker *self, GAsyncResult *result, GError **error)
{
  return pd_tracker_check_finish (self, result, error);
}
