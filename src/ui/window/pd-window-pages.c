/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-window-pages.h"

#include "pd-window.h"

/* The window's actions that lead to a page and leave the rest to it. */

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_window_show_page (PD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Our id of an order: the question about it. */
static void
show_matter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_window_show_page (PD_WINDOW (widget), "needs-a-look");
  pd_window_activate_page_action (PD_WINDOW (widget), "page.show-order", parameter);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_window_activate_page_action (PD_WINDOW (widget), "page.search", NULL);
}

/* The name of a page, and what to look for there. */
static void
search_for_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page;
  g_autoptr (GVariant) text = NULL;

  g_variant_get (parameter, "(&s@s)", &page, &text);
  pd_window_show_page (PD_WINDOW (widget), page);
  pd_window_activate_page_action (PD_WINDOW (widget), "page.search-for", text);
}

/**
 * pd_window_pages_install:
 * @klass: of the window
 *
 * Gives the window its actions that lead to pages.
 */
void
pd_window_pages_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (klass, "win.show-matter", "x", show_matter_action);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "win.search-for", "(ss)", search_for_action);
}
