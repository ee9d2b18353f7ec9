/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

/* The program as the desktop starts it: without a window, by its bus name, and used over the bus alone. */

#define NAME "io.github.paneldesk.PanelDesk"
#define PATH "/io/github/paneldesk/PanelDesk"
#define SEARCH "org.gnome.Shell.SearchProvider2"

typedef struct
{
  GDBusConnection *bus;
  GSubprocess *program;
} Fixture;

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gboolean appeared = FALSE;
  g_autoptr (GError) error = NULL;
  guint watch;

  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  fixture->program = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("PANEL_DESK"),
                                       "--gapplication-service", NULL);
  g_assert_no_error (error);
  watch = g_bus_watch_name_on_connection (fixture->bus, NAME, 0, appeared_cb, NULL, &appeared, NULL);
  while (!appeared)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (watch);
}

static GVariant *
try_call (Fixture *fixture, const char *path, const char *interface, const char *method, GVariant *parameters)
{
  return g_dbus_connection_call_sync (fixture->bus, NAME, path, interface, method, parameters, NULL,
                                      G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL);
}

static GVariant *
search (Fixture *fixture, const char *method, GVariant *parameters)
{
  GVariant *reply = try_call (fixture, PATH "/SearchProvider", SEARCH, method, parameters);

  g_assert_nonnull (reply);

  return reply;
}

static void
activate (Fixture *fixture, const char *action)
{
  g_autoptr (GVariant) reply = NULL;
  GVariantBuilder parameters, platform_data;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_init (&platform_data, G_VARIANT_TYPE ("a{sv}"));
  reply = try_call (fixture, PATH, "org.gtk.Actions", "Activate",
                    g_variant_new ("(sava{sv})", action, &parameters, &platform_data));
  g_assert_nonnull (reply);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "quit");
  g_subprocess_wait (fixture->program, NULL, NULL);
  g_assert_true (g_subprocess_get_successful (fixture->program));
  g_object_unref (fixture->program);
  g_object_unref (fixture->bus);
}

/* Returns: (nullable): the best result, once there is one */
static char *
find (Fixture *fixture, const char *word)
{
  const char *terms[] = { word, NULL };
  g_autoptr (GVariant) reply = search (fixture, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  g_auto (GStrv) ids = NULL;

  g_variant_get (reply, "(^as)", &ids);

  return g_strdup (ids[0]);
}

static gboolean
has_window (Fixture *fixture, guint number)
{
  g_autofree char *path = g_strdup_printf (PATH "/window/%u", number);
  g_autoptr (GVariant) reply = try_call (fixture, path, "org.gtk.Actions", "List", NULL);

  return reply != NULL;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  const char *terms[] = { "views", NULL };
  g_autofree char *id = find (fixture, "views");
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) all = NULL;
  const char *ids[2] = { NULL };

  g_assert_null (id); /* there is no panel yet */
  activate (fixture, "add-demo");
  while (id == NULL)
    id = find (fixture, "views");
  g_assert_true (g_str_has_prefix (id, "service:"));
  g_assert_false (has_window (fixture, 1));

  ids[0] = id;
  metas = search (fixture, "GetResultMetas", g_variant_new ("(^as)", ids));
  all = g_variant_get_child_value (metas, 0);
  g_assert_cmpuint (g_variant_n_children (all), ==, 1);

  answer = search (fixture, "ActivateResult", g_variant_new ("(s^asu)", id, terms, 0));
  while (!has_window (fixture, 1))
    ;
}

static void
start_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) second
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("PANEL_DESK"), NULL);

  g_assert_no_error (error);
  g_subprocess_wait (second, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (second));
}

/* Whoever starts the program while it runs gets the window that is there. */
static void
test_second_start (Fixture *fixture, gconstpointer data)
{
  g_assert_false (has_window (fixture, 1));
  start_again ();
  g_assert_true (has_window (fixture, 1));
  start_again ();
  g_assert_true (has_window (fixture, 1));
  g_assert_false (has_window (fixture, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/service/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/service/second-start", Fixture, NULL, set_up, test_second_start, tear_down);

  return g_test_run ();
}
