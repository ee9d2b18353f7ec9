/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean pd_reply_has_data (JsonObject *object);
JsonNode *pd_reply_unwrap (JsonNode *node);
JsonObject *pd_reply_only_object (JsonNode *node);

G_END_DECLS
