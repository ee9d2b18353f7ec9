/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-order.h"
#include "pd-width.h"

G_BEGIN_DECLS

/**
 * PdOrdersView:
 *
 * Orders as a table, or as a list where there is no room for one: two forms of one model, with one selection.
 * Properties: "orders" (#GListModel of #PdOrder), "width", "selection-mode" (a click checks a row) and, read
 * only, "selection" (#GtkSelectionModel). An order that is activated is shown by "win.show-order".
 */
#define PD_TYPE_ORDERS_VIEW (pd_orders_view_get_type ())
G_DECLARE_FINAL_TYPE (PdOrdersView, pd_orders_view, PD, ORDERS_VIEW, AdwBin)

GtkSelectionModel *pd_orders_view_get_selection (PdOrdersView *self);
void pd_orders_view_set_context_menu (PdOrdersView *self, GMenuModel *menu);
void pd_orders_view_insert_actions (PdOrdersView *self, GtkWidget *widget);
GMenuModel *pd_orders_view_create_columns_menu (PdOrdersView *self, GtkWidget *widget);
void pd_orders_view_select_ids (PdOrdersView *self, GVariant *ids);
void pd_orders_view_sort_again (PdOrdersView *self);
void pd_orders_view_show_top (PdOrdersView *self);
void pd_orders_view_update_days (PdOrdersView *self);

G_END_DECLS
