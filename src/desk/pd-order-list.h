/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order.h"

G_BEGIN_DECLS

/**
 * PdOrderList:
 *
 * A #GListModel of all #PdOrder, newest first. Properties "n-open" and "n-attention" for the badges; it also
 * tells each panel how many orders it has (pd_panel_set_counts()). Signal "order-changed" (#PdOrder): an
 * order of the list has changed, and can be found by what it is now.
 */
#define PD_TYPE_ORDER_LIST (pd_order_list_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderList, pd_order_list, PD, ORDER_LIST, GObject)

PdOrderList *pd_order_list_new (void);
void pd_order_list_prepend (PdOrderList *self, GPtrArray *orders);
PdOrder *pd_order_list_find (PdOrderList *self, gint64 id);
PdOrder *pd_order_list_find_by_panel_id (PdOrderList *self, PdPanel *panel, const char *order_id);
GPtrArray *pd_order_list_find_open_by_link (PdOrderList *self, const char *link);

G_END_DECLS
