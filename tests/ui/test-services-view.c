/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-category-heading.h"
#include "pd-cell.h"
#include "pd-row-slot.h"
#include "pd-column-state.h"
#include "pd-money-label.h"
#include "pd-services-list.h"
#include "pd-services-table.h"
#include "services-fixture.h"

/* How services are shown: their sections, how they are sorted, the columns, and what has no room. */

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
  g_autoptr (PdRowSlot) slot = NULL;

  g_object_get (view, "model", &model, NULL);
  slot = g_list_model_get_item (model, 0);

  return g_strdup (pd_service_get_name (pd_row_slot_get_item (slot)));
}

/* Chooses an item of the first section of the view menu. */
static void
sort_by (UiFixture *fixture, const char *choice)
{
  GtkWidget *page = services_get_page (fixture);
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
  wait_until (g_strcmp0 (services_get_state (fixture), "list") == 0);
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
  GtkWidget *page = services_get_page (fixture);

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
  services_restart (fixture);
  ui_fixture_add_panel (fixture, "Southwind");
  g_assert_true (shows_panels (fixture));

  toggle_panels (fixture);
  services_restart (fixture);
  g_assert_false (shows_panels (fixture));
  ui_fixture_add_panel (fixture, "Eastwind");
  g_assert_false (shows_panels (fixture));
  toggle_panels (fixture);
}

static guint
count_in_category (GListModel *found, const char *category)
{
  guint n_services = 0;

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (found, i);

      n_services += g_str_equal (pd_service_get_info (service)->category, category);
    }

  return n_services;
}

/* Returns: how many headings there are, each of which tells how many services of its category were found */
static guint
count_headings (GtkWidget *root, GListModel *found)
{
  guint n_headings = 0;

  if (PD_IS_CATEGORY_HEADING (root))
    {
      PdCategoryHeading *heading = PD_CATEGORY_HEADING (root);

      g_assert_cmpuint (pd_category_heading_get_count (heading), ==,
                        count_in_category (found, pd_category_heading_get_category (heading)));
      return 1;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n_headings += count_headings (child, found);

  return n_headings;
}

/* Also while the rows that are not seen are still to come. */
static void
test_headings (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) found = NULL;
  GtkWidget *table;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  table = ui_get (fixture->window, PD_TYPE_SERVICES_TABLE, NULL);
  g_object_get (table, "results", &found, NULL);
  g_assert_cmpuint (count_headings (table, found), >, 1);

  gtk_editable_set_text (GTK_EDITABLE (ui_get (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL)), "youtube");
  g_assert_cmpuint (count_headings (table, found), >, 0);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL)), "");
  g_assert_cmpuint (count_headings (table, found), >, 1);
}

/* Texts of rows and headers; an amount of money has its column's title above it. */
static guint
count_cut_texts_without_tooltip (GtkWidget *widget)
{
  gboolean can_be_cut
      = PD_IS_CELL (widget) || PD_IS_CATEGORY_HEADING (widget) || GTK_IS_INSCRIPTION (widget)
        || (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE);
  guint n_texts = can_be_cut;

  if (gtk_widget_get_has_tooltip (widget))
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

  services_close_window (fixture);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  ui_fixture_show (fixture, 360, 720);
  wait_until (g_strcmp0 (services_get_state (fixture), "list") == 0);
  g_assert_cmpuint (count_cut_texts_without_tooltip (ui_get (fixture->window, PD_TYPE_SERVICES_LIST, NULL)),
                    ==, 0);
}

static int
get_end (GtkWidget *widget, GtkWidget *table)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, table, &bounds));

  return (int) (bounds.origin.x + bounds.size.width);
}

/* The column has its width: its two hundred rows need not measure what is in them. */
static void
test_amounts_ask_nothing (UiFixture *fixture, gconstpointer data)
{
  gboolean asks_width;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  g_object_get (ui_get (fixture->window, PD_TYPE_MONEY_LABEL, "0.90 USD"), "asks-width", &asks_width, NULL);
  g_assert_false (asks_width);
}

/* The arrow of a sorted column keeps no place between a title and the edge where the numbers end. */
static void
test_titles_of_numbers (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *table;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  table = ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL);
  ui_let_draw (fixture);

  g_assert_cmpint (get_end (ui_get (table, GTK_TYPE_LABEL, "Min – Max"), table), ==,
                   get_end (ui_get (table, PD_TYPE_CELL, "1 – 1000"), table));
}

#define LIKES_CHEAPER                                                                                        \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.05\",\"min\":1,\"max\":1000},"      \
  "{\"service\":1002,\"name\":\"Views\",\"category\":\"B\",\"rate\":\"0.10\",\"min\":1,\"max\":1000}]"

static gboolean
is_first (UiFixture *fixture, const char *name)
{
  g_autofree char *first = dup_first_name (fixture, GTK_TYPE_COLUMN_VIEW);

  return g_str_equal (first, name);
}

/* A price that changes moves its row; who sorts anew after that has it at once. */
static void
test_price_changes (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkColumnView *table;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  table = GTK_COLUMN_VIEW (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));
  gtk_column_view_sort_by_column (table, pd_column_state_find (table, "rate"), GTK_SORT_ASCENDING);
  g_assert_true (is_first (fixture, "Views"));

  desk_fixture_set_catalogue (&fixture->base, LIKES_CHEAPER);
  desk_fixture_refresh (&fixture->base, &error);
  g_assert_no_error (error);
  wait_until (is_first (fixture, "Likes"));
  ui_settle ();

  gtk_column_view_sort_by_column (table, pd_column_state_find (table, "rate"), GTK_SORT_DESCENDING);
  g_assert_true (is_first (fixture, "Views"));
  gtk_column_view_sort_by_column (table, NULL, GTK_SORT_ASCENDING);
}

/* What is not found is not found, also while what there is is being sorted. */
static void
test_nothing_found (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) catalogue = g_string_new ("[");
  GtkColumnView *table;

  for (int i = 0; i < 2500; i++)
    g_string_append_printf (catalogue, "%s{\"service\":%d,\"name\":\"Likes\",\"rate\":\"0.%d\"}",
                            i > 0 ? "," : "", i, 1 + i % 99);
  g_string_append (catalogue, "]");
  desk_fixture_set_catalogue (&fixture->base, catalogue->str);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  wait_until (g_strcmp0 (services_get_state (fixture), "table") == 0);

  table = GTK_COLUMN_VIEW (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL));
  gtk_column_view_sort_by_column (table, pd_column_state_find (table, "rate"), GTK_SORT_ASCENDING);
  gtk_editable_set_text (GTK_EDITABLE (ui_get (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL)), "nothing");
  g_assert_cmpstr (services_get_state (fixture), ==, "no-results");
  gtk_column_view_sort_by_column (table, NULL, GTK_SORT_ASCENDING);
  ui_settle ();
}

static void
select_first (UiFixture *fixture, GType view_type)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  g_object_get (ui_get (fixture->window, view_type, NULL), "model", &model, NULL);
  gtk_selection_model_select_item (model, 0, TRUE);
}

/* Return orders what is shown, also in a sheet: nothing that can only be read is in the way. */
static void
test_details_focus (UiFixture *fixture, gconstpointer width)
{
  GtkWidget *order;

  desk_fixture_set_catalogue (&fixture->base, TWO_CATEGORIES);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, GPOINTER_TO_INT (width), 800);
  ui_let_draw (fixture);
  select_first (fixture, GPOINTER_TO_INT (width) < 500 ? GTK_TYPE_LIST_VIEW : GTK_TYPE_COLUMN_VIEW);
  g_assert_true (gtk_widget_activate_action (services_get_page (fixture), "services.details", NULL));
  wait_until (ui_get_dialog (fixture) != NULL);

  order = ui_get (ui_get_dialog (fixture), GTK_TYPE_BUTTON, "Order…");
  wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == order);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD_WITH(path, function, data)                                                                       \
  g_test_add ("/services-view/" path, UiFixture, data, ui_fixture_set_up, function, ui_fixture_tear_down)
#define ADD(path, function) ADD_WITH (path, function, NULL)

  ADD ("panel-column", test_panel_column);
  ADD ("headings", test_headings);
  ADD ("tooltips", test_tooltips);
  ADD_WITH ("details-focus", test_details_focus, GINT_TO_POINTER (1200));
  ADD_WITH ("details-focus-narrow", test_details_focus, GINT_TO_POINTER (360));
  ADD ("price-changes", test_price_changes);
  ADD ("nothing-found", test_nothing_found);
  ADD ("titles-of-numbers", test_titles_of_numbers);
  ADD ("amounts-ask-nothing", test_amounts_ask_nothing);
  ADD ("sections-come-back", test_sections_come_back);
  ADD ("narrow-sorts", test_narrow_sorts);

  return g_test_run ();
}
