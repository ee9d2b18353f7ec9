/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdOrderHistory:
 *
 * What happened to an order, the newest first, by day. It is read again whenever the order changes.
 */
#define PD_TYPE_ORDER_HISTORY (pd_order_history_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderHistory, pd_order_history, PD, ORDER_HISTORY, GtkBox)

void pd_order_history_show (PdOrderHistory *self, PdDesk *desk, PdOrder *order);

G_END_DECLS
