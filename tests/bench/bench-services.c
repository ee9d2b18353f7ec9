/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-desk.h"
#include "bench-ui.h"
#include "pd-window.h"

/*
 * bench-services FOLDER RUNS FIGURE…: the Services page of the real window over a data folder. Each figure is
 * taken so many times, in the order in which they are asked for. "filter": a word is typed and taken back
 * letter by letter; the worst of all keys, for the main loop and until the result is drawn. "word": a whole
 * word at once. "sort": by price, and the longest turn. "scroll": the longest of 300 frames from the top to
 * the end. "refresh": the longest turn while every panel is asked for its catalogue. "memory": what the
 * process takes. "orders": the first look at the page of the orders, and the longest turn.
 */

#define SCROLL_FRAMES 300

typedef struct
{
  BenchDesk *desk;
  GtkWidget *window;
  GtkColumnView *table;
  guint n_services;
  guint n_runs;
} Bench;

typedef struct
{
  const char *name;
  void (*measure) (Bench *bench);
} Figure;

/* Filter */

static GtkEditable *
find_search_entry (Bench *bench)
{
  return GTK_EDITABLE (bench_find (bench->window, "GtkSearchEntry"));
}

static void
press_key (Bench *bench, const char *text, double *worst, double *worst_drawn)
{
  double start = bench_now ();
  double filtered;

  gtk_editable_set_text (find_search_entry (bench), text);
  filtered = bench_now () - start;
  *worst = MAX (*worst, filtered);
  *worst_drawn = MAX (*worst_drawn, bench_wait_for_frame ().ended - start);
  bench_wait_until_quiet ();
}

/* The worst of all keys is what a person notices. */
static void
measure_filter (Bench *bench)
{
  static const char word[] = "brazil";

  for (guint run = 0; run < bench->n_runs; run++)
    {
      double worst = 0;
      double worst_drawn = 0;

      for (gsize length = 1; length < sizeof word; length++)
        {
          g_autofree char *text = g_strndup (word, length);

          press_key (bench, text, &worst, &worst_drawn);
        }
      press_key (bench, "", &worst, &worst_drawn);
      bench_tell ("filter", bench->n_services, worst);
      bench_tell ("filter-drawn", bench->n_services, worst_drawn);
    }
}

static void
measure_word (Bench *bench)
{
  for (guint run = 0; run < bench->n_runs; run++)
    {
      double filtered = 0;
      double drawn = 0;

      press_key (bench, "brazil", &filtered, &drawn);
      bench_tell ("word", bench->n_services, drawn);
      press_key (bench, "", &filtered, &drawn);
    }
}

/* Sort */

static GtkColumnViewColumn *
find_column (Bench *bench, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (bench->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column; /* which the table keeps */
    }

  g_error ("There is no column “%s”", id);
}

static gboolean
is_sorting (Bench *bench)
{
  g_autoptr (GObject) results = NULL;
  gboolean sorting;

  g_object_get (bench_find (bench->window, "PdServicesTable"), "results", &results, NULL);
  g_object_get (results, "sorting", &sorting, NULL);

  return sorting;
}

static void
measure_sort (Bench *bench)
{
  GtkColumnViewColumn *column = find_column (bench, "rate");

  for (guint run = 0; run < bench->n_runs; run++)
    {
      double start;

      gtk_column_view_sort_by_column (bench->table, NULL, GTK_SORT_ASCENDING);
      bench_wait_until_quiet ();
      bench_turns_take ();
      start = bench_now ();
      gtk_column_view_sort_by_column (bench->table, column, GTK_SORT_ASCENDING);
      bench_wait (!is_sorting (bench));
      bench_tell ("sort", bench->n_services, bench_now () - start);
      bench_wait_until_quiet ();
      bench_tell ("sort-turn", bench->n_services, bench_turns_take ().longest);
    }
  gtk_column_view_sort_by_column (bench->table, NULL, GTK_SORT_ASCENDING);
}

/* Scroll */

typedef struct
{
  GtkAdjustment *adjustment;
  double step;
  guint n_left;
} Scroll;

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;

  gtk_adjustment_set_value (scroll->adjustment, gtk_adjustment_get_value (scroll->adjustment) + scroll->step);

  return --scroll->n_left > 0;
}

static void
measure_scroll (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->table));
  double way;

  bench_wait_until_quiet ();
  way = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  for (guint run = 0; run < bench->n_runs; run++)
    {
      Scroll scroll = { adjustment, way / SCROLL_FRAMES, SCROLL_FRAMES };

      gtk_adjustment_set_value (adjustment, 0);
      bench_wait_until_quiet ();
      gtk_widget_add_tick_callback (GTK_WIDGET (bench->table), scroll_cb, &scroll, NULL);
      bench_wait (scroll.n_left == 0);
      bench_tell ("scroll", bench->n_services, bench_wait_for_frame ().longest);
    }
}

/* Refresh */

static void
measure_refresh (Bench *bench)
{
  for (guint run = 0; run < bench->n_runs; run++)
    {
      BenchTurns turns;

      bench_wait_until_quiet ();
      bench_turns_take ();
      bench_desk_refresh (bench->desk);
      turns = bench_turns_take ();
      bench_tell ("refresh-turn", bench->n_services, turns.longest);
      bench_tell ("refresh-turn-work", bench->n_services, turns.longest_work);
    }
}

/* Memory */

static void
measure_memory (Bench *bench)
{
  bench_wait_until_quiet ();
  bench_tell ("memory", bench->n_services, bench_memory ());
}

/* Orders: only the first look makes the page, so that it is measured once. */

static void
measure_orders (Bench *bench)
{
  guint n_orders = g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (bench->desk->desk)));
  BenchTurns turns;
  double start;

  bench_wait_until_quiet ();
  bench_turns_take ();
  start = bench_now ();
  pd_window_show_page (PD_WINDOW (bench->window), "orders");
  bench_tell ("orders-drawn", n_orders, bench_wait_for_frame ().ended - start);
  bench_wait_until_quiet ();
  turns = bench_turns_take ();
  bench_tell ("orders-turn", n_orders, turns.longest);
  bench_tell ("orders-turn-work", n_orders, turns.longest_work);
}

static const Figure figures[] = {
  { "filter", measure_filter },   { "sort", measure_sort },     { "scroll", measure_scroll },
  { "refresh", measure_refresh }, { "memory", measure_memory }, { "word", measure_word },
  { "orders", measure_orders },
};

static void
measure (Bench *bench, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].name, name))
      {
        figures[i].measure (bench);
        return;
      }

  g_error ("There is no figure “%s”", name);
}

/* The time until rows are drawn: of the store, or, where it has none, of the panel. */
static void
start (Bench *bench)
{
  double started = bench_now ();
  gboolean stored;

  bench_desk_read (bench->desk);
  stored = pd_panel_get_record (bench_desk_get_panel (bench->desk, 0))->catalogue_at > 0;
  pd_desk_start (bench->desk->desk);
  bench_wait (bench_desk_count_services (bench->desk) > 0 && !bench_desk_is_loading (bench->desk));
  bench_frames_take ();
  bench_tell (stored ? "shown" : "loaded", bench_desk_count_services (bench->desk),
              bench_wait_for_frame ().ended - started);
}

static void
show (Bench *bench)
{
  bench->window = GTK_WIDGET (pd_window_new (NULL, bench->desk->desk));
  bench_frames_watch (bench->window);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench_wait_until_quiet ();
  start (bench);
  pd_window_show_page (PD_WINDOW (bench->window), "services");
  bench_wait_until_quiet ();

  bench->n_services = bench_desk_count_services (bench->desk);
  bench->table = GTK_COLUMN_VIEW (bench_find (bench->window, "GtkColumnView"));
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };

  if (argc < 4)
    g_error ("Usage: %s FOLDER RUNS FIGURE…", argv[0]);

  bench_ui_init ();
  bench_turns_watch ();
  bench.n_runs = bench_number (argv[2]);
  bench.desk = bench_desk_new (argv[1]);
  show (&bench);
  for (int i = 3; i < argc; i++)
    measure (&bench, argv[i]);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  bench_desk_close (bench.desk);

  return 0;
}
