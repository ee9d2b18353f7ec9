/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-order-list.h"
#include "pd-progress.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdAdoption:
 * @adopted: (element-type PdOrder): those that are orders of the desk now
 * @n_known: ids that the desk had already
 * @n_unasked: ids that were not asked for, because the user stopped before
 * @problems: what the panel said of the others, "ID: words"; %NULL terminated
 *
 * What came of adopting orders that were placed elsewhere.
 */
typedef struct
{
  GPtrArray *adopted;
  guint n_known;
  guint n_unasked;
  GStrv problems;
} PdAdoption;

void pd_adoption_free (PdAdoption *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAdoption, pd_adoption_free)

void pd_adopt_async (PdPanel *panel,
                     const char *const *order_ids,
                     PdOrderList *orders,
                     PdStore *store,
                     PdClock *clock,
                     PdProgress *progress,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
PdAdoption *pd_adopt_finish (PdPanel *panel, GAsyncResult *result, GError **error);

G_END_DECLS
