/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-outbox-private.h"

#include "config.h"
#include "pd-change-set.h"

#include <glib/gi18n-lib.h>

/*
 * What is decided when the program starts, of the orders that an earlier run left on their way: nothing here
 * sends one again that may have arrived. Declared in pd-outbox.h. Main thread.
 */

static void
mark_unknown (PdOutbox *self, PdChangeSet *changes, PdOrder *order, gint64 now)
{
  PdOrderRecord *record = pd_change_set_edit (changes, order);

  record->journal = PD_JOURNAL_UNKNOWN;
  record->problem_code = -1;
  g_set_str (&record->problem, _ ("The program ended before the panel had answered."));
  pd_change_set_add_event (changes, order, now, PD_EVENT_UNKNOWN, record->problem);
}

/* What an earlier run wrote as *sending* may have arrived. What it wrote as *intent* was never sent: it goes
 * on, and can be withdrawn for as long as a new one. Returns: how many go on. */
static guint
collect (PdOutbox *self, PdChangeSet *changes)
{
  guint n_orders = g_list_model_get_n_items (G_LIST_MODEL (self->orders));
  gint64 now = pd_clock_now (self->clock);
  guint n_waiting = 0;

  for (guint i = 0; i < n_orders; i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i);
      const PdOrderRecord *record = pd_order_get_newest_record (order);

      if (record->journal == PD_JOURNAL_SENDING)
        mark_unknown (self, changes, order, now);
      else if (record->journal == PD_JOURNAL_INTENT && !record->held)
        {
          pd_change_set_edit (changes, order)->send_after = pd_outbox_get_send_after (self, now);
          n_waiting++;
        }
    }

  return n_waiting;
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdOutbox *self = g_task_get_source_object (task);
  guint n_waiting = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;

  if (!pd_change_set_commit_finish (PD_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* Oldest first, as they were made. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->orders)); self->lanes && i > 0; i--)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i - 1);
      PdOrderStatus status = pd_order_get_status (order);

      if (status == PD_ORDER_WAITING || status == PD_ORDER_HELD || status == PD_ORDER_UNKNOWN)
        pd_outbox_add_order (self, order);
    }
  pd_outbox_run (self);
  pd_outbox_set_n_recovered (self, n_waiting);
  g_task_return_boolean (task, TRUE);
}

/**
 * pd_outbox_recover_async:
 * @self: an outbox
 * @callback: called when the orders of the last run are where they belong
 * @user_data: handed to @callback
 *
 * To be called once the list of orders is filled, before anything else: an order that was being sent when the
 * program ended becomes unknown; those that were not sent yet are queued again, with a hold-back.
 */
void
pd_outbox_recover_async (PdOutbox *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  PdChangeSet *changes;

  g_return_if_fail (PD_IS_OUTBOX (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_outbox_recover_async);
  changes = pd_change_set_new ();
  g_task_set_task_data (task, GUINT_TO_POINTER (collect (self, changes)), NULL);
  pd_change_set_commit_async (changes, self->store, recovered_cb, task);
}

/**
 * pd_outbox_recover_finish:
 * @self: an outbox
 * @result: what the callback was given
 * @error: %PD_STORE_ERROR: it could not be written; nothing is sent, and it can be called again
 *
 * Returns: whether the outbox works
 */
gboolean
pd_outbox_recover_finish (PdOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
