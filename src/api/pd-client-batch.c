/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-private.h"

#include "config.h"
#include "pd-api-error.h"
#include "pd-client-judge.h"

#include <glib/gi18n-lib.h>

/*
 * Calls with any number of ids: cut into what the panel takes at once, a few under way together, put together
 * again in the order in which they were asked. What a panel turns out not to take is asked in another way,
 * and its dialect remembers (api-v2 §5). Main thread.
 */

#define MOST_IN_FLIGHT 4
#define MOST_PROBES 3

/**
 * Range:
 * @first: index of its first id
 * @n: how many ids
 * @answered_before: these ids got no answer in a call that did answer that many before them
 * @doubted: a list of these ids failed, one of them alone did not
 */
typedef struct
{
  guint first;
  guint n;
  guint answered_before;
  gboolean doubted;
} Range;

typedef struct
{
  const PdAction *action;
  GStrv ids;
  guint n_ids;
  gpointer *rows; /* one an id, %NULL until it is known */
  guint n_known;

  PdRowsFunc rows_func; /* (nullable) */
  gpointer rows_data;

  GQueue ranges; /* of Range: still to be asked */
  guint in_flight;
  GError *stop; /* (nullable): why nothing more is asked */
} Batch;

/**
 * Part:
 * @range: what is asked
 * @list: in the parameter for a list
 * @whole: of a probe: the range that failed as a list
 * @whole_rows: (nullable): of a probe: what @whole was answered
 * @n_probes: how many ids of @whole were asked alone before
 *
 * One call under way. A probe asks for one id alone to find out whether its panel knows no lists.
 */
typedef struct
{
  GTask *task;
  Range range;
  GStrv ids;
  gboolean list;

  Range whole;
  GPtrArray *whole_rows;
  guint n_probes;
} Part;

static void ask_more (GTask *task);

static void
free_batch (Batch *batch)
{
  for (guint i = 0; batch->rows != NULL && i < batch->n_ids; i++)
    g_clear_pointer (&batch->rows[i], batch->action->free_row);
  g_free (batch->rows);
  g_strfreev (batch->ids);
  g_queue_clear_full (&batch->ranges, g_free);
  g_clear_error (&batch->stop);
  g_free (batch);
}

static void
free_part (Part *part)
{
  g_clear_pointer (&part->whole_rows, g_ptr_array_unref);
  g_strfreev (part->ids);
  g_object_unref (part->task);
  g_free (part);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, free_part)

static GStrv
dup_ids (Batch *batch, const Range *range)
{
  GStrv ids = g_new0 (char *, range->n + 1);

  for (guint i = 0; i < range->n; i++)
    ids[i] = g_strdup (batch->ids[range->first + i]);

  return ids;
}

static void
forget_row (Batch *batch, guint i)
{
  g_clear_pointer (&batch->rows[i], batch->action->free_row);
  batch->n_known--;
}

static void
tell_rows (Batch *batch, guint first, guint n)
{
  gconstpointer *rows = (gconstpointer *) batch->rows + first;

  if (batch->rows_func == NULL || n == 0)
    return;

  if (!batch->rows_func (first, rows, n, batch->n_known, batch->rows_data) && batch->stop == NULL)
    batch->stop
        = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Not asked, because it was stopped"));
}

/* Takes @n rows, from @from on, as the answers to the ids from @first on. */
static void
store_rows (Batch *batch, guint first, GPtrArray *rows, guint from, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (batch->rows[first + i] != NULL)
        forget_row (batch, first + i);
      batch->rows[first + i] = g_steal_pointer (&g_ptr_array_index (rows, from + i));
      batch->n_known++;
    }
  tell_rows (batch, first, n);
}

/* Puts @range back into the queue; ids at its beginning that are known by now are left out. */
static void
ask_again (Batch *batch, Range range)
{
  while (range.n > 0 && batch->rows[range.first] != NULL)
    {
      range.first++;
      range.n--;
    }
  if (range.n > 0)
    g_queue_push_head (&batch->ranges, g_memdup2 (&range, sizeof range));
}

static guint
count_answered (Batch *batch, GPtrArray *rows, PdAnswer least)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += batch->action->look (g_ptr_array_index (rows, i)) >= least;

  return n;
}

/* How many rows at the beginning are answered, if all others are not; 0 otherwise. */
static guint
measure_cut (Batch *batch, GPtrArray *rows)
{
  guint n = count_answered (batch, rows, PD_ANSWER_ERROR);

  for (guint i = 0; i < n; i++)
    if (batch->action->look (g_ptr_array_index (rows, i)) == PD_ANSWER_NONE)
      return 0;

  return n;
}

static void call_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask (GTask *task, Part *part)
{
  PdClient *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);
  g_autofree char *joined = NULL;
  g_autofree char *parameters = NULL;

  part->task = g_object_ref (task);
  part->ids = dup_ids (batch, &part->range);
  joined = g_strjoinv (",", part->ids);
  parameters = soup_form_encode (part->list ? batch->action->list : batch->action->single, joined, NULL);

  batch->in_flight++;
  pd_client_call_async (self, batch->action, parameters, (const char *const *) part->ids,
                        g_task_get_cancellable (task), call_cb, part);
}

static void
ask_range (GTask *task, Range range)
{
  PdClient *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);
  Part *part = g_new0 (Part, 1);

  part->range = range;
  part->list = pd_client_judge_takes_list (self->dialect, batch->action, range.n);
  ask (task, part);
}

/* Asks for the next id of @whole alone. */
static void
probe (GTask *task, Range whole, GPtrArray *whole_rows, guint n_probes)
{
  Part *part = g_new0 (Part, 1);

  part->range = (Range) { .first = whole.first + n_probes, .n = 1 };
  part->whole = whole;
  part->whole_rows = g_ptr_array_ref (whole_rows);
  part->n_probes = n_probes;
  ask (task, part);
}

/* The list may have failed by chance: a read is asked once more as a list before the panel is said to know
 * none. What changes something is not asked twice. */
static void
believe_probe (GTask *task, Part *part)
{
  PdClient *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);
  Range whole = part->whole;

  if (batch->action->is_read && whole.n > 1)
    {
      forget_row (batch, whole.first);
      whole.doubted = TRUE;
    }
  else
    pd_client_judge_learn_no_list (self->dialect, batch->action);

  ask_again (batch, whole);
}

/* An id that was asked alone has its own answer; the others keep that of the list if no probe helps. */
static void
judge_probe (GTask *task, Part *part, GPtrArray *rows)
{
  Batch *batch = g_task_get_task_data (task);
  gboolean good = count_answered (batch, rows, PD_ANSWER_GOOD) > 0;
  guint n = part->n_probes + 1;

  store_rows (batch, part->range.first, rows, 0, 1);
  if (good)
    believe_probe (task, part);
  else if (n < MIN (part->whole.n, MOST_PROBES) && batch->stop == NULL)
    probe (task, part->whole, part->whole_rows, n);
  else
    store_rows (batch, part->whole.first + n, part->whole_rows, n, part->whole.n - n);
}

/* The list failed in a way in which it fails at panels that know none. */
static void
doubt_list (GTask *task, Part *part, GPtrArray *rows)
{
  PdClient *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);

  if (part->range.doubted)
    pd_client_judge_learn_no_list (self->dialect, batch->action);

  if (part->range.n > pd_client_judge_limit (self->dialect, batch->action))
    ask_again (batch, part->range);
  else
    probe (task, part->range, rows, 0);
}

/* The panel left out the end of the list: it may take no more than it answered, or not know those ids. */
static void
judge_rows (GTask *task, Part *part, GPtrArray *rows)
{
  PdClient *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);
  Range range = part->range;
  guint cut = measure_cut (batch, rows);

  if (range.answered_before > 0 && count_answered (batch, rows, PD_ANSWER_GOOD) > 0)
    pd_client_judge_learn_limit (self->dialect, range.answered_before);

  if (batch->action->is_read && part->list && cut == 0 && range.answered_before == 0
      && count_answered (batch, rows, PD_ANSWER_ERROR) == 0)
    {
      doubt_list (task, part, rows);
      return;
    }

  if (batch->action->is_read && cut > 0 && cut < range.n)
    {
      store_rows (batch, range.first, rows, 0, cut);
      ask_again (batch, (Range) { .first = range.first + cut, .n = range.n - cut, .answered_before = cut });
      return;
    }

  store_rows (batch, range.first, rows, 0, range.n);
}

static void
judge_failure (GTask *task, Part *part, GPtrArray *rows, const GError *failure)
{
  PdClient *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);

  if (part->range.n > 1 && g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_TOO_MANY_IDS))
    {
      pd_client_judge_learn_limit (self->dialect, part->range.n / 2);
      ask_again (batch, part->range);
    }
  else if (part->list && pd_client_judge_doubts_list (batch->action, failure))
    doubt_list (task, part, rows);
  else
    store_rows (batch, part->range.first, rows, 0, part->range.n);
}

static void
call_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Part) part = user_data;
  Batch *batch = g_task_get_task_data (part->task);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) rows = pd_client_call_finish (PD_CLIENT (source), result, NULL, &failure);

  batch->in_flight--;
  if (rows == NULL)
    rows = batch->action->fail ((const char *const *) part->ids, failure);
  if (batch->stop == NULL && pd_client_judge_ends_all (failure))
    batch->stop = pd_client_judge_explain_rest (failure);

  if (part->whole_rows != NULL)
    judge_probe (part->task, part, rows);
  else if (failure != NULL)
    judge_failure (part->task, part, rows, failure);
  else
    judge_rows (part->task, part, rows);

  ask_more (part->task);
}

static void
give_up_range (Batch *batch, const Range *range)
{
  g_auto (GStrv) ids = dup_ids (batch, range);
  g_autoptr (GPtrArray) rows = batch->action->fail ((const char *const *) ids, batch->stop);

  store_rows (batch, range->first, rows, 0, range->n);
}

static void
end_batch (GTask *task)
{
  Batch *batch = g_task_get_task_data (task);
  gsize n_ids = batch->n_ids;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (
        task, g_ptr_array_new_take (g_steal_pointer (&batch->rows), n_ids, batch->action->free_row),
        (GDestroyNotify) g_ptr_array_unref);
}

static void
ask_more (GTask *task)
{
  PdClient *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);

  while (batch->in_flight < MOST_IN_FLIGHT && !g_queue_is_empty (&batch->ranges))
    {
      g_autofree Range *range = g_queue_pop_head (&batch->ranges);
      guint limit = pd_client_judge_limit (self->dialect, batch->action);

      if (batch->stop != NULL)
        {
          give_up_range (batch, range);
          continue;
        }
      if (range->n > limit)
        {
          Range rest = *range;

          rest.first += limit;
          rest.n -= limit;
          ask_again (batch, rest);
          range->n = limit;
        }
      ask_range (task, *range);
    }

  if (batch->in_flight == 0)
    end_batch (task);
}

/* Asks @action for any number of ids. */
void
pd_client_batch_async (PdClient *self,
                       const PdAction *action,
                       const char *const *ids,
                       PdRowsFunc rows_func,
                       gpointer rows_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Batch *batch = g_new0 (Batch, 1);

  g_task_set_source_tag (task, pd_client_batch_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, batch, (GDestroyNotify) free_batch);
  batch->action = action;
  batch->ids = g_strdupv ((char **) ids);
  batch->n_ids = g_strv_length (batch->ids);
  batch->rows = g_new0 (gpointer, MAX (batch->n_ids, 1));
  batch->rows_func = rows_func;
  batch->rows_data = rows_data;

  ask_again (batch, (Range) { .first = 0, .n = batch->n_ids });
  ask_more (task);
}

/* Returns a row for each id, in the order asked. The only @error is %G_IO_ERROR_CANCELLED: what fails is told
 * by the rows. */
GPtrArray *
pd_client_batch_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
