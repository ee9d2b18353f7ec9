/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdMoneyLabel:
 *
 * An amount and its currency, end-aligned: the code is dimmed and has its place, so that amounts line up in a
 * column. Properties: "amount" and "currency" (both nullable texts), "estimated" (the amount is expected, not
 * told by the panel; shown in a dimmed colour), "asks-width" (whether it asks for the room that the amount
 * needs; not so in a column that has its width, where two hundred rows would measure it).
 */
#define PD_TYPE_MONEY_LABEL (pd_money_label_get_type ())
G_DECLARE_FINAL_TYPE (PdMoneyLabel, pd_money_label, PD, MONEY_LABEL, GtkWidget)

G_END_DECLS
