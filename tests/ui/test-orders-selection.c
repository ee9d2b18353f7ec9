/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-orders-page.h"

/* Selecting orders: how the mode begins and ends at each width, and what can be done with many. */

static GtkWidget *
show (UiFixture *fixture)
{
  return orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1200, 800);
}

static void
test_selection_mode (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *table;
  GtkWidget *toggle;

  page = show (fixture);
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/two");
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/three");
  table = ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL);
  toggle = ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Select Orders");
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "0 selected"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  ui_settle ();
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "0 selected"));
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Chec_k Now")));

  g_signal_emit_by_name (table, "activate", 0);
  g_signal_emit_by_name (table, "activate", 2);
  ui_settle ();
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "2 selected"));
  g_assert_true (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Chec_k Now")));
  g_assert_true (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "_Export…")));
  g_signal_emit_by_name (table, "activate", 0);
  ui_settle ();
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "1 selected"));

  orders_act (page, "view.select-all");
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "3 selected"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  ui_settle ();
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "3 selected"));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (orders_get_rows (page)), 1));
}

/* In a narrow window the view menu begins it. What ends it is in sight while it lasts, and so are some orders
 * in the smallest window. */
static void
test_narrow_selection_mode (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 360, 294);
  GtkWidget *toggle;

  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  ui_settle ();
  g_assert_null (ui_find (page, GTK_TYPE_TOGGLE_BUTTON, "Select Orders"));

  orders_act (page, "view.selection-mode");
  toggle = ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "Select Orders");
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "0 selected"));
  wait_until (gtk_widget_get_height (ui_get (page, GTK_TYPE_LIST_VIEW, NULL)) > 60);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  ui_settle ();
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "0 selected"));
  g_assert_null (ui_find (page, GTK_TYPE_TOGGLE_BUTTON, "Select Orders"));
}

static void
test_actions_follow_selection (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  PdOrder *order;

  page = show (fixture);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/one");
  orders_act (page, "view.select-all");
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Ask for _Refill…")));
  g_assert_true (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Ask to _Cancel…")));

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  g_assert_true (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Ask for _Refill…")));
  g_assert_false (gtk_widget_is_sensitive (ui_get (page, GTK_TYPE_BUTTON, "Ask to _Cancel…")));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/orders-selection/" path, UiFixture, NULL, orders_set_up, function, ui_fixture_tear_down)

  ADD ("mode", test_selection_mode);
  ADD ("narrow-mode", test_narrow_selection_mode);
  ADD ("actions", test_actions_follow_selection);

  return g_test_run ();
}
