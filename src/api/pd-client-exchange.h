/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <libsoup/soup.h>

#include "pd-clock.h"

G_BEGIN_DECLS

/**
 * PdExchange:
 * @message: the request and the headers of its answer
 * @sent: whether a byte of the request can have left this machine
 * @chunks: (element-type GBytes): the body, decompressed, as far as it came
 * @error: (nullable): why there is no complete answer
 * @details: (nullable): what the library said about it
 *
 * One request and what came back.
 */
typedef struct
{
  SoupMessage *message;
  gboolean sent;
  GPtrArray *chunks;
  GError *error;
  char *details;
} PdExchange;

void pd_exchange_async (SoupSession *session,
                        SoupMessage *message,
                        PdClock *clock,
                        guint milliseconds,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
PdExchange *pd_exchange_finish (GAsyncResult *result);
GBytes *pd_exchange_join (PdExchange *self);
void pd_exchange_free (PdExchange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdExchange, pd_exchange_free)

G_END_DECLS
