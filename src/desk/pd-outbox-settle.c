/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-outbox-private.h"

#include "config.h"
#include "pd-change-set.h"
#include "pd-order-check.h"
#include "pd-order-news.h"

#include <glib/gi18n-lib.h>

/*
 * What people decide: what became of an unknown order, whether a held one is sent as things are now, that a
 * refusal was taken note of. An order goes out a second time only where the user says that the first one did
 * not arrive. Declared in pd-outbox.h. Main thread.
 */

typedef struct
{
  PdOrder *order;
  char *order_id;         /* (nullable): what the user says the panel calls it */
  PdStatusResult *status; /* (nullable): what the panel says of that */
} Settling;

static void
free_settling (Settling *settling)
{
  pd_order_set_busy (settling->order, FALSE);
  g_clear_object (&settling->order);
  g_clear_pointer (&settling->status, pd_status_result_free);
  g_free (settling->order_id);
  g_free (settling);
}

static void
refuse_task (GTask *task, const char *reason)
{
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, reason);
}

/* The order stands in its lane as what it is now. */
static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdOutbox *self = g_task_get_source_object (task);
  Settling *settling = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pd_change_set_commit_finish (PD_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->lanes)
    {
      pd_lane_remove (pd_outbox_get_lane (self, pd_order_get_panel (settling->order)), settling->order);
      pd_outbox_add_order (self, settling->order);
      pd_outbox_run (self);
    }
  g_task_return_boolean (task, TRUE);
}

static GTask *
begin (PdOutbox *self, PdOrder *order, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Settling *settling = g_new0 (Settling, 1);

  g_task_set_source_tag (task, tag);
  settling->order = g_object_ref (order);
  g_task_set_task_data (task, settling, (GDestroyNotify) free_settling);
  pd_order_set_busy (order, TRUE);

  return task;
}

/* @text: (nullable): what the history adds; @task: (transfer full) */
static void
commit (GTask *task, PdChangeSet *changes, PdEventKind kind, const char *text)
{
  PdOutbox *self = g_task_get_source_object (task);
  Settling *settling = g_task_get_task_data (task);

  pd_change_set_add_event (changes, settling->order, pd_clock_now (self->clock), kind, text);
  pd_change_set_commit_async (changes, self->store, decided_cb, task);
}

static void
clear_problem (PdOrderRecord *record)
{
  record->problem_code = -1;
  g_clear_pointer (&record->problem, g_free);
}

/* @task: (transfer full) */
static void
commit_placed (GTask *task)
{
  PdOutbox *self = g_task_get_source_object (task);
  Settling *settling = g_task_get_task_data (task);
  PdChangeSet *changes = pd_change_set_new ();
  PdOrderRecord *record = pd_change_set_edit (changes, settling->order);
  g_autofree char *text = NULL;

  record->journal = PD_JOURNAL_PLACED;
  record->placed_at = pd_clock_now (self->clock);
  clear_problem (record);
  if (settling->status)
    {
      g_set_str (&record->order_id, settling->order_id);
      pd_order_record_apply (record, settling->status, record->placed_at);
      /* Translators: the panel's id of an order */
      text = g_strdup_printf (_ ("It arrived. Order ID %s"), settling->order_id);
    }
  commit (task, changes, PD_EVENT_SETTLED, text ? text : _ ("It arrived. The order ID is not known"));
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Settling *settling = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) results = pd_client_status_finish (PD_CLIENT (source), result, &error);
  PdStatusResult *status = results && results->len > 0 ? g_ptr_array_index (results, 0) : NULL;

  if (status && status->error)
    g_task_return_error (task, g_error_copy (status->error));
  else if (status && status->answered)
    {
      settling->status = g_ptr_array_steal_index (results, 0);
      commit_placed (g_steal_pointer (&task));
    }
  else if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    refuse_task (task, _ ("The panel does not know this order ID."));
  g_clear_error (&error);
}

/* Why it cannot be decided what became of @order, or %NULL. */
static const char *
find_obstacle (PdOutbox *self, PdOrder *order, const char *order_id)
{
  PdOrder *other = NULL;

  if (pd_order_get_record (order)->journal != PD_JOURNAL_UNKNOWN)
    return _ ("It is known already what became of this order.");
  if (pd_order_get_busy (order))
    return _ ("A request about this order is under way.");
  if (order_id)
    other = pd_order_list_find_by_panel_id (self->orders, pd_order_get_panel (order), order_id);

  return other && other != order ? _ ("Another order in the list has this order ID.") : NULL;
}

/**
 * pd_outbox_settle_placed_async:
 * @self: an outbox
 * @order: an unknown order
 * @order_id: (nullable): the panel's id of it, where the user found it
 * @callback: called when it is settled
 * @user_data: handed to @callback
 *
 * The user says that the order arrived. An id is checked by asking the panel for its state; with an id, the
 * order is followed from then on.
 */
void
pd_outbox_settle_placed_async (
    PdOutbox *self, PdOrder *order, const char *order_id, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *id = g_strstrip (g_strdup (order_id ? order_id : ""));
  g_autoptr (GTask) task = NULL;
  const char *obstacle;
  const char *ids[2] = { id, NULL };

  g_return_if_fail (PD_IS_OUTBOX (self));
  g_return_if_fail (PD_IS_ORDER (order));

  obstacle = find_obstacle (self, order, *id ? id : NULL);
  if (obstacle)
    {
      g_task_report_new_error (self, callback, user_data, pd_outbox_settle_placed_async, G_IO_ERROR,
                               G_IO_ERROR_FAILED, "%s", obstacle);
      return;
    }

  task = begin (self, order, pd_outbox_settle_placed_async, callback, user_data);
  if (*id)
    {
      ((Settling *) g_task_get_task_data (task))->order_id = g_strdup (id);
      pd_client_status_async (pd_panel_get_client (pd_order_get_panel (order)), ids, NULL, NULL, NULL,
                              status_cb, g_steal_pointer (&task));
    }
  else
    commit_placed (g_steal_pointer (&task));
}

/**
 * pd_outbox_settle_not_placed_async:
 * @self: an outbox
 * @order: an unknown order
 * @callback: called when it is settled
 * @user_data: handed to @callback
 *
 * The user says that the order did not arrive. It ends there; to have it sent after all there is
 * pd_outbox_send_again_async().
 */
void
pd_outbox_settle_not_placed_async (PdOutbox *self,
                                   PdOrder *order,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  const char *obstacle;
  PdChangeSet *changes;
  PdOrderRecord *record;

  g_return_if_fail (PD_IS_OUTBOX (self));
  g_return_if_fail (PD_IS_ORDER (order));

  obstacle = find_obstacle (self, order, NULL);
  if (obstacle)
    {
      g_task_report_new_error (self, callback, user_data, pd_outbox_settle_not_placed_async, G_IO_ERROR,
                               G_IO_ERROR_FAILED, "%s", obstacle);
      return;
    }

  changes = pd_change_set_new ();
  record = pd_change_set_edit (changes, order);
  record->journal = PD_JOURNAL_REFUSED;
  record->problem_code = -1;
  record->ended_at = pd_clock_now (self->clock);
  g_set_str (&record->problem, _ ("It did not arrive"));
  commit (begin (self, order, pd_outbox_settle_not_placed_async, callback, user_data), changes,
          PD_EVENT_SETTLED, record->problem);
}

/**
 * pd_outbox_send_again_async:
 * @self: an outbox
 * @order: an unknown order
 * @callback: called when it waits to be sent
 * @user_data: handed to @callback
 *
 * The user says that the order did not arrive, and wants it sent again. It waits in its old place like a new
 * one: it is held back, can be withdrawn, and is checked before it is sent. It keeps its request id, so that
 * a panel which knows such ids does not take it twice even if the user is wrong; and it keeps when it was
 * sent first, so that a refusal for its own link is understood.
 */
void
pd_outbox_send_again_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *obstacle;
  PdChangeSet *changes;
  PdOrderRecord *record;

  g_return_if_fail (PD_IS_OUTBOX (self));
  g_return_if_fail (PD_IS_ORDER (order));

  obstacle = pd_panel_get_removed (pd_order_get_panel (order)) ? _ ("The panel was removed")
                                                               : find_obstacle (self, order, NULL);
  if (obstacle)
    {
      g_task_report_new_error (self, callback, user_data, pd_outbox_send_again_async, G_IO_ERROR,
                               G_IO_ERROR_FAILED, "%s", obstacle);
      return;
    }

  changes = pd_change_set_new ();
  record = pd_change_set_edit (changes, order);
  record->journal = PD_JOURNAL_INTENT;
  record->balance_before = PD_MONEY_UNKNOWN;
  record->send_after = pd_outbox_get_send_after (self, pd_clock_now (self->clock));
  clear_problem (record);
  commit (begin (self, order, pd_outbox_send_again_async, callback, user_data), changes, PD_EVENT_SETTLED,
          _ ("It did not arrive. It is sent again"));
}

/**
 * pd_outbox_release_async:
 * @self: an outbox
 * @order: a held order
 * @callback: called when it waits to be sent
 * @user_data: handed to @callback
 *
 * The user wants the order sent as its service is now, at the price of now.
 */
void
pd_outbox_release_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data)
{
  PdPanel *panel = pd_order_get_panel (order);
  PdService *service = NULL;
  PdChangeSet *changes;
  PdOrderRecord *record;

  g_return_if_fail (PD_IS_OUTBOX (self));

  if (pd_order_get_status (order) != PD_ORDER_HELD || pd_order_get_busy (order)
      || pd_order_get_newest_record (order)->journal != PD_JOURNAL_INTENT)
    {
      g_task_report_new_error (self, callback, user_data, pd_outbox_release_async, G_IO_ERROR,
                               G_IO_ERROR_FAILED, "%s", _ ("This order is not held."));
      return;
    }

  changes = pd_change_set_new ();
  record = pd_change_set_edit (changes, order);
  record->held = FALSE;
  record->send_after = pd_outbox_get_send_after (self, pd_clock_now (self->clock));
  clear_problem (record);
  if (self->services)
    service = pd_service_list_find (self->services, panel, record->service_id);
  if (service)
    pd_order_record_see_service (record, pd_service_get_info (service), pd_panel_get_dialect (panel));
  else
    pd_order_record_forget_service (record);
  commit (begin (self, order, pd_outbox_release_async, callback, user_data), changes, PD_EVENT_SETTLED,
          _ ("To be sent as it is now"));
}

/**
 * pd_outbox_dismiss_async:
 * @self: an outbox
 * @order: a refused or failed order
 * @callback: called when it is written down
 * @user_data: handed to @callback
 *
 * The user took note of it: it does not need a look any more.
 */
void
pd_outbox_dismiss_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data)
{
  PdOrderStatus status = pd_order_get_status (order);
  PdChangeSet *changes;

  g_return_if_fail (PD_IS_OUTBOX (self));

  if (status != PD_ORDER_REFUSED && status != PD_ORDER_FAILED)
    {
      g_task_report_new_error (self, callback, user_data, pd_outbox_dismiss_async, G_IO_ERROR,
                               G_IO_ERROR_FAILED, "%s",
                               _ ("This order was neither refused nor did it fail."));
      return;
    }

  changes = pd_change_set_new ();
  pd_change_set_edit (changes, order)->ended_at = pd_clock_now (self->clock);
  commit (begin (self, order, pd_outbox_dismiss_async, callback, user_data), changes, PD_EVENT_SETTLED,
          _ ("Taken note of"));
}

/**
 * pd_outbox_settle_finish:
 * @self: an outbox
 * @result: what the callback was given
 * @error: why nothing has changed: %G_IO_ERROR_FAILED with a plain sentence, %PD_API_ERROR of the panel that
 * was asked, %PD_STORE_ERROR
 *
 * Ends pd_outbox_settle_placed_async(), pd_outbox_settle_not_placed_async(), pd_outbox_send_again_async(),
 * pd_outbox_release_async() and pd_outbox_dismiss_async().
 *
 * Returns: whether it is settled
 */
gboolean
pd_outbox_settle_finish (PdOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
