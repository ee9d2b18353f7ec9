/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyboard-fixture.h"
#include "mass-fixture.h"
#include "orders-fixture.h"

#include "pd-guide.h"
#include "pd-orders-page.h"
#include "pd-refills-page.h"
#include "pd-services-page.h"
#include "pd-sidebar.h"
#include "pd-welcome-page.h"

/* The pages about orders, the window around them and its dialogs with the Tab key alone. Those about panels
 * stand in test-panels-keyboard.c. */

static void
test_orders (UiFixture *fixture, gconstpointer data)
{
  keyboard_assert_all_reached (fixture, orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1100, 800));
}

static void
test_refills (UiFixture *fixture, gconstpointer data)
{
  keyboard_assert_all_reached (fixture,
                               orders_show_page (fixture, "refills", PD_TYPE_REFILLS_PAGE, 1100, 800));
}

static void
test_services (UiFixture *fixture, gconstpointer data)
{
  keyboard_assert_all_reached (fixture,
                               orders_show_page (fixture, "services", PD_TYPE_SERVICES_PAGE, 1100, 800));
}

static void
test_order_details (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/oak");

  keyboard_assert_all_reached (fixture, orders_show_details (fixture, order));
}

static void
test_mass_page (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_show (fixture, 1100, 800);
  mass_look_through (fixture);
  keyboard_assert_all_reached (fixture, ui_get (fixture->window, PD_TYPE_MASS_PAGE, NULL));
}

static void
test_sidebar (UiFixture *fixture, gconstpointer data)
{
  orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1100, 800);
  keyboard_assert_all_reached (fixture, ui_get (fixture->window, PD_TYPE_SIDEBAR, NULL));
}

static void
test_order_dialog (UiFixture *fixture, gconstpointer data)
{
  gint64 panel_id = pd_panel_get_id (desk_fixture_get_panel (&fixture->base, 0));

  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.order-service", "(xs)", panel_id,
                              PD_DEMO_SERVICE_ORDINARY);
  ui_settle ();
  keyboard_assert_all_reached (fixture, ui_get_dialog (fixture));
}

static void
test_guide (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *guide = ADW_DIALOG (pd_guide_new ("contents"));

  ui_fixture_show (fixture, 1100, 800);
  adw_dialog_present (guide, GTK_WIDGET (fixture->window));
  ui_settle ();
  keyboard_assert_all_reached (fixture, ui_get_dialog (fixture));
  gtk_widget_activate_action (adw_dialog_get_child (guide), "navigation.push", "s", "refills");
  ui_settle ();
  keyboard_assert_all_reached (fixture, ui_get_dialog (fixture));
}

static void
test_welcome (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_fixture_show (fixture, 1100, 800);
  page = ui_get (fixture->window, PD_TYPE_WELCOME_PAGE, NULL);
  keyboard_assert_all_reached (fixture, page);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ui_get (page, GTK_TYPE_BUTTON, "Add Panel…")),
                                   GTK_ACCESSIBLE_ROLE_BUTTON);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, set_up, function)                                                                          \
  g_test_add ("/pages-keyboard/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)

  ADD ("orders", orders_set_up, test_orders);
  ADD ("refills", orders_set_up, test_refills);
  ADD ("services", orders_set_up, test_services);
  ADD ("order-details", orders_set_up, test_order_details);
  ADD ("mass-page", orders_set_up, test_mass_page);
  ADD ("sidebar", orders_set_up, test_sidebar);
  ADD ("order-dialog", orders_set_up, test_order_dialog);
  ADD ("guide", orders_set_up, test_guide);
  ADD ("welcome", ui_fixture_set_up, test_welcome);

  return g_test_run ();
}
