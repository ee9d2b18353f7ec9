/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-reply-document.h"

G_BEGIN_DECLS

GError *pd_reply_error_new (const char *text, guint http_status);
gboolean pd_reply_error_is_certain (const char *text);
GError *pd_reply_error_in (const PdReplyDocument *document,
                           JsonObject *object,
                           gboolean status_is_state,
                           guint http_status);
GError *pd_reply_error_without_data (const PdReplyDocument *document, JsonObject *object);
GError *pd_reply_error_of_nothing (const PdReplyDocument *document, JsonObject *object);
gboolean pd_reply_error_is_neighbour (JsonObject *object);
char *pd_reply_error_dup_message (const PdReplyDocument *document, JsonObject *object);

G_END_DECLS
