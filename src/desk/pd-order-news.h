/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-results.h"

#include "pd-order.h"

G_BEGIN_DECLS

/* What a panel's answer about the state of an order changes in its record. */

gboolean pd_order_record_is_news (const PdOrderRecord *record, const PdStatusResult *result);
void pd_order_record_apply (PdOrderRecord *record, const PdStatusResult *result, gint64 now);
PdMoney pd_order_record_get_refund (const PdOrderRecord *record);
char *pd_order_record_describe_news (const PdOrderRecord *before, const PdOrderRecord *after);

G_END_DECLS
