/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order.h"

G_BEGIN_DECLS

/* What follows from the record of an order, for PdOrder: how it stands, and the texts that are shown of it.
 */

PdOrderStatus pd_order_record_get_status (const PdOrderRecord *record);
PdOrderGroup pd_order_record_get_group (const PdOrderRecord *record);
gboolean pd_order_record_is_given_up (const PdOrderRecord *record);
char *pd_order_record_dup_status_text (const PdOrderRecord *record);
gint64 pd_order_record_get_delivered (const PdOrderRecord *record);
char *pd_order_record_dup_delivered_text (const PdOrderRecord *record);
double pd_order_record_get_fraction (const PdOrderRecord *record);
gboolean pd_order_record_is_charge_estimated (const PdOrderRecord *record);
char *pd_order_record_dup_charge_text (const PdOrderRecord *record);
char *pd_order_record_dup_target (const PdOrderRecord *record);
char *pd_order_record_dup_search_text (const PdOrderRecord *record);
gint64 pd_order_record_get_updated_at (const PdOrderRecord *record);

G_END_DECLS
