/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-ui.h"
#include "pd-application.h"
#include "pd-service.h"

/*
 * bench-start --data-folder FOLDER: the program itself, from its start to the first frame, and to a list that
 * can be used: rows are drawn, and a search has found something.
 */

static GListModel *
get_rows (GtkWidget *window)
{
  GtkWidget *table = bench_find (window, "GtkColumnView");

  return table ? G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))) : NULL;
}

static gboolean
has_rows (GtkWidget *window)
{
  GListModel *rows = get_rows (window);

  return rows && g_list_model_get_n_items (rows) > 0;
}

static void
search (GtkWidget *window)
{
  bench_frames_take ();
  gtk_editable_set_text (GTK_EDITABLE (bench_find (window, "GtkSearchEntry")), "brazil");
  bench_wait_for_frame ();
  if (!has_rows (window))
    g_error ("Nothing was found");
}

static gboolean
measure_cb (gpointer data)
{
  GtkApplication *application = data;
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (application));

  bench_tell ("first-frame", 0, bench_since_exec (bench_wait_for_frame ().first));
  bench_wait (has_rows (window));
  bench_tell ("first-rows", 0, bench_since_exec (bench_wait_for_frame ().ended));
  search (window);
  bench_tell ("usable", 0, bench_since_exec (bench_now ()));
  g_application_quit (G_APPLICATION (application));

  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application, GtkWidget *window)
{
  bench_frames_watch (window);
  g_idle_add_full (G_PRIORITY_DEFAULT, measure_cb, application, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PdApplication) application = pd_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
