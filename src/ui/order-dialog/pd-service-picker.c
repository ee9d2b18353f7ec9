/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-picker.h"

#include <glib/gi18n.h>

#include "pd-cell-factory.h"
#include "pd-dialog-body.h"
#include "pd-found-services.h"
#include "pd-list-place.h"
#include "pd-list-top.h"
#include "pd-row-slot.h"
#include "pd-service-row.h"
#include "pd-steady-rows.h"
#include "pd-text-line.h"
#include "pd-text.h"

/* See the header. Enter in the search takes the first row, unless another one was chosen by the keys and is
 * still seen. The pointer, which selects each row that it is over, may lie anywhere while somebody types. */

/* So many rows are seen at the top of the list, in most windows. */
#define N_SEEN 8

struct _PdServicePicker
{
  AdwNavigationPage parent_instance;

  GtkWidget *search_entry;
  GtkScrolledWindow *window;
  GtkListView *list;
  PdFoundServices *found;
  PdServiceFilter *filter;
  PdSteadyRows *steady_rows;
  GtkSingleSelection *selection;

  PdService *chosen; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PdServicePicker, pd_service_picker, ADW_TYPE_NAVIGATION_PAGE)

static guint picked_signal;

static char *
stack_name (gpointer object, guint n_services)
{
  return g_strdup (n_services > 0 ? "list" : "no-results");
}

/* Rows */

static void
show_row (gpointer row, gpointer service)
{
  g_autofree char *limits = NULL;
  g_autofree char *range = NULL;
  g_autofree char *quantity = NULL;
  g_autofree char *line = NULL;

  g_object_get (service, "limits", &limits, NULL);
  range = pd_text_isolate (limits);
  /* Translators: how much of a service can be ordered, such as "100 – 50,000" */
  quantity = g_strdup_printf (_ ("Quantity %s"), range);
  line = pd_text_line_join (pd_panel_get_name (pd_service_get_panel (service)), pd_service_get_id (service),
                            quantity, NULL);
  pd_service_row_show (row, service, line, _ ("Per 1,000"));
}

static const PdCellRecipe recipe
    = { .create = pd_service_row_new, .show = show_row, .name = pd_service_row_name };

/* Callbacks */

static void
row_activated_cb (PdServicePicker *self, guint position)
{
  g_autoptr (PdRowSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  PdService *service = slot != NULL ? pd_row_slot_unwrap (slot) : NULL;

  if (service != NULL)
    g_signal_emit (self, picked_signal, 0, service);
}

/* Returns: where what was chosen is; 0 where nothing was, or it is not found */
static guint
find_chosen (PdServicePicker *self)
{
  guint n_services = self->chosen != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->found)) : 0;

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (service == self->chosen)
        return i;
    }

  return 0;
}

static void
found_changed_cb (PdServicePicker *self)
{
  if (!pd_list_place_has_focus (GTK_WIDGET (self->list)))
    gtk_single_selection_set_selected (self->selection, find_chosen (self));
}

static void
selected_cb (PdServicePicker *self)
{
  if (pd_list_place_has_focus (GTK_WIDGET (self->list)))
    g_set_object (&self->chosen,
                  pd_row_slot_unwrap (gtk_single_selection_get_selected_item (self->selection)));
  else
    gtk_single_selection_set_selected (self->selection, find_chosen (self));
}

/* What is not seen any more is not chosen any more. */
static void
forget_unseen (PdServicePicker *self)
{
  guint position = find_chosen (self);
  g_autoptr (PdService) service = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (service != self->chosen || position >= N_SEEN)
    g_clear_object (&self->chosen);
}

/* What is found is seen from its top, and the keys go on from what is selected there. */
static void
search_changed_cb (PdServicePicker *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
  g_object_set (self->filter, "search", gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), NULL);
  forget_unseen (self);
  found_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->list, find_chosen (self), GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
search_activated_cb (PdServicePicker *self)
{
  row_activated_cb (self, gtk_single_selection_get_selected (self->selection));
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
  g_clear_object (&PD_SERVICE_PICKER (object)->chosen);

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

  g_type_ensure (PD_TYPE_DIALOG_BODY);
  g_type_ensure (PD_TYPE_FOUND_SERVICES);
  g_type_ensure (PD_TYPE_SERVICE_FILTER);
  g_type_ensure (PD_TYPE_STEADY_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-service-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, window);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, list);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, found);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, filter);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, steady_rows);
  gtk_widget_class_bind_template_child (widget_class, PdServicePicker, selection);
  gtk_widget_class_bind_template_callback (widget_class, stack_name);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
pd_service_picker_init (PdServicePicker *self)
{
  g_autoptr (GtkListItemFactory) factory = pd_cell_factory_new (&recipe, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  pd_steady_rows_attach (self->steady_rows, NULL, self->window);
  pd_list_top_attach (self->window);
  /* After the rows, which have heard of it before. */
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (found_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
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

  g_object_set (self->found, "services", services, NULL);
}
