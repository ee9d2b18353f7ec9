/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-catalogue.h"
#include "pd-order-list.h"

G_BEGIN_DECLS

/**
 * PdBalanceWatch:
 *
 * Has the balance of a panel read after its orders gave money back.
 */
#define PD_TYPE_BALANCE_WATCH (pd_balance_watch_get_type ())
G_DECLARE_FINAL_TYPE (PdBalanceWatch, pd_balance_watch, PD, BALANCE_WATCH, GObject)

PdBalanceWatch *pd_balance_watch_new (PdCatalogue *catalogue, PdOrderList *orders, PdClock *clock);
void pd_balance_watch_stop (PdBalanceWatch *self);

G_END_DECLS
