/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-column-state.h"
#include "pd-orders-page.h"
#include "pd-time.h"
#include "tooltips.h"

/* What the cells of the table of orders say, and what they say when the pointer rests on them. */

#define LINK "https://example.com/one"

static GtkWidget *
show (UiFixture *fixture)
{
  return orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1200, 800);
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

static char *
dup_text (PdOrder *order, const char *property)
{
  char *text;

  g_object_get (order, property, &text, NULL);

  return text;
}

static char *
dup_moment (PdOrder *order)
{
  return pd_time_format_moment (pd_order_get_record (order)->created_at, g_get_real_time ());
}

static char *
dup_clock (PdOrder *order)
{
  return pd_time_format_clock (pd_order_get_record (order)->created_at);
}

/* A column that is hidden by the menu at first. */
static void
show_column (GtkWidget *page, const char *id)
{
  gtk_column_view_column_set_visible (find_column (page, id), TRUE);
  ui_settle ();
}

static void
assert_tooltip (GtkWidget *page, const char *text, const char *tooltip)
{
  g_autofree char *told = ui_dup_tooltip (ui_get (page, GTK_TYPE_LABEL, text));

  g_assert_cmpstr (told, ==, tooltip);
}

/* What is cut off, shortened or left out in a cell is told by its tooltip. */
static void
test_tooltips (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  g_autofree char *clock = dup_clock (order);
  g_autofree char *moment = dup_moment (order);

  assert_tooltip (page, pd_order_get_record (order)->order_id, pd_order_get_record (order)->order_id);
  assert_tooltip (page, pd_order_get_record (order)->service_name, pd_order_get_record (order)->service_name);
  assert_tooltip (page, "example.com/one", LINK);
  assert_tooltip (page, "Northwind", "Northwind");
  assert_tooltip (page, "≈ 0.09 USD", "0.09 USD expected; the panel has not told the charge yet");
  assert_tooltip (page, clock, moment);

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  assert_tooltip (page, "Completed", "Completed");
  assert_tooltip (page, "100", "100");
  assert_tooltip (page, "0.09 USD", "0.09 USD");
}

/* When an order last changed is a time of its own. */
static void
test_updated (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  g_autofree char *clock = NULL;
  g_autofree char *moment = NULL;
  gint64 at;

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  g_object_get (order, "updated-at", &at, NULL);
  clock = pd_time_format_clock (at);
  moment = pd_time_format_moment (at, g_get_real_time ());
  g_assert_false (orders_says (page, clock));
  show_column (page, "updated");
  assert_tooltip (page, clock, moment);
}

/* Why a panel refused an order is told beside the word. */
static void
test_problem (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_REFUSED, LINK);
  g_autofree char *problem = dup_text (order, "problem");

  g_assert_nonnull (problem);
  assert_tooltip (page, "Refused", problem);
}

static GtkWidget *
get_image (GtkWidget *word)
{
  return gtk_widget_get_first_child (gtk_widget_get_parent (word));
}

/* A state is a word for those who listen; its symbol has a colour, and the word where it needs a look. */
static void
test_state (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *word;

  orders_place (fixture, PD_DEMO_SERVICE_REFUSED, LINK "/2");
  word = ui_get (page, GTK_TYPE_LABEL, "Refused");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (word), GTK_ACCESSIBLE_PROPERTY_LABEL, "Refused");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_image (word)), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_true (gtk_widget_has_css_class (word, "error"));
  g_assert_true (gtk_widget_has_css_class (get_image (word), "error"));

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  word = ui_get (page, GTK_TYPE_LABEL, "Completed");
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (get_image (word))), ==, "object-select-symbolic");
  g_assert_true (gtk_widget_has_css_class (get_image (word), "success"));
  g_assert_false (gtk_widget_has_css_class (word, "success"));
}

/* What comes in parts has a bar, in another colour where no more will come. */
static void
test_delivered (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order;
  GtkWidget *bar;
  g_autofree char *delivered = NULL;
  double fraction;

  orders_place (fixture, PD_DEMO_SERVICE_REFUSED, LINK);
  g_assert_null (ui_find (page, GTK_TYPE_PROGRESS_BAR, NULL));
  order = orders_place (fixture, PD_DEMO_SERVICE_PARTIAL, LINK "/2");
  orders_wait_for (fixture, order, PD_ORDER_PARTIAL);
  g_object_get (order, "delivered-text", &delivered, "delivered-fraction", &fraction, NULL);
  g_assert_true (orders_says (page, delivered));
  bar = ui_get (page, GTK_TYPE_PROGRESS_BAR, NULL);
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), fraction, 0.001);
  g_assert_true (gtk_widget_has_css_class (bar, "warning"));
}

/* Where no header says the day of an order, its cell does. */
static void
test_day (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  gint64 now = g_get_real_time ();
  g_autofree char *day = pd_time_format_day (now - 10 * G_TIME_SPAN_DAY, now);

  ((PdOrderRecord *) pd_order_get_record (order))->created_at = now - 10 * G_TIME_SPAN_DAY;
  gtk_column_view_sort_by_column (get_table (page), find_column (page, "charge"), GTK_SORT_ASCENDING);
  ui_settle ();
  g_assert_true (orders_says (page, day));
}

/* After midnight the cells that say a day say it anew, without anything else that happened. The local time
 * zone stands in for the wall clock, which no test can move. */
static void
test_midnight (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_REFUSED, LINK);
  g_autofree char *ordered = NULL;
  g_autofree char *updated = NULL;
  gint64 at;

  g_object_get (order, "updated-at", &at, NULL);
  ((PdOrderRecord *) pd_order_get_record (order))->created_at = at - 10 * G_TIME_SPAN_MINUTE;
  gtk_column_view_sort_by_column (get_table (page), find_column (page, "charge"), GTK_SORT_ASCENDING);
  show_column (page, "updated");
  g_setenv ("TZ", "UTC-1", TRUE);
  ordered = dup_clock (order);
  updated = pd_time_format_clock (at);
  g_assert_false (orders_says (page, ordered));
  g_assert_false (orders_says (page, updated));

  pd_test_clock_advance (fixture->base.clock, 24 * 60 * 60 * 1000);
  wait_until (orders_says (page, ordered) && orders_says (page, updated));
  g_unsetenv ("TZ");
}

static GtkAccessible *
get_row (GtkWidget *cell)
{
  while (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)) != GTK_ACCESSIBLE_ROLE_ROW)
    cell = gtk_widget_get_parent (cell);

  return GTK_ACCESSIBLE (cell);
}

/* A panel that gets another name has it in the rows of its orders, and in what is said of them. */
static void
test_renamed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_REFUSED, LINK);
  g_autofree char *problem = dup_text (order, "problem");
  g_autofree char *name = g_strdup_printf ("Refused, %s, –, example.com/one, Southwind, –, %s",
                                           pd_order_get_record (order)->service_name, problem);

  g_assert_true (orders_says (page, "Northwind"));
  pd_desk_edit_panel_async (fixture->base.desk, panel, "Southwind", NULL, NULL, FALSE, NULL, store_result_cb,
                            &answer);
  result = wait_for_result (&answer);
  pd_desk_edit_panel_finish (fixture->base.desk, result, &error);
  g_assert_no_error (error);
  gtk_test_accessible_assert_property (get_row (ui_get (page, GTK_TYPE_LABEL, "Southwind")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* The box of a row is checked while the row is selected. */
static void
test_checks (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture);
  GtkWidget *check;

  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  orders_act (page, "view.selection-mode");
  check = ui_get (page, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_selection_model_select_all (gtk_column_view_get_model (get_table (page)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/orders-table/" path, UiFixture, NULL, orders_set_up, function, ui_fixture_tear_down)

  ADD ("tooltips", test_tooltips);
  ADD ("updated", test_updated);
  ADD ("problem", test_problem);
  ADD ("state", test_state);
  ADD ("delivered", test_delivered);
  ADD ("day", test_day);
  ADD ("midnight", test_midnight);
  ADD ("renamed", test_renamed);
  ADD ("checks", test_checks);

  return g_test_run ();
}
