/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order.h"

G_BEGIN_DECLS

/**
 * PdOrderFilter:
 *
 * Which orders the orders page shows. Properties: "group" ("all", "open", "needs-a-look" or "done") and
 * "search" (what was typed).
 */
#define PD_TYPE_ORDER_FILTER (pd_order_filter_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderFilter, pd_order_filter, PD, ORDER_FILTER, GtkFilter)

void pd_order_filter_clear (PdOrderFilter *self);
gboolean pd_order_filter_is_active (PdOrderFilter *self);
char *pd_order_filter_describe (PdOrderFilter *self);

G_END_DECLS
