/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "add-panel-fixture.h"
#include "keyboard-fixture.h"
#include "pd-matters-page.h"
#include "pd-panel-page.h"
#include "pd-preferences-dialog.h"

/* The pages and dialogs about panels with the Tab key alone: each button, switch and field is reached, and
 * the way comes round to where it began. */

static void
test_panel_page (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");

  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", pd_panel_get_id (panel));
  ui_settle ();
  keyboard_assert_all_reached (fixture, ui_get (fixture->window, PD_TYPE_PANEL_PAGE, NULL));
}

static void
test_edit_dialog (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");

  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", pd_panel_get_id (panel));
  ui_settle ();
  gtk_widget_activate_action (ui_get (fixture->window, PD_TYPE_PANEL_PAGE, NULL), "panel.edit", NULL);
  ui_settle ();
  keyboard_assert_all_reached (fixture, ui_get_dialog (fixture));
}

static void
test_matters_page (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");

  ui_fixture_order_unknown (fixture, panel, "https://example.com/maple");
  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "needs-a-look");
  ui_settle ();
  keyboard_assert_all_reached (fixture, ui_get (fixture->window, PD_TYPE_MATTERS_PAGE, NULL));
}

static void
test_add_dialog (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = add_panel_open (fixture);

  add_panel_choose (dialog, "SMMGen");
  keyboard_assert_all_reached (fixture, dialog);
}

static void
test_preferences (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  ui_fixture_show (fixture, 1100, 800);
  adw_dialog_present (ADW_DIALOG (pd_preferences_dialog_new (settings)), GTK_WIDGET (fixture->window));
  ui_settle ();
  keyboard_assert_all_reached (fixture, ui_get_dialog (fixture));
}

/* What the chart shows is told in figures, as nobody can walk through a picture. */
static void
test_chart (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel;
  GtkWidget *chart;

  pd_demo_panel_set_balance (fixture->base.server, "80.00");
  panel = ui_fixture_add_panel (fixture, "Northwind");
  pd_demo_panel_set_balance (fixture->base.server, "42.85");
  desk_fixture_refresh_after (&fixture->base, 60 * 60);
  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", pd_panel_get_id (panel));
  chart = ui_get (fixture->window, g_type_from_name ("PdBalanceChart"), NULL);
  ui_settle ();
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
add_test (const char *path, void (*test) (UiFixture *, gconstpointer))
{
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up_with_few_services, test, ui_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  add_test ("/panels-keyboard/panel-page", test_panel_page);
  add_test ("/panels-keyboard/edit-dialog", test_edit_dialog);
  add_test ("/panels-keyboard/matters-page", test_matters_page);
  add_test ("/panels-keyboard/add-dialog", test_add_dialog);
  add_test ("/panels-keyboard/preferences", test_preferences);
  add_test ("/panels-keyboard/chart", test_chart);

  return g_test_run ();
}
