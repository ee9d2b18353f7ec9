/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-ui.h"

/* bench-empty: an empty libadwaita window, with which the start and the memory of the program are compared.
 */

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  bench_frames_watch (window);
  gtk_window_present (GTK_WINDOW (window));

  bench_tell ("empty-frame", 0, bench_since_exec (bench_wait_for_frame ().first));
  bench_wait_until_quiet ();
  bench_tell ("empty-memory", 0, bench_memory ());
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("io.github.paneldesk.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
