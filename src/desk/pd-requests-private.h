/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-requests.h"

G_BEGIN_DECLS

/* The inside of the requests, for pd-requests.c (what can be asked) and pd-requests-ask.c (how it is asked)
 * alone. */

typedef enum
{
  PD_REQUEST_REFILL,
  PD_REQUEST_CANCEL,
} PdRequest;

struct _PdRequests
{
  GObject parent_instance;

  PdStore *store;
  GListStore *refills;
  PdClock *clock;
  GPtrArray *running;   /* of PdProgress: what panels are being asked */
  GHashTable *asked_at; /* PdOrder → when a refill of it was accepted last, gint64 */
};

void pd_requests_ask (PdRequests *self,
                      PdRequest request,
                      GPtrArray *orders,
                      PdProgress *progress,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
void pd_requests_begin (PdRequests *self, PdProgress *progress);
void pd_requests_end (PdRequests *self, PdProgress *progress);

G_END_DECLS
