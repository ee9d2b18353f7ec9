/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order.h"

G_BEGIN_DECLS

/**
 * PdOrderSortBy: what orders are compared by. Charges of different currencies are never compared with each
 * other: they stand together by currency.
 */
typedef enum
{
  PD_ORDER_SORT_DAY, /* the newest first */
  PD_ORDER_SORT_STATE,
  PD_ORDER_SORT_ID,
  PD_ORDER_SORT_SERVICE,
  PD_ORDER_SORT_LINK,
  PD_ORDER_SORT_PANEL,
  PD_ORDER_SORT_DELIVERED,
  PD_ORDER_SORT_CHARGE,
  PD_ORDER_SORT_ORDERED,
  PD_ORDER_SORT_UPDATED,
} PdOrderSortBy;

GtkSorter *pd_order_sorter_new (PdOrderSortBy by);
void pd_order_sorter_set_columns (GtkColumnView *view);

G_END_DECLS
