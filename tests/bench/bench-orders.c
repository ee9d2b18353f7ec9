/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-desk.h"
#include "bench.h"
#include "pd-order-form.h"

/*
 * bench-orders states FOLDER RUNS: how long it takes to ask for all open orders of a folder.
 * bench-orders journal FOLDER ORDERS: how long it takes to place so many orders, each step of each on disk,
 * as a batch over all its panels. Both against the panel that the folder names.
 */

static void
wait_for_catalogues (BenchDesk *desk)
{
  bench_turns_watch ();
  pd_desk_start (desk->desk);
  bench_wait (bench_desk_count_services (desk) > 0 && !bench_desk_is_loading (desk));
}

/* States */

static GPtrArray *
collect_orders (BenchDesk *desk)
{
  GListModel *list = G_LIST_MODEL (pd_desk_get_orders (desk->desk));
  GPtrArray *orders = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (orders, g_list_model_get_item (list, i));

  return orders;
}

static void
check_states (BenchDesk *desk, GPtrArray *orders)
{
  PdTracker *tracker = pd_desk_get_tracker (desk->desk);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double start;

  bench_turns_take ();
  start = bench_now ();
  pd_tracker_check_async (tracker, orders, NULL, bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  pd_tracker_check_finish (tracker, result, &error);
  bench_check (error);

  bench_tell ("states", orders->len, bench_now () - start);
  bench_tell ("states-turn", orders->len, bench_turns_take ().longest);
}

static void
measure_states (BenchDesk *desk, guint n_runs)
{
  g_autoptr (GPtrArray) orders = collect_orders (desk);

  for (guint i = 0; i < n_runs; i++)
    check_states (desk, orders);
}

/* Journal */

static PdOrderForm *
make_form (BenchDesk *desk, PdPanel *panel, guint index)
{
  PdService *service = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_services (desk->desk)), index % 10);
  PdOrderForm *form = pd_order_form_new (pd_service_get_info (service), pd_panel_get_dialect (panel));
  g_autofree char *link = g_strdup_printf ("https://www.instagram.com/p/order%u/", index);

  pd_order_form_set_value (form, PD_FIELD_LINK, link);
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "500");
  g_object_unref (service);

  return form;
}

static void
clear_submission (gpointer data)
{
  g_clear_object (&((PdSubmission *) data)->form);
}

static GArray *
make_submissions (BenchDesk *desk, guint n_orders)
{
  GArray *submissions = g_array_new (FALSE, FALSE, sizeof (PdSubmission));
  guint n_panels = g_list_model_get_n_items (pd_desk_get_panels (desk->desk));

  g_array_set_clear_func (submissions, clear_submission);
  for (guint i = 0; i < n_orders; i++)
    {
      PdPanel *panel = bench_desk_get_panel (desk, i % n_panels);
      PdSubmission submission = { panel, make_form (desk, panel, i) };

      g_array_append_val (submissions, submission);
    }

  return submissions;
}

/* A figure counts only if every order was placed. */
static void
check_placed (GPtrArray *orders)
{
  for (guint i = 0; i < orders->len; i++)
    {
      const PdOrderRecord *record = pd_order_get_record (orders->pdata[i]);

      if (record->journal != PD_JOURNAL_PLACED)
        g_error ("Order %u was not placed: %s", i, record->problem);
    }
}

static void
measure_journal (BenchDesk *desk, guint n_orders)
{
  PdOutbox *outbox = pd_desk_get_outbox (desk->desk);
  g_autoptr (GArray) submissions = make_submissions (desk, n_orders);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) orders = NULL;
  g_autoptr (GError) error = NULL;
  double start;

  pd_outbox_set_hold_back (outbox, 0);
  bench_turns_take ();
  start = bench_now ();
  pd_outbox_submit_many_async (outbox, (const PdSubmission *) (gpointer) submissions->data, submissions->len,
                               bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  orders = pd_outbox_submit_many_finish (outbox, result, &error);
  bench_check (error);
  bench_wait (pd_outbox_is_idle (outbox));

  bench_tell ("journal", n_orders, bench_now () - start);
  bench_tell ("journal-turn", n_orders, bench_turns_take ().longest);
  check_placed (orders);
}

int
main (int argc, char *argv[])
{
  BenchDesk *desk;

  if (argc != 4)
    g_error ("Usage: %s states|journal FOLDER NUMBER", argv[0]);

  desk = bench_desk_open (argv[2]);
  if (g_str_equal (argv[1], "states"))
    {
      bench_turns_watch ();
      pd_desk_start (desk->desk);
      measure_states (desk, bench_number (argv[3]));
    }
  else
    {
      wait_for_catalogues (desk);
      measure_journal (desk, bench_number (argv[3]));
    }
  bench_desk_close (desk);

  return 0;
}
