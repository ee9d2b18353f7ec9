/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-orders-view.h"

#include "pd-context-menu.h"
#include "pd-list-top.h"
#include "pd-order-closures.h"
#include "pd-order-row.h"
#include "pd-order-selection.h"
#include "pd-orders-table.h"
#include "pd-ui-enums.h"

/* See the header. The orders page owns it and hands it what its filter lets through. What can be done with
 * the selected orders is the page's matter; here is only which ones they are. */

struct _PdOrdersView
{
  AdwBin parent_instance;

  GListModel *orders;
  PdWidth width;
  gboolean seen;
  gboolean selection_mode;
  GSimpleActionGroup *actions;

  PdOrdersTable *table;
  GtkScrolledWindow *list_window;
  GtkListView *list;
  GtkSelectionModel *selection;
};

G_DEFINE_FINAL_TYPE (PdOrdersView, pd_orders_view, ADW_TYPE_BIN)

enum
{
  PROP_ORDERS = 1,
  PROP_WIDTH,
  PROP_SELECTION_MODE,
  PROP_SELECTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GSimpleAction *
get_action (PdOrdersView *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
set_selection_mode (PdOrdersView *self, gboolean selection_mode)
{
  if (self->selection_mode == selection_mode)
    return;

  self->selection_mode = selection_mode;
  g_simple_action_set_state (get_action (self, "selection-mode"), g_variant_new_boolean (selection_mode));
  if (!selection_mode)
    gtk_selection_model_unselect_all (self->selection);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION_MODE]);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A list makes 200 rows and keeps them up to date, seen or not: before the orders are looked at there are
 * none, and then only in the form that is shown. */
static void
update_models (PdOrdersView *self)
{
  gboolean tiny = self->width >= PD_WIDTH_TINY;

  if (!self->seen)
    return;

  g_object_set (self->table, "model", tiny ? NULL : self->selection, NULL);
  gtk_list_view_set_model (self->list, tiny ? self->selection : NULL);
}

/* Closures of the template */

static char *
form_name (gpointer object, PdWidth width)
{
  return g_strdup (width >= PD_WIDTH_TINY ? "list" : "table");
}

/* Callbacks */

static void
activate_cb (PdOrdersView *self, guint position)
{
  g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (self->selection_mode)
    pd_order_selection_toggle (self->selection, position);
  else if (order != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-order", "x", pd_order_get_id (order));
}

static void
setup_row_cb (PdOrdersView *self, GtkListItem *item)
{
  GtkWidget *row = pd_order_row_new ();

  gtk_list_item_set_child (item, row);
  g_object_bind_property (item, "item", row, "order", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "selected", row, "selected", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "selection-mode", row, "selection-mode", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "selection-mode", item, "selectable",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  pd_order_closures_bind_name (G_OBJECT (item));
}

static void
sorted_changed_cb (PdOrdersView *self)
{
  g_simple_action_set_enabled (get_action (self, "unsort"), pd_orders_table_is_sorted (self->table));
}

/* Actions */

static void
selection_mode_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  set_selection_mode (user_data, g_variant_get_boolean (state));
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PdOrdersView *self = user_data;

  set_selection_mode (self, TRUE);
  gtk_selection_model_select_all (self->selection);
}

static void
unsort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pd_orders_table_unsort (PD_ORDERS_VIEW (user_data)->table);
}

static void
create_actions (PdOrdersView *self)
{
  static const GActionEntry entries[] = {
    { .name = "selection-mode", .state = "false", .change_state = selection_mode_cb },
    { .name = "select-all", .activate = select_all_cb },
    { .name = "unsort", .activate = unsort_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/* Overrides */

static gboolean
pd_orders_view_grab_focus (GtkWidget *widget)
{
  PdOrdersView *self = PD_ORDERS_VIEW (widget);

  return gtk_widget_grab_focus (self->width >= PD_WIDTH_TINY ? GTK_WIDGET (self->list)
                                                             : GTK_WIDGET (self->table));
}

static void
pd_orders_view_map (GtkWidget *widget)
{
  PdOrdersView *self = PD_ORDERS_VIEW (widget);

  if (!self->seen)
    {
      self->seen = TRUE;
      update_models (self);
    }

  GTK_WIDGET_CLASS (pd_orders_view_parent_class)->map (widget);
}

static void
pd_orders_view_dispose (GObject *object)
{
  PdOrdersView *self = PD_ORDERS_VIEW (object);

  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDERS_VIEW);
  g_clear_object (&self->orders);

  G_OBJECT_CLASS (pd_orders_view_parent_class)->dispose (object);
}

static void
pd_orders_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrdersView *self = PD_ORDERS_VIEW (object);

  switch (property_id)
    {
    case PROP_ORDERS:
      g_value_set_object (value, self->orders);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, (int) self->width);
      break;
    case PROP_SELECTION_MODE:
      g_value_set_boolean (value, self->selection_mode);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_orders_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdOrdersView *self = PD_ORDERS_VIEW (object);

  switch (property_id)
    {
    case PROP_ORDERS:
      if (g_set_object (&self->orders, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      update_models (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SELECTION_MODE:
      set_selection_mode (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_ORDERS] = g_param_spec_object ("orders", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  properties[PROP_SELECTION_MODE] = g_param_spec_boolean ("selection-mode", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, GTK_TYPE_SELECTION_MODEL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
pd_orders_view_class_init (PdOrdersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_orders_view_dispose;
  object_class->get_property = pd_orders_view_get_property;
  object_class->set_property = pd_orders_view_set_property;
  widget_class->grab_focus = pd_orders_view_grab_focus;
  widget_class->map = pd_orders_view_map;
  install_properties (object_class);

  g_type_ensure (PD_TYPE_ORDERS_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-orders-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdOrdersView, table);
  gtk_widget_class_bind_template_child (widget_class, PdOrdersView, list_window);
  gtk_widget_class_bind_template_child (widget_class, PdOrdersView, list);
  gtk_widget_class_bind_template_child (widget_class, PdOrdersView, selection);
  gtk_widget_class_bind_template_callback (widget_class, form_name);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
}

static void
pd_orders_view_init (PdOrdersView *self)
{
  create_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  pd_list_top_attach (self->list_window);
  g_signal_connect_object (self->table, "notify::section-sorter", G_CALLBACK (sorted_changed_cb), self,
                           G_CONNECT_SWAPPED);
  sorted_changed_cb (self);
}

/**
 * pd_orders_view_get_selection:
 * @self: the view
 *
 * Returns: (transfer none): the orders as they are shown, and which of them are selected
 */
GtkSelectionModel *
pd_orders_view_get_selection (PdOrdersView *self)
{
  g_return_val_if_fail (PD_IS_ORDERS_VIEW (self), NULL);

  return self->selection;
}

/**
 * pd_orders_view_set_context_menu:
 * @self: the view
 * @menu: for its rows
 */
void
pd_orders_view_set_context_menu (PdOrdersView *self, GMenuModel *menu)
{
  g_return_if_fail (PD_IS_ORDERS_VIEW (self));

  pd_orders_table_set_context_menu (self->table, menu);
  pd_context_menu_attach (GTK_WIDGET (self->list), menu);
}

/**
 * pd_orders_view_insert_actions:
 * @self: the view
 * @widget: around it, with the buttons and menus
 *
 * Gives @widget the actions "view.selection-mode", "view.select-all" and "view.unsort".
 */
void
pd_orders_view_insert_actions (PdOrdersView *self, GtkWidget *widget)
{
  g_return_if_fail (PD_IS_ORDERS_VIEW (self));

  gtk_widget_insert_action_group (widget, "view", G_ACTION_GROUP (self->actions));
}

/**
 * pd_orders_view_create_columns_menu:
 * @self: the view
 * @widget: around it, gets the actions of the menu
 *
 * Returns: (transfer full): a menu that shows and hides the columns of the table
 */
GMenuModel *
pd_orders_view_create_columns_menu (PdOrdersView *self, GtkWidget *widget)
{
  g_autoptr (GSimpleActionGroup) columns = g_simple_action_group_new ();

  g_return_val_if_fail (PD_IS_ORDERS_VIEW (self), NULL);

  gtk_widget_insert_action_group (widget, "columns", G_ACTION_GROUP (columns));

  return pd_orders_table_create_columns_menu (self->table, G_ACTION_MAP (columns));
}

/**
 * pd_orders_view_select_ids:
 * @self: the view
 * @ids: an array of our own ids, "ax"
 *
 * Selects the orders with these ids and no others, as if they had been checked one by one.
 */
void
pd_orders_view_select_ids (PdOrdersView *self, GVariant *ids)
{
  g_return_if_fail (PD_IS_ORDERS_VIEW (self));

  set_selection_mode (self, TRUE);
  pd_order_selection_select_ids (self->selection, ids);
}

/**
 * pd_orders_view_sort_again:
 * @self: the view
 *
 * Puts orders that have changed where they belong.
 */
void
pd_orders_view_sort_again (PdOrdersView *self)
{
  g_return_if_fail (PD_IS_ORDERS_VIEW (self));

  if (pd_orders_table_is_sorted (self->table))
    pd_orders_table_sort_again (self->table);
}

/**
 * pd_orders_view_show_top:
 * @self: the view
 *
 * Scrolls to the first order.
 */
void
pd_orders_view_show_top (PdOrdersView *self)
{
  g_return_if_fail (PD_IS_ORDERS_VIEW (self));

  pd_orders_table_show_top (self->table);
  pd_list_top_show (self->list_window);
}

/**
 * pd_orders_view_update_days:
 * @self: the view
 *
 * Makes "Today" and "Yesterday" true again after midnight.
 */
void
pd_orders_view_update_days (PdOrdersView *self)
{
  g_return_if_fail (PD_IS_ORDERS_VIEW (self));

  pd_orders_table_update_days (self->table);
}
