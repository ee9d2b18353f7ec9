/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * The evening of a desk: what can be given up is given up, what must not be cut off comes to its end, and
 * everything is on disk. Main thread.
 */

#define LONGEST_CLOSING_MS 90000

/* Waiting for the answers to orders, refills and cancels that are on their way. */
typedef struct
{
  gulong orders;
  gulong requests;
  guint timer;
} Closing;

static gboolean
is_busy (PdDesk *self)
{
  return pd_outbox_is_sending (self->outbox) || pd_requests_get_asking (self->requests);
}

static void
close_store_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pd_store_close_finish (PD_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
close_store (GTask *task)
{
  PdDesk *self = g_task_get_source_object (task);

  pd_store_close_async (self->store, close_store_cb, g_object_ref (task));
}

/* Whatever happened first; the other one comes too late. */
static void
end_closing (GTask *task)
{
  PdDesk *self = g_task_get_source_object (task);
  Closing *closing = g_task_get_task_data (task);

  pd_clock_clear (self->clock, &closing->timer);
  g_clear_signal_handler (&closing->orders, self->outbox);
  g_clear_signal_handler (&closing->requests, self->requests);
  close_store (task);
}

static void
ended_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);

  if (!is_busy (g_task_get_source_object (task)))
    end_closing (task);
}

static void
waited_enough_cb (gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Closing *closing = g_task_get_task_data (task);

  closing->timer = 0;
  end_closing (task);
}

static void
forget_task_cb (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

/* An answer can take a while, but a disk that stays full would keep the program open for ever. */
static void
wait_for_answers (PdDesk *self, GTask *task)
{
  Closing *closing = g_new0 (Closing, 1);

  g_task_set_task_data (task, closing, g_free);
  closing->timer = pd_clock_add (self->clock, LONGEST_CLOSING_MS, waited_enough_cb, task);
  closing->orders = g_signal_connect_data (self->outbox, "notify::idle", G_CALLBACK (ended_cb),
                                           g_object_ref (task), forget_task_cb, 0);
  closing->requests = g_signal_connect_data (self->requests, "notify::asking", G_CALLBACK (ended_cb),
                                             g_object_ref (task), forget_task_cb, 0);
}

/**
 * pd_desk_close_async:
 * @self: the desk
 * @callback: called when everything is on disk
 * @user_data: handed to @callback
 *
 * Sends nothing new, waits for the answers to orders, refills and cancels that are on their way (what they
 * tell would be lost) and closes the store. Other requests are given up.
 */
void
pd_desk_close_async (PdDesk *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_DESK (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_desk_close_async);
  if (self->closing)
    {
      g_task_return_new_error_literal (task, PD_DESK_ERROR, PD_DESK_ERROR_CLOSED,
                                       _ ("Panel Desk is being closed"));
      return;
    }

  self->closing = TRUE;
  pd_outbox_set_paused (self->outbox, TRUE);
  pd_outbox_resume (self->outbox, NULL); /* an outcome that the disk did not take is tried again at once */
  pd_requests_stop (self->requests);
  pd_tracker_stop (self->tracker);
  pd_balance_watch_stop (self->balance_watch);
  pd_desk_abandon_requests (self);
  if (is_busy (self))
    wait_for_answers (self, task);
  else
    close_store (task);
}

/**
 * pd_desk_close_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: of the store
 *
 * Returns: whether everything is on disk
 */
gboolean
pd_desk_close_finish (PdDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
