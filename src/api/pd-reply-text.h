/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/**
 * PdReplyText:
 * @text: (nullable): valid JSON without white space, every number as a string; %NULL where it is unreadable
 * @length: of @text
 * @empty: there was nothing but white space
 * @repaired: the bytes were not valid JSON, but only one meaning is possible
 * @bare_words: likewise, and words without quotes were taken for text, which may be anything
 * @too_deep: unreadable because it is nested too deeply
 * @cost: about how many bytes of memory json-glib needs to hold all of it
 */
typedef struct
{
  char *text;
  gsize length;
  gboolean empty;
  gboolean repaired;
  gboolean bare_words;
  gboolean too_deep;
  gsize cost;
} PdReplyText;

void pd_reply_text_read (PdReplyText *self, const char *bytes, gsize size);
void pd_reply_text_clear (PdReplyText *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdReplyText, pd_reply_text_clear)

G_END_DECLS
