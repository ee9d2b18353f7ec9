/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-orders-page.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-midnight.h"
#include "pd-order-actions.h"
#include "pd-order-export.h"
#include "pd-order-filter.h"
#include "pd-order-selection.h"
#include "pd-order-selection-bar.h"
#include "pd-orders-view.h"
#include "pd-search-announcer.h"
#include "pd-ui-enums.h"
#include "pd-waiting.h"

/* All orders: narrowed down by a group and a search, followed as they change, and what can be done with one
 * or many of them. */

struct _PdOrdersPage
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdWidth width;
  gboolean low;
  GSettings *settings;
  PdOrderActions *actions;
  gboolean orders_changed;
  guint update_id;

  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *stack;
  PdOrdersView *view;
  PdOrderSelectionBar *selection_bar;
  PdOrderFilter *filter;
  GtkFilterListModel *filtered;
  GMenuModel *order_menu;
  GMenu *view_menu;
};

G_DEFINE_FINAL_TYPE (PdOrdersPage, pd_orders_page, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_WIDTH,
  PROP_LOW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint
count_orders (PdOrdersPage *self)
{
  return self->desk != NULL ? g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (self->desk))) : 0;
}

static void
update_stack (PdOrdersPage *self)
{
  const char *name = "loading";

  if (self->desk == NULL)
    return;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    name = "content";
  else if (count_orders (self) > 0)
    name = "no-results";
  else if (pd_load_get_state (pd_desk_get_opening (self->desk)) == PD_LOAD_READY)
    name = "empty";

  gtk_stack_set_visible_child_name (self->stack, name);
}

/* Orders that changed may belong to another group now, or to another place. */
static void
follow_changes (PdOrdersPage *self)
{
  if (pd_order_filter_is_active (self->filter))
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  pd_orders_view_sort_again (self->view);
}

static gboolean
update_cb (gpointer user_data)
{
  PdOrdersPage *self = user_data;
  GtkSelectionModel *selection = pd_orders_view_get_selection (self->view);

  self->update_id = 0;
  if (self->orders_changed)
    follow_changes (self);
  self->orders_changed = FALSE;

  pd_order_actions_set_orders (self->actions, pd_order_selection_list (selection));
  pd_order_selection_bar_set_n_selected (self->selection_bar,
                                         pd_order_actions_get_orders (self->actions)->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export",
                                 g_list_model_get_n_items (G_LIST_MODEL (selection)) > 0);

  return G_SOURCE_REMOVE;
}

/* A panel answers for a hundred orders at once: what follows from that is done once, before the next frame.
 */
static void
queue_update (PdOrdersPage *self)
{
  if (self->update_id == 0 && self->actions != NULL)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* Closures of the template */

static gboolean
shows_new_order (gpointer object, PdWidth width, gboolean selection_mode, gboolean low, gboolean in_header)
{
  return width >= PD_WIDTH_NARROW && !selection_mode && low == in_header;
}

/* Where there is no room for it the view menu begins the mode, and this ends it, in the place of the search.
 */
static gboolean
shows_selection_mode (gpointer object, PdWidth width, gboolean selection_mode)
{
  return width != PD_WIDTH_TINY || selection_mode;
}

/* The group and the search are not used: they make the sentence anew when they change. */
static char *
no_results_text (gpointer object, PdOrderFilter *filter, const char *group, const char *search)
{
  g_autofree char *text = filter != NULL ? pd_order_filter_describe (filter) : NULL;

  return g_markup_escape_text (text != NULL ? text : "", -1);
}

/* Callbacks */

/* Another group or search shows its own newest orders, not those near the last ones. */
static void
show_top (PdOrdersPage *self)
{
  pd_orders_view_show_top (self->view);
}

static void
order_changed_cb (PdOrdersPage *self)
{
  self->orders_changed = TRUE;
  queue_update (self);
}

static void
midnight_cb (PdOrdersPage *self)
{
  pd_orders_view_update_days (self->view);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);
  gboolean selection_mode = FALSE;

  g_object_get (self->view, "selection-mode", &selection_mode, NULL);
  if (!selection_mode && pd_order_actions_get_orders (self->actions)->len <= 1)
    return GDK_EVENT_PROPAGATE;

  /* Many can be selected without the mode, by Ctrl+A in the list say. */
  gtk_selection_model_unselect_all (pd_orders_view_get_selection (self->view));
  g_object_set (self->view, "selection-mode", FALSE, NULL);
  return GDK_EVENT_STOP;
}

/* When the search is closed, what was found or all there is gets the focus that the entry had. */
static void
search_mode_cb (PdOrdersPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar) && self->desk != NULL)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

/* Actions */

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
search_for_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);

  search_action (widget, name, NULL);
  gtk_editable_set_text (self->search_entry, g_variant_get_string (parameter, NULL));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  pd_order_filter_clear (self->filter);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);
  g_autoptr (GPtrArray) orders = pd_order_selection_list_all (pd_orders_view_get_selection (self->view));

  if (orders->len > 0)
    pd_order_export_choose (widget, orders);
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_orders_view_select_ids (PD_ORDERS_PAGE (widget)->view, parameter);
}

/* Overrides */

static void
set_desk (PdOrdersPage *self, PdDesk *desk)
{
  PdOrderList *orders;

  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  orders = pd_desk_get_orders (desk);
  self->actions = pd_order_actions_new (GTK_WIDGET (self), desk);
  g_signal_connect_object (orders, "order-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (orders, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (pd_desk_get_opening (desk), "notify::state", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (orders));
  pd_midnight_attach (GTK_WIDGET (self), pd_desk_get_clock (desk), G_CALLBACK (midnight_cb));
  queue_update (self);
  update_stack (self);
}

static void
pd_orders_page_dispose (GObject *object)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDERS_PAGE);
  g_clear_object (&self->actions);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pd_orders_page_parent_class)->dispose (object);
}

static void
pd_orders_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, (int) self->width);
      break;
    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_orders_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      break;
    case PROP_LOW:
      if (self->low == g_value_get_boolean (value))
        return;
      self->low = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  properties[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PD_TYPE_ORDER_FILTER);
  g_type_ensure (PD_TYPE_ORDER_SELECTION_BAR);
  g_type_ensure (PD_TYPE_ORDERS_VIEW);
  g_type_ensure (PD_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-orders-page.ui");
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, search_bar);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, search_entry);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, stack);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, view);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, selection_bar);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, filter);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, filtered);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, order_menu);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, view_menu);
  gtk_widget_class_bind_template_callback (klass, shows_new_order);
  gtk_widget_class_bind_template_callback (klass, shows_selection_mode);
  gtk_widget_class_bind_template_callback (klass, no_results_text);
  gtk_widget_class_bind_template_callback (klass, search_mode_cb);
  pd_closures_bind (klass);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "page.search-for", "s", search_for_action);
  gtk_widget_class_install_action (klass, "page.clear", NULL, clear_action);
  gtk_widget_class_install_action (klass, "page.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "page.select", "ax", select_action);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_ALT_MASK, "orders.details", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, GDK_CONTROL_MASK, "view.select-all", NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, escape_cb, NULL);
}

static void
pd_orders_page_class_init (PdOrdersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_orders_page_dispose;
  object_class->get_property = pd_orders_page_get_property;
  object_class->set_property = pd_orders_page_set_property;

  install_properties (object_class);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
add_columns_menu (PdOrdersPage *self)
{
  g_autoptr (GMenuModel) menu = pd_orders_view_create_columns_menu (self->view, GTK_WIDGET (self));

  g_menu_insert_section (self->view_menu, 1, _ ("Columns"), menu);
}

static void
connect_selection (PdOrdersPage *self)
{
  GtkSelectionModel *selection = pd_orders_view_get_selection (self->view);

  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
}

static void
pd_orders_page_init (PdOrdersPage *self)
{
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  pd_search_announcer_attach (self->search_entry, G_LIST_MODEL (self->filtered));
  pd_orders_view_set_context_menu (self->view, self->order_menu);
  pd_orders_view_insert_actions (self->view, GTK_WIDGET (self));
  add_columns_menu (self);
  g_settings_bind (self->settings, "orders-filter", self->filter, "group", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (self->filter, "notify", G_CALLBACK (show_top), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  connect_selection (self);
}
