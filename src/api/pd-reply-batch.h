/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-reply-document.h"

G_BEGIN_DECLS

/**
 * PdReplyBatch:
 * @id_member: where a row carries the id that was asked
 * @status_is_state: its `status` is the state of an order or a refill
 * @accepts_empty: an empty body is an answer that says nothing, not an unreadable one
 * @create: makes a result for an id, failed or unanswered
 * @read: fills a result in from what was answered for its id
 * @free: frees a result
 *
 * What one action with ids does differently from the others.
 */
typedef struct
{
  const char *id_member;
  gboolean status_is_state;
  gboolean accepts_empty;
  gpointer (*create) (const char *id, const GError *error);
  void (*read) (gpointer result, JsonNode *row, const PdReplyDocument *document);
  GDestroyNotify free;
} PdReplyBatch;

GPtrArray *pd_reply_batch_parse (const PdReplyBatch *batch,
                                 const PdReply *reply,
                                 const char *const *ids,
                                 GError **failure);

G_END_DECLS
