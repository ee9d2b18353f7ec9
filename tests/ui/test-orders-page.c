/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-column-state.h"
#include "pd-money-label.h"
#include "pd-order-row.h"
#include "pd-orders-page.h"
#include "tooltips.h"

/* The orders page: its states, what is shown of orders and how it follows them, the groups and the search,
 * selecting many, and both of its forms. */

static GtkWidget *
show (UiFixture *fixture)
{
  return orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1200, 800);
}

static guint
count (GtkWidget *page)
{
  return g_list_model_get_n_items (orders_get_rows (page));
}

static GtkSelectionModel *
get_selection (GtkWidget *page)
{
  return GTK_SELECTION_MODEL (orders_get_rows (page));
}

static void
choose_group (GtkWidget *page, const char *name)
{
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (ui_get (page, ADW_TYPE_TOGGLE_GROUP, NULL)), name);
  ui_settle ();
}

static void
search (GtkWidget *page, const char *text)
{
  orders_act (page, "page.search");
  ui_type (ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL), text);
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *button;

  page = show (fixture);
  g_assert_cmpstr (orders_get_state (page), ==, "empty");

  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Search (Ctrl+F)")));
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Select Orders")));

  button = ui_get (page, GTK_TYPE_BUTTON, "_New Order");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  ui_click (button);
  g_assert_cmpstr (adw_dialog_get_title (ui_get_dialog (fixture)), ==, "New Order");
  adw_dialog_force_close (ui_get_dialog (fixture));
}

static void
test_rows (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  PdOrder *first, *second;

  page = show (fixture);
  first = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  pd_test_clock_advance (fixture->base.clock, 1000);
  second = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/two");

  g_assert_cmpstr (orders_get_state (page), ==, "content");
  g_assert_cmpuint (count (page), ==, 2);
  g_assert_cmpuint (orders_find_row (page, second), ==, 0);
  g_assert_cmpuint (orders_find_row (page, first), ==, 1);

  g_assert_nonnull (pd_order_get_record (first)->order_id);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "example.com/one"));
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, pd_order_get_record (first)->order_id));
  /* The panel has not told the charge: what is expected is not taken for it. */
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "≈ 0.09 USD"));
  orders_wait_for (fixture, first, PD_ORDER_COMPLETED);
  orders_wait_for (fixture, second, PD_ORDER_COMPLETED);
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "≈ 0.09 USD"));
}

static GtkWidget *
get_row (GtkWidget *page, const char *state)
{
  GtkWidget *row = ui_get (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL), GTK_TYPE_LABEL, state);

  while (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) != GTK_ACCESSIBLE_ROLE_ROW)
    row = gtk_widget_get_parent (row);

  return row;
}

/* A screen reader hears what a row is about. */
static void
test_names (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  PdOrder *order;
  g_autofree char *charge = NULL;
  g_autofree char *name = NULL;

  page = show (fixture);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Orders");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_get (page, ADW_TYPE_TOGGLE_GROUP, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Orders to Show");

  g_object_get (order, "charge-text", &charge, NULL);
  name = g_strdup_printf ("Completed, order %s, %s, 100, example.com/one, Northwind, %s USD",
                          pd_order_get_record (order)->order_id, pd_order_get_record (order)->service_name,
                          charge);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (page, "Completed")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* Nothing was delivered and nothing is paid: no figure stands there, nor a currency without one. Those who
 * listen are told why, in both forms. */
static void
test_refused_row (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_REFUSED, "https://example.com/one");
  g_autofree char *problem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *currency = NULL;
  GtkWidget *row = get_row (page, "Refused");

  g_object_get (order, "problem", &problem, NULL);
  name = g_strdup_printf ("Refused, %s, –, example.com/one, Northwind, –, %s",
                          pd_order_get_record (order)->service_name, problem);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_object_get (ui_get (row, PD_TYPE_MONEY_LABEL, NULL), "amount", &amount, "currency", &currency, NULL);
  g_assert_cmpstr (amount, ==, "–");
  g_assert_null (currency);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  page = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 360, 720);
  g_assert_true (orders_says (page, "Refused"));
  row = ui_get (page, PD_TYPE_ORDER_ROW, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* An order changes where it stands: the row that is selected stays so, and says what is new. */
static void
test_changes_keep_selection (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  PdOrder *order;
  guint position;

  page = show (fixture);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  orders_place (fixture, PD_DEMO_SERVICE_SLOW, "https://example.com/two");
  position = orders_find_row (page, order);
  gtk_selection_model_select_item (get_selection (page), position, TRUE);

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  g_assert_cmpuint (orders_find_row (page, order), ==, position);
  g_assert_true (gtk_selection_model_is_selected (get_selection (page), position));
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "Completed"));
}

/* An order that is done leaves the open ones by itself. */
static void
test_groups (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  PdOrder *order;
  PdOrder *slow;

  page = show (fixture);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  slow = orders_place (fixture, PD_DEMO_SERVICE_SLOW, "https://example.com/two");

  choose_group (page, "open");
  g_assert_cmpuint (count (page), ==, 2);
  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  g_assert_cmpuint (count (page), ==, 1);
  g_assert_cmpuint (orders_find_row (page, slow), ==, 0);

  choose_group (page, "done");
  g_assert_cmpuint (orders_find_row (page, order), ==, 0);
  choose_group (page, "needs-a-look");
  g_assert_cmpstr (orders_get_state (page), ==, "no-results");
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "No order needs a look."));
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Show All Orders"));
  g_assert_cmpuint (count (page), ==, 2);
}

static void
test_search (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  PdOrder *order;

  page = show (fixture);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/two");
  pd_desk_set_note (fixture->base.desk, order, "Für Zoë");
  wait_until (pd_order_get_record (order)->note != NULL);

  search (page, "EXAMPLE.com/One");
  g_assert_cmpuint (count (page), ==, 1);
  search (page, pd_order_get_record (order)->order_id);
  g_assert_cmpuint (count (page), ==, 1);
  search (page, "zoe fur");
  g_assert_cmpuint (count (page), ==, 1);
  g_assert_cmpuint (orders_find_row (page, order), ==, 0);

  search (page, "a <b>bold</b> miss");
  g_assert_cmpstr (orders_get_state (page), ==, "no-results");
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "No Orders Found"));
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Show All Orders"));
  g_assert_cmpuint (count (page), ==, 2);
}

static gboolean
has_focus (UiFixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The focus goes where one goes on: into the search, back to the orders, to many and to one. */
static void
test_focus (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  GtkWidget *table;
  GtkWidget *entry;

  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  table = ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  ui_settle ();
  entry = ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (has_focus (fixture, entry));

  ui_type (entry, "one");
  g_signal_emit_by_name (entry, "stop-search");
  ui_settle ();
  g_assert_true (has_focus (fixture, table));

  search (page, "nothing like it");
  g_assert_true (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Search (Ctrl+F)")));
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Show All Orders"));
  g_assert_true (has_focus (fixture, table));

  gtk_widget_grab_focus (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Select Orders"));
  orders_act (page, "view.selection-mode");
  g_assert_true (has_focus (fixture, table));
}

/* Sections by day belong to the newest-first order: a column that sorts switches them off. */
static void
test_sorting (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkColumnView *table;
  PdOrder *first;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  page = show (fixture);
  first = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/two");
  table = GTK_COLUMN_VIEW (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL));
  g_assert_nonnull (gtk_column_view_get_header_factory (table));
  g_assert_cmpuint (orders_find_row (page, first), ==, 1);

  column = g_list_model_get_item (gtk_column_view_get_columns (table), 2);
  g_assert_cmpstr (gtk_column_view_column_get_id (column), ==, "order");
  gtk_column_view_sort_by_column (table, column, GTK_SORT_ASCENDING);
  ui_settle ();
  g_assert_null (gtk_column_view_get_header_factory (table));
  g_assert_cmpuint (orders_find_row (page, first), ==, 0);

  orders_act (page, "view.unsort");
  g_assert_nonnull (gtk_column_view_get_header_factory (table));
  g_assert_cmpuint (orders_find_row (page, first), ==, 1);
}

static double
get_scroll (GtkWidget *page)
{
  GtkWidget *window
      = gtk_widget_get_ancestor (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
}

static void
wait_for_frame (GtkWidget *page)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (page);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (page);
  wait_until (gdk_frame_clock_get_frame_counter (clock) > frame + 1 || (gtk_widget_queue_draw (page), FALSE));
}

/* The header of the first section is in sight, also after an order came before all others. */
static void
test_starts_at_top (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  page = show (fixture);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *link = g_strdup_printf ("https://example.com/%u", i);

      desk_fixture_order (&fixture->base, desk_fixture_get_panel (&fixture->base, 0),
                          PD_DEMO_SERVICE_ORDINARY, link);
    }

  wait_for_frame (page);
  g_assert_cmpfloat (get_scroll (page), ==, 0);
  orders_act (page, "view.select-all");
  wait_for_frame (page);
  g_assert_cmpfloat (get_scroll (page), ==, 0);
}

/* Enter on a row shows the details of its order. */
static void
test_details (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  PdOrder *order;
  g_autofree char *title = NULL;

  page = show (fixture);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  g_signal_emit_by_name (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL), "activate", 0);
  ui_settle ();

  title = g_strdup_printf ("Order %s", pd_order_get_record (order)->order_id);
  g_assert_nonnull (ui_find (fixture->window, ADW_TYPE_WINDOW_TITLE, title));
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *link;
  g_autofree char *tooltip = NULL;

  page = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 360, 720);
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  g_assert_cmpstr (orders_get_state (page), ==, "content");
  g_assert_null (ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL));
  g_assert_nonnull (ui_find (page, PD_TYPE_ORDER_ROW, NULL));
  link = ui_get (page, GTK_TYPE_LABEL, "\u2068example.com/one\u2069");
  tooltip = ui_dup_tooltip (link);
  g_assert_cmpstr (tooltip, ==, "https://example.com/one");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "https://example.com/one");
  g_assert_nonnull (ui_find (page, GTK_TYPE_BUTTON, "_New Order"));
  choose_group (page, "done");
  g_assert_cmpstr (orders_get_state (page), ==, "no-results");
}

/* In the smallest window the button for a new order goes into the header. */
static void
test_smallest (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  page = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 360, 294);
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  wait_until (ui_find (page, GTK_TYPE_BUTTON, "New Order (Ctrl+N)") != NULL);
  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, "_New Order"));
}

static GtkColumnView *
get_table (GtkWidget *page)
{
  return GTK_COLUMN_VIEW (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL));
}

static GtkColumnViewColumn *
find_column (GtkWidget *page, const char *id)
{
  return pd_column_state_find (get_table (page), id);
}

/* Which columns are shown and what sorts comes back; what only has no room is not forgotten. */
static void
test_columns_come_back (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.paneldesk.PanelDesk");
  g_auto (GStrv) hidden = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GtkWidget *page;

  page = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 900, 800);
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  wait_for_frame (page);
  g_assert_true (gtk_widget_activate_action (page, "columns.link", NULL));
  ui_settle ();

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  ui_settle ();
  hidden = g_settings_get_strv (settings, "orders-hidden-columns");
  g_assert_true (g_strv_equal ((const char *const *) hidden, (const char *const[]) { "updated", NULL }));

  /* So do their order and the widths that were dragged. */
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  page = show (fixture);
  gtk_column_view_insert_column (get_table (page), 1, find_column (page, "charge"));
  gtk_column_view_column_set_fixed_width (find_column (page, "order"), 150);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();

  fixture->window = pd_window_new (NULL, fixture->base.desk);
  page = show (fixture);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (page, "order")), ==, 150);
  column = g_list_model_get_item (gtk_column_view_get_columns (get_table (page)), 1);
  g_assert_true (column == find_column (page, "charge"));
}

static void
test_is_freed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  page = g_object_ref_sink (g_object_new (PD_TYPE_ORDERS_PAGE, "desk", fixture->base.desk, NULL));
  ui_settle ();
  g_assert_cmpstr (orders_get_state (page), ==, "content");
  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/orders-page/" path, UiFixture, NULL, orders_set_up, function, ui_fixture_tear_down)

  ADD ("empty", test_empty);
  ADD ("rows", test_rows);
  ADD ("names", test_names);
  ADD ("refused-row", test_refused_row);
  ADD ("changes-keep-selection", test_changes_keep_selection);
  ADD ("groups", test_groups);
  ADD ("search", test_search);
  ADD ("focus", test_focus);
  ADD ("sorting", test_sorting);
  ADD ("starts-at-top", test_starts_at_top);
  ADD ("details", test_details);
  ADD ("narrow", test_narrow);
  ADD ("smallest", test_smallest);
  ADD ("columns-come-back", test_columns_come_back);
  ADD ("is-freed", test_is_freed);

  return g_test_run ();
}
