/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "pd-search-provider.h"

/* The desktop's search, asked over the bus from its other end. */

typedef struct
{
  DesktopFixture base;
  PdSearchProvider *provider;
  GAsyncResult *answer;
  GString *visits; /* the actions that were activated */
} Fixture;

static void
visit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *argument = g_variant_print (parameter, FALSE);

  g_string_append_printf (fixture->visits, "%s %s\n", g_action_get_name (G_ACTION (action)), argument);
}

static void
open_cb (Fixture *fixture)
{
  pd_desk_open_async (fixture->base.base.desk, NULL, NULL, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry actions[] = {
    { .name = "show-order", .activate = visit_cb, .parameter_type = "x" },
    { .name = "order-service", .activate = visit_cb, .parameter_type = "(xs)" },
    { .name = "search-for", .activate = visit_cb, .parameter_type = "(ss)" },
  };
  GApplication *application;
  g_autoptr (GError) error = NULL;

  desktop_fixture_set_up (&fixture->base, data);
  pd_outbox_set_hold_back (pd_desk_get_outbox (fixture->base.base.desk), 0);
  desk_fixture_add_panel (&fixture->base.base, "Panel");
  application = G_APPLICATION (fixture->base.application);
  fixture->visits = g_string_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), fixture);
  fixture->provider = pd_search_provider_new (application);
  pd_search_provider_export (fixture->provider, g_application_get_dbus_connection (application),
                             g_application_get_dbus_object_path (application), &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->provider, "needs-desk", G_CALLBACK (open_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->provider);
  g_string_free (fixture->visits, TRUE);
  desktop_fixture_tear_down (&fixture->base, data);
}

static GVariant *
call (Fixture *fixture, const char *method, GVariant *parameters)
{
  GApplication *application = G_APPLICATION (fixture->base.application);
  g_autofree char *path
      = g_strconcat (g_application_get_dbus_object_path (application), "/SearchProvider", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  g_dbus_connection_call (fixture->base.bus,
                          g_dbus_connection_get_unique_name (g_application_get_dbus_connection (application)),
                          path, "org.gnome.Shell.SearchProvider2", method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, store_result_cb, &fixture->answer);
  result = wait_for_result (&fixture->answer);
  reply = g_dbus_connection_call_finish (fixture->base.bus, result, &error);
  g_assert_no_error (error);

  return reply;
}

static void
assert_found (Fixture *fixture, const char *words, const char *expected)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);
  g_autoptr (GVariant) reply = call (fixture, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  g_autofree const char **ids = NULL;
  g_autofree char *found = NULL;

  g_variant_get (reply, "(^a&s)", &ids);
  found = g_strjoinv (" ", (char **) ids);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base.base, 0);
  PdOrder *order;
  g_autofree char *expected = NULL;

  assert_found (fixture, "LIKES", "service:1:1001");
  assert_found (fixture, "9003", "service:1:9003");
  assert_found (fixture, "nothing like it", "");
  assert_found (fixture, "l", ""); /* too short to mean anything */

  /* Favourites go before other services. */
  assert_found (fixture, "00", "service:1:1001 service:1:9003");
  pd_desk_set_favourite (fixture->base.base.desk,
                         pd_service_list_find (pd_desk_get_services (fixture->base.base.desk), panel, "9003"),
                         TRUE);
  assert_found (fixture, "00", "service:1:9003 service:1:1001");

  /* Orders go before services. */
  order = desk_fixture_order (&fixture->base.base, panel, "1001", "https://example.com/p/1");
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
  expected = g_strdup_printf ("order:%d service:1:1001", (int) pd_order_get_id (order));
  assert_found (fixture, "likes", expected);
}

/* A panel that takes its time is not waited for. */
static void
test_slow_panel (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base.base, 0);
  g_autoptr (GError) error = NULL;

  desk_fixture_set_catalogue (&fixture->base.base, "[]");
  desk_fixture_refresh (&fixture->base.base, &error);
  pd_demo_panel_set_delay (fixture->base.base.server, 60 * 60 * 1000);
  pd_catalogue_refresh_async (pd_desk_get_catalogue (fixture->base.base.desk), panel, NULL, NULL, NULL);

  assert_found (fixture, "likes", "");
  g_assert_true (pd_load_is_loading (pd_panel_get_catalogue_load (panel)));
}

static void
test_describe (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "service:1:1001", "service:7:1001", "order:12345", "nonsense", NULL };
  g_autoptr (GVariant) reply = call (fixture, "GetResultMetas", g_variant_new ("(^as)", ids));
  g_autoptr (GVariant) metas = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) meta = NULL;
  const char *text = NULL;

  /* What is gone meanwhile is left out. */
  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  meta = g_variant_get_child_value (metas, 0);
  g_assert_true (g_variant_lookup (meta, "id", "&s", &text));
  g_assert_cmpstr (text, ==, "service:1:1001");
  g_assert_true (g_variant_lookup (meta, "name", "&s", &text));
  g_assert_cmpstr (text, ==, "Likes");
  g_assert_true (g_variant_lookup (meta, "description", "&s", &text));
  g_assert_cmpstr (text, ==, "0.90 USD per 1,000 · Panel");
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base.base, 0);
  PdOrder *order = desk_fixture_order (&fixture->base.base, panel, "1001", "https://example.com/p/1");
  g_autofree char *id = g_strdup_printf ("order:%d", (int) pd_order_get_id (order));
  g_autofree char *expected = g_strdup_printf (
      "order-service (1, '1001')\nshow-order %d\nsearch-for ('services', 'likes')\nsearch-for ('orders', "
      "'example.com')\n",
      (int) pd_order_get_id (order));
  static const char *const likes[] = { "likes", NULL };
  static const char *const links[] = { "example.com", NULL };

  g_variant_unref (call (fixture, "ActivateResult", g_variant_new ("(s^asu)", "service:1:1001", likes, 0)));
  g_variant_unref (call (fixture, "ActivateResult", g_variant_new ("(s^asu)", id, likes, 0)));
  g_variant_unref (call (fixture, "LaunchSearch", g_variant_new ("(^asu)", likes, 0)));
  g_variant_unref (call (fixture, "LaunchSearch", g_variant_new ("(^asu)", links, 0)));
  g_assert_cmpstr (fixture->visits->str, ==, expected);
}

/* Started for a search: the data is read, the stored services are found, and no panel is asked anything. */
static void
test_without_window (Fixture *fixture, gconstpointer data)
{
  guint n_asked;

  desk_fixture_close (&fixture->base.base);
  desk_fixture_make_desk (&fixture->base.base);
  pd_search_provider_set_desk (fixture->provider, fixture->base.base.desk);
  n_asked = desk_fixture_count_requests (&fixture->base.base, "balance")
            + desk_fixture_count_requests (&fixture->base.base, "services");

  assert_found (fixture, "likes", "service:1:1001");
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base.base, "balance")
                        + desk_fixture_count_requests (&fixture->base.base, "services"),
                    ==, n_asked);
}

static void
set_up_with_desk (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  pd_search_provider_set_desk (fixture->provider, fixture->base.base.desk);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/search-provider/find", Fixture, NULL, set_up_with_desk, test_find, tear_down);
  g_test_add ("/search-provider/slow-panel", Fixture, NULL, set_up_with_desk, test_slow_panel, tear_down);
  g_test_add ("/search-provider/describe", Fixture, NULL, set_up_with_desk, test_describe, tear_down);
  g_test_add ("/search-provider/activate", Fixture, NULL, set_up_with_desk, test_activate, tear_down);
  g_test_add ("/search-provider/without-window", Fixture, NULL, set_up, test_without_window, tear_down);

  return g_test_run ();
}
