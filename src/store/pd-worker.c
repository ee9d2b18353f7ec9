/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-worker.h"

/*
 * One thread and its queue. Work is done in the order in which it was pushed. What belongs to the main thread
 * (the tasks, and through them their source objects and callbacks) is only ever returned and released there:
 * the worker hands each piece of work back whole.
 */

struct _PdWorker
{
  GThread *thread;
  GAsyncQueue *queue; /* of Work */
};

typedef struct
{
  GTask *task; /* NULL: the end of the queue */
  PdWorkFunc func;
  gboolean done;
  GError *error;
} Work;

typedef struct
{
  GAsyncQueue *queue;
  gpointer state;
  GDestroyNotify free_state;
} Shift;

static gboolean
return_task_cb (gpointer user_data)
{
  Work *work = user_data;

  if (work->error)
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  else
    g_task_return_boolean (work->task, work->done);

  return G_SOURCE_REMOVE;
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->task);
  g_clear_error (&work->error);
  g_free (work);
}

/* An idle source and not g_main_context_invoke(), which would return the task right here, on the worker,
 * while nobody runs the main loop. */
static void
hand_back (Work *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (work->task));
  g_source_set_static_name (source, "[PanelDesk] store");
  g_source_set_callback (source, return_task_cb, work, free_work);
  g_source_attach (source, g_task_get_context (work->task));
}

/* Once work has begun it is finished, and its outcome told, whatever is cancelled meanwhile. */
static void
do_work (Work *work, gpointer state)
{
  GCancellable *cancellable = g_task_get_cancellable (work->task);

  if (!g_cancellable_set_error_if_cancelled (cancellable, &work->error))
    work->done = work->func (state, g_task_get_task_data (work->task), &work->error);
  hand_back (work);
}

static gpointer
run (gpointer data)
{
  Shift *shift = data;

  for (;;)
    {
      Work *work = g_async_queue_pop (shift->queue);

      if (!work->task)
        {
          free_work (work);
          break;
        }
      do_work (work, shift->state);
    }
  shift->free_state (shift->state);
  g_async_queue_unref (shift->queue);
  g_free (shift);

  return NULL;
}

/**
 * pd_worker_new:
 * @name: of the thread
 * @state: (transfer full): handed to all work; the thread alone touches it from now on
 * @free_state: frees @state, on the thread
 *
 * Returns: (transfer full): a thread that waits for work
 */
PdWorker *
pd_worker_new (const char *name, gpointer state, GDestroyNotify free_state)
{
  PdWorker *self = g_new0 (PdWorker, 1);
  Shift *shift = g_new0 (Shift, 1);

  self->queue = g_async_queue_new_full (free_work);
  *shift = (Shift) { g_async_queue_ref (self->queue), state, free_state };
  self->thread = g_thread_new (name, run, shift);

  return self;
}

/**
 * pd_worker_free:
 * @self: (transfer full): a worker
 *
 * Waits until the queue is done and the state is freed.
 */
void
pd_worker_free (PdWorker *self)
{
  g_async_queue_push (self->queue, g_new0 (Work, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}

/**
 * pd_worker_push:
 * @self: a worker
 * @task: (transfer full): returns a boolean, or the error, when the work is done
 * @func: the work; it is given the data of @task
 *
 * Work whose task is cancelled before its turn comes is not done.
 */
void
pd_worker_push (PdWorker *self, GTask *task, PdWorkFunc func)
{
  Work *work = g_new0 (Work, 1);

  work->task = task;
  work->func = func;
  /* What was done must not be told as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_async_queue_push (self->queue, work);
}
