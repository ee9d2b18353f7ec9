/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-dialect.h"
#include "pd-records.h"

G_BEGIN_DECLS

/* A service as the user saw it when ordering, against what it is now. */

gboolean pd_order_record_saw_service (const PdOrderRecord *record);
char *pd_order_record_describe_difference (const PdOrderRecord *record, const PdServiceInfo *service);
void pd_order_record_see_service (PdOrderRecord *record, PdServiceInfo *service, PdDialect *dialect);
void pd_order_record_forget_service (PdOrderRecord *record);

G_END_DECLS
