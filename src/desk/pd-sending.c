/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-sending-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * The journal of one order (architecture, flow 2). The queue of a panel makes one for the order whose turn it
 * is, has it sent, and has the outcome saved until that has worked. Main thread.
 *
 * Whatever happens to the program between two steps, the row on disk tells the truth: *intent* was not sent;
 * *sending* may have been, and becomes *unknown* at the next start; an outcome is what the panel said.
 */

typedef struct
{
  PdSending *sending;
  PdStore *store;
  PdClock *clock;
} Step;

static void
free_step (Step *step)
{
  pd_sending_unref (step->sending);
  g_clear_object (&step->store);
  g_clear_object (&step->clock);
  g_free (step);
}

static char *
describe_sending (PdSending *self)
{
  const PdOrderRecord *record = pd_order_get_record (self->order);
  const char *host = pd_panel_get_host (pd_order_get_panel (self->order));
  int seconds = (int) ((self->sent_at - record->created_at) / G_TIME_SPAN_SECOND);

  if (seconds < 1 || seconds > 60)
    /* Translators: where an order was sent to, the name of a host */
    return g_strdup_printf (_ ("To %s"), host);

  /* Translators: where an order was sent to, the name of a host; after the seconds of the hold-back */
  return g_strdup_printf (
      ngettext ("To %s, after %d second of waiting", "To %s, after %d seconds of waiting", (gulong) seconds),
      host, seconds);
}

static char *
describe_placing (PdSending *self)
{
  g_autofree char *charge = pd_money_format (self->charge);

  if (pd_money_is_known (self->charge))
    /* Translators: the panel's id of an order, and what it took for it */
    return g_strdup_printf (_ ("Order ID %s, charge %s %s"), self->order_id, charge,
                            self->currency ? self->currency : "");

  /* Translators: the panel's id of an order */
  return g_strdup_printf (_ ("Order ID %s"), self->order_id);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) answer = pd_client_add_finish (PD_CLIENT (source), result, &error);

  pd_sending_judge (step->sending, answer, error, pd_clock_now (step->clock));
  /* Nobody waits for the outcome any more, and there is no other trace of it than this. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    pd_sending_save_async (step->sending, step->store, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

/* An add is never given up: its answer carries the id, which nobody tells a second time. It has a deadline.
 */
static void
send (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  PdSending *self = step->sending;
  const PdOrderRecord *record = pd_order_get_record (self->order);

  self->n_sent++;
  pd_client_add_async (pd_panel_get_client (pd_order_get_panel (self->order)), record->parameters,
                       record->request_id, NULL, answered_cb, g_object_ref (task));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pd_change_set_commit_finish (PD_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    {
      step->sending->written = TRUE;
      send (task);
    }
}

static void
write_sending (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  PdSending *self = step->sending;
  PdChangeSet *changes = pd_change_set_new ();
  PdOrderRecord *record = pd_change_set_edit (changes, self->order);
  g_autofree char *text = NULL;

  self->sent_at = pd_clock_now (step->clock);
  text = describe_sending (self);
  record->journal = PD_JOURNAL_SENDING;
  record->sent_at = self->sent_at;
  record->balance_before = self->balance_before;
  /* Where the last try could not be sent either, the history has it once. */
  if (record->problem_code == -1)
    pd_change_set_add_event (changes, self->order, self->sent_at, PD_EVENT_SENT, text);
  pd_change_set_commit_async (changes, step->store, written_cb, g_object_ref (task));
}

static void
apply_problem (PdSending *self, PdOrderRecord *record)
{
  record->problem_code = self->error && self->error->domain == PD_API_ERROR ? self->error->code : -1;
  g_set_str (&record->problem, self->error ? self->error->message : NULL);
}

static void
apply_outcome (PdSending *self, PdOrderRecord *record)
{
  apply_problem (self, record);
  record->journal = self->outcome;

  if (self->outcome == PD_JOURNAL_INTENT)
    record->sent_at = self->earlier_at;
  if (self->outcome != PD_JOURNAL_PLACED)
    return;

  record->placed_at = self->answered_at;
  g_set_str (&record->order_id, self->order_id);
  if (pd_money_is_known (self->charge))
    record->charge = self->charge;
  if (self->currency && !record->currency)
    g_set_str (&record->currency, self->currency);
}

static void
add_outcome_event (PdSending *self, PdChangeSet *changes)
{
  g_autofree char *placed = self->outcome == PD_JOURNAL_PLACED ? describe_placing (self) : NULL;
  const char *problem = self->error ? self->error->message : NULL;
  PdEventKind kind = self->outcome == PD_JOURNAL_PLACED    ? PD_EVENT_PLACED
                     : self->outcome == PD_JOURNAL_REFUSED ? PD_EVENT_REFUSED
                     : self->outcome == PD_JOURNAL_UNKNOWN ? PD_EVENT_UNKNOWN
                                                           : PD_EVENT_HELD;

  /* Not sent, once more for the same reason: the history has it already. */
  if (kind == PD_EVENT_HELD
      && pd_order_get_newest_record (self->order)->problem_code == (self->error ? self->error->code : -1))
    return;

  pd_change_set_add_event (changes, self->order, self->answered_at, kind, placed ? placed : problem);
}

/* The panel has answered and the answer is not on disk: it is shown all the same, and kept to be saved. */
static void
show_outcome (PdSending *self)
{
  PdOrderRecord *record = pd_order_record_copy (pd_order_get_newest_record (self->order));

  apply_outcome (self, record);
  pd_order_take_record (self->order, record);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdSending *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (pd_change_set_commit_finish (PD_STORE (source), result, &error))
    {
      self->saved = TRUE;
      g_task_return_boolean (task, TRUE);
      return;
    }

  show_outcome (self);
  g_task_return_error (task, error);
}

/* The disk was full to the end. Then the log is the only place where the id can still be found. */
static void
tell_log (PdSending *self)
{
  const PdOrderRecord *record = pd_order_get_record (self->order);

  g_message ("Order ID %s at %s, for “%s”, could not be written down", self->order_id,
             pd_panel_get_host (pd_order_get_panel (self->order)), record->link ? record->link : "");
}

static void
clear_sending (PdSending *self)
{
  if (self->outcome == PD_JOURNAL_PLACED && !self->saved)
    tell_log (self);
  g_clear_object (&self->order);
  g_clear_object (&self->orders);
  g_clear_error (&self->error);
  g_free (self->order_id);
  g_free (self->currency);
}

/**
 * pd_sending_new:
 * @order: an order whose intent is committed
 * @orders: all orders
 * @balance_before: what its panel's balance is taken to be; may be unknown
 *
 * Returns: (transfer full): the way of @order to its panel, not begun
 */
PdSending *
pd_sending_new (PdOrder *order, PdOrderList *orders, PdMoney balance_before)
{
  PdSending *self = g_rc_box_new0 (PdSending);

  self->order = g_object_ref (order);
  self->orders = g_object_ref (orders);
  self->balance_before = balance_before;
  self->earlier_at = pd_order_get_record (order)->sent_at;
  self->outcome = PD_JOURNAL_SENDING;
  self->charge = PD_MONEY_UNKNOWN;

  return self;
}

/**
 * pd_sending_ref:
 * @self: the way of an order
 *
 * Returns: (transfer full): @self
 */
PdSending *
pd_sending_ref (PdSending *self)
{
  return g_rc_box_acquire (self);
}

/**
 * pd_sending_unref:
 * @self: (transfer full): the way of an order
 */
void
pd_sending_unref (PdSending *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear_sending);
}

/**
 * pd_sending_get_order:
 * @self: the way of an order
 *
 * Returns: (transfer none): the order
 */
PdOrder *
pd_sending_get_order (PdSending *self)
{
  return self->order;
}

/**
 * pd_sending_send_async:
 * @self: the way of an order
 * @store: where it is written down
 * @clock: tells when
 * @cancellable: (nullable): nobody waits for it any more. What is not on its way then is found half-sent at
 * the next start; the answer to what is gets saved all the same
 * @callback: called when there is an outcome, or nothing could be sent
 * @user_data: handed to @callback
 *
 * Commits *sending* and then sends the order; or sends it once more, after pd_sending_get_repeat_at().
 */
void
pd_sending_send_async (PdSending *self,
                       PdStore *store,
                       PdClock *clock,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Step *step = g_new0 (Step, 1);

  g_task_set_source_tag (task, pd_sending_send_async);
  step->sending = pd_sending_ref (self);
  step->store = g_object_ref (store);
  step->clock = g_object_ref (clock);
  g_task_set_task_data (task, step, (GDestroyNotify) free_step);

  if (self->written)
    send (task);
  else
    write_sending (task);
}

/**
 * pd_sending_send_finish:
 * @self: the way of an order
 * @result: what the callback was given
 * @error: why nothing was sent: *sending* could not be committed, and the order is as it was
 *
 * Returns: whether there is an outcome, to be saved with pd_sending_save_async()
 */
gboolean
pd_sending_send_finish (PdSending *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_sending_save_async:
 * @self: the way of an order, with an outcome
 * @store: where it is written down
 * @callback: called when it is on disk, or could not be written
 * @user_data: handed to @callback
 *
 * Commits the outcome. If that fails, the order shows it all the same, and it is to be saved again.
 */
void
pd_sending_save_async (PdSending *self, PdStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  PdChangeSet *changes = pd_change_set_new ();

  g_task_set_source_tag (task, pd_sending_save_async);
  g_task_set_task_data (task, pd_sending_ref (self), (GDestroyNotify) pd_sending_unref);

  add_outcome_event (self, changes);
  apply_outcome (self, pd_change_set_edit (changes, self->order));
  pd_change_set_commit_async (changes, store, saved_cb, task);
}

/**
 * pd_sending_save_finish:
 * @self: the way of an order
 * @result: what the callback was given
 * @error: why it could not be written
 *
 * Returns: whether the outcome is on disk
 */
gboolean
pd_sending_save_finish (PdSending *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_sending_get_outcome:
 * @self: the way of an order
 *
 * Returns: *placed*, *refused* or *unknown*; *intent* where nothing was bought and it is to be tried again;
 * *sending* as long as there is none
 */
PdJournal
pd_sending_get_outcome (PdSending *self)
{
  return self->outcome;
}

/**
 * pd_sending_get_error:
 * @self: the way of an order
 *
 * Returns: (transfer none) (nullable): why it was not placed
 */
const GError *
pd_sending_get_error (PdSending *self)
{
  return self->error;
}
