/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-adoption.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-explain.h"
#include "pd-order-news.h"

/* Adopting orders that were placed elsewhere: all that is known of them is their id, the rest the panel fills
 * in by "status". What the panel does not know, or does not answer, is not adopted. Main thread. */

typedef struct
{
  PdOrderList *orders;
  PdStore *store;
  PdClock *clock;
  PdAdoption *adoption;
  PdProgress *progress; /* (nullable) */
  guint n_fresh;
} Adopting;

static void
adopting_free (gpointer data)
{
  Adopting *adopting = data;

  g_object_unref (adopting->orders);
  g_object_unref (adopting->store);
  g_object_unref (adopting->clock);
  g_clear_object (&adopting->progress);
  g_clear_pointer (&adopting->adoption, pd_adoption_free);
  g_free (adopting);
}

static PdOrder *
make_order (Adopting *adopting, PdPanel *panel, const PdStatusResult *result)
{
  PdOrderRecord *record = pd_order_record_new ();
  gint64 now = pd_clock_now (adopting->clock);

  record->id = pd_store_next_id (adopting->store);
  record->panel_id = pd_panel_get_id (panel);
  record->journal = PD_JOURNAL_PLACED;
  record->adopted = TRUE;
  record->service_id = g_strdup ("");
  record->service_name = g_strdup (_ ("Adopted order"));
  record->order_id = g_strdup (result->id);
  record->currency = g_strdup (pd_panel_get_currency (panel));
  record->quantity = -1;
  record->refill = PD_FLAG_UNKNOWN;
  record->cancel = PD_FLAG_UNKNOWN;
  record->created_at = now;
  record->placed_at = now;
  pd_order_record_apply (record, result, now);

  return pd_order_new (panel, record);
}

static void
write_order (PdWrite *write, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);

  pd_write_order (write, record);
  pd_write_event (write, pd_event_record_new (record->id, record->created_at, PD_EVENT_ADOPTED, record->state,
                                              record->state_text));
}

/* The list has the newest first: what was pasted last. */
static void
show_orders (Adopting *adopting)
{
  GPtrArray *adopted = adopting->adoption->adopted;
  g_autoptr (GPtrArray) newest_first = g_ptr_array_new ();

  for (guint i = adopted->len; i > 0; i--)
    g_ptr_array_add (newest_first, adopted->pdata[i - 1]);
  pd_order_list_prepend (adopting->orders, newest_first);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Adopting *adopting = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pd_store_commit_finish (PD_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  show_orders (adopting);
  g_task_return_pointer (task, g_steal_pointer (&adopting->adoption), (GDestroyNotify) pd_adoption_free);
}

static void
add_problem (GStrvBuilder *problems, const PdStatusResult *result)
{
  g_autofree char *words = result->error != NULL ? pd_explain_answer (result->error)
                                                 : g_strdup (_ ("The panel does not answer for it"));

  /* Translators: the id of an order and what the panel said of it */
  g_strv_builder_take (problems, g_strdup_printf (_ ("%s: %s"), result->id, words));
}

static void
take_status (
    Adopting *adopting, PdPanel *panel, PdWrite *write, GStrvBuilder *problems, const PdStatusResult *status)
{
  PdOrder *order;

  /* It came in by another way while the panel was asked. */
  if (pd_order_list_find_by_panel_id (adopting->orders, panel, status->id) != NULL)
    adopting->adoption->n_known++;
  else if (g_error_matches (status->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adopting->adoption->n_unasked++;
  else if (!status->answered || status->error != NULL)
    add_problem (problems, status);
  else
    {
      order = make_order (adopting, panel, status);
      write_order (write, order);
      g_ptr_array_add (adopting->adoption->adopted, order);
    }
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Adopting *adopting = g_task_get_task_data (task);
  PdPanel *panel = g_task_get_source_object (task);
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_autoptr (PdWrite) write = pd_write_new ();
  GError *error = NULL;
  g_autoptr (GPtrArray) results = pd_client_status_finish (PD_CLIENT (source), result, &error);

  if (results == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < results->len; i++)
    take_status (adopting, panel, write, problems, results->pdata[i]);
  adopting->adoption->problems = g_strv_builder_end (problems);
  pd_store_commit_async (adopting->store, g_steal_pointer (&write), NULL, committed_cb,
                         g_steal_pointer (&task));
}

static void
count_known (Adopting *adopting, guint n_known)
{
  if (adopting->progress != NULL)
    pd_progress_set_counts (adopting->progress, n_known, adopting->n_fresh);
}

static gboolean
answers_cb (guint first, gconstpointer const *results, guint n_results, guint n_known, gpointer user_data)
{
  Adopting *adopting = user_data;

  count_known (adopting, n_known);

  return adopting->progress == NULL || !pd_progress_get_stopped (adopting->progress);
}

/* An id that was pasted twice means one order. */
static GStrv
leave_out_known (Adopting *adopting, PdPanel *panel, const char *const *order_ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) fresh = g_strv_builder_new ();

  for (; *order_ids != NULL; order_ids++)
    if (!g_hash_table_add (seen, (gpointer) *order_ids))
      continue;
    else if (pd_order_list_find_by_panel_id (adopting->orders, panel, *order_ids) == NULL)
      g_strv_builder_add (fresh, *order_ids);
    else
      adopting->adoption->n_known++;

  return g_strv_builder_end (fresh);
}

/**
 * pd_adoption_free:
 * @self: (transfer full): what came of it
 */
void
pd_adoption_free (PdAdoption *self)
{
  g_ptr_array_unref (self->adopted);
  g_strfreev (self->problems);
  g_free (self);
}

/**
 * pd_adopt_async:
 * @panel: where the orders were placed
 * @order_ids: (array zero-terminated=1): the panel's ids
 * @orders: gets them
 * @store: keeps them
 * @clock: tells the time
 * @progress: (nullable): told of how many ids the panel has answered, and stops asking for more
 * @callback: called when they are on disk
 * @user_data: handed to @callback
 *
 * Adopts orders that were placed elsewhere, 100 in a call. Ids that @orders has already are passed over.
 */
void
pd_adopt_async (PdPanel *panel,
                const char *const *order_ids,
                PdOrderList *orders,
                PdStore *store,
                PdClock *clock,
                PdProgress *progress,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (panel, NULL, callback, user_data);
  Adopting *adopting = g_new0 (Adopting, 1);
  g_auto (GStrv) fresh = NULL;

  g_task_set_source_tag (task, pd_adopt_async);
  adopting->orders = g_object_ref (orders);
  adopting->store = g_object_ref (store);
  adopting->clock = g_object_ref (clock);
  g_set_object (&adopting->progress, progress);
  adopting->adoption = g_new0 (PdAdoption, 1);
  adopting->adoption->adopted = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, adopting, adopting_free);

  fresh = leave_out_known (adopting, panel, order_ids);
  if (*fresh != NULL)
    {
      adopting->n_fresh = g_strv_length (fresh);
      count_known (adopting, 0);
      pd_client_status_async (pd_panel_get_client (panel), (const char *const *) fresh, answers_cb, adopting,
                              NULL, status_cb, task);
      return;
    }

  adopting->adoption->problems = g_new0 (char *, 1);
  g_task_return_pointer (task, g_steal_pointer (&adopting->adoption), (GDestroyNotify) pd_adoption_free);
  g_object_unref (task);
}

/**
 * pd_adopt_finish:
 * @panel: where the orders were placed
 * @result: what the callback was given
 * @error: return location for an error of the panel or of the store; nothing is adopted then
 *
 * Returns: (transfer full) (nullable): what came of it
 */
PdAdoption *
pd_adopt_finish (PdPanel *panel, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, panel), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
