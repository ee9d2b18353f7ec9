/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-order.h"
#include "pd-width.h"

G_BEGIN_DECLS

/**
 * PdOrdersTable:
 *
 * Orders as a table with columns. Properties: "model" (#GtkSelectionModel of #PdOrder), "width",
 * "selection-mode" (rows have check boxes, and a click checks them); read and notified: "sorter" and
 * "section-sorter" (nullable), by which the model is to be sorted, and "header-factory" (nullable) for the
 * headers of its sections. Signal "activate" (position): a row was clicked twice, or Enter was pressed.
 */
#define PD_TYPE_ORDERS_TABLE (pd_orders_table_get_type ())
G_DECLARE_FINAL_TYPE (PdOrdersTable, pd_orders_table, PD, ORDERS_TABLE, AdwBin)

void pd_orders_table_set_context_menu (PdOrdersTable *self, GMenuModel *menu);
GMenuModel *pd_orders_table_create_columns_menu (PdOrdersTable *self, GActionMap *actions);
gboolean pd_orders_table_is_sorted (PdOrdersTable *self);
void pd_orders_table_unsort (PdOrdersTable *self);
void pd_orders_table_sort_again (PdOrdersTable *self);
void pd_orders_table_show_top (PdOrdersTable *self);
void pd_orders_table_update_days (PdOrdersTable *self);

G_END_DECLS
