/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-order-list.h"

G_BEGIN_DECLS

/**
 * PdOrderParts:
 *
 * The orders that a panel makes of one order, a drip-feed or a subscription, as rows that lead to them. It is
 * visible while there are any.
 */
#define PD_TYPE_ORDER_PARTS (pd_order_parts_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderParts, pd_order_parts, PD, ORDER_PARTS, AdwPreferencesGroup)

void pd_order_parts_show (PdOrderParts *self, PdOrderList *orders, PdOrder *order);
char *pd_order_parts_format_title (PdOrder *order);

G_END_DECLS
