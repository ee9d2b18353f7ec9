/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-balance-curve.h"

G_BEGIN_DECLS

/**
 * PdBalanceChart:
 *
 * Draws a balance over time, with a line at the amount below which the user wants to be warned. Pointing at
 * it tells the balance of that time; a screen reader is told the first, last, lowest and highest.
 */
#define PD_TYPE_BALANCE_CHART (pd_balance_chart_get_type ())
G_DECLARE_FINAL_TYPE (PdBalanceChart, pd_balance_chart, PD, BALANCE_CHART, GtkWidget)

void pd_balance_chart_show (PdBalanceChart *self, PdBalanceCurve *curve, PdMoney threshold);

G_END_DECLS
