/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-order-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * How a mass order is read and checked. The text is read in a worker; rows are made and checked in slices
 * between which the main loop turns, and shown at once when all are ready. Each row is checked by itself, and
 * beside the others: duplicates, and what the balance does not pay. Declared in pd-mass-order.h.
 */

#define SLICE (4 * G_TIME_SPAN_MILLISECOND)

/* One row beside the others */

static PdMassTotal *
get_sum (PdMassOrder *self, PdPanel *panel)
{
  PdMassTotal *sum = g_hash_table_lookup (self->sums, panel);

  if (sum == NULL)
    {
      sum = pd_mass_total_new (panel);
      g_hash_table_insert (self->sums, panel, sum);
    }

  return sum;
}

static void
mark_duplicate (PdMassOrder *self, PdMassRow *row)
{
  g_autofree char *key = pd_mass_row_dup_key (row);
  PdMassRow *first = g_hash_table_lookup (self->keys, key);
  g_autofree char *message = NULL;

  if (first == NULL)
    {
      g_hash_table_insert (self->keys, g_steal_pointer (&key), row);
      return;
    }

  /* Translators: %u is the number of a line */
  message = g_strdup_printf (_ ("The same service and link as in line %u"), pd_mass_row_get_line (first));
  pd_mass_row_set_remark (row, PD_CHECK_WARNING, message);
}

/* Less than what is told of the row itself: it costs no more, only time. */
static void
mark_wait (PdMassRow *row)
{
  g_autofree char *wait = pd_mass_row_describe_wait (pd_mass_row_get_panel (row));

  if (wait != NULL)
    pd_mass_row_set_remark (row, PD_CHECK_WARNING, wait);
}

static void
check_row (PdMassOrder *self, PdMassRow *row)
{
  pd_mass_row_set_panel (row, self->panel);
  pd_mass_row_check (row, self->orders);
  if (!pd_mass_row_is_ready (row))
    return;

  mark_duplicate (self, row);
  mark_wait (row);
  if (!pd_mass_total_add (get_sum (self, pd_mass_row_get_panel (row)), pd_mass_row_get_cost (row))
      && self->checks_balance)
    {
      g_autofree char *message = pd_mass_total_describe (get_sum (self, pd_mass_row_get_panel (row)));

      pd_mass_row_set_remark (row, PD_CHECK_ERROR, message);
      return;
    }

  self->ready_so_far++;
}

/* Slices */

static void
edited_cb (PdMassOrder *self)
{
  pd_mass_order_check (self);
}

/* A row that was left out may be kept by whoever puts it back. */
static void
drop_row (gpointer row)
{
  g_signal_handlers_disconnect_matched (row, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, edited_cb, NULL);
  g_object_unref (row);
}

/* Returns: (transfer full): an array for rows that are watched, which are not any more when they leave it.
 * Connecting ten thousand of them to one object that ends with it would take time in square. */
GPtrArray *
pd_mass_order_new_rows (void)
{
  return g_ptr_array_new_with_free_func (drop_row);
}

void
pd_mass_order_watch_row (PdMassOrder *self, PdMassRow *row)
{
  static const char *const edits[] = { "notify::service-id", "notify::link", "notify::quantity" };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_signal_connect_swapped (row, edits[i], G_CALLBACK (edited_cb), self);
}

static void
show_fresh_rows (PdMassOrder *self)
{
  guint before = self->rows->len;

  if (self->fresh == NULL)
    return;

  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&self->fresh);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

static void
show_totals (PdMassOrder *self)
{
  g_autoptr (GPtrArray) totals = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (self->panels, i);
      PdMassTotal *sum = g_hash_table_lookup (self->sums, panel);

      if (sum != NULL)
        g_ptr_array_add (totals, sum);
    }
  g_list_store_splice (self->totals, 0, g_list_model_get_n_items (G_LIST_MODEL (self->totals)), totals->pdata,
                       totals->len);
}

static void
finish_check (PdMassOrder *self)
{
  self->slice_id = 0;
  self->n_ready = self->ready_so_far;
  show_fresh_rows (self);
  show_totals (self);
  pd_mass_order_notify_ready (self);
  pd_mass_order_notify_loading (self);

  if (self->reading != NULL)
    {
      g_autoptr (GTask) task = g_steal_pointer (&self->reading);

      g_task_return_boolean (task, TRUE);
    }
}

static gboolean
slice_cb (gpointer user_data)
{
  PdMassOrder *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE;
  guint n_rows = self->lines != NULL ? self->lines->len : self->rows->len;

  for (; self->at < n_rows && g_get_monotonic_time () < end; self->at++)
    {
      if (self->lines != NULL)
        g_ptr_array_add (self->fresh,
                         pd_mass_row_new (self->lines->pdata[self->at], self->panels, self->services));
      check_row (self, (self->lines != NULL ? self->fresh : self->rows)->pdata[self->at]);
      if (self->lines != NULL)
        pd_mass_order_watch_row (self, self->fresh->pdata[self->at]);
    }
  if (self->at < n_rows)
    return G_SOURCE_CONTINUE;

  finish_check (self);
  return G_SOURCE_REMOVE;
}

static void
begin_check (PdMassOrder *self)
{
  g_hash_table_remove_all (self->keys);
  g_hash_table_remove_all (self->sums);
  if (self->fresh != NULL)
    g_ptr_array_set_size (self->fresh, 0);
  self->at = 0;
  self->ready_so_far = 0;
  if (self->slice_id == 0)
    self->slice_id = g_idle_add (slice_cb, self);
  pd_mass_order_notify_loading (self);
}

/* Reading */

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  gsize length;
  const char *data = g_bytes_get_data (task_data, &length);
  GError *error = NULL;
  GPtrArray *lines = pd_mass_text_read (data != NULL ? data : "", length, &error);

  if (lines != NULL)
    g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdMassOrder *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *lines = g_task_propagate_pointer (G_TASK (result), &error);

  if (lines == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  self->lines = lines;
  self->fresh = pd_mass_order_new_rows ();
  if (self->reading != NULL)
    g_task_return_new_error_literal (self->reading, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  g_set_object (&self->reading, task);
  begin_check (self);
}

/**
 * pd_mass_order_read_async:
 * @self: a mass order
 * @text: what was pasted or read from a file
 * @cancellable: (nullable): to stop
 * @callback: called when all rows are checked and shown
 * @user_data: handed to @callback
 *
 * Replaces the rows by the lines of @text.
 */
void
pd_mass_order_read_async (PdMassOrder *self,
                          GBytes *text,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) reader = NULL;
  GTask *task;

  g_return_if_fail (PD_IS_MASS_ORDER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_mass_order_read_async);
  /* The thread lets go of its task at some later time: the rows must not be freed there. */
  reader = g_task_new (NULL, cancellable, read_cb, task);
  g_task_set_task_data (reader, g_bytes_ref (text), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (reader, read_in_thread);
}

/**
 * pd_mass_order_read_finish:
 * @self: a mass order
 * @result: what the callback was given
 * @error: return location for an error of pd_mass_text_read()
 *
 * Returns: whether the text was read; otherwise the rows are as before
 */
gboolean
pd_mass_order_read_finish (PdMassOrder *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_mass_order_check:
 * @self: a mass order
 *
 * Checks all rows anew, in slices: after an edit, or when balances have changed.
 */
void
pd_mass_order_check (PdMassOrder *self)
{
  g_return_if_fail (PD_IS_MASS_ORDER (self));

  begin_check (self);
}
