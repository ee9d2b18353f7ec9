/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-load.h"

/*
 * What a page sees of a request: each property changes when it should, and nothing is told that has not
 * changed.
 */

typedef struct
{
  PdLoad *load;
  GString *notified; /* names of the properties, in order */
} Fixture;

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  GString *notified = data;

  g_string_append_printf (notified, "%s ", pspec->name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->load = pd_load_new ();
  fixture->notified = g_string_new (NULL);
  g_signal_connect (fixture->load, "notify", G_CALLBACK (notify_cb), fixture->notified);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->load);
  g_string_free (fixture->notified, TRUE);
}

static void
assert_notified (Fixture *fixture, const char *names)
{
  g_auto (GStrv) expected = g_strsplit (names, " ", -1);

  for (char **name = expected; *name && **name; name++)
    g_assert_nonnull (strstr (fixture->notified->str, *name));
  g_assert_cmpuint (fixture->notified->len, ==, strlen (names) + (*names ? 1 : 0));
  g_string_truncate (fixture->notified, 0);
}

static void
fail (PdLoad *load, const char *message, gint64 now)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, message);

  pd_load_fail (load, error, now);
}

static void
cancel (PdLoad *load, gint64 now)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  pd_load_fail (load, error, now);
}

static void
test_success (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_EMPTY);

  pd_load_begin (fixture->load);
  g_assert_true (pd_load_is_loading (fixture->load));
  assert_notified (fixture, "state loading");

  pd_load_succeed (fixture->load, 100);
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_READY);
  g_assert_cmpint (pd_load_get_loaded_at (fixture->load), ==, 100);
  g_assert_cmpint (pd_load_get_failed_at (fixture->load), ==, 0);
  assert_notified (fixture, "loaded-at state loading");

  pd_load_succeed (fixture->load, 100);
  assert_notified (fixture, "");
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  pd_load_succeed (fixture->load, 100);
  assert_notified (fixture, "loaded-at state");

  pd_load_begin (fixture->load);
  fail (fixture->load, "No answer", 200);
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_FAILED);
  g_assert_cmpstr (pd_load_get_message (fixture->load), ==, "No answer");
  g_assert_error (pd_load_get_error (fixture->load), G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (pd_load_get_loaded_at (fixture->load), ==, 100);
  g_assert_cmpint (pd_load_get_failed_at (fixture->load), ==, 200);
  assert_notified (fixture, "state loading message failed-at state loading");

  fail (fixture->load, "No answer", 300);
  assert_notified (fixture, "failed-at");

  pd_load_begin (fixture->load);
  g_assert_cmpstr (pd_load_get_message (fixture->load), ==, "No answer");
  pd_load_succeed (fixture->load, 400);
  g_assert_null (pd_load_get_message (fixture->load));
  g_assert_null (pd_load_get_error (fixture->load));
  assert_notified (fixture, "state loading message loaded-at state loading");
}

static void
test_cancelled_is_no_failure (Fixture *fixture, gconstpointer data)
{
  pd_load_begin (fixture->load);
  cancel (fixture->load, 100);
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_EMPTY);

  pd_load_succeed (fixture->load, 100);
  pd_load_begin (fixture->load);
  pd_load_begin (fixture->load);
  cancel (fixture->load, 200);
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_READY);
  g_assert_cmpint (pd_load_get_failed_at (fixture->load), ==, 0);

  fail (fixture->load, "No answer", 300);
  pd_load_begin (fixture->load);
  cancel (fixture->load, 400);
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_FAILED);
  g_assert_cmpstr (pd_load_get_message (fixture->load), ==, "No answer");
  g_assert_cmpint (pd_load_get_failed_at (fixture->load), ==, 300);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  pd_load_restore (fixture->load, 0);
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_EMPTY);
  assert_notified (fixture, "");

  pd_load_restore (fixture->load, 100);
  g_assert_cmpint (pd_load_get_state (fixture->load), ==, PD_LOAD_READY);
  g_assert_cmpint (pd_load_get_loaded_at (fixture->load), ==, 100);
  assert_notified (fixture, "loaded-at state");
}

/* A handler sees the whole change, not half of it. */
static void
check_whole_cb (PdLoad *load)
{
  g_assert_cmpint (pd_load_get_state (load), ==, PD_LOAD_FAILED);
  g_assert_cmpstr (pd_load_get_message (load), ==, "No answer");
  g_assert_cmpint (pd_load_get_failed_at (load), ==, 200);
}

static void
test_changes_are_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;
  gboolean loading = FALSE;
  gint64 failed_at = 0;

  pd_load_begin (fixture->load);
  g_object_get (fixture->load, "loading", &loading, NULL);
  g_assert_true (loading);

  g_signal_connect (fixture->load, "notify", G_CALLBACK (check_whole_cb), NULL);
  fail (fixture->load, "No answer", 200);
  g_object_get (fixture->load, "loading", &loading, "message", &message, "failed-at", &failed_at, NULL);
  g_assert_false (loading);
  g_assert_cmpstr (message, ==, "No answer");
  g_assert_cmpint (failed_at, ==, 200);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/load/success", test_success);
  add_test ("/load/failure", test_failure);
  add_test ("/load/cancelled-is-no-failure", test_cancelled_is_no_failure);
  add_test ("/load/restore", test_restore);
  add_test ("/load/changes-are-whole", test_changes_are_whole);

  return g_test_run ();
}
