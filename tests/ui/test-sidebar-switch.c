/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "config.h"
#include "pd-sidebar-switch.h"

/* The pages of a window without anything in it: a view that was taken apart and put together again keeps its
 * page for ever (libadwaita 1.7), which is better not one that keeps a desk. */
typedef struct
{
  GtkWindow *window;
  AdwNavigationSplitView *view;
  GtkWidget *sidebar;
  GtkWidget *page;
  PdSidebarSwitch *sidebar_switch;
} Fixture;

static GtkWidget *
create_page (const char *title, GtkWidget **child)
{
  GtkWidget *toolbar_view = adw_toolbar_view_new ();

  *child = gtk_button_new_with_label (title);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), *child);

  return GTK_WIDGET (adw_navigation_page_new (toolbar_view, title));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  GtkWidget *sidebar = create_page ("Sidebar", &fixture->sidebar);
  GtkWidget *page = create_page ("Page", &fixture->page);

  fixture->view = ADW_NAVIGATION_SPLIT_VIEW (adw_navigation_split_view_new ());
  adw_navigation_split_view_set_show_content (fixture->view, TRUE);
  adw_navigation_split_view_set_sidebar (fixture->view, ADW_NAVIGATION_PAGE (sidebar));
  adw_navigation_split_view_set_content (fixture->view, ADW_NAVIGATION_PAGE (page));
  fixture->sidebar_switch = pd_sidebar_switch_new (fixture->view, settings);
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
  wait_until (gtk_widget_get_mapped (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->sidebar_switch);
  g_settings_reset (settings, "show-sidebar");
}

static void
assert_mapped (Fixture *fixture, gboolean sidebar, gboolean page)
{
  ui_settle ();
  g_assert_cmpint (gtk_widget_get_mapped (fixture->sidebar), ==, sidebar);
  g_assert_cmpint (gtk_widget_get_mapped (fixture->page), ==, page);
}

static void
test_toggle (Fixture *fixture, gconstpointer data)
{
  assert_mapped (fixture, TRUE, TRUE);
  pd_sidebar_switch_toggle (fixture->sidebar_switch);
  assert_mapped (fixture, FALSE, TRUE);
  pd_sidebar_switch_toggle (fixture->sidebar_switch);
  assert_mapped (fixture, TRUE, TRUE);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->sidebar);
}

/* Going back to a hidden sidebar shows it beside the page, not in its place. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *back;

  pd_sidebar_switch_toggle (fixture->sidebar_switch);
  assert_mapped (fixture, FALSE, TRUE);
  back = ui_get (fixture->view, g_type_from_name ("AdwBackButton"), NULL);
  ui_click (ui_get (back, GTK_TYPE_BUTTON, NULL));
  assert_mapped (fixture, TRUE, TRUE);
}

/* A narrow view shows one of both, and becomes wide with the sidebar that is in sight. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  pd_sidebar_switch_toggle (fixture->sidebar_switch);
  pd_sidebar_switch_set_narrow (fixture->sidebar_switch, TRUE);
  assert_mapped (fixture, FALSE, TRUE);
  pd_sidebar_switch_set_narrow (fixture->sidebar_switch, FALSE);
  assert_mapped (fixture, FALSE, TRUE);

  pd_sidebar_switch_set_narrow (fixture->sidebar_switch, TRUE);
  pd_sidebar_switch_toggle (fixture->sidebar_switch);
  assert_mapped (fixture, TRUE, FALSE);
  pd_sidebar_switch_set_narrow (fixture->sidebar_switch, FALSE);
  assert_mapped (fixture, TRUE, TRUE);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/sidebar/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("toggle", test_toggle);
  ADD ("back", test_back);
  ADD ("narrow", test_narrow);

  return g_test_run ();
}
