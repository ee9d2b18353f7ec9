/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-reply-text.h"

G_BEGIN_DECLS

/**
 * PdReplyCursor:
 * @p: what comes next
 * @end: behind the last byte
 * @out: the same as valid JSON, so far
 * @notes: what was noticed on the way
 */
typedef struct
{
  const char *p;
  const char *end;
  GString *out;
  PdReplyText *notes;
} PdReplyCursor;

gboolean pd_reply_cursor_read_string (PdReplyCursor *cursor, char quote);
gboolean pd_reply_cursor_read_bare (PdReplyCursor *cursor, gboolean key);
gsize pd_reply_notice_measure (const char *text, gsize length);

G_END_DECLS
