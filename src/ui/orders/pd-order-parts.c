/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-parts.h"

#include <glib/gi18n.h>

/* See the header. The details of an order own it. */

struct _PdOrderParts
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PdOrderParts, pd_order_parts, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_part (gpointer item, gpointer user_data)
{
  return pd_order_get_record (item)->parent_id == pd_order_get_id (user_data);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = pd_order_parts_format_title (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_bind_property (item, "status-text", row, "subtitle", G_BINDING_SYNC_CREATE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (row, arrow);
  g_object_set_data_full (G_OBJECT (row), "order", g_object_ref (item), g_object_unref);

  return GTK_WIDGET (row);
}

static void
row_activated_cb (PdOrderParts *self, GtkListBoxRow *row)
{
  PdOrder *order = g_object_get_data (G_OBJECT (row), "order");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-order", "x", pd_order_get_id (order));
}

static void
parts_changed_cb (PdOrderParts *self, guint position, guint removed, guint added, GListModel *parts)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (parts) > 0);
}

static void
pd_order_parts_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_ORDER_PARTS);

  G_OBJECT_CLASS (pd_order_parts_parent_class)->dispose (object);
}

static void
pd_order_parts_class_init (PdOrderPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_order_parts_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, PdOrderParts, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pd_order_parts_init (PdOrderParts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_order_parts_show:
 * @self: the group
 * @orders: all orders
 * @order: whose parts are shown, from now on and for good
 */
void
pd_order_parts_show (PdOrderParts *self, PdOrderList *orders, PdOrder *order)
{
  GtkCustomFilter *filter;
  g_autoptr (GtkFilterListModel) parts = NULL;

  g_return_if_fail (PD_IS_ORDER_PARTS (self));

  filter = gtk_custom_filter_new (is_part, g_object_ref (order), g_object_unref);
  parts = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (orders)), GTK_FILTER (filter));
  g_signal_connect_object (parts, "items-changed", G_CALLBACK (parts_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (parts), create_row, NULL, NULL);
  parts_changed_cb (self, 0, 0, 0, G_LIST_MODEL (parts));
}

/**
 * pd_order_parts_format_title:
 * @order: an order
 *
 * Returns: (transfer full): what an order is called where it is one of several
 */
char *
pd_order_parts_format_title (PdOrder *order)
{
  const char *order_id = pd_order_get_record (order)->order_id;

  if (order_id == NULL)
    return g_strdup (_ ("Order without an ID"));

  /* Translators: %s is the ID of an order */
  return g_strdup_printf (_ ("Order %s"), order_id);
}
