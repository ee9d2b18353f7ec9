/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "desk-fixture.h"

/* The desk without a window, as scripts see it: each command gets one line of JSON, what it does not know an
 * error, and what it is told survives that it is killed. The panel lives in this process. */

#define ORDER "order Demo " PD_DEMO_SERVICE_ORDINARY " "

typedef struct
{
  DeskFixture base;
  GSubprocess *driver;
  GDataInputStream *output;
} Fixture;

static void
start (Fixture *self)
{
  g_autofree char *tool = g_test_build_filename (G_TEST_BUILT, "tools", "desk-driver", NULL);
  g_autoptr (GError) error = NULL;

  self->driver = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                   tool, self->base.folder, NULL);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->driver));
}

/* Returns: the status it ended with, -1 if it was killed */
static int
wait_for_end (Fixture *self)
{
  g_autoptr (GSubprocess) driver = g_steal_pointer (&self->driver);
  GAsyncResult *answer = NULL;

  g_subprocess_wait_async (driver, NULL, store_result_cb, &answer);
  g_object_unref (wait_for_result (&answer));
  g_clear_object (&self->output);

  return g_subprocess_get_if_exited (driver) ? g_subprocess_get_exit_status (driver) : -1;
}

static int
end_input (Fixture *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->driver), NULL, NULL);

  return wait_for_end (self);
}

static void
say (Fixture *self, const char *text)
{
  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->driver), text, strlen (text),
                                            NULL, NULL, NULL));
}

/* Returns: (transfer full): the next line */
static JsonObject *
hear (Fixture *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  line = g_data_input_stream_read_line_finish (self->output, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  root = json_from_string (line, &error);
  g_assert_no_error (error);

  return json_node_dup_object (root);
}

static JsonObject *
ask (Fixture *self, const char *command)
{
  say (self, command);
  say (self, "\n");

  return hear (self);
}

static void
assert_works (Fixture *self, const char *command)
{
  g_autoptr (JsonObject) answer = ask (self, command);

  if (!json_object_get_boolean_member (answer, "ok"))
    g_error ("“%s”: %s", command, json_object_get_string_member (answer, "error"));
}

static void
assert_fails (Fixture *self, const char *command)
{
  g_autoptr (JsonObject) answer = ask (self, command);

  g_assert_false (json_object_get_boolean_member (answer, "ok"));
  g_assert_cmpstr (json_object_get_string_member (answer, "error"), !=, "");
}

static void
introduce_panel (Fixture *self)
{
  g_autofree char *command = g_strdup_printf ("panel Demo %s %s", pd_demo_panel_get_url (self->base.server),
                                              pd_demo_panel_get_key (self->base.server));

  assert_works (self, command);
}

/* Returns: (transfer full): our id of the new order */
static char *
place (Fixture *self, const char *link)
{
  g_autofree char *command = g_strdup_printf (ORDER "%s 100", link);
  g_autoptr (JsonObject) answer = ask (self, command);

  g_assert_true (json_object_get_boolean_member (answer, "ok"));

  return g_strdup (json_object_get_string_member (answer, "id"));
}

static void
send_all (Fixture *self)
{
  assert_works (self, "send");
  assert_works (self, "idle");
}

static void
restart (Fixture *self)
{
  g_subprocess_force_exit (self->driver);
  g_assert_cmpint (wait_for_end (self), ==, -1);
  start (self);
}

/* Returns: (transfer full): the order @id as it is listed */
static JsonObject *
find_order (Fixture *self, const char *id)
{
  g_autoptr (JsonObject) answer = ask (self, "orders");
  JsonArray *orders = json_object_get_array_member (answer, "orders");

  for (guint i = 0; i < json_array_get_length (orders); i++)
    {
      JsonObject *order = json_array_get_object_element (orders, i);

      if (g_str_equal (json_object_get_string_member (order, "id"), id))
        return json_object_ref (order);
    }

  g_assert_not_reached ();
}

static void
assert_state (Fixture *self, const char *id, const char *state, const char *order_id)
{
  g_autoptr (JsonObject) order = find_order (self, id);

  g_assert_cmpstr (json_object_get_string_member (order, "state"), ==, state);
  g_assert_cmpstr (json_object_get_string_member_with_default (order, "order", NULL), ==, order_id);
}

static guint
count_adds (Fixture *self)
{
  return pd_demo_panel_count_requests (self->base.server, "add");
}

static void
set_up (Fixture *self, gconstpointer data)
{
  desk_fixture_set_up (&self->base);
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->driver)
    g_assert_cmpint (end_input (self), ==, 0);
  desk_fixture_tear_down (&self->base);
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  static const char *const commands[] = {
    "",
    "dance",
    "panel Demo",
    "panel Demo https://example.com key sideways",
    "panel Demo http://example.com/api/v2 key",
    "order Nobody 1 https://example.com/ 100",
    ORDER "https://example.com/ many",
    "order Demo 424242 https://example.com/ 100",
    "mass /nonexistent",
    "settle 424242 placed",
    "refill Demo 424242",
    "timeout never",
    "\xff",
  };

  introduce_panel (self);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_fails (self, commands[i]);
  assert_works (self, "orders");
}

/* Commands that come all at once are answered in their order, also when the input ends with them. */
static void
test_all_at_once (Fixture *self, gconstpointer data)
{
  introduce_panel (self);
  say (self, "balance Demo\ndance\nservices Demo\nquit\n");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (JsonObject) answer = hear (self);

      g_assert_cmpint (json_object_get_boolean_member (answer, "ok"), ==, i != 1);
      g_assert_cmpint (json_object_has_member (answer, "balance"), ==, i == 0);
      g_assert_cmpint (json_object_has_member (answer, "services"), ==, i == 2);
    }
  g_assert_cmpint (wait_for_end (self), ==, 0);
}

static void
test_sent_when_told (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) order = NULL;

  introduce_panel (self);
  id = place (self, "https://example.com/1");
  assert_works (self, "idle");
  assert_state (self, id, "intent", NULL);
  restart (self);
  assert_state (self, id, "intent", NULL); /* before its panel is known again */
  introduce_panel (self);
  assert_works (self, "pause");
  assert_works (self, "idle");
  g_assert_cmpuint (count_adds (self), ==, 0);

  send_all (self);
  assert_works (self, "track");
  order = find_order (self, id);
  g_assert_cmpstr (json_object_get_string_member (order, "state"), ==, "placed");
  g_assert_nonnull (json_object_get_string_member (order, "order"));
  g_assert_nonnull (json_object_get_string_member (order, "panel_state"));
  g_assert_cmpstr (json_object_get_string_member (order, "link"), ==, "https://example.com/1");
  g_assert_cmpint (json_object_get_int_member (order, "quantity"), ==, 100);
  g_assert_cmpuint (count_adds (self), ==, 1);
}

/* Never sent again by itself, neither after a restart; when it is settled, as it is said. */
static void
test_unknown (Fixture *self, gconstpointer data)
{
  g_autofree char *lost = NULL;
  g_autofree char *arrived = NULL;
  g_autofree char *command = NULL;

  introduce_panel (self);
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_DROP_BEFORE, 0, NULL, NULL);
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_DROP_AFTER, 0, NULL, NULL);
  lost = place (self, "https://example.com/lost");
  arrived = place (self, "https://example.com/arrived");
  send_all (self);
  restart (self);
  introduce_panel (self);
  send_all (self);
  assert_state (self, lost, "unknown", NULL);
  assert_state (self, arrived, "unknown", NULL);
  g_assert_cmpuint (count_adds (self), ==, 2);

  command = g_strdup_printf ("settle %s not-placed", lost);
  assert_works (self, command);
  assert_state (self, lost, "intent", NULL);
  assert_fails (self, command);
  g_free (command);
  command = g_strdup_printf ("settle %s placed", arrived);
  assert_works (self, command);
  assert_state (self, arrived, "placed", NULL);
  send_all (self);
  send_all (self);
  g_assert_cmpuint (count_adds (self), ==, 3);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 2);
}

/* A panel that does not run yet, under a name that nobody expects, is known nevertheless. */
static void
test_odd_panel (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonObject) answer = NULL;

  assert_works (self, "panel “Ä”<b>\u202e http://127.0.0.1:1/api/v2 k%y&=");
  answer = ask (self, "refill “Ä”<b>\u202e 1");
  g_assert_cmpstr (json_object_get_string_member (answer, "error"), ==, "There is no such order");
}

static void
test_second_one (Fixture *self, gconstpointer data)
{
  Fixture second = { .base = self->base };

  assert_works (self, "orders");
  start (&second);
  assert_fails (&second, "orders");
  assert_works (self, "orders");
  g_assert_cmpint (end_input (self), ==, 0);
  assert_works (&second, "orders"); /* each command tries again */
  g_assert_cmpint (end_input (&second), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/driver/errors", test_errors },
    { "/driver/all-at-once", test_all_at_once },
    { "/driver/sent-when-told", test_sent_when_told },
    { "/driver/unknown", test_unknown },
    { "/driver/odd-panel", test_odd_panel },
    { "/driver/second-one", test_second_one },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
