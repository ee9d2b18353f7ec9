/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-desk.h"
#include "bench-ui.h"
#include "pd-window.h"

/* bench-idle FOLDER SECONDS: what the program works while nobody touches it and no order is due. */

static void
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static double
measure (guint seconds)
{
  double start = bench_cpu_time ();
  gboolean over = FALSE;

  g_timeout_add_seconds_once (seconds, set_true_cb, &over);
  bench_wait (over);

  return bench_cpu_time () - start;
}

int
main (int argc, char *argv[])
{
  BenchDesk *desk;
  GtkWidget *window;

  if (argc != 3)
    g_error ("Usage: %s FOLDER SECONDS", argv[0]);

  bench_ui_init ();
  desk = bench_desk_new (argv[1]);
  window = GTK_WIDGET (pd_window_new (NULL, desk->desk));
  bench_frames_watch (window);
  gtk_window_present (GTK_WINDOW (window));
  bench_desk_read (desk);
  pd_desk_start (desk->desk);
  bench_wait (!bench_desk_is_loading (desk));
  bench_wait_until_quiet ();
  bench_tell ("idle", bench_number (argv[2]), measure (bench_number (argv[2])));

  gtk_window_destroy (GTK_WINDOW (window));
  bench_desk_close (desk);

  return 0;
}
