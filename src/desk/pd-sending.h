/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-api-error.h"

#include "pd-change-set.h"
#include "pd-order-list.h"

G_BEGIN_DECLS

/**
 * PdSending:
 *
 * One order's way from *intent* to its outcome: *sending* committed → add → outcome committed. It never takes
 * a step before the one before it is on disk, and never sends what may have arrived.
 */
typedef struct _PdSending PdSending;

PdSending *pd_sending_new (PdOrder *order, PdOrderList *orders, PdMoney balance_before);
PdSending *pd_sending_ref (PdSending *self);
void pd_sending_unref (PdSending *self);
PdOrder *pd_sending_get_order (PdSending *self);

void pd_sending_send_async (PdSending *self,
                            PdStore *store,
                            PdClock *clock,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pd_sending_send_finish (PdSending *self, GAsyncResult *result, GError **error);
gint64 pd_sending_get_repeat_at (PdSending *self, gint64 now);

void
pd_sending_save_async (PdSending *self, PdStore *store, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_sending_save_finish (PdSending *self, GAsyncResult *result, GError **error);

PdJournal pd_sending_get_outcome (PdSending *self);
const GError *pd_sending_get_error (PdSending *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSending, pd_sending_unref)

G_END_DECLS
