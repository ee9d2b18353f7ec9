/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-orders-page.h"
#include "pd-refills-page.h"
#include "pd-time.h"
#include "tooltips.h"

/* The refills page: its states, its rows and how they follow the panel, the search, its actions and both of
 * its forms. */

#define LINK "https://example.com/oak"

static GtkWidget *
show (UiFixture *fixture)
{
  return orders_show_page (fixture, "refills", PD_TYPE_REFILLS_PAGE, 1200, 800);
}

static guint
count (GtkWidget *page)
{
  return g_list_model_get_n_items (orders_get_rows (page));
}

/* A refill of an order that is complete, asked for in its details. */
static PdRefill *
ask (UiFixture *fixture, const char *service_id, const char *link)
{
  PdOrder *order = orders_place (fixture, service_id, link);
  GListModel *refills = pd_desk_get_refills (fixture->base.desk);
  guint n_refills = g_list_model_get_n_items (refills);
  g_autoptr (PdRefill) refill = NULL;

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  ui_click (ui_get (orders_show_details (fixture, order), GTK_TYPE_BUTTON, "Ask for Refill"));
  wait_until (g_list_model_get_n_items (refills) > n_refills);
  refill = g_list_model_get_item (refills, 0);

  return refill; /* which the list keeps */
}

/* While the desk is being opened nothing is said to be missing, on either page. */
static void
test_loading (UiFixture *fixture, gconstpointer data)
{
  const GType types[] = { PD_TYPE_ORDERS_PAGE, PD_TYPE_REFILLS_PAGE };
  GtkWidget *pages[G_N_ELEMENTS (types)];
  g_autoptr (GError) error = NULL;

  desk_fixture_make_desk (&fixture->base);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      pages[i] = g_object_ref_sink (g_object_new (types[i], "desk", fixture->base.desk, NULL));
      g_assert_cmpstr (orders_get_state (pages[i]), ==, "loading");
    }

  desk_fixture_open (&fixture->base, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_assert_cmpstr (orders_get_state (pages[i]), ==, "empty");
      g_assert_finalize_object (pages[i]);
    }
}

static void
set_up_closed (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->base);
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);

  g_assert_cmpstr (orders_get_state (page), ==, "empty");
  g_assert_true (orders_says (page, "No Refills Yet"));
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Check Open Refills Now")));
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Search (Ctrl+F)")));
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Show Orders"));
  g_assert_true (orders_says (fixture->window, "No Orders Yet"));
}

/* A refill is followed by itself; the newest stands first. */
static void
test_follows (UiFixture *fixture, gconstpointer data)
{
  PdRefill *first = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  PdRefill *second = ask (fixture, PD_DEMO_SERVICE_REFILL_REJECTED, LINK "/2");
  GtkWidget *page = show (fixture);

  g_assert_cmpuint (count (page), ==, 2);
  g_assert_cmpuint (orders_find_row (page, second), ==, 0);
  g_assert_true (orders_says (page, "Asked"));

  orders_let_refill_end (fixture, first);
  orders_let_refill_end (fixture, second);
  g_assert_true (orders_says (page, "Completed"));
  g_assert_true (orders_says (page, "Rejected"));
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Check Open Refills Now")));
}

static void
test_names (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  const PdOrderRecord *order = pd_order_get_record (pd_refill_get_order (refill));
  GtkWidget *page = show (fixture);
  GtkWidget *table = ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget *row;
  g_autofree char *name = NULL;

  orders_let_refill_end (fixture, refill);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, "Refills");
  row = ui_get (table, GTK_TYPE_LABEL, "Completed");
  while (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) != GTK_ACCESSIBLE_ROLE_ROW)
    row = gtk_widget_get_parent (row);
  name = g_strdup_printf ("Completed, order %s, %s", order->order_id, order->service_name);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* Checking asks at once and says that it did; Enter leads to the order. */
static void
test_actions (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page = show (fixture);
  g_autofree char *title
      = g_strdup_printf ("Order %s", pd_order_get_record (pd_refill_get_order (refill))->order_id);

  pd_test_clock_advance (fixture->base.clock, 1000);
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Check Open Refills Now"));
  wait_until (orders_says (fixture->window, "1 refill checked"));
  g_assert_cmpint (pd_refill_get_record (refill)->checked_at, ==,
                   pd_clock_now (PD_CLOCK (fixture->base.clock)));

  g_signal_emit_by_name (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL), "activate", 0);
  ui_settle ();
  g_assert_nonnull (ui_find (fixture->window, ADW_TYPE_WINDOW_TITLE, title));
}

static void
test_search (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page;

  ask (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/elm");
  page = show (fixture);
  orders_act (page, "page.search");
  ui_type (ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL), "OAK followers");
  g_assert_cmpuint (count (page), ==, 1);
  g_assert_cmpuint (orders_find_row (page, refill), ==, 0);

  ui_type (ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL), "<b>miss</b>");
  g_assert_cmpstr (orders_get_state (page), ==, "no-results");
  g_assert_true (orders_says (page, "No Refills Found"));
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Clear Search"));
  g_assert_cmpuint (count (page), ==, 2);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL)));
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page;
  g_autofree char *line = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  page = orders_show_page (fixture, "refills", PD_TYPE_REFILLS_PAGE, 360, 720);
  g_assert_null (ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL));
  orders_let_refill_end (fixture, refill);
  line = g_strdup_printf ("Completed · order %s",
                          pd_order_get_record (pd_refill_get_order (refill))->order_id);
  g_assert_true (orders_says (page, line));
}

/* A column that is hidden by the menu is hidden the next time as well. The narrow list has no columns. */
static void
test_columns (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  page = show (fixture);
  g_assert_true (orders_says (page, "Northwind"));
  ui_get (page, GTK_TYPE_MENU_BUTTON, "View Menu");
  g_assert_true (gtk_widget_activate_action (page, "columns.panel", NULL));
  g_assert_false (orders_says (page, "Northwind"));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  page = show (fixture);
  g_assert_false (orders_says (page, "Northwind"));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  page = orders_show_page (fixture, "refills", PD_TYPE_REFILLS_PAGE, 360, 720);
  g_assert_null (ui_find (page, GTK_TYPE_MENU_BUTTON, "View Menu"));
}

/* What stands in a cell begins like a sentence; a row of one line is as high as others. */
static void
test_cells (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page;
  GtkWidget *cell;
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;

  ((PdRefillRecord *) pd_refill_get_record (refill))->asked_at = g_get_real_time ();
  clock = pd_time_format_clock (pd_refill_get_record (refill)->asked_at);
  text = g_strdup_printf ("Today at %s", clock);
  page = show (fixture);
  cell = gtk_widget_get_parent (ui_get (page, GTK_TYPE_LABEL, text));
  wait_until (gtk_widget_get_height (gtk_widget_get_parent (cell)) >= 36);
}

static void
assert_tooltip (GtkWidget *page, const char *text, const char *tooltip)
{
  g_autofree char *told = ui_dup_tooltip (ui_get (page, GTK_TYPE_LABEL, text));

  g_assert_cmpstr (told, ==, tooltip);
}

static void
assert_description (GtkWidget *page, const char *text, const char *description)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_get (page, GTK_TYPE_LABEL, text)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

/* What may be cut off in a cell is told by its tooltip; where it was asked, when the panel last answered, for
 * those who listen as well. */
static void
test_tooltips (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  const PdOrderRecord *order = pd_order_get_record (pd_refill_get_order (refill));
  const PdRefillRecord *record = pd_refill_get_record (refill);
  GtkWidget *page = show (fixture);
  g_autofree char *asked = pd_time_format_moment (record->asked_at, g_get_real_time ());
  g_autofree char *checked = NULL;
  g_autofree char *answer = NULL;

  assert_tooltip (page, record->refill_id, record->refill_id);
  assert_tooltip (page, order->order_id, order->order_id);
  assert_tooltip (page, order->service_name, order->service_name);
  assert_tooltip (page, "Northwind", "Northwind");
  assert_tooltip (page, asked, "The panel has not answered about it yet");
  assert_description (page, asked, "The panel has not answered about it yet");

  orders_let_refill_end (fixture, refill);
  checked = pd_time_format_moment (pd_refill_get_record (refill)->checked_at, g_get_real_time ());
  answer = g_strdup_printf ("Last answer %s", checked);
  assert_tooltip (page, asked, answer);
  assert_description (page, asked, answer);
  assert_tooltip (page, "Completed", "Completed");
}

/* A state is a word for those who listen; its symbol has a colour. */
static void
test_state (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page = show (fixture);
  GtkWidget *word;
  GtkWidget *image;

  orders_let_refill_end (fixture, refill);
  word = ui_get (page, GTK_TYPE_LABEL, "Completed");
  image = gtk_widget_get_first_child (gtk_widget_get_parent (word));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (word), GTK_ACCESSIBLE_PROPERTY_LABEL, "Completed");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, "object-select-symbolic");
  g_assert_true (gtk_widget_has_css_class (image, "success"));
}

/* The local time zone stands in for the wall clock, which no test can move. */
static void
assert_said_anew (UiFixture *fixture, GtkWidget *page, PdRefill *refill, const char *before, const char *zone)
{
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  g_setenv ("TZ", zone, TRUE);
  moment = pd_time_format_moment (pd_refill_get_record (refill)->asked_at, g_get_real_time ());
  text = g_strconcat (before, moment, NULL);
  g_assert_false (orders_says (page, text));
  pd_test_clock_advance (fixture->base.clock, 24 * 60 * 60 * 1000);
  wait_until (orders_says (page, text));
}

/* After midnight every row says anew when it was asked, in both forms of the page. */
static void
test_midnight (UiFixture *fixture, gconstpointer data)
{
  PdRefill *refill = ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);

  assert_said_anew (fixture, show (fixture), refill, "", "UTC-1");

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  assert_said_anew (fixture, orders_show_page (fixture, "refills", PD_TYPE_REFILLS_PAGE, 360, 720), refill,
                    "Northwind · Asked ", "UTC-2");
  g_unsetenv ("TZ");
}

static void
test_is_freed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ask (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  page = g_object_ref_sink (g_object_new (PD_TYPE_REFILLS_PAGE, "desk", fixture->base.desk, NULL));
  ui_settle ();
  g_assert_cmpstr (orders_get_state (page), ==, "table");
  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/refills-page/" path, UiFixture, NULL, orders_set_up, function, ui_fixture_tear_down)

  g_test_add ("/refills-page/loading", UiFixture, NULL, set_up_closed, test_loading, ui_fixture_tear_down);
  ADD ("empty", test_empty);
  ADD ("follows", test_follows);
  ADD ("names", test_names);
  ADD ("actions", test_actions);
  ADD ("search", test_search);
  ADD ("narrow", test_narrow);
  ADD ("columns", test_columns);
  ADD ("cells", test_cells);
  ADD ("tooltips", test_tooltips);
  ADD ("state", test_state);
  ADD ("midnight", test_midnight);
  ADD ("is-freed", test_is_freed);

  return g_test_run ();
}
