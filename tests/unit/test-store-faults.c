/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "pd-connection.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

/*
 * What goes wrong outside: no space, no permission, another instance, a killed process, foreign or damaged
 * files. Each has its own code and sentence, and nothing that was there is lost.
 */

/* Run with this word, the program is a second instance that commits orders until it is killed. */
#define CHILD "--commit-orders-in"

static char *program;

static void
assert_open_fails (const char *folder, PdStoreError code)
{
  PdStore *store = pd_store_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_store (store, &error));
  g_assert_error (error, PD_STORE_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
  close_store (store);
}

static void
execute_sql (const char *folder, const char *sql)
{
  g_autofree char *path = get_database_path (folder);
  g_autoptr (PdConnection) connection = pd_connection_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_connection_open (connection, &error));
  g_assert_true (pd_connection_execute (connection, sql, &error));
  g_assert_no_error (error);
}

static void
write_file (const char *folder, const char *bytes, gssize length)
{
  g_autofree char *path = get_database_path (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, length, &error));
}

static char *
read_file (const char *folder, gsize *length)
{
  g_autofree char *path = get_database_path (folder);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, length, &error));

  return bytes;
}

static char *
make_folder_with_orders (guint n_orders)
{
  char *folder = make_data_folder ();
  StoreFixture fixture = { folder, make_open_store (folder) };
  PdWrite *write = pd_write_new ();

  commit_panel (&fixture, 1);
  for (guint i = 0; i < n_orders; i++)
    {
      g_autoptr (PdOrderRecord) order = make_order (i + 2, 1);

      pd_write_order (write, order);
    }
  commit_all (&fixture, write);
  close_store (fixture.store);

  return folder;
}

/* Opening fails, and the file is the same as before, byte for byte. */
static void
assert_left_alone (char *folder, PdStoreError code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before;
  gsize length_after;

  before = read_file (folder, &length_before);
  assert_open_fails (folder, code);
  after = read_file (folder, &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
  remove_data_folder (folder);
}

static void
test_newer (void)
{
  char *folder = make_folder_with_orders (1);

  execute_sql (folder, "PRAGMA user_version = 1000");
  assert_left_alone (folder, PD_STORE_ERROR_NEWER);
}

static void
test_not_a_database (void)
{
  char *folder = make_data_folder ();

  write_file (folder, "This is a shopping list, and no database at all. It is a little longer than a header.",
              -1);
  assert_left_alone (folder, PD_STORE_ERROR_DAMAGED);
}

static void
test_of_another_program (void)
{
  char *folder = make_data_folder ();

  execute_sql (folder, "CREATE TABLE recipes (name TEXT)");
  assert_left_alone (folder, PD_STORE_ERROR_DAMAGED);
}

static void
test_version_below_zero (void)
{
  char *folder = make_folder_with_orders (1);

  execute_sql (folder, "PRAGMA user_version = -3");
  assert_left_alone (folder, PD_STORE_ERROR_DAMAGED);
}

static void
test_truncated (void)
{
  char *folder = make_folder_with_orders (1000);
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = read_file (folder, &length);
  write_file (folder, bytes, (gssize) length / 2);
  assert_left_alone (folder, PD_STORE_ERROR_DAMAGED);
}

static void
test_pages_overwritten (void)
{
  char *folder = make_folder_with_orders (1000);
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = read_file (folder, &length);
  memset (bytes + length / 4, 0xff, length / 2);
  write_file (folder, bytes, (gssize) length);
  assert_open_fails (folder, PD_STORE_ERROR_DAMAGED);
  remove_data_folder (folder);
}

/* An empty file is what is left when the disk was full at the very first start. */
static void
test_empty_file (void)
{
  char *folder = make_data_folder ();

  write_file (folder, "", 0);
  close_store (make_open_store (folder));
  remove_data_folder (folder);
}

static void
test_folder_is_a_file (void)
{
  char *folder = make_data_folder ();
  g_autofree char *file = get_database_path (folder);

  write_file (folder, "", 0);
  assert_open_fails (file, PD_STORE_ERROR_READ_ONLY);
  remove_data_folder (folder);
}

static void
test_file_is_a_folder (void)
{
  char *folder = make_data_folder ();
  g_autofree char *path = get_database_path (folder);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_open_fails (folder, PD_STORE_ERROR_READ_ONLY);
  remove_data_folder (folder);
}

/* Permissions do not bind root: for it, only a file system that is mounted read-only will do. */
static void
test_read_only_folder (void)
{
  char *folder;
  struct statvfs buffer;

  if (geteuid () != 0)
    {
      folder = make_folder_with_orders (1);
      g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
      assert_open_fails (folder, PD_STORE_ERROR_READ_ONLY);
      g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
      remove_data_folder (folder);
    }
  else if (statvfs ("/usr", &buffer) == 0 && (buffer.f_flag & ST_RDONLY))
    assert_open_fails ("/usr/panel-desk", PD_STORE_ERROR_READ_ONLY);
  else
    g_test_skip ("Root, and nothing is mounted read-only");
}

static rlim_t
limit_file_size (rlim_t limit)
{
  struct rlimit limits;
  rlim_t before;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  before = limits.rlim_cur;
  limits.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);

  return before;
}

/* No file can grow: to a program that is the same as a disk, or a quota, that is used up. */
static void
test_full_disk (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) order = make_order (2, 1);
  g_autoptr (PdOrderRecord) big = make_order (3, 1);
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GError) error = NULL;
  PdWrite *write = pd_write_new ();
  rlim_t before;

  commit_panel (self, 1);
  before = limit_file_size (256 * 1024);
  big->note = g_strnfill (512 * 1024, 'x');
  pd_write_order (write, order);
  pd_write_order (write, big);
  g_assert_false (commit_write (self->store, write, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);

  /* What still fits is written; what did not fit is, as soon as there is space. */
  write = pd_write_new ();
  pd_write_order (write, order);
  commit_all (self, write);
  limit_file_size (before);
  write = pd_write_new ();
  pd_write_order (write, big);
  commit_all (self, write);

  contents = read_again (self);
  g_assert_cmpuint (contents->orders->len, ==, 2);
}

static void
test_full_disk_at_first_start (void)
{
  char *folder = make_data_folder ();
  rlim_t before = limit_file_size (1024);

  assert_open_fails (folder, PD_STORE_ERROR_FULL);
  limit_file_size (before);
  close_store (make_open_store (folder));
  remove_data_folder (folder);
}

/* Old data stays readable although nothing can be written any more. */
static void
test_full_disk_at_start (void)
{
  char *folder = make_folder_with_orders (1);
  rlim_t before = limit_file_size (0);
  PdStore *store = pd_store_new (folder);
  g_autoptr (PdPanelRecord) panel = make_panel (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdStoreContents) contents = open_store (store, &error);
  PdWrite *write = pd_write_new ();

  g_assert_no_error (error);
  g_assert_cmpuint (contents->orders->len, ==, 1);
  pd_write_panel (write, panel);
  g_assert_false (commit_write (store, write, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  limit_file_size (before);

  close_store (store);
  remove_data_folder (folder);
}

static void
test_second_store (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdStoreContents) contents = NULL;

  commit_panel (self, 1);
  assert_open_fails (self->folder, PD_STORE_ERROR_BUSY);
  /* The first one did not notice. */
  commit_panel (self, 2);
  contents = read_again (self);
  g_assert_cmpuint (contents->panels->len, ==, 2);
}

G_NORETURN static void
commit_orders_until_killed (const char *folder)
{
  StoreFixture fixture = { (char *) folder, make_open_store (folder) };

  commit_panel (&fixture, 1);
  for (gint64 id = 2;; id++)
    {
      g_autoptr (PdOrderRecord) order = make_order (id, 1);
      PdWrite *write = pd_write_new ();

      pd_write_order (write, order);
      pd_write_event (write, pd_event_record_new (id, 1, PD_EVENT_WRITTEN, PD_STATE_UNKNOWN, NULL));
      commit_all (&fixture, write);
      g_print ("%" G_GINT64_FORMAT "\n", id);
    }
}

/* Kills the second instance while it is at its next commit, and returns what it said last. */
static gint64
run_and_kill (const char *folder, guint n_orders)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, CHILD, folder, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  gint64 last = 0;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; i < n_orders; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (line);
      last = g_ascii_strtoll (line, NULL, 10);
    }
  /* Once is enough: it waits a little for an instance that may be just closing. */
  if (n_orders == 1)
    assert_open_fails (folder, PD_STORE_ERROR_BUSY);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);

  return last;
}

static void
test_killed (void)
{
  for (guint n_orders = 0; n_orders < 8; n_orders++)
    {
      char *folder = make_data_folder ();
      gint64 last = run_and_kill (folder, n_orders);
      PdStore *store = pd_store_new (folder);
      g_autoptr (GError) error = NULL;
      g_autoptr (PdStoreContents) contents = open_store (store, &error);

      g_assert_no_error (error);
      if (n_orders > 0)
        g_assert_cmpint (((PdOrderRecord *) g_ptr_array_index (contents->orders, 0))->id, >=, last);
      for (guint i = 0; i < contents->orders->len; i++)
        {
          const PdOrderRecord *order = g_ptr_array_index (contents->orders, i);
          g_autoptr (GPtrArray) events = load_events (store, order->id);

          /* None is missing, and none is half there. */
          g_assert_cmpint (order->id, ==, contents->orders->len - i + 1);
          g_assert_cmpuint (events->len, ==, 1);
        }
      close_store (store);
      remove_data_folder (folder);
    }
}

int
main (int argc, char *argv[])
{
  static const StoreTest tests[] = {
    { "/store-faults/full-disk", test_full_disk },
    { "/store-faults/second-store", test_second_store },
  };

  if (argc == 3 && g_str_equal (argv[1], CHILD))
    commit_orders_until_killed (argv[2]);

  program = argv[0];
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-faults/newer", test_newer);
  g_test_add_func ("/store-faults/not-a-database", test_not_a_database);
  g_test_add_func ("/store-faults/of-another-program", test_of_another_program);
  g_test_add_func ("/store-faults/version-below-zero", test_version_below_zero);
  g_test_add_func ("/store-faults/truncated", test_truncated);
  g_test_add_func ("/store-faults/pages-overwritten", test_pages_overwritten);
  g_test_add_func ("/store-faults/empty-file", test_empty_file);
  g_test_add_func ("/store-faults/folder-is-a-file", test_folder_is_a_file);
  g_test_add_func ("/store-faults/file-is-a-folder", test_file_is_a_folder);
  g_test_add_func ("/store-faults/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store-faults/full-disk-at-first-start", test_full_disk_at_first_start);
  g_test_add_func ("/store-faults/full-disk-at-start", test_full_disk_at_start);
  g_test_add_func ("/store-faults/killed", test_killed);
  add_store_tests (tests, G_N_ELEMENTS (tests));

  return g_test_run ();
}
