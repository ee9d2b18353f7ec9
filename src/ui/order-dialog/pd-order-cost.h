/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-money-label.h"
#include "pd-order-form.h"
#include "pd-panel.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_order_cost_show (
    PdOrderForm *form, PdPanel *panel, PdMoneyLabel *cost, PdMoneyLabel *balance, GtkButton *place_button);

G_END_DECLS
