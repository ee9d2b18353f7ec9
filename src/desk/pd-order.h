/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-panel.h"

G_BEGIN_DECLS

/**
 * PdOrderStatus:
 *
 * What stands in the State column: how far the order is on its way, and once it is placed what the panel
 * says.
 */
typedef enum
{
  PD_ORDER_WAITING,
  PD_ORDER_HELD,
  PD_ORDER_SENDING,
  PD_ORDER_UNKNOWN,
  PD_ORDER_REFUSED,
  PD_ORDER_WITHDRAWN,
  PD_ORDER_PLACED, /* no word of the panel about its state yet */
  PD_ORDER_PENDING,
  PD_ORDER_PROCESSING,
  PD_ORDER_IN_PROGRESS,
  PD_ORDER_COMPLETED,
  PD_ORDER_PARTIAL,
  PD_ORDER_CANCELED,
  PD_ORDER_REFUNDED,
  PD_ORDER_AWAITING,
  PD_ORDER_FAILED,
  PD_ORDER_ACTIVE,
  PD_ORDER_PAUSED,
  PD_ORDER_EXPIRED,
  PD_ORDER_OTHER, /* a word of the panel that is none of these */
} PdOrderStatus;

/**
 * PdOrderGroup: of the toggle group All / Open / Needs a Look / Done. An order is in exactly one of these.
 */
typedef enum
{
  PD_ORDER_GROUP_OPEN,
  PD_ORDER_GROUP_ATTENTION,
  PD_ORDER_GROUP_DONE,
} PdOrderGroup;

/**
 * PdOrder:
 *
 * One order, from the first intent to its end. Properties (read, notified; "note" is written by the user):
 * "panel", "panel-name", "service-id", "service-name", "link" (nullable), "link-text" (shortened for
 * display), "order-id" (nullable), "status" (#PdOrderStatus), "status-text" (translated word, or the panel's
 * own), "group" (#PdOrderGroup), "quantity" (int64, -1 none), "delivered-text" ("1,240 of 2,000", "1,000",
 * "?"), "delivered-fraction" (double 0–1 for the bar, -1: no bar), "charge-text", "charge-estimated"
 * (boolean: it is the expected price), "currency" (nullable), "ordered-at", "updated-at", "checked-at" (µs),
 * "problem" (nullable), "note" (nullable), "busy" (a request about it is under way), "cancel-asked"
 * (boolean), "refill-open" (boolean). Signal "changed": after one or more of them were notified.
 */
#define PD_TYPE_ORDER (pd_order_get_type ())
G_DECLARE_FINAL_TYPE (PdOrder, pd_order, PD, ORDER, GObject)

PdOrder *pd_order_new (PdPanel *panel, PdOrderRecord *record);
gint64 pd_order_get_id (PdOrder *self);
PdPanel *pd_order_get_panel (PdOrder *self);
const PdOrderRecord *pd_order_get_record (PdOrder *self);
PdOrderStatus pd_order_get_status (PdOrder *self);
PdOrderGroup pd_order_get_group (PdOrder *self);
const char *pd_order_get_search_text (PdOrder *self);
gboolean pd_order_is_followed (PdOrder *self);
gboolean pd_order_get_refill_open (PdOrder *self);
gboolean pd_order_get_busy (PdOrder *self);

/* For the desk only. Records are changed through a #PdChangeSet: on a copy, committed, then taken over. */
void pd_order_take_record (PdOrder *self, PdOrderRecord *record);
const PdOrderRecord *pd_order_get_newest_record (PdOrder *self);
void pd_order_set_pending_record (PdOrder *self, const PdOrderRecord *record);
void pd_order_set_checked_at (PdOrder *self, gint64 checked_at);
void pd_order_set_busy (PdOrder *self, gboolean busy);
void pd_order_set_refill_open (PdOrder *self, gboolean refill_open);

G_END_DECLS
