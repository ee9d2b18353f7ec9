/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/**
 * PdReplySpan:
 *
 * A part of a #PdReplyText: one value, or what is left of a container.
 */
typedef struct
{
  const char *start;
  gsize length;
} PdReplySpan;

PdReplySpan pd_reply_span_open (PdReplySpan container);
gboolean pd_reply_span_next (PdReplySpan *rest, PdReplySpan *key, PdReplySpan *value);
gboolean pd_reply_span_is (PdReplySpan span, const char *string);

G_END_DECLS
