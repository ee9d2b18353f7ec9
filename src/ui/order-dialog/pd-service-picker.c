/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-picker.h"

#include <glib/gi18n.h>

#include "pd-cell.h"
#include "pd-closures.h"
#include "pd-dialog-body.h"
#include "pd-money-label.h"
#include "pd-service-filter.h"
#include "pd-text-line.h"
#include "pd-text.h"

/* See the header. Enter in the search takes the first row. */

struct _PdServicePicker
{
  AdwNavigationPage parent_instance;

  GtkWidget *search_entry;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  PdServiceFilter *filter;
};

G_DEFINE_FINAL_TYPE (PdServicePicker, pd_service_picker, ADW_TYPE_NAVIGATION_PAGE)

static guint picked_signal;

static char *
stack_name (gpointer object, guint n_services)
{
  return g_strdup (n_services > 0 ? "list" : "no-results");
}

static char *
service_line (gpointer object, const char *panel, const char *id, const char *limits)
{
  g_autofree char *range = pd_text_isolate (limits);
  g_autofree char *quantity = NULL;

  if (panel == NULL || id == NULL || limits == NULL)
    return g_strdup ("");

  /* Translators: how much of a service can be ordered, such as "100 – 50,000" */
  quantity = g_strdup_printf (_ ("Quantity %s"), range);

  return pd_text_line_join (panel, id, quantity, NULL);
}

static void
row_activated_cb (PdServicePicker *self, guint position)
{
  g_autoptr (PdService) service = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (service != NULL)
    g_signal_emit (self, picked_signal, 0, service);
}

static void
search_activated_cb (PdServicePicker *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    row_activated_cb (self, selected);
}

/* The entry takes Escape for itself: first it is emptied, then Escape does what it does everywhere in a
 * dialog. */
static void
stop_search_cb (PdServicePicker *self)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else if (!adw_navigation_view_pop (ADW_NAVIGATION_VIEW (navigation)))
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
pd_service_picker_showing (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (PD_SERVICE_PICKER (page)->search_entry);
}

static void
pd_service_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_SERVICE_PICKER);

  G_OBJECT_CLASS (pd_service_picker_parent_class)->dispose (object);
}

static void
pd_service_picker_class_init (PdServicePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_service_picker_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = pd_service_picker_showing;

  picked_signal = g_signal_new ("picked", PD_TYPE_SERVICE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, PD_TYPE_SERVICE);

  g_type_ensure (PD_TYPE_CELL);
  g_type_ensure (PD_TYPE_DIALOG_BODY);
  g_type_ensure (PD_TYPE_MONEY_LABEL);
  g_type_ensure (PD_TYPE_SERVICE_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-service-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, filtered);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, selection);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, filter);
  gtk_widget_class_bind_template_callback (widget_class, stack_name);
  gtk_widget_class_bind_template_callback (widget_class, service_line);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  pd_closures_bind (widget_class);
}

static void
pd_service_picker_init (PdServicePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->search_entry, "text", self->filter, "search", G_BINDING_DEFAULT);
}

/**
 * pd_service_picker_set_services:
 * @self: the page
 * @services: (nullable): what there is to choose from
 *
 * Shows @services.
 */
void
pd_service_picker_set_services (PdServicePicker *self, PdServiceList *services)
{
  g_return_if_fail (PD_IS_SERVICE_PICKER (self));

  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (services));
}
