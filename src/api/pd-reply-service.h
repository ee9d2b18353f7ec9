/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

#include "pd-reply-span.h"
#include "pd-service-info.h"

G_BEGIN_DECLS

/**
 * PdReplyServiceReader:
 * @parser: reads one row after the other
 * @texts: what panels repeat on every row (types and categories), by what they wrote
 * @values: of one row, as an array for json-glib
 * @rate_per_one: the printed price is for one, not for 1,000
 */
typedef struct
{
  JsonParser *parser;
  GHashTable *texts;
  GString *values;
  gboolean rate_per_one;
} PdReplyServiceReader;

gboolean pd_reply_service_is_row (PdReplySpan value);
gboolean pd_reply_service_is_list (PdReplySpan value);

void pd_reply_service_reader_init (PdReplyServiceReader *self, gboolean rate_per_one);
void pd_reply_service_reader_clear (PdReplyServiceReader *self);
PdServiceInfo *
pd_reply_service_reader_read (PdReplyServiceReader *self, PdReplySpan row, const char *other_id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdReplyServiceReader, pd_reply_service_reader_clear)

G_END_DECLS
