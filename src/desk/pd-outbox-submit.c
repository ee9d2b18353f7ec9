/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-outbox-private.h"

#include "config.h"
#include "pd-link.h"
#include "pd-order-check.h"

#include <glib/gi18n-lib.h>

/*
 * How orders get into the outbox: forms become records, all of them are committed as *intent* in one
 * transaction, and only then they are shown and queued. Ten thousand of them become records in slices between
 * which the main loop turns. Declared in pd-outbox.h. Main thread.
 */

#define SLICE (4 * G_TIME_SPAN_MILLISECOND)

/* What is being submitted. */
typedef struct
{
  PdSubmission *submissions; /* each with a reference */
  gsize n_submissions;
  gsize next;
  gint64 batch_id; /* 0: a single order */
  gint64 now;
  PdWrite *write;
  GPtrArray *orders;
} Batch;

static Batch *
new_batch (const PdSubmission *submissions, gsize n_submissions, gint64 batch_id, gint64 now)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->submissions = g_memdup2 (submissions, n_submissions * sizeof *submissions);
  batch->n_submissions = n_submissions;
  batch->batch_id = batch_id;
  batch->now = now;
  batch->write = pd_write_new ();
  batch->orders = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < n_submissions; i++)
    {
      g_object_ref (submissions[i].panel);
      g_object_ref (submissions[i].form);
    }

  return batch;
}

static void
free_batch (Batch *batch)
{
  for (gsize i = 0; i < batch->n_submissions; i++)
    {
      g_object_unref (batch->submissions[i].panel);
      g_object_unref (batch->submissions[i].form);
    }
  g_free (batch->submissions);
  g_clear_pointer (&batch->write, pd_write_free);
  g_ptr_array_unref (batch->orders);
  g_free (batch);
}

static PdOrderRecord *
make_record (PdOutbox *self, const PdSubmission *submission, const Batch *batch)
{
  PdOrderForm *form = submission->form;
  PdOrderRecord *record = pd_order_record_new ();
  g_autofree char *link = g_strstrip (g_strdup (pd_order_form_get_value (form, PD_FIELD_LINK)));

  record->id = pd_store_next_id (self->store);
  record->panel_id = pd_panel_get_id (submission->panel);
  record->batch_id = batch->batch_id;
  record->journal = PD_JOURNAL_INTENT;
  if (*link && pd_order_form_uses (form, PD_FIELD_LINK))
    {
      record->link_key = pd_link_normalize (link);
      record->link = g_steal_pointer (&link);
    }
  record->quantity = pd_order_form_get_total_quantity (form);
  record->parameters = pd_order_form_to_parameters (form);
  record->request_id = g_uuid_string_random ();
  record->currency = g_strdup (pd_panel_get_currency (submission->panel));
  record->created_at = batch->now;
  record->send_after = pd_outbox_get_send_after (self, batch->now);
  /* A batch was confirmed with its totals; it is not held back again. */
  if (batch->batch_id != 0 && record->send_after != PD_LANE_NEVER)
    record->send_after = batch->now;
  pd_order_record_see_service (record, pd_order_form_get_service (form),
                               pd_panel_get_dialect (submission->panel));

  return record;
}

static gboolean
check_submission (const PdSubmission *submission, GError **error)
{
  g_autofree char *fault = NULL;

  if (pd_panel_get_removed (submission->panel))
    fault = g_strdup (_ ("The panel was removed"));
  else if (!pd_order_form_get_service (submission->form))
    fault = g_strdup (_ ("No service is chosen"));
  else if (!pd_order_form_is_complete (submission->form))
    fault = pd_order_form_describe_fault (submission->form);
  if (!fault)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, fault);

  return FALSE;
}

static void
queue_orders (PdOutbox *self, GPtrArray *orders)
{
  g_autoptr (GPtrArray) newest_first = g_ptr_array_new ();

  for (guint i = orders->len; i > 0; i--)
    g_ptr_array_add (newest_first, orders->pdata[i - 1]);
  pd_order_list_prepend (self->orders, newest_first);
  for (guint i = 0; i < orders->len; i++)
    pd_outbox_add_order (self, orders->pdata[i]);
  pd_outbox_run (self);
}

static void
end_submission (PdOutbox *self)
{
  self->n_submitting--;
  if (self->lanes)
    pd_outbox_update (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdOutbox *self = g_task_get_source_object (task);
  GPtrArray *orders = ((Batch *) g_task_get_task_data (task))->orders;
  GError *error = NULL;

  if (!pd_store_commit_finish (PD_STORE (source), result, &error))
    {
      end_submission (self);
      g_task_return_error (task, error);
      return;
    }

  if (self->lanes)
    queue_orders (self, orders);
  end_submission (self);
  g_task_return_pointer (task, g_ptr_array_ref (orders), (GDestroyNotify) g_ptr_array_unref);
}

static void
write_order (PdOutbox *self, Batch *batch, const PdSubmission *submission)
{
  PdOrder *order = pd_order_new (submission->panel, make_record (self, submission, batch));
  gint64 id = pd_order_get_id (order);

  pd_write_order (batch->write, pd_order_get_record (order));
  pd_write_event (batch->write, pd_event_record_new (id, batch->now, PD_EVENT_WRITTEN, PD_STATE_UNKNOWN,
                                                     _ ("Before anything was sent")));
  g_ptr_array_add (batch->orders, order);
}

/* Returns: whether to come back for more */
static gboolean
write_some_cb (gpointer data)
{
  GTask *task = data;
  PdOutbox *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE;
  GError *error = NULL;

  if (!self->lanes)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("Panel Desk is being closed"));

  for (; !error && batch->next < batch->n_submissions; batch->next++)
    {
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
      if (check_submission (&batch->submissions[batch->next], &error))
        write_order (self, batch, &batch->submissions[batch->next]);
    }

  if (error)
    {
      end_submission (self);
      g_task_return_error (task, error);
    }
  else
    pd_store_commit_async (self->store, g_steal_pointer (&batch->write), NULL, committed_cb,
                           g_object_ref (task));

  return G_SOURCE_REMOVE;
}

/* It cannot be given up: whether the intent is on disk must be known. What is quickly done is done at once.
 * @task: (transfer full) */
static void
submit (GTask *task, const PdSubmission *submissions, gsize n_submissions, gint64 batch_id)
{
  PdOutbox *self = g_task_get_source_object (task);
  g_autoptr (GTask) owned = task;
  g_autoptr (GSource) idle = NULL;

  self->n_submitting++;
  g_task_set_task_data (task, new_batch (submissions, n_submissions, batch_id, pd_clock_now (self->clock)),
                        (GDestroyNotify) free_batch);
  if (write_some_cb (task) == G_SOURCE_REMOVE)
    return;

  idle = g_idle_source_new ();
  g_source_set_static_name (idle, "[PdOutbox] write orders");
  g_task_attach_source (task, idle, write_some_cb);
}

/**
 * pd_outbox_submit_async:
 * @self: an outbox
 * @panel: where to order
 * @form: what to order, complete
 * @cancellable: (nullable): to forget about it before it is written down
 * @callback: called when the order is on disk, or could not be written
 * @user_data: handed to @callback
 *
 * Writes an order down and queues it. After the hold-back it is sent, whatever becomes of the window.
 */
void
pd_outbox_submit_async (PdOutbox *self,
                        PdPanel *panel,
                        PdOrderForm *form,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  PdSubmission submission = { panel, form };

  g_return_if_fail (PD_IS_OUTBOX (self));
  g_return_if_fail (PD_IS_PANEL (panel));
  g_return_if_fail (PD_IS_ORDER_FORM (form));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_outbox_submit_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  g_task_set_check_cancellable (task, FALSE);
  submit (g_steal_pointer (&task), &submission, 1, 0);
}

/**
 * pd_outbox_submit_finish:
 * @self: an outbox
 * @result: what the callback was given
 * @error: %G_IO_ERROR_INVALID_ARGUMENT: the form is not complete; %PD_STORE_ERROR: it could not be written
 * down. Nothing is ordered then
 *
 * Returns: (transfer full) (nullable): the order
 */
PdOrder *
pd_outbox_submit_finish (PdOutbox *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) orders = pd_outbox_submit_many_finish (self, result, error);

  return orders ? g_object_ref (g_ptr_array_index (orders, 0)) : NULL;
}

/**
 * pd_outbox_submit_many_async:
 * @self: an outbox
 * @submissions: (array length=n_submissions): orders, at any panels, each form complete
 * @n_submissions: how many
 * @callback: called when all are on disk, or none could be written
 * @user_data: handed to @callback
 *
 * Writes many orders down as one batch and queues them, in this order, without a hold-back: a batch was
 * confirmed as a whole.
 */
void
pd_outbox_submit_many_async (PdOutbox *self,
                             const PdSubmission *submissions,
                             gsize n_submissions,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PD_IS_OUTBOX (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_outbox_submit_many_async);
  submit (task, submissions, n_submissions, pd_store_next_id (self->store));
}

/**
 * pd_outbox_submit_many_finish:
 * @self: an outbox
 * @result: what the callback was given
 * @error: as in pd_outbox_submit_finish(), of the first order that is not complete
 *
 * Returns: (transfer container) (element-type PdOrder) (nullable): the orders as they were submitted, all
 * with one batch id
 */
GPtrArray *
pd_outbox_submit_many_finish (PdOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
