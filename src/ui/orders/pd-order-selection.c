/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-selection.h"

/* Which orders of a list are selected. */

static GPtrArray *
list_positions (GtkSelectionModel *model, GtkBitset *positions)
{
  GPtrArray *orders = g_ptr_array_new_full ((guint) gtk_bitset_get_size (positions), g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, positions, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (orders, g_list_model_get_item (G_LIST_MODEL (model), position));

  return orders;
}

/**
 * pd_order_selection_list:
 * @model: a selection of orders
 *
 * Returns: (transfer full) (element-type PdOrder): those that are selected, as they stand in the list
 */
GPtrArray *
pd_order_selection_list (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

  return list_positions (model, selected);
}

/**
 * pd_order_selection_list_all:
 * @model: a selection of orders
 *
 * Returns: (transfer full) (element-type PdOrder): all of them, as they stand in the list
 */
GPtrArray *
pd_order_selection_list_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (model)));

  return list_positions (model, all);
}

/**
 * pd_order_selection_toggle:
 * @model: a selection of orders
 * @position: of one of them
 *
 * Selects the order at @position beside the others, or leaves it out again.
 */
void
pd_order_selection_toggle (GtkSelectionModel *model, guint position)
{
  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

/**
 * pd_order_selection_select_ids:
 * @model: a selection of orders
 * @ids: an array of our own ids, "ax"
 *
 * Selects the orders with these ids and no others.
 */
void
pd_order_selection_select_ids (GtkSelectionModel *model, GVariant *ids)
{
  guint n_orders = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n_orders);
  gsize n_ids;
  const gint64 *values = g_variant_get_fixed_array (ids, &n_ids, sizeof (gint64));

  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_add (wanted, (gpointer) &values[i]);
  for (guint i = 0; i < n_orders; i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (model), i);
      gint64 id = pd_order_get_id (order);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (selected, i);
    }

  gtk_selection_model_set_selection (model, selected, all);
}
