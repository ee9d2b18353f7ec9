/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-list.h"
#include "pd-refill.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdTracker:
 *
 * Follows the states of open orders and refills by itself (architecture, flow 3): batches of 100 a panel,
 * young ones often, old ones seldom. Signal "ended" (PdOrder): a final state was seen for the first time, for
 * notifications.
 */
#define PD_TYPE_TRACKER (pd_tracker_get_type ())
G_DECLARE_FINAL_TYPE (PdTracker, pd_tracker, PD, TRACKER, GObject)

PdTracker *pd_tracker_new (PdStore *store, PdOrderList *orders, GListModel *refills, PdClock *clock);
void pd_tracker_start (PdTracker *self);
void pd_tracker_stop (PdTracker *self);
void pd_tracker_set_interval (PdTracker *self, guint seconds);
void pd_tracker_check_async (PdTracker *self,
                             GPtrArray *orders,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
guint pd_tracker_check_finish (PdTracker *self, GAsyncResult *result, GError **error);
void pd_tracker_check_refills_async (PdTracker *self,
                                     GPtrArray *refills,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
guint pd_tracker_check_refills_finish (PdTracker *self, GAsyncResult *result, GError **error);
gint64 pd_tracker_get_due_at (PdTracker *self, PdOrder *order);
gint64 pd_tracker_get_retry_at (PdTracker *self, PdPanel *panel);

G_END_DECLS
