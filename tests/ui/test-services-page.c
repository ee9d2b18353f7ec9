/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "pd-row-slot.h"

#include "pd-service-filter.h"
#include "pd-services-table.h"
#include "pd-star.h"
#include "services-fixture.h"

/* The services page: its states, the search, the filters, and the keyboard's way to an order. */

/* Those that are not seen come a few in each frame. */
static guint
count_rows (UiFixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));
  g_autoptr (GListModel) found = NULL;
  guint n_found;

  g_object_get (ui_get (fixture->window, PD_TYPE_SERVICES_TABLE, NULL), "results", &found, NULL);
  n_found = g_list_model_get_n_items (found);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))) == n_found);

  return n_found;
}

static void
search (UiFixture *fixture, const char *text)
{
  ui_type (ui_get (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL), text);
}

static void
test_search (UiFixture *fixture, gconstpointer data)
{
  guint all;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_assert_cmpstr (services_get_state (fixture), ==, "table");
  all = count_rows (fixture);
  g_assert_cmpuint (all, >, 200);

  search (fixture, "FOLLOWERS insta");
  g_assert_cmpuint (count_rows (fixture), >, 0);
  g_assert_cmpuint (count_rows (fixture), <, all);

  search (fixture, "no such service at all");
  g_assert_cmpstr (services_get_state (fixture), ==, "no-results");
  ui_click (ui_get (fixture->window, GTK_TYPE_BUTTON, "Clear Search and Filters"));
  g_assert_cmpuint (count_rows (fixture), ==, all);
}

/* As the application does; a star is too wide for its column without. */
static void
load_style (UiFixture *fixture)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/paneldesk/PanelDesk/style.css");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (fixture->window)),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* What was found stands in the middle of all services: where the search ends, the list is drawn from its top
 * again. */
static void
test_search_ends_at_top (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *table;

  ui_fixture_add_panel (fixture, "Northwind");
  load_style (fixture);
  ui_fixture_show (fixture, 1200, 760);
  table = ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL);
  search (fixture, "telegram members instant");
  ui_let_draw (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 1);

  search (fixture, "");
  ui_let_draw (fixture);
  g_assert_cmpuint (count_rows (fixture), >, 200);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table))), ==,
                     0);
}

static void
test_filters (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *refill;
  guint all;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  all = count_rows (fixture);
  refill = ui_get (fixture->window, GTK_TYPE_TOGGLE_BUTTON, "With Refill");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (refill), TRUE);
  ui_settle ();
  g_assert_cmpuint (count_rows (fixture), <, all);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (refill), GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (refill), FALSE);
}

/* A catalogue without a service is not an error. */
static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_catalogue (&fixture->base, "[]");
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_assert_cmpstr (services_get_state (fixture), ==, "empty");
}

static void
test_error (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_catalogue (&fixture->base, "<html>Just a moment</html>");
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_assert_cmpstr (services_get_state (fixture), ==, "error");
  g_assert_nonnull (ui_find (fixture->window, GTK_TYPE_BUTTON, "Try Again"));
}

/* A refresh that brings the same services keeps the row that is selected. */
static void
test_refresh_keeps_selection (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *table;
  GtkSingleSelection *selection;
  gpointer selected;
  g_autoptr (GError) error = NULL;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  table = ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL);
  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  gtk_single_selection_set_selected (selection, 20);
  selected = pd_row_slot_unwrap (gtk_single_selection_get_selected_item (selection));
  g_assert_nonnull (selected);

  desk_fixture_refresh (&fixture->base, &error);
  g_assert_no_error (error);
  ui_settle ();
  g_assert_true (pd_row_slot_unwrap (gtk_single_selection_get_selected_item (selection)) == selected);
}

/* Enter on a row opens the order dialog for it. */
static void
test_order (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *table;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  table = ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL);
  g_signal_emit_by_name (table, "activate", 0);
  ui_settle ();
  g_assert_cmpstr (adw_dialog_get_title (ui_get_dialog (fixture)), ==, "New Order");
  adw_dialog_force_close (ui_get_dialog (fixture));
}

/* A screen reader hears what the star would do. */
static void
test_star (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *star;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  star = ui_get (fixture->window, PD_TYPE_STAR, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add to Favourites");
  ui_click (star);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove from Favourites");
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 720);
  wait_until (g_strcmp0 (services_get_state (fixture), "list") == 0);
  g_assert_null (ui_find (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));
}

/* Without the second category. */
#define ONE_CATEGORY                                                                                         \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000}]"

static PdServiceFilter *
get_filter (UiFixture *fixture)
{
  GtkWidget *page = services_get_page (fixture);
  PdServiceFilter *filter = NULL;

  g_object_get (page, "filter", &filter, NULL);
  g_object_unref (filter);

  return filter;
}

static void
set_true_cb (gboolean *flag)
{
  *flag = TRUE;
}

static char *
dup_filter (UiFixture *fixture)
{
  g_autoptr (PdPanel) panel = NULL;
  g_autofree char *category = NULL;
  g_autofree char *type = NULL;

  g_object_get (get_filter (fixture), "panel", &panel, "category", &category, "type", &type, NULL);

  return g_strdup_printf ("%s, %s, %s", panel != NULL ? pd_panel_get_name (panel) : "no panel",
                          category != NULL ? category : "no category", type != NULL ? type : "no type");
}

/* What was chosen comes back at the next start. */
static void
test_filters_come_back (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  panel = ui_fixture_add_panel (fixture, "Southwind");
  ui_fixture_show (fixture, 1200, 800);
  g_object_set (get_filter (fixture), "panel", panel, "category", "B", "type", "Default", NULL);
  ui_settle ();
  before = dup_filter (fixture);
  g_assert_cmpstr (before, ==, "Southwind, B, Default");

  services_restart (fixture);
  after = dup_filter (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  pd_service_filter_clear (get_filter (fixture));
}

/* A category, or a panel, that is gone leaves nothing out. */
static void
test_gone_is_no_filter (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *filter = NULL;
  g_autofree char *without = NULL;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_object_set (get_filter (fixture), "category", "B", NULL);
  ui_settle ();
  filter = dup_filter (fixture);
  g_assert_cmpstr (filter, ==, "no panel, B, no type");

  desk_fixture_set_catalogue (&fixture->base, ONE_CATEGORY);
  desk_fixture_refresh_after (&fixture->base, 60);
  ui_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 1);

  g_settings_set_string (settings, "services-panel", "99");
  services_restart (fixture);
  without = dup_filter (fixture);
  g_assert_cmpstr (without, ==, "no panel, no category, no type");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

/* The button goes away with what it cleared: the focus goes on to the search that is shown. */
static void
test_clear_focuses_search (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 720);
  wait_until (g_strcmp0 (services_get_state (fixture), "list") == 0);
  entry = ui_get (services_get_page (fixture), GTK_TYPE_SEARCH_ENTRY, NULL);
  ui_type (entry, "no such service at all");
  ui_click (ui_get (services_get_page (fixture), GTK_TYPE_BUTTON, "Clear Search and Filters"));
  g_assert_cmpstr (services_get_state (fixture), ==, "list");
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), entry));
}

static char *
wait_for_announcement (GtkWidget *entry)
{
  GObject *announcer = g_object_get_data (G_OBJECT (entry), "pd-search-announcer");
  char *announcement = NULL;
  gboolean announced = FALSE;
  gulong id
      = g_signal_connect_swapped (announcer, "notify::announcement", G_CALLBACK (set_true_cb), &announced);

  wait_until (announced);
  g_signal_handler_disconnect (announcer, id);
  g_object_get (announcer, "announcement", &announcement, NULL);

  return announcement;
}

/* A screen reader hears what was found when typing pauses, not at each letter. */
static void
test_announces (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  g_autofree char *found = NULL;
  g_autofree char *nothing = NULL;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  entry = ui_get (services_get_page (fixture), GTK_TYPE_SEARCH_ENTRY, NULL);
  ui_type (entry, "no such service");
  ui_type (entry, "likes");
  found = wait_for_announcement (entry);
  g_assert_cmpstr (found, ==, "1 result");

  ui_type (entry, "no such service");
  nothing = wait_for_announcement (entry);
  g_assert_cmpstr (nothing, ==, "Nothing found");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/services-page/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)

  ADD ("search", test_search);
  ADD ("search-ends-at-top", test_search_ends_at_top);
  ADD ("filters", test_filters);
  ADD ("filters-come-back", test_filters_come_back);
  ADD ("gone-is-no-filter", test_gone_is_no_filter);
  ADD ("empty", test_empty);
  ADD ("error", test_error);
  ADD ("refresh-keeps-selection", test_refresh_keeps_selection);
  ADD ("order", test_order);
  ADD ("announces", test_announces);
  ADD ("star", test_star);
  ADD ("narrow", test_narrow);
  ADD ("clear-focuses-search", test_clear_focuses_search);

  return g_test_run ();
}
