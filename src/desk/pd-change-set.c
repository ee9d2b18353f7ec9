/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-change-set.h"

/*
 * How the records of orders change: outbox, tracker, requests and the desk all go through here. Commits are
 * carried out in the order they were made, and each version is made from the one before, also where that is
 * still being written; so the last commit always holds every change. Main thread.
 */

struct _PdChangeSet
{
  PdWrite *write;
  GHashTable *records; /* PdOrder → PdOrderRecord, its changed copy */
  guint n_events;
};

static void
set_pending (PdOrder *order, PdOrderRecord *record, gboolean pending)
{
  if (pending)
    pd_order_set_pending_record (order, record);
  else if (pd_order_get_newest_record (order) == record) /* no newer one came meanwhile */
    pd_order_set_pending_record (order, NULL);
}

static void
mark_pending (PdChangeSet *self, gboolean pending)
{
  GHashTableIter iter;
  gpointer order, record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &order, &record))
    set_pending (order, record, pending);
}

/* Whoever hears of the change of one order may change another one that is not taken over yet: until then that
 * one stays pending. */
static void
take_over (PdChangeSet *self)
{
  GHashTableIter iter;
  gpointer order, record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &order, &record))
    {
      g_hash_table_iter_steal (&iter);
      set_pending (order, record, FALSE);
      pd_order_take_record (order, record);
      g_object_unref (order);
    }
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PdChangeSet *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (pd_store_commit_finish (PD_STORE (source), result, &error))
    {
      take_over (self);
      g_task_return_boolean (task, TRUE);
      return;
    }

  mark_pending (self, FALSE);
  g_task_return_error (task, error);
}

/**
 * pd_change_set_new:
 *
 * Returns: (transfer full): no changes yet
 */
PdChangeSet *
pd_change_set_new (void)
{
  PdChangeSet *self = g_new0 (PdChangeSet, 1);

  self->write = pd_write_new ();
  self->records = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) pd_order_record_free);

  return self;
}

/**
 * pd_change_set_free:
 * @self: (nullable) (transfer full): changes that are not wanted any more
 */
void
pd_change_set_free (PdChangeSet *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->write, pd_write_free);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_free (self);
}

/**
 * pd_change_set_edit:
 * @self: changes
 * @order: what to change
 *
 * Returns: (transfer none): a copy of its newest record, to be changed before the commit; the same one every
 * time
 */
PdOrderRecord *
pd_change_set_edit (PdChangeSet *self, PdOrder *order)
{
  PdOrderRecord *record = g_hash_table_lookup (self->records, order);

  if (!record)
    {
      record = pd_order_record_copy (pd_order_get_newest_record (order));
      g_hash_table_insert (self->records, g_object_ref (order), record);
    }

  return record;
}

/**
 * pd_change_set_get_write:
 * @self: changes
 *
 * Returns: (transfer none): for what else is to be written in the same transaction
 */
PdWrite *
pd_change_set_get_write (PdChangeSet *self)
{
  return self->write;
}

/**
 * pd_change_set_add_event:
 * @self: changes
 * @order: what it happened to
 * @at: when, in microseconds since 1970
 * @kind: what
 * @text: (nullable): details for people
 *
 * Adds a line to the history of @order. Its state is the one that @order has after these changes: change the
 * record first.
 */
void
pd_change_set_add_event (PdChangeSet *self, PdOrder *order, gint64 at, PdEventKind kind, const char *text)
{
  const PdOrderRecord *record = g_hash_table_lookup (self->records, order);
  PdState state = record ? record->state : pd_order_get_newest_record (order)->state;

  pd_write_event (self->write, pd_event_record_new (pd_order_get_id (order), at, kind, state, text));
  self->n_events++;
}

/**
 * pd_change_set_is_empty:
 * @self: changes
 *
 * Returns: whether no order was edited and no event added
 */
gboolean
pd_change_set_is_empty (PdChangeSet *self)
{
  return g_hash_table_size (self->records) == 0 && self->n_events == 0;
}

/**
 * pd_change_set_commit_async:
 * @self: (transfer full): changes
 * @store: where to
 * @callback: called when they are on disk and the orders have taken them over, or when neither has happened
 * @user_data: handed to @callback
 *
 * Writes all of them, or none. It cannot be given up: whether it was written must be known.
 */
void
pd_change_set_commit_async (PdChangeSet *self,
                            PdStore *store,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  GHashTableIter iter;
  gpointer record;

  g_task_set_source_tag (task, pd_change_set_commit_async);
  g_task_set_task_data (task, self, (GDestroyNotify) pd_change_set_free);

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    pd_write_order (self->write, record);
  mark_pending (self, TRUE);
  pd_store_commit_async (store, g_steal_pointer (&self->write), NULL, committed_cb, task);
}

/**
 * pd_change_set_commit_finish:
 * @store: where to
 * @result: what the callback was given
 * @error: why nothing was written
 *
 * Returns: whether everything is on disk
 */
gboolean
pd_change_set_commit_finish (PdStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
