/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-order.h"

G_BEGIN_DECLS

/**
 * PdOrderEvent:
 *
 * Something that happened to an order, as the history tells it. Properties, read only: "title", "text"
 * (nullable), "icon-name", "time-text", "at" (µs), "icon-classes" (style classes of its symbol).
 */
#define PD_TYPE_ORDER_EVENT (pd_order_event_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderEvent, pd_order_event, PD, ORDER_EVENT, GObject)

PdOrderEvent *pd_order_event_new (const PdEventRecord *record);
gint64 pd_order_event_get_at (PdOrderEvent *self);

G_END_DECLS
