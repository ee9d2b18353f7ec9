/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-desk.h"
#include "bench-ui.h"
#include "pd-mass-page.h"
#include "pd-window.h"

/* bench-mass FOLDER LINES RUNS: how long it takes from a pasted text to a page that shows it, with every line
 * read and checked, and how long the main loop is kept until those that are not seen are there, too. */

static GBytes *
make_text (guint n_lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%u | https://www.instagram.com/p/mass%u/ | %u\n", 1000 + i % 1000, i,
                            100 + i % 900);

  return g_string_free_to_bytes (text);
}

static guint
count_lines (GtkWidget *table)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))));
}

static void
measure (BenchDesk *desk, GtkWidget *window, guint n_lines)
{
  g_autoptr (GBytes) text = make_text (n_lines);
  GtkWidget *page, *table;
  BenchTurns turns;
  double start;

  bench_wait_until_quiet ();
  bench_turns_take ();
  start = bench_now ();
  page = GTK_WIDGET (pd_mass_page_new (desk->desk, text, NULL, FALSE));
  pd_window_push (PD_WINDOW (window), ADW_NAVIGATION_PAGE (page));
  bench_wait ((table = bench_find (page, "GtkColumnView")) != NULL);
  bench_wait (count_lines (table) > 0);
  bench_frames_take ();
  bench_wait_for_frame ();
  bench_tell ("mass", n_lines, bench_now () - start);
  bench_wait (count_lines (table) == n_lines);
  bench_wait_until_quiet ();
  turns = bench_turns_take ();
  bench_tell ("mass-turn", n_lines, turns.longest);
  bench_tell ("mass-turn-work", n_lines, turns.longest_work);

  gtk_widget_activate_action (page, "navigation.pop", NULL);
}

int
main (int argc, char *argv[])
{
  BenchDesk *desk;
  GtkWidget *window;

  if (argc != 4)
    g_error ("Usage: %s FOLDER LINES RUNS", argv[0]);

  bench_ui_init ();
  bench_turns_watch ();
  desk = bench_desk_new (argv[1]);
  window = GTK_WIDGET (pd_window_new (NULL, desk->desk));
  bench_frames_watch (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  bench_desk_read (desk);
  pd_desk_start (desk->desk);
  bench_wait (bench_desk_count_services (desk) > 0 && !bench_desk_is_loading (desk));
  for (guint i = 0; i < bench_number (argv[3]); i++)
    measure (desk, window, bench_number (argv[2]));

  gtk_window_destroy (GTK_WINDOW (window));
  bench_desk_close (desk);

  return 0;
}
