/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-order.h"
#include "pd-width.h"

G_BEGIN_DECLS

/**
 * PdOrderTable:
 *
 * Orders as a table with columns. Properties: "model" (#GtkSelectionModel of #PdOrder), "width",
 * "selection-mode" (rows have check boxes, and a click checks them); read and notified: "sorter" and
 * "section-sorter" (nullable), by which the model is to be sorted, and "header-factory" (nullable) for the
 * headers of its sections. Signal "activate" (position): a row was clicked twice, or Enter was pressed.
 */
#define PD_TYPE_ORDER_TABLE (pd_order_table_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderTable, pd_order_table, PD, ORDER_TABLE, AdwBin)

void pd_order_table_set_context_menu (PdOrderTable *self, GMenuModel *menu);
GMenuModel *pd_order_table_create_columns_menu (PdOrderTable *self, GActionMap *actions);
gboolean pd_order_table_is_sorted (PdOrderTable *self);
void pd_order_table_unsort (PdOrderTable *self);
void pd_order_table_sort_again (PdOrderTable *self);
void pd_order_table_show_top (PdOrderTable *self);
void pd_order_table_update_days (PdOrderTable *self);

G_END_DECLS
