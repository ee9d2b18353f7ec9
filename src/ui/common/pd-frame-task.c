/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-frame-task.h"

/* See the header. What is done while nothing else is to be done is drawn with the next frame all at once, and
 * makes that one late; so does what is done before a frame that somebody waits for. Main thread. */

struct _PdFrameTask
{
  GSourceFunc step;
  gpointer data;
  GtkWidget *widget;  /* (nullable): weak */
  guint tick_id;      /* while the widget is drawn */
  guint source_id;    /* while it is not */
  gboolean was_drawn; /* since it was started last */
};

static gboolean
is_drawn (PdFrameTask *self)
{
  return self->widget != NULL && gtk_widget_get_mapped (self->widget);
}

/* The first frame shows what there is already. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PdFrameTask *self = data;

  if (self->was_drawn)
    return self->step (self->data);

  self->was_drawn = TRUE;

  return G_SOURCE_CONTINUE;
}

static void
tick_removed_cb (gpointer data)
{
  ((PdFrameTask *) data)->tick_id = 0;
}

static void go_on (PdFrameTask *self);

static gboolean
idle_cb (gpointer data)
{
  PdFrameTask *self = data;
  gboolean more = self->step (self->data);

  if (more && !is_drawn (self))
    return G_SOURCE_CONTINUE;

  self->source_id = 0;
  if (more)
    go_on (self);

  return G_SOURCE_REMOVE;
}

static void
go_on (PdFrameTask *self)
{
  if (self->tick_id != 0 || self->source_id != 0)
    return;

  if (is_drawn (self))
    self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, tick_removed_cb);
  else
    self->source_id = g_idle_add (idle_cb, self);
}

/**
 * pd_frame_task_new:
 * @step: does a little, and returns whether there is more to do
 * @data: for @step
 *
 * Returns: (transfer full): a task that does nothing yet
 */
PdFrameTask *
pd_frame_task_new (GSourceFunc step, gpointer data)
{
  PdFrameTask *self = g_new0 (PdFrameTask, 1);

  self->step = step;
  self->data = data;

  return self;
}

/**
 * pd_frame_task_start:
 * @self: a task
 * @widget: (nullable): whose frames are counted; while it is not mapped, a step is done whenever nothing else
 *   is to be done
 *
 * From the frame after the next on, steps are done until there is no more to do. Not called by a step.
 */
void
pd_frame_task_start (PdFrameTask *self, GtkWidget *widget)
{
  g_return_if_fail (self != NULL);

  g_set_weak_pointer (&self->widget, widget);
  if (self->tick_id == 0)
    self->was_drawn = FALSE;
  go_on (self);
}

/**
 * pd_frame_task_free:
 * @self: a task, of which no step is done any more; it is not freed by one
 */
void
pd_frame_task_free (PdFrameTask *self)
{
  g_return_if_fail (self != NULL);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_weak_pointer (&self->widget);
  g_free (self);
}
