/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdOrderActions:
 *
 * What can be done with orders: the action group "orders" of a widget that shows them. Each action is enabled
 * while at least one of the orders allows it; "details", "open-link" and "order-again" are for a single one.
 */
#define PD_TYPE_ORDER_ACTIONS (pd_order_actions_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderActions, pd_order_actions, PD, ORDER_ACTIONS, GObject)

PdOrderActions *pd_order_actions_new (GtkWidget *widget, PdDesk *desk);
GPtrArray *pd_order_actions_get_orders (PdOrderActions *self);
void pd_order_actions_set_orders (PdOrderActions *self, GPtrArray *orders);
void pd_order_actions_update (PdOrderActions *self);

G_END_DECLS
