/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdChangeSet:
 *
 * Changes of orders that belong together: made on copies of their records, committed in one transaction with
 * whatever else belongs to them, and taken over by the orders only when they are on disk. Whoever changes the
 * record of an order does it this way: a change that is made while another one is being written builds upon
 * it, so that a note can never undo the step of a journal.
 */
typedef struct _PdChangeSet PdChangeSet;

PdChangeSet *pd_change_set_new (void);
void pd_change_set_free (PdChangeSet *self);
PdOrderRecord *pd_change_set_edit (PdChangeSet *self, PdOrder *order);
PdWrite *pd_change_set_get_write (PdChangeSet *self);
void
pd_change_set_add_event (PdChangeSet *self, PdOrder *order, gint64 at, PdEventKind kind, const char *text);
gboolean pd_change_set_is_empty (PdChangeSet *self);

void pd_change_set_commit_async (PdChangeSet *self,
                                 PdStore *store,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean pd_change_set_commit_finish (PdStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdChangeSet, pd_change_set_free)

G_END_DECLS
