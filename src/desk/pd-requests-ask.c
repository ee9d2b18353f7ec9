/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-requests-private.h"

#include "config.h"
#include "pd-change-set.h"
#include "pd-explain.h"

#include <glib/gi18n-lib.h>

/*
 * How refills and cancels are asked for: one way for both, for one order or many, at any panels. Each panel
 * is told of all of its orders at once, and takes as many in a call as it can; what it accepted is written
 * down as its answers come, before anybody is told. Main thread.
 */

/* One call of pd_requests_refill_async() or pd_requests_cancel_async(). */
typedef struct
{
  PdRequest request;
  GPtrArray *outcomes; /* of PdRequestOutcome, in the order asked */
  PdProgress *progress;
  guint n_pending;
} Job;

/* What one panel is asked. */
typedef struct
{
  GTask *task;
  GPtrArray *outcomes; /* of PdRequestOutcome, unowned */
} Question;

/* What one panel has answered, until it is written down. */
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
  g_clear_object (&job->progress);
  g_free (job);
}

static void
free_question (Question *question)
{
  g_clear_object (&question->task);
  g_clear_pointer (&question->outcomes, g_ptr_array_unref);
  g_free (question);
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

/* Ends @n more, and all with the last of them. */
static void
end_some (GTask *task, guint n)
{
  Job *job = g_task_get_task_data (task);
  guint n_all = pd_progress_get_n_all (job->progress);

  job->n_pending -= n;
  pd_progress_set_counts (job->progress, n_all - job->n_pending, n_all);
  if (job->n_pending > 0)
    return;

  pd_requests_end (g_task_get_source_object (task), job->progress);
  g_task_return_pointer (task, g_ptr_array_ref (job->outcomes), (GDestroyNotify) g_ptr_array_unref);
}

static void
end_part (Part *part)
{
  for (guint i = 0; i < part->outcomes->len; i++)
    pd_order_set_busy (((PdRequestOutcome *) part->outcomes->pdata[i])->order, FALSE);
  end_some (part->task, part->outcomes->len);
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

  outcome->unasked = g_error_matches (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (result->error)
    set_message (outcome, FALSE, pd_explain_answer (result->error));
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

static Part *
create_part (Question *question, guint first, guint n)
{
  Part *part = g_new0 (Part, 1);

  part->task = g_object_ref (question->task);
  part->outcomes = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (part->outcomes, question->outcomes->pdata[first + i]);
  part->refills = g_ptr_array_new_with_free_func (g_object_unref);

  return part;
}

static gboolean
answers_cb (guint first, gconstpointer const *results, guint n_results, guint n_known, gpointer user_data)
{
  Question *question = user_data;
  PdRequests *self = g_task_get_source_object (question->task);
  Job *job = g_task_get_task_data (question->task);
  Part *part = create_part (question, first, n_results);
  g_autoptr (PdChangeSet) changes = pd_change_set_new ();

  for (guint i = 0; i < n_results; i++)
    take_result (self, part, changes, part->outcomes->pdata[i], results[i]);

  if (pd_change_set_is_empty (changes))
    end_part (part);
  else
    pd_change_set_commit_async (g_steal_pointer (&changes), self->store, written_cb, part);

  return !pd_progress_get_stopped (job->progress);
}

/* All answers were told before. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  free_question (user_data);
}

static void
ask_panel (GTask *task, PdPanel *panel, GPtrArray *outcomes)
{
  Job *job = g_task_get_task_data (task);
  Question *question = g_new0 (Question, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  PdClient *client = pd_panel_get_client (panel);

  question->task = g_object_ref (task);
  question->outcomes = g_ptr_array_ref (outcomes);
  for (guint i = 0; i < outcomes->len; i++)
    {
      PdOrder *order = ((PdRequestOutcome *) outcomes->pdata[i])->order;

      pd_order_set_busy (order, TRUE);
      g_strv_builder_add (builder, pd_order_get_record (order)->order_id);
    }
  ids = g_strv_builder_end (builder);

  if (job->request == PD_REQUEST_REFILL)
    pd_client_refill_async (client, (const char *const *) ids, answers_cb, question, NULL, answered_cb,
                            question);
  else
    pd_client_cancel_async (client, (const char *const *) ids, answers_cb, question, NULL, answered_cb,
                            question);
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
  outcome->unasked = !is_possible (self, job->request, order, &outcome->message);
  if (outcome->unasked)
    return;

  if (!outcomes)
    {
      outcomes = g_ptr_array_new ();
      g_hash_table_insert (by_panel, panel, outcomes);
    }
  g_ptr_array_add (outcomes, outcome);
  job->n_pending++;
}

static GTask *
create_task (PdRequests *self,
             PdRequest request,
             PdProgress *progress,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->request = request;
  job->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_outcome);
  job->progress = progress != NULL ? g_object_ref (progress) : pd_progress_new ();
  g_task_set_source_tag (task, pd_requests_ask);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  pd_requests_begin (self, job->progress);

  return task;
}

/* Asks the panels of @orders, and calls @callback when all have answered.
 * @orders: (element-type PdOrder)
 * @progress: (nullable) */
void
pd_requests_ask (PdRequests *self,
                 PdRequest request,
                 GPtrArray *orders,
                 PdProgress *progress,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = create_task (self, request, progress, callback, user_data);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_panel
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  Job *job = g_task_get_task_data (task);
  GHashTableIter iter;
  gpointer panel, outcomes;

  for (guint i = 0; i < orders->len; i++)
    sort_order (task, by_panel, seen, orders->pdata[i]);
  pd_progress_set_counts (job->progress, 0, job->n_pending);

  g_hash_table_iter_init (&iter, by_panel);
  while (g_hash_table_iter_next (&iter, &panel, &outcomes))
    ask_panel (task, panel, outcomes);
  if (job->n_pending == 0)
    end_some (task, 0);
}
