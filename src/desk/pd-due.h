/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-records.h"

G_BEGIN_DECLS

#define PD_DUE_NEVER G_MAXINT64

/* When a panel is to be asked again, in microseconds since 1970. @shortest: between two questions about a
 * young order; what is asked less often than that stays so. @asked_at: when it was asked last, answered or
 * not.
 * @slack: (out): how much earlier does no harm, if others are asked at that time anyway. */

gint64
pd_due_order (const PdOrderRecord *record, gboolean demo, gint64 shortest, gint64 asked_at, gint64 *slack);
gint64 pd_due_refill (const PdRefillRecord *record, gboolean demo, gint64 asked_at, gint64 *slack);
gint64 pd_due_after_failure (gint64 now, guint failures);

G_END_DECLS
