/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-requests-private.h"

#include "config.h"
#include "pd-change-set.h"

#include <glib/gi18n-lib.h>

/*
 * How refills and cancels are asked for: one way for both, for one order or many, at any panels. Each panel
 * is asked once for all of its orders, and what it accepted is written down before anybody is told. Main
 * thread.
 */

/* One call of pd_requests_refill_async() or pd_requests_cancel_async(). */
typedef struct
{
  PdRequest request;
  GPtrArray *outcomes; /* of PdRequestOutcome, in the order asked */
  guint n_pending;
} Job;

/* What one panel is asked. */
typedef struct
{
  GTask *task;
  GPtrArray *outcomes; /* of PdRequestOutcome, unowned */
  GPtrArray *refills;  /* of PdRefill: accepted ones */
} Part;

static void
free_outcome (PdRequestOutcome *outcome)
{
  g_clear_object (&outcome->order);
  g_free (outcome->message);
  g_free (outcome);
}

static void
free_job (Job *job)
{
  g_clear_pointer (&job->outcomes, g_ptr_array_unref);
  g_free (job);
}

static void
free_part (Part *part)
{
  g_clear_object (&part->task);
  g_clear_pointer (&part->outcomes, g_ptr_array_unref);
  g_clear_pointer (&part->refills, g_ptr_array_unref);
  g_free (part);
}

static void
set_message (PdRequestOutcome *outcome, gboolean accepted, char *message)
{
  outcome->accepted = accepted;
  g_free (outcome->message);
  outcome->message = message;
}

static void
end_one (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (--job->n_pending == 0)
    g_task_return_pointer (task, g_ptr_array_ref (job->outcomes), (GDestroyNotify) g_ptr_array_unref);
}

static void
end_part (Part *part)
{
  for (guint i = 0; i < part->outcomes->len; i++)
    pd_order_set_busy (((PdRequestOutcome *) part->outcomes->pdata[i])->order, FALSE);
  end_one (part->task);
  free_part (part);
}

/* The panel has accepted: that is shown also where it could not be written down. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Part *part = user_data;
  PdRequests *self = g_task_get_source_object (part->task);
  g_autoptr (GError) error = NULL;

  if (!pd_change_set_commit_finish (PD_STORE (source), result, &error))
    for (guint i = 0; i < part->outcomes->len; i++)
      {
        PdRequestOutcome *outcome = part->outcomes->pdata[i];

        if (outcome->accepted)
          set_message (outcome, TRUE,
                       /* Translators: why something could not be written to the disk */
                       g_strdup_printf (_ ("Asked, but it could not be written down: %s"), error->message));
      }

  g_list_store_splice (self->refills, 0, 0, part->refills->pdata, part->refills->len);
  end_part (part);
}

static void
accept_refill (PdRequests *self, Part *part, PdChangeSet *changes, PdOrder *order, const char *refill_id)
{
  PdRefillRecord *record = pd_refill_record_new ();
  gint64 now = pd_clock_now (self->clock);
  g_autofree char *text = NULL;

  if (refill_id)
    /* Translators: the panel's id of a refill */
    text = g_strdup_printf (_ ("Refill ID %s"), refill_id);
  record->id = pd_store_next_id (self->store);
  record->order_id = pd_order_get_id (order);
  record->panel_id = pd_order_get_record (order)->panel_id;
  record->refill_id = g_strdup (refill_id);
  record->asked_at = now;
  pd_write_refill (pd_change_set_get_write (changes), record);
  pd_change_set_add_event (changes, order, now, PD_EVENT_REFILL_ASKED, text);
  g_ptr_array_insert (part->refills, 0, pd_refill_new (order, record));
}

static void
accept_cancel (PdRequests *self, PdChangeSet *changes, PdOrder *order)
{
  gint64 now = pd_clock_now (self->clock);

  pd_change_set_edit (changes, order)->cancel_asked_at = now;
  pd_change_set_add_event (changes, order, now, PD_EVENT_CANCEL_ASKED, NULL);
}

static void
take_result (PdRequests *self,
             Part *part,
             PdChangeSet *changes,
             PdRequestOutcome *outcome,
             const PdRequestResult *result)
{
  Job *job = g_task_get_task_data (part->task);

  if (result->error)
    set_message (outcome, FALSE, g_strdup (result->error->message));
  else if (!result->answered)
    set_message (outcome, FALSE, g_strdup (_ ("The panel said nothing about this order")));
  else if (!result->accepted)
    set_message (outcome, FALSE, g_strdup (result->text ? result->text : _ ("The panel did not accept it")));
  else
    {
      set_message (outcome, TRUE, g_strdup (_ ("Asked")));
      if (job->request == PD_REQUEST_REFILL)
        accept_refill (self, part, changes, outcome->order, result->refill);
      else
        accept_cancel (self, changes, outcome->order);
    }
}

static void
fail_part (Part *part, const GError *error)
{
  for (guint i = 0; i < part->outcomes->len; i++)
    set_message (part->outcomes->pdata[i], FALSE, g_strdup (error->message));
  end_part (part);
}

static void
take_results (Part *part, GPtrArray *results)
{
  PdRequests *self = g_task_get_source_object (part->task);
  g_autoptr (PdChangeSet) changes = pd_change_set_new ();

  for (guint i = 0; i < part->outcomes->len; i++)
    take_result (self, part, changes, part->outcomes->pdata[i], results->pdata[i]);

  if (pd_change_set_is_empty (changes))
    end_part (part);
  else
    pd_change_set_commit_async (g_steal_pointer (&changes), self->store, written_cb, part);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Part *part = user_data;
  Job *job = g_task_get_task_data (part->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  if (job->request == PD_REQUEST_REFILL)
    results = pd_client_refill_finish (PD_CLIENT (source), result, &error);
  else
    results = pd_client_cancel_finish (PD_CLIENT (source), result, &error);

  if (results)
    take_results (part, results);
  else
    fail_part (part, error);
}

static void
ask_panel (GTask *task, PdPanel *panel, GPtrArray *outcomes)
{
  Job *job = g_task_get_task_data (task);
  Part *part = g_new0 (Part, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  PdClient *client = pd_panel_get_client (panel);
  GCancellable *cancellable = g_task_get_cancellable (task);

  part->task = g_object_ref (task);
  part->outcomes = g_ptr_array_ref (outcomes);
  part->refills = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < outcomes->len; i++)
    {
      PdOrder *order = ((PdRequestOutcome *) outcomes->pdata[i])->order;

      pd_order_set_busy (order, TRUE);
      g_strv_builder_add (builder, pd_order_get_record (order)->order_id);
    }
  ids = g_strv_builder_end (builder);

  if (job->request == PD_REQUEST_REFILL)
    pd_client_refill_async (client, (const char *const *) ids, cancellable, answered_cb, part);
  else
    pd_client_cancel_async (client, (const char *const *) ids, cancellable, answered_cb, part);
}

static gboolean
is_possible (PdRequests *self, PdRequest request, PdOrder *order, char **reason)
{
  return request == PD_REQUEST_REFILL ? pd_requests_can_refill (self, order, reason)
                                      : pd_requests_can_cancel (self, order, reason);
}

/* Orders that cannot be asked for have their outcome already; the others are sorted by panel. An order that
 * is there twice is asked for once. */
static void
sort_order (GTask *task, GHashTable *by_panel, GHashTable *seen, PdOrder *order)
{
  PdRequests *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  PdPanel *panel = pd_order_get_panel (order);
  GPtrArray *outcomes = g_hash_table_lookup (by_panel, panel);
  PdRequestOutcome *outcome;

  if (!g_hash_table_add (seen, order))
    return;

  outcome = g_new0 (PdRequestOutcome, 1);
  outcome->order = g_object_ref (order);
  g_ptr_array_add (job->outcomes, outcome);
  if (!is_possible (self, job->request, order, &outcome->message))
    return;

  if (!outcomes)
    {
      outcomes = g_ptr_array_new ();
      g_hash_table_insert (by_panel, panel, outcomes);
    }
  g_ptr_array_add (outcomes, outcome);
}

/* Asks the panels of @orders, and returns @task when all have answered.
 * @task: (transfer full): of #PdRequests
 * @orders: (element-type PdOrder) */
void
pd_requests_ask (GTask *task, PdRequest request, GPtrArray *orders)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_panel
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  Job *job = g_new0 (Job, 1);
  GHashTableIter iter;
  gpointer panel, outcomes;

  job->request = request;
  job->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_outcome);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  /* The outcomes are told also where the user gave up, since some panels may have answered by then. */
  g_task_set_check_cancellable (task, FALSE);
  for (guint i = 0; i < orders->len; i++)
    sort_order (task, by_panel, seen, orders->pdata[i]);

  job->n_pending = g_hash_table_size (by_panel) + 1;
  g_hash_table_iter_init (&iter, by_panel);
  while (g_hash_table_iter_next (&iter, &panel, &outcomes))
    ask_panel (task, panel, outcomes);
  end_one (task);
}
