/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order-event.h"

G_BEGIN_DECLS

/**
 * PdOrderEventRow:
 *
 * A row of the history. Properties: "event", "day" (nullable: heading above it), "continued" (whether a line
 * leads on to the row below).
 */
#define PD_TYPE_ORDER_EVENT_ROW (pd_order_event_row_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderEventRow, pd_order_event_row, PD, ORDER_EVENT_ROW, GtkListBoxRow)

GtkWidget *pd_order_event_row_new (PdOrderEvent *event);
PdOrderEvent *pd_order_event_row_get_event (PdOrderEventRow *self);
void pd_order_event_row_set_day (PdOrderEventRow *self, const char *day);
void pd_order_event_row_set_continued (PdOrderEventRow *self, gboolean continued);

G_END_DECLS
