/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

/*
 * Opening, committing and closing, as the desk does it: order, all or nothing, and nothing lost.
 */

static guint
get_mode (const char *path)
{
  GStatBuf buffer;

  g_assert_cmpint (g_stat (path, &buffer), ==, 0);

  return buffer.st_mode & 0777;
}

static void
test_first_start (void)
{
  g_autofree char *root = make_data_folder ();
  g_autofree char *parent = g_build_filename (root, "data", NULL);
  char *folder = g_build_filename (parent, "panel-desk", NULL);
  g_autofree char *path = get_database_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdStoreContents) contents = NULL;
  PdStore *store = pd_store_new (folder);

  contents = open_store (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->panels->len, ==, 0);
  g_assert_cmpuint (contents->orders->len, ==, 0);
  g_assert_cmpuint (contents->refills->len, ==, 0);
  /* Nobody else on the machine may read orders. */
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (path), ==, 0600);

  close_store (store);
  remove_data_folder (folder);
  g_rmdir (parent);
  g_rmdir (root);
}

static void
test_ids (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) order = NULL;
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GPtrArray) events = NULL;
  gint64 panel_id = pd_store_next_id (self->store);
  gint64 event_id;
  PdWrite *write = pd_write_new ();

  order = make_order (pd_store_next_id (self->store), panel_id);
  g_assert_cmpint (panel_id, >, 0);
  g_assert_cmpint (order->id, >, panel_id);
  commit_panel (self, panel_id);
  pd_write_order (write, order);
  pd_write_event (write, pd_event_record_new (order->id, 1, PD_EVENT_WRITTEN, PD_STATE_UNKNOWN, NULL));
  commit_all (self, write);
  events = load_events (self->store, order->id);
  event_id = ((PdEventRecord *) g_ptr_array_index (events, 0))->id;
  g_assert_cmpint (event_id, >, order->id);
  g_assert_cmpint (pd_store_next_id (self->store), >, event_id);

  contents = read_again (self);
  g_assert_cmpint (pd_store_next_id (self->store), >, event_id);
}

/* Answers come in the order of the calls, and a later commit overwrites an earlier one. */
static void
test_order_of_calls (StoreFixture *self, gconstpointer data)
{
  GAsyncResult *results[20] = { NULL };
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (PdOrderRecord) order = make_order (2, 1);
  GAsyncResult *read = NULL;

  commit_panel (self, 1);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      PdWrite *write = pd_write_new ();

      order->quantity = i;
      pd_write_order (write, order);
      pd_write_event (write, pd_event_record_new (2, i, PD_EVENT_STATE, PD_STATE_PENDING, NULL));
      pd_store_commit_async (self->store, write, NULL, keep_result_cb, &results[i]);
    }
  pd_store_load_events_async (self->store, 2, NULL, keep_result_cb, &read);

  events = pd_store_load_events_finish (self->store, wait_for_result (&read), NULL);
  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (results));
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_assert_nonnull (results[i]);
      g_assert_true (pd_store_commit_finish (self->store, results[i], NULL));
      g_assert_cmpint (((PdEventRecord *) g_ptr_array_index (events, i))->at, ==, i);
      g_object_unref (results[i]);
    }
  g_object_unref (read);

  contents = read_again (self);
  g_assert_cmpint (((PdOrderRecord *) g_ptr_array_index (contents->orders, 0))->quantity, ==,
                   G_N_ELEMENTS (results) - 1);
}

/* An order of a panel that does not exist spoils the whole write. */
static void
test_all_or_nothing (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) good = make_order (2, 1);
  g_autoptr (PdOrderRecord) bad = make_order (3, 99);
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GError) error = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  pd_write_order (write, good);
  pd_write_order (write, bad);
  g_assert_false (commit_write (self->store, write, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);

  /* The next one is not disturbed by it. */
  write = pd_write_new ();
  pd_write_event (write, pd_event_record_new (4, 1, PD_EVENT_WRITTEN, PD_STATE_UNKNOWN, NULL));
  good->id = 4;
  pd_write_order (write, good);
  commit_all (self, write);
  contents = read_again (self);
  g_assert_cmpuint (contents->orders->len, ==, 1);
  g_assert_cmpint (((PdOrderRecord *) g_ptr_array_index (contents->orders, 0))->id, ==, 4);
}

static void
test_record_without_name (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdPanelRecord) panel = make_panel (1);
  g_autoptr (GError) error = NULL;
  PdWrite *write = pd_write_new ();

  g_clear_pointer (&panel->uid, g_free);
  pd_write_panel (write, panel);
  g_assert_false (commit_write (self->store, write, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);
}

static void
test_empty_write (StoreFixture *self, gconstpointer data)
{
  commit_all (self, pd_write_new ());
}

static void
test_cancelled_before_it_began (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PdPanelRecord) panel = make_panel (1);
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdWrite *write = pd_write_new ();

  pd_write_panel (write, panel);
  g_cancellable_cancel (cancellable);
  pd_store_commit_async (self->store, write, cancellable, keep_result_cb, &result);
  g_assert_false (pd_store_commit_finish (self->store, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);

  contents = read_again (self);
  g_assert_cmpuint (contents->panels->len, ==, 0);
}

/* What is on disk is told so, although it was cancelled in the meantime. */
static void
test_cancelled_after_it_was_done (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PdPanelRecord) panel = make_panel (1);
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GError) error = NULL;
  PdWrite *write = pd_write_new ();

  pd_write_panel (write, panel);
  pd_store_commit_async (self->store, write, cancellable, keep_result_cb, &committed);
  /* A later call is answered on a context of its own: then the first one was done, and not yet answered. */
  g_main_context_push_thread_default (context);
  pd_store_load_events_async (self->store, 1, NULL, keep_result_cb, &read);
  g_main_context_pop_thread_default (context);
  while (!read)
    g_main_context_iteration (context, TRUE);
  events = pd_store_load_events_finish (self->store, read, NULL);
  g_assert_null (committed);
  g_cancellable_cancel (cancellable);

  g_assert_true (pd_store_commit_finish (self->store, wait_for_result (&committed), &error));
  g_assert_no_error (error);
}

static void
test_closed (void)
{
  char *folder = make_data_folder ();
  PdStore *store = pd_store_new (folder);
  g_autoptr (PdPanelRecord) panel = make_panel (1);
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GError) error = NULL;
  PdWrite *write = pd_write_new ();

  pd_write_panel (write, panel);
  g_assert_false (commit_write (store, write, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);
  g_clear_error (&error);

  contents = open_store (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->panels->len, ==, 0);
  close_store (store);
  remove_data_folder (folder);
}

static void
queue_orders (PdStore *store, gint64 first, gint64 last)
{
  for (gint64 id = first; id <= last; id++)
    {
      g_autoptr (PdOrderRecord) order = make_order (id, 1);
      PdWrite *write = pd_write_new ();

      pd_write_order (write, order);
      pd_store_commit_async (store, write, NULL, NULL, NULL);
    }
}

static void
assert_n_orders (const char *folder, guint n_orders)
{
  PdStore *store = pd_store_new (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdStoreContents) contents = open_store (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (contents->orders->len, ==, n_orders);
  close_store (store);
}

static void
test_freed_with_work_queued (void)
{
  char *folder = make_data_folder ();
  PdStore *store = make_open_store (folder);
  StoreFixture fixture = { folder, store };

  commit_panel (&fixture, 1);
  queue_orders (store, 2, 51);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  while (store)
    g_main_context_iteration (NULL, TRUE);

  assert_n_orders (folder, 50);
  remove_data_folder (folder);
}

static void
test_closed_with_work_queued (void)
{
  char *folder = make_data_folder ();
  PdStore *store = make_open_store (folder);
  StoreFixture fixture = { folder, store };
  g_autoptr (GError) error = NULL;

  commit_panel (&fixture, 1);
  queue_orders (store, 2, 51);
  close_store (store);

  assert_n_orders (folder, 50);
  remove_data_folder (folder);
}

int
main (int argc, char *argv[])
{
  static const StoreTest tests[] = {
    { "/database/ids", test_ids },
    { "/database/order-of-calls", test_order_of_calls },
    { "/database/all-or-nothing", test_all_or_nothing },
    { "/database/record-without-name", test_record_without_name },
    { "/database/empty-write", test_empty_write },
    { "/database/cancelled-before-it-began", test_cancelled_before_it_began },
    { "/database/cancelled-after-it-was-done", test_cancelled_after_it_was_done },
  };

  g_test_init (&argc, &argv, NULL);
  add_store_tests (tests, G_N_ELEMENTS (tests));
  g_test_add_func ("/database/first-start", test_first_start);
  g_test_add_func ("/database/closed", test_closed);
  g_test_add_func ("/database/freed-with-work-queued", test_freed_with_work_queued);
  g_test_add_func ("/database/closed-with-work-queued", test_closed_with_work_queued);

  return g_test_run ();
}
