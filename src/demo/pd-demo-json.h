/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

#include "pd-demo-book.h"

G_BEGIN_DECLS

GBytes *pd_demo_json_finish (JsonBuilder *builder);
GBytes *pd_demo_json_error (const char *text);
void pd_demo_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void pd_demo_json_add_count (JsonBuilder *builder, const char *name, gint64 count);
void pd_demo_json_add_id (JsonBuilder *builder, const char *name, const char *id);
void pd_demo_json_add_error (JsonBuilder *builder, const char *text);
void pd_demo_json_add_status (JsonBuilder *builder, PdDemoBook *book, const char *id, gint64 now);

G_END_DECLS
