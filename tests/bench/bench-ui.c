/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-ui.h"

/*
 * Windows that are measured: when a frame of one is there, and what it took to make it. Main thread.
 */

/* So long nothing happens, then nothing more is going to happen. */
#define QUIET_MILLISECONDS 150

static struct
{
  double begun;
  BenchFrames frames;
} watch;

static void
before_paint_cb (void)
{
  watch.begun = bench_now ();
}

static void
after_paint_cb (void)
{
  double now = bench_now ();

  if (watch.frames.n++ == 0)
    watch.frames.first = now;
  watch.frames.ended = now;
  watch.frames.longest = MAX (watch.frames.longest, now - watch.begun);
}

static void
realize_cb (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

void
bench_ui_init (void)
{
  adw_init ();
  /* Nothing moves, so that the frames are those of what is measured. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* From now on frames of @window are measured. It is not realized yet. */
void
bench_frames_watch (GtkWidget *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

/* Returns what there was since it was asked last. */
BenchFrames
bench_frames_take (void)
{
  BenchFrames frames = watch.frames;

  watch.frames = (BenchFrames) { 0 };

  return frames;
}

BenchFrames
bench_wait_for_frame (void)
{
  bench_wait (watch.frames.n > 0);

  return bench_frames_take ();
}

static void
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Waits until the window has drawn what there is to draw and nothing is under way. */
void
bench_wait_until_quiet (void)
{
  do
    {
      gboolean over = FALSE;

      bench_frames_take ();
      g_timeout_add_once (QUIET_MILLISECONDS, set_true_cb, &over);
      bench_wait (over);
    }
  while (watch.frames.n > 0);
}

/* Returns: (nullable): the first visible widget of a type below @root */
GtkWidget *
bench_find (GtkWidget *root, const char *type_name)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type_name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child)
                             ? bench_find (child, type_name)
                             : NULL;

      if (found)
        return found;
    }

  return NULL;
}
