/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

#include "pd-money.h"

G_BEGIN_DECLS

JsonNode *pd_reply_member (JsonObject *object, const char *name);
JsonObject *pd_reply_object (JsonNode *node);
JsonArray *pd_reply_array (JsonNode *node);
const char *pd_reply_string (JsonNode *node);

gboolean pd_reply_is_nothing (JsonNode *node);
gboolean pd_reply_is_word (JsonNode *node, const char *const *words);

char *pd_reply_dup_id (JsonNode *node);
char *pd_reply_dup_masked (const char *text, gssize length, const char *key);
char *pd_reply_dup_text (JsonNode *node, const char *key);
char *pd_reply_dup_currency (JsonNode *node, JsonNode *amount);
PdMoney pd_reply_get_amount (JsonNode *node);
PdMoney pd_reply_get_count (JsonNode *node);

G_END_DECLS
