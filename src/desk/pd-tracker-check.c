/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-tracker-private.h"

#include "pd-api-error.h"

/*
 * Asking one panel for many states at once, by the timer or because the user wants to know now. The answers
 * are taken over in slices, each committed as a whole before it is shown, so that ten thousand of them do not
 * hold up the window. Main thread.
 */

#define SLICE 200

typedef struct
{
  PdTracker *tracker;
  PdTrack track;
  PdPanel *panel;
  GPtrArray *things;
  GPtrArray *results;
  guint next;
  guint n_answered;
  GError *error; /* (nullable): the first one that was not about one thing alone */

  GPtrArray *ended;   /* of PdOrder, of the slice that is being written */
  GPtrArray *refills; /* of PdRefill, likewise */
  GPtrArray *records; /* of PdRefillRecord, one for each of these */

  PdTrackerChecked callback;
  gpointer data;
} Check;

/* All calls of one pd_tracker_check_async(). */
typedef struct
{
  guint n_pending;
  guint n_answered;
  GError *error;
  GPtrArray *busy; /* of PdOrder */
} Sum;

static void apply_slice (Check *check);

static void
free_check (Check *check)
{
  g_clear_object (&check->tracker);
  g_clear_object (&check->panel);
  g_clear_pointer (&check->things, g_ptr_array_unref);
  g_clear_pointer (&check->results, g_ptr_array_unref);
  g_clear_pointer (&check->ended, g_ptr_array_unref);
  g_clear_pointer (&check->refills, g_ptr_array_unref);
  g_clear_pointer (&check->records, g_ptr_array_unref);
  g_clear_error (&check->error);
  g_free (check);
}

static void
free_sum (Sum *sum)
{
  for (guint i = 0; i < sum->busy->len; i++)
    pd_order_set_busy (sum->busy->pdata[i], FALSE);
  g_clear_pointer (&sum->busy, g_ptr_array_unref);
  g_clear_error (&sum->error);
  g_free (sum);
}

static void
end (Check *check)
{
  if (check->n_answered > 0)
    pd_panel_contact_succeeded (check->panel);
  else if (check->error)
    {
      pd_panel_contact_failed (check->panel, check->error);
      pd_tracker_note_asked (check->tracker, check->things, 0);
    }
  check->callback (check->data, check->n_answered, check->error);
  free_check (check);
}

static void
take_slice (Check *check)
{
  for (guint i = 0; i < check->refills->len; i++)
    pd_refill_take_record (check->refills->pdata[i], g_steal_pointer (&check->records->pdata[i]));
  for (guint i = 0; i < check->ended->len; i++)
    pd_tracker_tell_ended (check->tracker, check->ended->pdata[i]);
}

static void
slice_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Check *check = user_data;

  /* What could not be written is not shown either. The panel will say it again. */
  if (pd_change_set_commit_finish (PD_STORE (source), result, check->error ? NULL : &check->error))
    take_slice (check);
  apply_slice (check);
}

static void
next_slice_cb (gpointer data)
{
  apply_slice (data);
}

static void
note_answer (Check *check, const GError *error, gboolean answered)
{
  if (error ? pd_tracker_is_about_one (error) : answered)
    check->n_answered++;
  else if (error && !check->error)
    check->error = g_error_copy (error);
}

static void
apply_order (Check *check, PdChangeSet *changes, guint i)
{
  const PdStatusResult *result = check->results->pdata[i];

  note_answer (check, result->error, result->answered);
  if (pd_tracker_apply_status (check->tracker, changes, check->things->pdata[i], result))
    g_ptr_array_add (check->ended, g_object_ref (check->things->pdata[i]));
}

static void
apply_refill (Check *check, PdChangeSet *changes, guint i)
{
  const PdRequestResult *result = check->results->pdata[i];
  PdRefillRecord *record = pd_tracker_apply_refill (check->tracker, changes, check->things->pdata[i], result);

  note_answer (check, result->error, result->answered);
  if (!record)
    return;

  g_ptr_array_add (check->refills, g_object_ref (check->things->pdata[i]));
  g_ptr_array_add (check->records, record);
}

static void
apply_slice (Check *check)
{
  g_autoptr (PdChangeSet) changes = NULL;
  guint last = MIN (check->next + SLICE, check->things->len);

  if (check->next == check->things->len)
    {
      end (check);
      return;
    }

  changes = pd_change_set_new ();
  g_ptr_array_set_size (check->ended, 0);
  g_ptr_array_set_size (check->refills, 0);
  g_ptr_array_set_size (check->records, 0);
  for (; check->next < last; check->next++)
    if (check->track == PD_TRACK_ORDERS)
      apply_order (check, changes, check->next);
    else
      apply_refill (check, changes, check->next);

  if (!pd_change_set_is_empty (changes))
    {
      pd_change_set_commit_async (g_steal_pointer (&changes), check->tracker->store, slice_written_cb, check);
      return;
    }
  take_slice (check);
  if (check->next < check->things->len)
    g_idle_add_once (next_slice_cb, check);
  else
    end (check);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Check *check = user_data;

  if (check->track == PD_TRACK_ORDERS)
    check->results = pd_client_status_finish (PD_CLIENT (source), result, &check->error);
  else
    check->results = pd_client_refill_status_finish (PD_CLIENT (source), result, &check->error);

  if (check->results)
    apply_slice (check);
  else
    end (check);
}

static GStrv
collect_ids (PdTrack track, GPtrArray *things)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < things->len; i++)
    if (track == PD_TRACK_ORDERS)
      g_strv_builder_add (ids, pd_order_get_record (things->pdata[i])->order_id);
    else
      g_strv_builder_add (ids, pd_refill_get_record (things->pdata[i])->refill_id);

  return g_strv_builder_end (ids);
}

/* Asks @panel for the states of @things, which have ids and are all its. */
void
pd_tracker_ask (PdTracker *self,
                PdTrack track,
                PdPanel *panel,
                GPtrArray *things,
                GCancellable *cancellable,
                PdTrackerChecked callback,
                gpointer data)
{
  Check *check = g_new0 (Check, 1);
  g_auto (GStrv) ids = collect_ids (track, things);

  check->tracker = g_object_ref (self);
  check->track = track;
  check->panel = g_object_ref (panel);
  check->things = g_ptr_array_ref (things);
  check->ended = g_ptr_array_new_with_free_func (g_object_unref);
  check->refills = g_ptr_array_new_with_free_func (g_object_unref);
  check->records = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_refill_record_free);
  check->callback = callback;
  check->data = data;
  pd_tracker_note_asked (self, things, pd_clock_now (self->clock));

  if (track == PD_TRACK_ORDERS)
    pd_client_status_async (pd_panel_get_client (panel), (const char *const *) ids, NULL, NULL, cancellable,
                            answered_cb, check);
  else
    pd_client_refill_status_async (pd_panel_get_client (panel), (const char *const *) ids, cancellable,
                                   answered_cb, check);
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
