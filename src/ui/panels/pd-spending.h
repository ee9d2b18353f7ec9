/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-order-list.h"

G_BEGIN_DECLS

/**
 * PdSpending: what the orders at one panel cost in some time, in the panel's currency.
 */
typedef struct
{
  PdMoney sum;
  guint n_orders;
  guint n_unknown; /* of these, how many whose cost nobody told */
} PdSpending;

PdSpending pd_spending_count (GListModel *orders, PdPanel *panel, gint64 since);
char *pd_spending_describe (const PdSpending *spending, const char *currency, guint days);

G_END_DECLS
