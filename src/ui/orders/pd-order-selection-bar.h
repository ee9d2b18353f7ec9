/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdOrderSelectionBar:
 *
 * How many orders are selected, and the actions for many. It shows itself while there is something to do with
 * it. Properties: "selection-mode" and "n-selected".
 */
#define PD_TYPE_ORDER_SELECTION_BAR (pd_order_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderSelectionBar, pd_order_selection_bar, PD, ORDER_SELECTION_BAR, AdwBin)

void pd_order_selection_bar_set_n_selected (PdOrderSelectionBar *self, guint n_selected);

G_END_DECLS
