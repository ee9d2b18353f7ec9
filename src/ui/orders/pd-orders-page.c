/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-orders-page.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-context-menu.h"
#include "pd-list-top.h"
#include "pd-order-actions.h"
#include "pd-order-export.h"
#include "pd-order-filter.h"
#include "pd-order-row.h"
#include "pd-order-selection.h"
#include "pd-order-table.h"
#include "pd-time.h"
#include "pd-ui-enums.h"
#include "pd-waiting.h"

/* All orders: narrowed down by a group and a search, followed as they change, and what can be done with one
 * or many of them. The table and the narrow list show the same model. */

struct _PdOrdersPage
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdWidth width;
  gboolean selection_mode;
  gboolean low;
  guint n_selected;
  GSettings *settings;
  PdOrderActions *actions;
  gboolean orders_changed;
  guint update_id;
  guint midnight_id;

  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *stack;
  PdOrderTable *table;
  GtkScrolledWindow *list_window;
  GtkListView *list;
  PdOrderFilter *filter;
  GtkFilterListModel *filtered;
  GtkSelectionModel *selection;
  GMenuModel *order_menu;
  GMenu *view_menu;
};

G_DEFINE_FINAL_TYPE (PdOrdersPage, pd_orders_page, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_WIDTH,
  PROP_SELECTION_MODE,
  PROP_LOW,
  PROP_N_SELECTED,
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
    name = self->width >= PD_WIDTH_TINY ? "list" : "table";
  else if (count_orders (self) > 0)
    name = "no-results";
  else if (!pd_load_is_loading (pd_desk_get_opening (self->desk)))
    name = "empty";

  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
set_n_selected (PdOrdersPage *self, guint n_selected)
{
  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/* Orders that changed may belong to another group now, or to another place. */
static void
follow_changes (PdOrdersPage *self)
{
  if (pd_order_filter_is_active (self->filter))
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (pd_order_table_is_sorted (self->table))
    pd_order_table_sort_again (self->table);
}

static gboolean
update_cb (gpointer user_data)
{
  PdOrdersPage *self = user_data;

  self->update_id = 0;
  if (self->orders_changed)
    follow_changes (self);
  self->orders_changed = FALSE;

  pd_order_actions_set_orders (self->actions, pd_order_selection_list (self->selection));
  set_n_selected (self, pd_order_actions_get_orders (self->actions)->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export",
                                 g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0);

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

static void
set_selection_mode (PdOrdersPage *self, gboolean selection_mode)
{
  if (self->selection_mode == selection_mode)
    return;

  self->selection_mode = selection_mode;
  if (!selection_mode)
    gtk_selection_model_unselect_all (self->selection);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION_MODE]);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

/* Closures of the template */

static gboolean
shows_new_order (gpointer object, PdWidth width, gboolean selection_mode, gboolean low, gboolean in_header)
{
  return width >= PD_WIDTH_NARROW && !selection_mode && low == in_header;
}

static gboolean
shows_selection_bar (gpointer object, gboolean selection_mode, guint n_selected)
{
  return selection_mode || n_selected > 1;
}

static char *
selected_text (gpointer object, guint n_selected)
{
  return g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
}

/* The group and the search are not used: they make the sentence anew when they change. */
static char *
no_results_text (gpointer object, PdOrderFilter *filter, const char *group, const char *search)
{
  g_autofree char *text = filter != NULL ? pd_order_filter_describe (filter) : NULL;

  return g_markup_escape_text (text != NULL ? text : "", -1);
}

/* Callbacks */

static void
activate_cb (PdOrdersPage *self, guint position)
{
  g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (self->selection_mode)
    pd_order_selection_toggle (self->selection, position);
  else if (order != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-order", "x", pd_order_get_id (order));
}

static void
setup_row_cb (PdOrdersPage *self, GtkListItem *item)
{
  GtkWidget *row = pd_order_row_new ();

  gtk_list_item_set_child (item, row);
  g_object_bind_property (item, "item", row, "order", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "selected", row, "selected", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "selection-mode", row, "selection-mode", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "selection-mode", item, "selectable",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  pd_order_row_bind_name (G_OBJECT (item));
}

static void
selection_changed_cb (PdOrdersPage *self)
{
  queue_update (self);
}

/* Another group or search shows its own newest orders, not those near the last ones. */
static void
show_top (PdOrdersPage *self)
{
  pd_order_table_show_top (self->table);
  pd_list_top_show (self->list_window);
}

static void
order_changed_cb (PdOrdersPage *self)
{
  self->orders_changed = TRUE;
  queue_update (self);
}

static void
sorted_changed_cb (PdOrdersPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.unsort", pd_order_table_is_sorted (self->table));
}

static void schedule_midnight (PdOrdersPage *self);

static void
midnight_cb (gpointer user_data)
{
  PdOrdersPage *self = user_data;

  self->midnight_id = 0;
  pd_order_table_update_days (self->table);
  schedule_midnight (self);
}

static void
schedule_midnight (PdOrdersPage *self)
{
  PdClock *clock = pd_desk_get_clock (self->desk);
  gint64 now = pd_clock_now (clock);
  gint64 start, end;

  pd_time_find_day (now, &start, &end);
  self->midnight_id = pd_clock_add (clock, (guint) ((end - now) / 1000 + 1), midnight_cb, self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);

  if (!self->selection_mode)
    return GDK_EVENT_PROPAGATE;

  set_selection_mode (self, FALSE);
  return GDK_EVENT_STOP;
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
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  pd_order_filter_clear (self->filter);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
unsort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_order_table_unsort (PD_ORDERS_PAGE (widget)->table);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) orders = pd_order_selection_list_all (PD_ORDERS_PAGE (widget)->selection);

  if (orders->len > 0)
    pd_order_export_choose (widget, orders);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);

  set_selection_mode (self, TRUE);
  gtk_selection_model_select_all (self->selection);
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (widget);

  set_selection_mode (self, TRUE);
  pd_order_selection_select_ids (self->selection, parameter);
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
  schedule_midnight (self);
  queue_update (self);
  update_stack (self);
}

static void
pd_orders_page_dispose (GObject *object)
{
  PdOrdersPage *self = PD_ORDERS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->desk != NULL)
    pd_clock_clear (pd_desk_get_clock (self->desk), &self->midnight_id);
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
    case PROP_SELECTION_MODE:
      g_value_set_boolean (value, self->selection_mode);
      break;
    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
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
      update_stack (self);
      break;
    case PROP_SELECTION_MODE:
      set_selection_mode (self, g_value_get_boolean (value));
      return;
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
  properties[PROP_SELECTION_MODE] = g_param_spec_boolean ("selection-mode", NULL, NULL, FALSE, flags);
  properties[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PD_TYPE_ORDER_FILTER);
  g_type_ensure (PD_TYPE_ORDER_TABLE);
  g_type_ensure (PD_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-orders-page.ui");
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, search_bar);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, search_entry);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, stack);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, table);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, list_window);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, list);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, filter);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, filtered);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, selection);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, order_menu);
  gtk_widget_class_bind_template_child (klass, PdOrdersPage, view_menu);
  gtk_widget_class_bind_template_callback (klass, shows_new_order);
  gtk_widget_class_bind_template_callback (klass, shows_selection_bar);
  gtk_widget_class_bind_template_callback (klass, selected_text);
  gtk_widget_class_bind_template_callback (klass, no_results_text);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
  gtk_widget_class_bind_template_callback (klass, setup_row_cb);
  gtk_widget_class_bind_template_callback (klass, selection_changed_cb);
  pd_closures_bind (klass);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "page.clear", NULL, clear_action);
  gtk_widget_class_install_action (klass, "page.unsort", NULL, unsort_action);
  gtk_widget_class_install_action (klass, "page.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "page.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (klass, "page.select", "ax", select_action);
  gtk_widget_class_install_property_action (klass, "page.selection-mode", "selection-mode");

  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_ALT_MASK, "orders.details", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_a, GDK_CONTROL_MASK, "page.select-all", NULL);
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
  g_autoptr (GSimpleActionGroup) columns = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = pd_order_table_create_columns_menu (self->table, G_ACTION_MAP (columns));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (columns));
  g_menu_insert_section (self->view_menu, 1, _ ("Columns"), menu);
}

static void
pd_orders_page_init (PdOrdersPage *self)
{
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  pd_order_table_set_context_menu (self->table, self->order_menu);
  pd_context_menu_attach (GTK_WIDGET (self->list), self->order_menu);
  pd_list_top_attach (self->list_window);
  add_columns_menu (self);
  g_settings_bind (self->settings, "orders-filter", self->filter, "group", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (self->filter, "notify", G_CALLBACK (show_top), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notify::section-sorter", G_CALLBACK (sorted_changed_cb), self,
                           G_CONNECT_SWAPPED);
  sorted_changed_cb (self);
}
