/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order.h"

G_BEGIN_DECLS

/**
 * PdOrderRow:
 *
 * An order in three lines and a bar, for the narrow list. Properties: "order", "selection-mode" (whether
 * there is a check box) and "selected" (whether it is checked).
 */
#define PD_TYPE_ORDER_ROW (pd_order_row_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderRow, pd_order_row, PD, ORDER_ROW, GtkBox)

GtkWidget *pd_order_row_new (void);

G_END_DECLS
