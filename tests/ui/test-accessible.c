/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "pd-row-slot.h"

#include "orders-fixture.h"

#include "pd-preferences-dialog.h"
#include "pd-refills-page.h"
#include "pd-services-page.h"
#include "pd-sidebar.h"
#include "pd-welcome-page.h"

/* What assistive technology is told of pages and dialogs: the role, the name and the state of the controls
 * that tell them apart. Those that need more than being shown are in the tests of the page. */

#define assert_role(widget, role)                                                                            \
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_ROLE_##role)
#define assert_name(widget, name)                                                                            \
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name)
#define assert_state(widget, state, value)                                                                   \
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_##state, value)

static gboolean
is_labelled (GtkWidget *widget)
{
  return gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static GtkWidget *
get_page_row (UiFixture *fixture, const char *title)
{
  GtkWidget *sidebar = ui_get (fixture->window, PD_TYPE_SIDEBAR, NULL);

  return gtk_widget_get_ancestor (ui_get (sidebar, GTK_TYPE_LABEL, title), GTK_TYPE_LIST_BOX_ROW);
}

/* The page that is shown is the selected row. */
static void
test_sidebar (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *refills, *orders;

  orders_show_page (fixture, "refills", PD_TYPE_REFILLS_PAGE, 1100, 800);
  refills = get_page_row (fixture, "Refills");
  orders = get_page_row (fixture, "Orders");

  assert_role (gtk_widget_get_parent (refills), LIST);
  assert_name (gtk_widget_get_parent (refills), "Pages");
  assert_role (refills, LIST_ITEM);
  g_assert_true (is_labelled (refills));
  assert_state (refills, SELECTED, TRUE);
  assert_state (orders, SELECTED, FALSE);
}

static void
test_services (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = orders_show_page (fixture, "services", PD_TYPE_SERVICES_PAGE, 1300, 800);
  GtkWidget *search = ui_get (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *table = ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget *refill = ui_get (page, GTK_TYPE_TOGGLE_BUTTON, "With Refill");

  assert_role (search, SEARCH_BOX);
  assert_name (search, "Search by name, id or category");
  assert_role (table, TREE_GRID);
  assert_name (table, "Services");
  assert_role (refill, TOGGLE_BUTTON);
  assert_state (refill, PRESSED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  assert_role (ui_get (page, GTK_TYPE_DROP_DOWN, NULL), COMBO_BOX);
  assert_name (ui_get (page, GTK_TYPE_DROP_DOWN, NULL), "Category");
}

/* In a narrow window there are two-line rows instead of the table. */
static void
test_services_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = orders_show_page (fixture, "services", PD_TYPE_SERVICES_PAGE, 400, 600);
  GtkWidget *list, *row;
  g_autoptr (PdRowSlot) slot = NULL;
  PdService *service;
  g_autofree char *limits = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *name = NULL;

  ui_let_draw (fixture);
  list = ui_get (page, GTK_TYPE_LIST_VIEW, NULL);
  assert_role (list, LIST);
  assert_name (list, "Services");
  for (row = gtk_widget_get_first_child (list);
       gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM;)
    row = gtk_widget_get_next_sibling (row);
  slot = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 0);
  service = pd_row_slot_get_item (slot);
  g_object_get (service, "limits", &limits, "rate-text", &rate, NULL);
  name = g_strdup_printf ("%s, Northwind, %s, %s USD", pd_service_get_name (service), limits, rate);
  assert_name (row, name);
}

/* There is nothing to check while there is no refill. */
static void
test_refills (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = orders_show_page (fixture, "refills", PD_TYPE_REFILLS_PAGE, 1100, 800);
  GtkWidget *check = ui_get (page, GTK_TYPE_BUTTON, "Check Open Refills Now");

  assert_role (check, BUTTON);
  assert_state (check, DISABLED, TRUE);
  assert_role (ui_get (page, GTK_TYPE_BUTTON, "Show Orders"), BUTTON);
}

static void
test_welcome (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *add;

  ui_fixture_show (fixture, 1100, 800);
  page = ui_get (fixture->window, PD_TYPE_WELCOME_PAGE, NULL);
  add = ui_get (page, GTK_TYPE_BUTTON, "Add Panel…");
  assert_role (add, BUTTON);
  g_assert_true (is_labelled (add));
  g_assert_true (is_labelled (ui_get (page, GTK_TYPE_BUTTON, "Try with the Demo Panel")));
}

static void
test_order_dialog (UiFixture *fixture, gconstpointer data)
{
  gint64 panel_id = pd_panel_get_id (desk_fixture_get_panel (&fixture->base, 0));
  AdwDialog *dialog;
  GtkWidget *place;

  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.order-service", "(xs)", panel_id,
                              PD_DEMO_SERVICE_ORDINARY);
  dialog = ui_get_dialog (fixture);
  assert_role (dialog, DIALOG);
  assert_name (dialog, "New Order");
  g_assert_true (is_labelled (ui_get (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Link"), GTK_TYPE_TEXT, NULL)));

  place = ui_get (dialog, GTK_TYPE_BUTTON, "Place Order (Ctrl+Return)");
  assert_role (place, BUTTON);
  g_assert_true (is_labelled (place));
  assert_state (place, DISABLED, FALSE);
}

static void
test_preferences (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  AdwDialog *dialog = ADW_DIALOG (pd_preferences_dialog_new (settings));
  GtkWidget *notifications;

  ui_fixture_show (fixture, 1100, 800);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  g_assert_true (ui_get_dialog (fixture) == dialog);
  assert_role (dialog, DIALOG);
  assert_name (dialog, "Preferences");

  notifications = ui_get (dialog, ADW_TYPE_SWITCH_ROW, "Notifications");
  assert_role (notifications, SWITCH);
  assert_state (notifications, CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  adw_switch_row_set_active (ADW_SWITCH_ROW (notifications), FALSE);
  assert_state (notifications, CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_settings_reset (settings, "notifications");
  assert_role (ui_get (dialog, ADW_TYPE_COMBO_ROW, "Separator in tables"), COMBO_BOX);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, set_up, function)                                                                          \
  g_test_add ("/accessible/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)

  ADD ("sidebar", orders_set_up, test_sidebar);
  ADD ("services", orders_set_up, test_services);
  ADD ("services-narrow", orders_set_up, test_services_narrow);
  ADD ("refills", orders_set_up, test_refills);
  ADD ("welcome", ui_fixture_set_up, test_welcome);
  ADD ("order-dialog", orders_set_up, test_order_dialog);
  ADD ("preferences", orders_set_up, test_preferences);

  return g_test_run ();
}
