/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

char *pd_order_words_meaning (PdOrder *order);
char *pd_order_words_checked (PdOrder *order, gint64 now);
char *pd_order_words_price_now (PdOrder *order, PdServiceList *services);

G_END_DECLS
