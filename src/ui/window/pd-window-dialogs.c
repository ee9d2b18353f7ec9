/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-window-dialogs.h"

#include "pd-add-panel-dialog.h"
#include "pd-adopt.h"
#include "pd-mass-draft.h"
#include "pd-mass-page.h"
#include "pd-order-dialog.h"
#include "pd-paste-dialog.h"
#include "pd-window.h"

/* The actions of the window that open a dialog: to order, to adopt, to add a panel. Pages, menus and keys
 * name them; only here is known which dialog that is. */

static gboolean
has_panels (PdDesk *desk)
{
  return g_list_model_get_n_items (pd_desk_get_panels (desk)) > 0;
}

static void
new_order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdDesk *desk = pd_window_get_desk (PD_WINDOW (widget));

  if (!has_panels (desk))
    return;

  adw_dialog_present (ADW_DIALOG (pd_order_dialog_new (desk, NULL)), widget);
}

static void
show_mass_order (PdWindow *window, GBytes *text, PdPanel *panel, gboolean keeps_draft)
{
  PdDesk *desk = pd_window_get_desk (window);

  pd_window_push (window, ADW_NAVIGATION_PAGE (pd_mass_page_new (desk, text, panel, keeps_draft)));
}

static void
mass_read_cb (PdPasteDialog *dialog, GBytes *text, PdPanel *panel, PdWindow *window)
{
  show_mass_order (window, text, panel, TRUE);
}

static void
mass_order_lines_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdWindow *self = PD_WINDOW (widget);
  const char *lines = g_variant_get_string (parameter, NULL);
  g_autoptr (GBytes) text = g_bytes_new (lines, strlen (lines));

  /* A draft that waits is not given up for lines that come from elsewhere. */
  show_mass_order (self, text, NULL, !pd_mass_draft_exists (pd_window_get_desk (self)));
}

static void
mass_order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdDesk *desk = pd_window_get_desk (PD_WINDOW (widget));
  PdPasteDialog *dialog;

  if (!has_panels (desk))
    return;

  dialog = pd_paste_dialog_new (desk, PD_PASTE_MASS_ORDER);
  g_signal_connect_object (dialog, "read", G_CALLBACK (mass_read_cb), widget, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* From the page of a panel, orders of that panel are meant. */
static void
adopt_orders_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdDesk *desk = pd_window_get_desk (PD_WINDOW (widget));
  g_autofree char *page = NULL;
  g_autoptr (PdPanel) panel = NULL;

  g_object_get (widget, "page", &page, "panel", &panel, NULL);
  if (has_panels (desk))
    pd_adopt_present (desk, g_strcmp0 (page, "panel") == 0 ? panel : NULL, widget);
}

static void
order_service_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdDesk *desk = pd_window_get_desk (PD_WINDOW (widget));
  const char *service_id;
  gint64 panel_id;
  PdPanel *panel;
  PdService *service;

  g_variant_get (parameter, "(x&s)", &panel_id, &service_id);
  panel = pd_desk_find_panel (desk, panel_id);
  service = panel != NULL ? pd_service_list_find (pd_desk_get_services (desk), panel, service_id) : NULL;
  if (service != NULL)
    adw_dialog_present (ADW_DIALOG (pd_order_dialog_new (desk, service)), widget);
}

static void
order_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdDesk *desk = pd_window_get_desk (PD_WINDOW (widget));
  PdOrder *order = pd_order_list_find (pd_desk_get_orders (desk), g_variant_get_int64 (parameter));

  if (order != NULL)
    adw_dialog_present (ADW_DIALOG (pd_order_dialog_new_again (desk, order)), widget);
}

static void
add_panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdDesk *desk = pd_window_get_desk (PD_WINDOW (widget));

  adw_dialog_present (ADW_DIALOG (pd_add_panel_dialog_new (desk)), widget);
}

/**
 * pd_window_dialogs_install:
 * @klass: the class of the window
 *
 * Gives the window its actions that open dialogs.
 */
void
pd_window_dialogs_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-order", NULL, new_order_action);
  gtk_widget_class_install_action (klass, "win.mass-order", NULL, mass_order_action);
  gtk_widget_class_install_action (klass, "win.mass-order-lines", "s", mass_order_lines_action);
  gtk_widget_class_install_action (klass, "win.adopt-orders", NULL, adopt_orders_action);
  gtk_widget_class_install_action (klass, "win.order-service", "(xs)", order_service_action);
  gtk_widget_class_install_action (klass, "win.order-again", "x", order_again_action);
  gtk_widget_class_install_action (klass, "win.add-panel", NULL, add_panel_action);
}
