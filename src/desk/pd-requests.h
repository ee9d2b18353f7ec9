/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-list.h"
#include "pd-progress.h"
#include "pd-refill.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdRequestOutcome: what came of one refill or cancel request.
 * @unasked: the panel was not asked: the rules are against it, or the user stopped before
 * @message: plain sentence: "Asked", the reason why not, or the panel's own words
 */
typedef struct
{
  PdOrder *order;
  gboolean accepted;
  gboolean unasked;
  char *message;
} PdRequestOutcome;

/**
 * PdRequests:
 *
 * Asks panels for refills and cancels, for one order or many, with a result per order. What is known to be
 * refused is not asked; the reason is told beforehand.
 */
#define PD_TYPE_REQUESTS (pd_requests_get_type ())
G_DECLARE_FINAL_TYPE (PdRequests, pd_requests, PD, REQUESTS, GObject)

PdRequests *pd_requests_new (PdStore *store, GListStore *refills, PdClock *clock);

gboolean pd_requests_get_asking (PdRequests *self);
void pd_requests_stop (PdRequests *self);
gboolean pd_requests_can_refill (PdRequests *self, PdOrder *order, char **reason);
gboolean pd_requests_can_cancel (PdRequests *self, PdOrder *order, char **reason);

void pd_requests_refill_async (PdRequests *self,
                               GPtrArray *orders,
                               PdProgress *progress,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *pd_requests_refill_finish (PdRequests *self, GAsyncResult *result, GError **error);
void pd_requests_cancel_async (PdRequests *self,
                               GPtrArray *orders,
                               PdProgress *progress,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *pd_requests_cancel_finish (PdRequests *self, GAsyncResult *result, GError **error);

G_END_DECLS
