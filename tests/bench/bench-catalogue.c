/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "bench-data.h"
#include "bench-desk.h"
#include "bench.h"
#include "pd-reply.h"

/*
 * bench-catalogue SERVICES RUNS: how long a catalogue takes from the bytes of the reply to rows in the list
 * that are on disk, beside json-glib's bare parse of the same bytes. First into an empty list, then with
 * prices that moved.
 */

/* A panel's answer is limited; more services than this are those of several panels. */
#define MOST_OF_A_PANEL 100000

typedef struct
{
  BenchDesk *desk;
  char *texts[2];
  guint n_panels;
} Bench;

static double
measure_bare_parse (const char *text, guint times)
{
  double start = bench_now ();

  for (guint i = 0; i < times; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;

      json_parser_load_from_data (parser, text, -1, &error);
      bench_check (error);
    }

  return bench_now () - start;
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, bench_read_catalogue (task_data), (GDestroyNotify) g_ptr_array_unref);
}

/* As the client does it. */
static GPtrArray *
parse (const char *text)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, bench_store_result_cb, &answer);

  g_task_set_task_data (task, (gpointer) text, NULL);
  g_task_run_in_thread (task, parse_in_thread);
  result = bench_wait_for_result (&answer);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* As the catalogue does it: at the same time. */
static void
keep_and_show (Bench *bench, guint index, GPtrArray *services)
{
  PdPanel *panel = bench_desk_get_panel (bench->desk, index);
  PdStore *store = pd_desk_get_store (bench->desk->desk);
  PdServiceList *list = pd_desk_get_services (bench->desk->desk);
  PdWrite *write = pd_write_new ();
  GAsyncResult *kept = NULL;
  GAsyncResult *shown = NULL;
  g_autoptr (GError) error = NULL;

  pd_write_catalogue (write, pd_panel_get_id (panel), services, g_get_real_time ());
  pd_store_commit_async (store, write, NULL, bench_store_result_cb, &kept);
  pd_service_list_set_catalogue_async (list, panel, services, NULL, bench_store_result_cb, &shown);
  bench_wait (kept && shown);
  pd_store_commit_finish (store, kept, &error);
  bench_check (error);
  g_clear_object (&kept);
  g_clear_object (&shown);
}

static double
measure (Bench *bench, const char *text, double *parsed)
{
  double start = bench_now ();
  double parsing = 0;

  for (guint i = 0; i < bench->n_panels; i++)
    {
      double began = bench_now ();
      g_autoptr (GPtrArray) services = parse (text);

      parsing += bench_now () - began;
      keep_and_show (bench, i, services);
    }
  *parsed = parsing;

  return bench_now () - start;
}

static void
run (guint n_services, guint n_panels, char *const *texts)
{
  g_autofree char *folder = bench_make_folder ();
  BenchBook book = { .url = "http://127.0.0.1:9", .n_panels = n_panels };
  Bench bench = { .n_panels = n_panels };
  double parsed;

  bench_fill_folder (folder, &book);
  bench.desk = bench_desk_open (folder);
  bench_tell ("json-parse", n_services, measure_bare_parse (texts[0], n_panels));
  bench_tell ("catalogue-first", n_services, measure (&bench, texts[0], &parsed));
  bench_tell ("catalogue-parse", n_services, parsed);
  bench_tell ("catalogue-again", n_services, measure (&bench, texts[1], &parsed));
  bench_desk_close (bench.desk);
  bench_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  guint n_services;
  guint n_panels;
  char *texts[2];

  if (argc != 3)
    g_error ("Usage: %s SERVICES RUNS", argv[0]);

  n_services = bench_number (argv[1]);
  n_panels = MAX (1, n_services / MOST_OF_A_PANEL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = bench_make_catalogue (n_services / n_panels, i);
  for (guint i = 0; i < bench_number (argv[2]); i++)
    run (n_services, n_panels, texts);
  g_free (texts[0]);
  g_free (texts[1]);

  return 0;
}
