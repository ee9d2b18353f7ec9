/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "add-panel-fixture.h"
#include "mass-fixture.h"
#include "orders-fixture.h"

#include "pd-adopt-dialog.h"
#include "pd-guide.h"
#include "pd-matters-page.h"
#include "pd-orders-page.h"
#include "pd-panel-page.h"
#include "pd-paste-dialog.h"
#include "pd-preferences-dialog.h"
#include "pd-refills-page.h"
#include "pd-request-dialog.h"
#include "pd-services-page.h"
#include "pd-shortcuts-dialog.h"
#include "pd-welcome-page.h"

/* The smallest window, 360 × 294: every page and dialog fits into it. What does not fit would be cut off,
 * with a warning that ends the test. */

#define WIDTH 360
#define HEIGHT 294

/* The frame that is drawn where there is no compositor would take room away. */
static void
set_up_frameless (UiFixture *fixture, gconstpointer data)
{
  orders_set_up (fixture, data);
  gtk_widget_realize (GTK_WIDGET (fixture->window));
  gtk_widget_remove_css_class (GTK_WIDGET (fixture->window), "solid-csd");
}

static void
assert_fits (GtkWidget *widget)
{
  int width, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, WIDTH);
  g_assert_cmpint (height, <=, HEIGHT);
}

static void
test_pages (UiFixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *name;
    GType type;
  } pages[] = {
    { "services", PD_TYPE_SERVICES_PAGE },
    { "orders", PD_TYPE_ORDERS_PAGE },
    { "needs-a-look", PD_TYPE_MATTERS_PAGE },
    { "refills", PD_TYPE_REFILLS_PAGE },
  };

  ui_fixture_order_unknown (fixture, desk_fixture_get_panel (&fixture->base, 0), "https://example.com/oak");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = orders_show_page (fixture, pages[i].name, pages[i].type, WIDTH, HEIGHT);

      ui_let_draw (fixture);
      assert_fits (page);
    }
}

static void
test_welcome (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_show (fixture, WIDTH, HEIGHT);
  ui_let_draw (fixture);
  assert_fits (ui_get (fixture->window, PD_TYPE_WELCOME_PAGE, NULL));
}

static GtkWidget *
show_panel (UiFixture *fixture)
{
  gint64 id = pd_panel_get_id (desk_fixture_get_panel (&fixture->base, 0));

  ui_fixture_show (fixture, WIDTH, HEIGHT);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", id);
  ui_let_draw (fixture);

  return ui_get (fixture->window, PD_TYPE_PANEL_PAGE, NULL);
}

static void
test_panel_page (UiFixture *fixture, gconstpointer data)
{
  assert_fits (show_panel (fixture));
}

static void
test_order_details (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/oak");
  GtkWidget *details;

  ui_fixture_show (fixture, WIDTH, HEIGHT);
  details = orders_show_details (fixture, order);
  ui_let_draw (fixture);
  assert_fits (details);
}

static void
test_mass_page (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_show (fixture, WIDTH, HEIGHT);
  mass_look_through (fixture);
  ui_let_draw (fixture);
  assert_fits (ui_get (fixture->window, PD_TYPE_MASS_PAGE, NULL));
}

/* The dialog in front, drawn once, fits; then it is closed. */
static void
assert_dialog_fits (UiFixture *fixture)
{
  AdwDialog *dialog = ui_get_dialog (fixture);

  ui_let_draw (fixture);
  assert_fits (adw_dialog_get_child (dialog));
  adw_dialog_force_close (dialog);
  ui_settle ();
}

static void
test_order_dialog (UiFixture *fixture, gconstpointer data)
{
  gint64 panel_id = pd_panel_get_id (desk_fixture_get_panel (&fixture->base, 0));

  ui_fixture_show (fixture, WIDTH, HEIGHT);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.order-service", "(xs)", panel_id,
                              PD_DEMO_SERVICE_ORDINARY);
  ui_settle ();
  assert_dialog_fits (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-order", NULL);
  ui_settle ();
  assert_dialog_fits (fixture);
}

static void
test_panel_dialogs (UiFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (show_panel (fixture), "panel.edit", NULL);
  ui_settle ();
  assert_dialog_fits (fixture);
  add_panel_choose (add_panel_open (fixture), "SMMGen");
  assert_dialog_fits (fixture);
}

static void
test_dialogs (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (PdProgress) progress = pd_progress_new ();
  AdwDialog *dialogs[] = {
    ADW_DIALOG (pd_adopt_dialog_new (progress)),
    ADW_DIALOG (pd_request_dialog_new ("Refills", progress)),
    ADW_DIALOG (pd_paste_dialog_new (fixture->base.desk, PD_PASTE_ADOPTION)),
    ADW_DIALOG (pd_preferences_dialog_new (settings)),
    ADW_DIALOG (pd_shortcuts_dialog_new ()),
    ADW_DIALOG (pd_guide_new ("contents")),
    ADW_DIALOG (pd_guide_new ("refills")),
  };

  pd_progress_set_counts (progress, 200, 3000);
  ui_fixture_show (fixture, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      adw_dialog_present (dialogs[i], GTK_WIDGET (fixture->window));
      ui_settle ();
      assert_dialog_fits (fixture);
    }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, set_up, function)                                                                          \
  g_test_add ("/smallest/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)

  ADD ("welcome", ui_fixture_set_up, test_welcome);
  ADD ("pages", set_up_frameless, test_pages);
  ADD ("panel-page", set_up_frameless, test_panel_page);
  ADD ("order-details", set_up_frameless, test_order_details);
  ADD ("mass-page", set_up_frameless, test_mass_page);
  ADD ("order-dialog", set_up_frameless, test_order_dialog);
  ADD ("panel-dialogs", set_up_frameless, test_panel_dialogs);
  ADD ("dialogs", set_up_frameless, test_dialogs);

  return g_test_run ();
}
