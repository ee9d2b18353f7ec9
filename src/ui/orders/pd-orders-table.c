/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-orders-table.h"

#include "pd-column-state.h"
#include "pd-column-title.h"
#include "pd-context-menu.h"
#include "pd-list-top.h"
#include "pd-midnight.h"
#include "pd-order-closures.h"
#include "pd-order-sorter.h"
#include "pd-orders-cells.h"
#include "pd-ui-enums.h"

/* See the header. Orders stand in sections by day, the newest first; a column that sorts switches the
 * sections off, and the time of an order then says its day too. */

/* The currency beside the number; see PdMoneyLabel. */
#define END_OF_CHARGE 32

struct _PdOrdersTable
{
  AdwBin parent_instance;

  GtkSelectionModel *model;
  PdWidth width;
  gboolean selection_mode;
  gboolean headers_hidden;
  GtkSorter *day_sorter;
  GSettings *settings;
  GtkListItemFactory *clock_factory;
  GtkListItemFactory *day_and_clock_factory;

  GtkScrolledWindow *window;
  GtkColumnView *view;
  GtkColumnViewColumn *check_column;
  GtkColumnViewColumn *order_column;
  GtkColumnViewColumn *panel_column;
  GtkColumnViewColumn *ordered_column;
  GtkColumnViewColumn *updated_column;
  GtkListItemFactory *day_header_factory;
};

G_DEFINE_FINAL_TYPE (PdOrdersTable, pd_orders_table, ADW_TYPE_BIN)

enum
{
  PROP_MODEL = 1,
  PROP_WIDTH,
  PROP_SELECTION_MODE,
  PROP_SORTER,
  PROP_SECTION_SORTER,
  PROP_HEADER_FACTORY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* There is no view yet while the template is being built. */
static GtkSorter *
get_sorter (PdOrdersTable *self)
{
  return self->view != NULL ? gtk_column_view_get_sorter (self->view) : NULL;
}

static GtkListItemFactory *
get_header_factory (PdOrdersTable *self)
{
  return self->headers_hidden || pd_orders_table_is_sorted (self) ? NULL : self->day_header_factory;
}

static void
set_headers_hidden (PdOrdersTable *self, gboolean hidden)
{
  self->headers_hidden = hidden;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_FACTORY]);
}

/* What there is no room for is hidden, whatever the user chose for a wide window. */
static void
set_width (PdOrdersTable *self, PdWidth width)
{
  self->width = width;
  pd_column_state_squeeze (self->panel_column, width >= PD_WIDTH_MEDIUM);
  pd_column_state_squeeze (self->updated_column, width >= PD_WIDTH_MEDIUM);
  pd_column_state_squeeze (self->order_column, width >= PD_WIDTH_SMALL);
  pd_column_state_squeeze (self->ordered_column, width >= PD_WIDTH_SMALL);
}

/* Callbacks */

/* While several are selected a row is not selected by a click on it, which would leave out all others; it is
 * activated, which checks it. */
static void
setup_row_cb (PdOrdersTable *self, GObject *row)
{
  g_object_bind_property (self, "selection-mode", row, "selectable",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
activate_cb (PdOrdersTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
sorter_changed_cb (PdOrdersTable *self)
{
  gtk_column_view_column_set_factory (self->ordered_column, pd_orders_table_is_sorted (self)
                                                                ? self->day_and_clock_factory
                                                                : self->clock_factory);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION_SORTER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_FACTORY]);
}

/* Overrides */

static gboolean
pd_orders_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PD_ORDERS_TABLE (widget)->view));
}

static void
pd_orders_table_dispose (GObject *object)
{
  PdOrdersTable *self = PD_ORDERS_TABLE (object);

  if (self->view != NULL)
    {
      pd_column_state_save (self->view, self->settings, "orders");
      /* A view that goes away does not sort any more, and tells it when its columns are gone. */
      g_signal_handlers_disconnect_by_func (get_sorter (self), sorter_changed_cb, self);
    }
  /* The template would take the child away under the bin, which still holds it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDERS_TABLE);
  g_clear_object (&self->model);
  g_clear_object (&self->day_sorter);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock_factory);
  g_clear_object (&self->day_and_clock_factory);

  G_OBJECT_CLASS (pd_orders_table_parent_class)->dispose (object);
}

static void
pd_orders_table_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrdersTable *self = PD_ORDERS_TABLE (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, (int) self->width);
      break;
    case PROP_SELECTION_MODE:
      g_value_set_boolean (value, self->selection_mode);
      break;
    case PROP_SORTER:
      g_value_set_object (value, get_sorter (self));
      break;
    case PROP_SECTION_SORTER:
      g_value_set_object (value, pd_orders_table_is_sorted (self) ? NULL : self->day_sorter);
      break;
    case PROP_HEADER_FACTORY:
      g_value_set_object (value, get_header_factory (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_orders_table_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdOrdersTable *self = PD_ORDERS_TABLE (object);

  switch (property_id)
    {
    case PROP_MODEL:
      if (!g_set_object (&self->model, g_value_get_object (value)))
        return;
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      set_width (self, g_value_get_enum (value));
      break;
    case PROP_SELECTION_MODE:
      if (self->selection_mode == g_value_get_boolean (value))
        return;
      self->selection_mode = g_value_get_boolean (value);
      pd_column_state_set_visible (self->check_column, self->selection_mode);
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
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, GTK_TYPE_SELECTION_MODEL, writable);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, writable);
  properties[PROP_SELECTION_MODE] = g_param_spec_boolean ("selection-mode", NULL, NULL, FALSE, writable);
  properties[PROP_SORTER] = g_param_spec_object ("sorter", NULL, NULL, GTK_TYPE_SORTER, readable);
  properties[PROP_SECTION_SORTER]
      = g_param_spec_object ("section-sorter", NULL, NULL, GTK_TYPE_SORTER, readable);
  properties[PROP_HEADER_FACTORY]
      = g_param_spec_object ("header-factory", NULL, NULL, GTK_TYPE_LIST_ITEM_FACTORY, readable);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-orders-table.ui");
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, window);
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, view);
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, check_column);
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, order_column);
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, panel_column);
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, ordered_column);
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, updated_column);
  gtk_widget_class_bind_template_child (klass, PdOrdersTable, day_header_factory);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
  pd_order_closures_bind (klass);
}

static void
pd_orders_table_class_init (PdOrdersTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_orders_table_dispose;
  object_class->get_property = pd_orders_table_get_property;
  object_class->set_property = pd_orders_table_set_property;
  widget_class->grab_focus = pd_orders_table_grab_focus;

  install_properties (object_class);
  signals[ACTIVATE] = g_signal_new ("activate", PD_TYPE_ORDERS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
  bind_template (widget_class);
}

static void
create_cells (PdOrdersTable *self)
{
  g_autoptr (GtkListItemFactory) rows = pd_orders_cells_create_rows ();

  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (self->view, rows);
  self->clock_factory = pd_orders_cells_create_ordered (FALSE);
  self->day_and_clock_factory = pd_orders_cells_create_ordered (TRUE);
  pd_orders_cells_fill (self->view, self->check_column);
}

static void
pd_orders_table_init (PdOrdersTable *self)
{
  self->settings = g_settings_new (APP_ID);
  self->day_sorter = pd_order_sorter_new (PD_ORDER_SORT_DAY);
  gtk_widget_init_template (GTK_WIDGET (self));

  create_cells (self);
  pd_order_sorter_set_columns (self->view);
  pd_list_top_attach (self->window);
  pd_column_title_align_end (self->view, "charge", END_OF_CHARGE);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  pd_column_title_fit (self->view);
  pd_column_state_restore (self->view, self->settings, "orders");
  sorter_changed_cb (self);
}

/**
 * pd_orders_table_set_context_menu:
 * @self: the table
 * @menu: for its rows
 */
void
pd_orders_table_set_context_menu (PdOrdersTable *self, GMenuModel *menu)
{
  g_return_if_fail (PD_IS_ORDERS_TABLE (self));

  pd_context_menu_attach (GTK_WIDGET (self->view), menu);
}

/**
 * pd_orders_table_create_columns_menu:
 * @self: the table
 * @actions: gets the actions of the menu
 *
 * Returns: (transfer full): a menu that shows and hides columns, see pd_column_state_create_menu()
 */
GMenuModel *
pd_orders_table_create_columns_menu (PdOrdersTable *self, GActionMap *actions)
{
  g_return_val_if_fail (PD_IS_ORDERS_TABLE (self), NULL);

  return pd_column_state_create_menu (self->view, actions);
}

/**
 * pd_orders_table_is_sorted:
 * @self: the table
 *
 * Returns: whether a column sorts the orders, which are then not in sections
 */
gboolean
pd_orders_table_is_sorted (PdOrdersTable *self)
{
  GtkSorter *sorter;

  g_return_val_if_fail (PD_IS_ORDERS_TABLE (self), FALSE);

  sorter = get_sorter (self);

  return sorter != NULL
         && gtk_column_view_sorter_get_primary_sort_column (GTK_COLUMN_VIEW_SORTER (sorter)) != NULL;
}

/**
 * pd_orders_table_unsort:
 * @self: the table
 *
 * Shows the newest orders first again, in sections by day.
 */
void
pd_orders_table_unsort (PdOrdersTable *self)
{
  g_return_if_fail (PD_IS_ORDERS_TABLE (self));

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
}

/**
 * pd_orders_table_sort_again:
 * @self: the table
 *
 * Puts orders that have changed where they belong.
 */
void
pd_orders_table_sort_again (PdOrdersTable *self)
{
  g_return_if_fail (PD_IS_ORDERS_TABLE (self));

  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * pd_orders_table_show_top:
 * @self: the table
 *
 * Scrolls to the first order.
 */
void
pd_orders_table_show_top (PdOrdersTable *self)
{
  g_return_if_fail (PD_IS_ORDERS_TABLE (self));

  pd_list_top_show (self->window);
}

/**
 * pd_orders_table_update_days:
 * @self: the table
 *
 * Makes "Today" and "Yesterday" true again after midnight.
 */
void
pd_orders_table_update_days (PdOrdersTable *self)
{
  g_return_if_fail (PD_IS_ORDERS_TABLE (self));

  set_headers_hidden (self, TRUE);
  set_headers_hidden (self, FALSE);
  pd_midnight_update_column (self->ordered_column);
  pd_midnight_update_column (self->updated_column);
}
