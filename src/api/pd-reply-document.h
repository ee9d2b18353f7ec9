/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-reply-text.h"
#include "pd-reply-value.h"
#include "pd-reply.h"

G_BEGIN_DECLS

/**
 * PdReplyDocument:
 * @reply: the answer as it came
 * @text: the same as valid JSON
 * @root: (nullable): the same as values; a catalogue is read from @text instead
 */
typedef struct
{
  const PdReply *reply;
  PdReplyText text;
  JsonNode *root;
} PdReplyDocument;

gboolean pd_reply_document_load_text (PdReplyDocument *self, const PdReply *reply, GError **error);
gboolean pd_reply_document_load_values (PdReplyDocument *self, GError **error);
gboolean pd_reply_document_load (PdReplyDocument *self, const PdReply *reply, GError **error);
void pd_reply_document_clear (PdReplyDocument *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdReplyDocument, pd_reply_document_clear)

gboolean pd_reply_has_failed (const PdReply *reply);

G_END_DECLS
