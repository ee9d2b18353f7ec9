/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "config.h"
#include "pd-column-state.h"
#include "pd-money-label.h"
#include "pd-service-filter.h"
#include "pd-services-list.h"
#include "pd-services-page.h"
#include "pd-services-table.h"

/* The services page: its states, the search, the filters, and the keyboard's way to an order. */

static GtkWidget *
get_page (UiFixture *fixture)
{
  return ui_get (fixture->window, PD_TYPE_SERVICES_PAGE, NULL);
}

static GtkStack *
get_stack (UiFixture *fixture)
{
  GtkWidget *page = get_page (fixture);
  GtkWidget *stack = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (page));
       child && stack == NULL; child = gtk_widget_get_next_sibling (child))
    stack = ui_find (child, GTK_TYPE_STACK, NULL);
  g_assert_nonnull (stack);

  return GTK_STACK (stack);
}

static const char *
get_state (UiFixture *fixture)
{
  return gtk_stack_get_visible_child_name (get_stack (fixture));
}

static guint
count_rows (UiFixture *fixture)
{
  GtkWidget *table = ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))));
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
  g_assert_cmpstr (get_state (fixture), ==, "table");
  all = count_rows (fixture);
  g_assert_cmpuint (all, >, 200);

  search (fixture, "FOLLOWERS insta");
  g_assert_cmpuint (count_rows (fixture), >, 0);
  g_assert_cmpuint (count_rows (fixture), <, all);

  search (fixture, "no such service at all");
  g_assert_cmpstr (get_state (fixture), ==, "no-results");
  ui_click (ui_get (fixture->window, GTK_TYPE_BUTTON, "Clear Search and Filters"));
  g_assert_cmpuint (count_rows (fixture), ==, all);
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
  g_assert_cmpstr (get_state (fixture), ==, "empty");
}

static void
test_error (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_catalogue (&fixture->base, "<html>Just a moment</html>");
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_assert_cmpstr (get_state (fixture), ==, "error");
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
  selected = gtk_single_selection_get_selected_item (selection);
  g_assert_nonnull (selected);

  desk_fixture_refresh (&fixture->base, &error);
  g_assert_no_error (error);
  ui_settle ();
  g_assert_true (gtk_single_selection_get_selected_item (selection) == selected);
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

/* The first button with a star's icon. */
static GtkWidget *
find_star (GtkWidget *widget)
{
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;

  if (icon != NULL && g_str_has_suffix (icon, "starred-symbolic"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_star (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A screen reader hears what the star would do. */
static void
test_star (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *star;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  star = find_star (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));
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
  wait_until (g_strcmp0 (get_state (fixture), "list") == 0);
  g_assert_null (ui_find (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));
}

/* Two catalogues: what the second one had is missing in the third. */
#define TWO_CATEGORIES                                                                                       \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000},"      \
  "{\"service\":1002,\"name\":\"Views\",\"category\":\"B\",\"rate\":\"0.10\",\"min\":1,\"max\":1000}]"
#define ONE_CATEGORY                                                                                         \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000}]"

static PdServiceFilter *
get_filter (UiFixture *fixture)
{
  GtkWidget *page = get_page (fixture);
  PdServiceFilter *filter = NULL;

  g_object_get (page, "filter", &filter, NULL);
  g_object_unref (filter);

  return filter;
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

static void
close_window (UiFixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  ui_settle ();
}

/* Closes everything and shows it again; the desk opens while the window is there, as it does at the start. */
static void
restart (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_window (fixture);
  desk_fixture_close (&fixture->base);
  desk_fixture_make_desk (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  desk_fixture_open (&fixture->base, &error);
  g_assert_no_error (error);
  pd_desk_start (fixture->base.desk);
  for (guint i = 0; i < desk_fixture_count_panels (&fixture->base); i++)
    wait_for_catalogue (desk_fixture_get_panel (&fixture->base, i));
  ui_fixture_show (fixture, 1200, 800);
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

  restart (fixture);
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
  restart (fixture);
  without = dup_filter (fixture);
  g_assert_cmpstr (without, ==, "no panel, no category, no type");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

static gboolean
has_sections (UiFixture *fixture, GType view_type)
{
  GtkWidget *view = ui_get (fixture->window, view_type, NULL);
  g_autoptr (GtkListItemFactory) headers = NULL;
  g_autoptr (GListModel) model = NULL;
  guint start, end;

  g_object_get (view, "header-factory", &headers, "model", &model, NULL);
  gtk_section_model_get_section (GTK_SECTION_MODEL (model), 0, &start, &end);
  g_assert_cmpint (headers != NULL, ==, end < g_list_model_get_n_items (model));

  return headers != NULL;
}

static char *
dup_first_name (UiFixture *fixture, GType view_type)
{
  GtkWidget *view = ui_get (fixture->window, view_type, NULL);
  g_autoptr (GListModel) model = NULL;
  g_autoptr (PdService) service = NULL;

  g_object_get (view, "model", &model, NULL);
  service = g_list_model_get_item (model, 0);

  return g_strdup (pd_service_get_name (service));
}

/* Chooses an item of the first section of the view menu. */
static void
sort_by (UiFixture *fixture, const char *choice)
{
  GtkWidget *page = get_page (fixture);
  GtkWidget *button = ui_get (page, GTK_TYPE_MENU_BUTTON, "View Menu");
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  for (int i = 0; i < g_menu_model_get_n_items (section); i++)
    {
      g_autofree char *label = NULL;
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (section, i, "target", NULL);

      g_menu_model_get_item_attribute (section, i, "label", "s", &label);
      if (g_str_equal (label, choice))
        g_assert_true (gtk_widget_activate_action_variant (page, "view.sort", target));
    }
  ui_settle ();
}

static void
assert_sort_choice (UiFixture *fixture, const char *expected)
{
  g_autofree char *choice = NULL;

  g_object_get (ui_get (fixture->window, PD_TYPE_SERVICES_TABLE, NULL), "sort", &choice, NULL);
  g_assert_cmpstr (choice, ==, expected);
}

/* A column that sorts puts all services in one row of rows, without a header; the sections come back. */
static void
test_sections_come_back (UiFixture *fixture, gconstpointer data)
{
  GtkColumnView *table;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_assert_true (has_sections (fixture, GTK_TYPE_COLUMN_VIEW));
  assert_sort_choice (fixture, "");

  table = GTK_COLUMN_VIEW (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));
  gtk_column_view_sort_by_column (table, pd_column_state_find (table, "rate"), GTK_SORT_DESCENDING);
  ui_settle ();
  g_assert_false (has_sections (fixture, GTK_TYPE_COLUMN_VIEW));
  assert_sort_choice (fixture, "-rate");

  sort_by (fixture, "By _Category");
  g_assert_true (has_sections (fixture, GTK_TYPE_COLUMN_VIEW));
  assert_sort_choice (fixture, "");
}

/* The narrow list, which has no titles to click, is sorted by the menu. */
static void
test_narrow_sorts (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *cheapest = NULL;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 720);
  wait_until (g_strcmp0 (get_state (fixture), "list") == 0);
  first = dup_first_name (fixture, GTK_TYPE_LIST_VIEW);
  g_assert_cmpstr (first, ==, "Likes");
  g_assert_true (has_sections (fixture, GTK_TYPE_LIST_VIEW));

  sort_by (fixture, "C_heapest First");
  cheapest = dup_first_name (fixture, GTK_TYPE_LIST_VIEW);
  g_assert_cmpstr (cheapest, ==, "Views");
  g_assert_false (has_sections (fixture, GTK_TYPE_LIST_VIEW));
  sort_by (fixture, "By _Category");
}

static gboolean
shows_panels (UiFixture *fixture)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));

  return gtk_column_view_column_get_visible (pd_column_state_find (table, "panel"));
}

static void
toggle_panels (UiFixture *fixture)
{
  GtkWidget *page = get_page (fixture);

  g_assert_true (gtk_widget_activate_action (page, "columns.panel", NULL));
  ui_settle ();
}

/* The column of the panels comes with a second panel, unless the user does not want it. */
static void
test_panel_column (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_assert_false (shows_panels (fixture));
  restart (fixture);
  ui_fixture_add_panel (fixture, "Southwind");
  g_assert_true (shows_panels (fixture));

  toggle_panels (fixture);
  restart (fixture);
  g_assert_false (shows_panels (fixture));
  ui_fixture_add_panel (fixture, "Eastwind");
  g_assert_false (shows_panels (fixture));
  toggle_panels (fixture);
}

/* Texts of rows and headers; an amount of money has its column's title above it. */
static guint
count_cut_texts_without_tooltip (GtkWidget *widget)
{
  gboolean can_be_cut
      = GTK_IS_INSCRIPTION (widget)
        || (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE);
  guint n_texts = can_be_cut;

  if (PD_IS_MONEY_LABEL (widget) || gtk_widget_get_has_tooltip (widget))
    return 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n_texts += count_cut_texts_without_tooltip (child);

  return n_texts;
}

/* What has no room can be read nevertheless. */
static void
test_tooltips (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_add_panel (fixture, "Southwind");
  ui_fixture_show (fixture, 1200, 800);
  g_assert_cmpuint (count_cut_texts_without_tooltip (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL)),
                    ==, 0);

  close_window (fixture);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  ui_fixture_show (fixture, 360, 720);
  wait_until (g_strcmp0 (get_state (fixture), "list") == 0);
  g_assert_cmpuint (count_cut_texts_without_tooltip (ui_get (fixture->window, PD_TYPE_SERVICES_LIST, NULL)),
                    ==, 0);
}

/* The button goes away with what it cleared: the focus goes on to the search that is shown. */
static void
test_clear_focuses_search (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 720);
  wait_until (g_strcmp0 (get_state (fixture), "list") == 0);
  entry = ui_get (get_page (fixture), GTK_TYPE_SEARCH_ENTRY, NULL);
  ui_type (entry, "no such service at all");
  ui_click (ui_get (get_page (fixture), GTK_TYPE_BUTTON, "Clear Search and Filters"));
  g_assert_cmpstr (get_state (fixture), ==, "list");
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), entry));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/services-page/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)

  ADD ("search", test_search);
  ADD ("filters", test_filters);
  ADD ("filters-come-back", test_filters_come_back);
  ADD ("gone-is-no-filter", test_gone_is_no_filter);
  ADD ("empty", test_empty);
  ADD ("error", test_error);
  ADD ("refresh-keeps-selection", test_refresh_keeps_selection);
  ADD ("order", test_order);
  ADD ("star", test_star);
  ADD ("narrow", test_narrow);
  ADD ("panel-column", test_panel_column);
  ADD ("tooltips", test_tooltips);
  ADD ("clear-focuses-search", test_clear_focuses_search);
  ADD ("sections-come-back", test_sections_come_back);
  ADD ("narrow-sorts", test_narrow_sorts);

  return g_test_run ();
}
