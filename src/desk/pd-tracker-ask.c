/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-tracker-private.h"

#include "pd-api-error.h"

/*
 * Asking one panel for many states at once. What a call brings is committed as a whole before it is shown,
 * while the next calls are under way. Main thread.
 */

typedef struct
{
  PdTracker *tracker;
  PdTrack track;
  PdPanel *panel;
  GPtrArray *things;
  guint n_writing; /* of the parts */
  gboolean answered;
  guint n_answered;
  GError *error; /* (nullable): the first one that was not about one thing alone */

  PdTrackerChecked callback;
  gpointer data;
} Check;

/* What is committed together. */
typedef struct
{
  Check *check;
  PdChangeSet *changes;
  GPtrArray *ended;   /* of PdOrder */
  GPtrArray *refills; /* of PdRefill */
  GPtrArray *records; /* of PdRefillRecord, one for each of these */
} Part;

static void
free_check (Check *check)
{
  g_clear_object (&check->tracker);
  g_clear_object (&check->panel);
  g_clear_pointer (&check->things, g_ptr_array_unref);
  g_clear_error (&check->error);
  g_free (check);
}

static Part *
create_part (Check *check)
{
  Part *part = g_new0 (Part, 1);

  part->check = check;
  part->changes = pd_change_set_new ();
  part->ended = g_ptr_array_new_with_free_func (g_object_unref);
  part->refills = g_ptr_array_new_with_free_func (g_object_unref);
  part->records = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_refill_record_free);
  check->n_writing++;

  return part;
}

static void
free_part (Part *part)
{
  g_clear_pointer (&part->changes, pd_change_set_free);
  g_clear_pointer (&part->ended, g_ptr_array_unref);
  g_clear_pointer (&part->refills, g_ptr_array_unref);
  g_clear_pointer (&part->records, g_ptr_array_unref);
  g_free (part);
}

/* Ends it when all is answered and written. */
static void
end (Check *check)
{
  if (!check->answered || check->n_writing > 0)
    return;

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
end_part (Part *part)
{
  Check *check = part->check;

  free_part (part);
  check->n_writing--;
  end (check);
}

static void
show_part (Part *part)
{
  for (guint i = 0; i < part->refills->len; i++)
    pd_refill_take_record (part->refills->pdata[i], g_steal_pointer (&part->records->pdata[i]));
  for (guint i = 0; i < part->ended->len; i++)
    pd_tracker_tell_ended (part->check->tracker, part->ended->pdata[i]);
}

static void
part_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Part *part = user_data;
  Check *check = part->check;

  /* What could not be written is not shown either. The panel will say it again. */
  if (pd_change_set_commit_finish (PD_STORE (source), result, check->error ? NULL : &check->error))
    show_part (part);
  end_part (part);
}

static void
write_part (Part *part)
{
  if (!pd_change_set_is_empty (part->changes))
    {
      pd_change_set_commit_async (g_steal_pointer (&part->changes), part->check->tracker->store,
                                  part_written_cb, part);
      return;
    }

  show_part (part);
  end_part (part);
}

static void
apply_order (Part *part, PdOrder *order, const PdStatusResult *result)
{
  if (pd_tracker_apply_status (part->check->tracker, part->changes, order, result))
    g_ptr_array_add (part->ended, g_object_ref (order));
}

static void
apply_refill (Part *part, PdRefill *refill, const PdRequestResult *result)
{
  PdRefillRecord *record = pd_tracker_apply_refill (part->check->tracker, part->changes, refill, result);

  if (!record)
    return;

  g_ptr_array_add (part->refills, g_object_ref (refill));
  g_ptr_array_add (part->records, record);
}

/* @row: a PdStatusResult or a PdRequestResult */
static void
apply (Part *part, guint i, gconstpointer row)
{
  Check *check = part->check;

  if (check->track == PD_TRACK_ORDERS)
    apply_order (part, check->things->pdata[i], row);
  else
    apply_refill (part, check->things->pdata[i], row);
}

static const GError *
get_error (Check *check, gconstpointer row)
{
  return check->track == PD_TRACK_ORDERS ? ((const PdStatusResult *) row)->error
                                         : ((const PdRequestResult *) row)->error;
}

static gboolean
is_answered (Check *check, gconstpointer row)
{
  return check->track == PD_TRACK_ORDERS ? ((const PdStatusResult *) row)->answered
                                         : ((const PdRequestResult *) row)->answered;
}

/* An error may still become an answer when it is asked again: it is taken at the end. */
static gboolean
rows_cb (guint first, gconstpointer const *rows, guint n_rows, guint n_known, gpointer user_data)
{
  Check *check = user_data;
  Part *part = create_part (check);

  for (guint i = 0; i < n_rows; i++)
    if (!get_error (check, rows[i]))
      apply (part, first + i, rows[i]);
  write_part (part);

  return TRUE;
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
take_errors (Check *check, GPtrArray *rows)
{
  Part *part = create_part (check);

  for (guint i = 0; i < rows->len; i++)
    {
      const GError *error = get_error (check, rows->pdata[i]);

      note_answer (check, error, is_answered (check, rows->pdata[i]));
      if (error)
        apply (part, i, rows->pdata[i]);
    }
  write_part (part);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Check *check = user_data;
  GError **error = check->error ? NULL : &check->error; /* that something could not be written came first */
  g_autoptr (GPtrArray) rows = check->track == PD_TRACK_ORDERS
                                   ? pd_client_status_finish (PD_CLIENT (source), result, error)
                                   : pd_client_refill_status_finish (PD_CLIENT (source), result, error);

  check->answered = TRUE;
  if (rows)
    take_errors (check, rows);
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
  check->callback = callback;
  check->data = data;
  pd_tracker_note_asked (self, things, pd_clock_now (self->clock));

  if (track == PD_TRACK_ORDERS)
    pd_client_status_async (pd_panel_get_client (panel), (const char *const *) ids, rows_cb, check,
                            cancellable, answered_cb, check);
  else
    pd_client_refill_status_async (pd_panel_get_client (panel), (const char *const *) ids, rows_cb, check,
                                   cancellable, answered_cb, check);
}
