/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "pd-connection.h"
#include "pd-migrations.h"

#include <glib/gstdio.h>

/*
 * How a file comes from any older version to the newest one, with steps of the test's own.
 */

static const char *const first[] = {
  "CREATE TABLE things (name TEXT) STRICT; INSERT INTO things VALUES ('old')",
  NULL,
};

static const char *const later[] = {
  "CREATE TABLE things (name TEXT) STRICT; INSERT INTO things VALUES ('old')",
  "ALTER TABLE things ADD COLUMN colour TEXT",
  "UPDATE things SET colour = 'red'; INSERT INTO things VALUES ('new', 'blue')",
  NULL,
};

static const char *const broken[] = {
  "CREATE TABLE things (name TEXT) STRICT; INSERT INTO things VALUES ('old')",
  "INSERT INTO things VALUES ('half')",
  "INSERT INTO nowhere VALUES ('done')",
  NULL,
};

static gboolean
migrate (const char *path, const char *const *steps, GError **error)
{
  g_autoptr (PdConnection) connection = pd_connection_new (path);

  return pd_connection_open (connection, error) && pd_migrations_run (connection, steps, error);
}

static void
assert_migrates (const char *path, const char *const *steps)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (migrate (path, steps, &error));
  g_assert_no_error (error);
}

static gint64
read_number (const char *path, const char *sql)
{
  g_autoptr (PdConnection) connection = pd_connection_new (path);
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_true (pd_connection_open (connection, &error));
  g_assert_true (pd_connection_read_number (connection, sql, &number, &error));
  g_assert_no_error (error);

  return number;
}

typedef struct
{
  char *folder;
  char *path;
  char *copy; /* where the copy of version 1 is put */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_data_folder ();
  self->path = get_database_path (self->folder);
  self->copy = g_strconcat (self->path, ".version-1", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->copy);
  g_free (self->path);
  remove_data_folder (self->folder);
}

static void
test_new_file (Fixture *self, gconstpointer data)
{
  assert_migrates (self->path, later);
  g_assert_cmpint (read_number (self->path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (read_number (self->path, "SELECT count(*) FROM things WHERE colour IS NOT NULL"), ==, 2);
  g_assert_false (g_file_test (self->copy, G_FILE_TEST_EXISTS));
}

static void
test_older_file (Fixture *self, gconstpointer data)
{
  assert_migrates (self->path, first);
  assert_migrates (self->path, later);
  g_assert_cmpint (read_number (self->path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (read_number (self->path, "SELECT count(*) FROM things WHERE colour = 'red'"), ==, 1);

  /* What it was before has been put aside, and is a database that the older program can use. */
  g_assert_cmpint (read_number (self->copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (self->copy, "SELECT count(*) FROM things"), ==, 1);
  assert_migrates (self->copy, first);
}

static void
test_nothing_to_do (Fixture *self, gconstpointer data)
{
  assert_migrates (self->path, first);
  assert_migrates (self->path, first);
  g_assert_cmpint (read_number (self->path, "SELECT count(*) FROM things"), ==, 1);
  g_assert_false (g_file_test (self->copy, G_FILE_TEST_EXISTS));
}

/* A step that fails leaves the older version, which can be tried again. */
static void
test_failure (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_migrates (self->path, first);
  g_assert_false (migrate (self->path, broken, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);
  g_assert_cmpint (read_number (self->path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (self->path, "SELECT count(*) FROM things"), ==, 1);
  assert_migrates (self->path, later);
}

/* Without a copy nothing is changed. */
static void
test_copy_impossible (Fixture *self, gconstpointer data)
{
  g_autofree char *in_the_way = g_build_filename (self->copy, "folder", NULL);
  g_autoptr (GError) error = NULL;

  assert_migrates (self->path, first);
  g_assert_cmpint (g_mkdir_with_parents (in_the_way, 0700), ==, 0);
  g_assert_false (migrate (self->path, later, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (read_number (self->path, "PRAGMA user_version"), ==, 1);
  g_rmdir (in_the_way);
  g_rmdir (self->copy);
}

static void
test_newer_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_migrates (self->path, later);
  g_assert_false (migrate (self->path, first, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NEWER);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/migrations/new-file", test_new_file },
    { "/migrations/older-file", test_older_file },
    { "/migrations/nothing-to-do", test_nothing_to_do },
    { "/migrations/failure", test_failure },
    { "/migrations/copy-impossible", test_copy_impossible },
    { "/migrations/newer-file", test_newer_file },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
