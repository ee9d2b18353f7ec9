/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-form.h"
#include "pd-order-list.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdOutbox:
 *
 * Sends orders, each at most once (architecture, flow 2). Every step is committed before the next one begins;
 * one add is in flight per panel. Properties: "n-queued" (uint, waiting or sending), "n-unsent-held",
 * "holding" (nullable #PdOrder: the newest order in its hold-back, for the toast with Undo), "paused"
 * (boolean, writable), "message" (nullable: why the queue stands still).
 */
#define PD_TYPE_OUTBOX (pd_outbox_get_type ())
G_DECLARE_FINAL_TYPE (PdOutbox, pd_outbox, PD, OUTBOX, GObject)

PdOutbox *pd_outbox_new (PdStore *store, PdOrderList *orders, PdClock *clock);
void pd_outbox_set_hold_back (PdOutbox *self, guint milliseconds);
guint pd_outbox_get_hold_back (PdOutbox *self);

void pd_outbox_submit_async (PdOutbox *self,
                             PdPanel *panel,
                             PdOrderForm *form,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
PdOrder *pd_outbox_submit_finish (PdOutbox *self, GAsyncResult *result, GError **error);

void
pd_outbox_withdraw_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_outbox_withdraw_finish (PdOutbox *self, GAsyncResult *result, GError **error);
gboolean pd_outbox_can_withdraw (PdOutbox *self, PdOrder *order);
void pd_outbox_send_now (PdOutbox *self, PdOrder *order);

void pd_outbox_settle_placed_async (
    PdOutbox *self, PdOrder *order, const char *order_id, GAsyncReadyCallback callback, gpointer user_data);
void pd_outbox_settle_not_placed_async (PdOutbox *self,
                                        PdOrder *order,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean pd_outbox_settle_finish (PdOutbox *self, GAsyncResult *result, GError **error);

void pd_outbox_recover_async (PdOutbox *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_outbox_recover_finish (PdOutbox *self, GAsyncResult *result, GError **error);

G_END_DECLS
