/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order.h"

G_BEGIN_DECLS

/**
 * PdRefill:
 *
 * One refill that was asked for. Properties (read, notified): "order", "panel-name", "order-id",
 * "service-name", "refill-id" (nullable), "state" (#PdState), "state-text", "asked-at", "checked-at" (µs),
 * "final" (boolean).
 */
#define PD_TYPE_REFILL (pd_refill_get_type ())
G_DECLARE_FINAL_TYPE (PdRefill, pd_refill, PD, REFILL, GObject)

PdRefill *pd_refill_new (PdOrder *order, PdRefillRecord *record);
PdOrder *pd_refill_get_order (PdRefill *self);
const PdRefillRecord *pd_refill_get_record (PdRefill *self);
gboolean pd_refill_is_final (PdRefill *self);
gboolean pd_refill_is_followed (PdRefill *self);
void pd_refill_take_record (PdRefill *self, PdRefillRecord *record);

G_END_DECLS
