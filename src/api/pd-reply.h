/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-api-error.h"
#include "pd-results.h"

G_BEGIN_DECLS

#define PD_REPLY_MOST_BYTES (64 * 1024 * 1024)
#define PD_REPLY_MOST_SERVICES 1000000
#define PD_REPLY_MOST_DEPTH 64

/**
 * PdReply:
 * @body: everything that came, decompressed
 * @http_status: of the reply; 0 is taken for 200
 * @content_type: (nullable): the header as it came, with or without parameters
 * @key: (nullable): the API key of the call, which is masked wherever the panel echoes it
 * @rate_per_one: the dialect says that the panel prints the price of one, not of 1,000
 *
 * One answer of a panel before anything is understood. Lives on the caller's stack; nothing is copied or
 * kept.
 */
typedef struct
{
  GBytes *body;
  guint http_status;
  const char *content_type;
  const char *key;
  gboolean rate_per_one;
} PdReply;

PdServicesResult *pd_reply_parse_services (const PdReply *reply, GError **error);
PdBalanceResult *pd_reply_parse_balance (const PdReply *reply, GError **error);
PdAddResult *pd_reply_parse_add (const PdReply *reply);

/* One element for every id asked, in that order: PdStatusResult of status, PdRequestResult of the others.
 * @failure (out, optional) is set where the call failed as a whole, which every element then tells, too. */
GPtrArray *pd_reply_parse_status (const PdReply *reply, const char *const *orders, GError **failure);
GPtrArray *pd_reply_parse_refill (const PdReply *reply, const char *const *orders, GError **failure);
GPtrArray *pd_reply_parse_refill_status (const PdReply *reply, const char *const *refills, GError **failure);
GPtrArray *pd_reply_parse_cancel (const PdReply *reply, const char *const *orders, GError **failure);

char *pd_reply_dup_excerpt (const PdReply *reply);

G_END_DECLS
