/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-json.h"

/*
 * The parts that replies are made of. Panels write most numbers as text.
 */

GBytes *
pd_demo_json_finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  char *text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

void
pd_demo_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
pd_demo_json_add_count (JsonBuilder *builder, const char *name, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  pd_demo_json_add_text (builder, name, text);
}

/* Panels give ids back as numbers, also those that they never heard of. */
void
pd_demo_json_add_id (JsonBuilder *builder, const char *name, const char *id)
{
  gint64 number;

  json_builder_set_member_name (builder, name);
  if (g_ascii_string_to_signed (id, 10, 0, G_MAXINT64, &number, NULL))
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_string_value (builder, id);
}

void
pd_demo_json_add_error (JsonBuilder *builder, const char *text)
{
  json_builder_begin_object (builder);
  pd_demo_json_add_text (builder, "error", text);
  json_builder_end_object (builder);
}

/**
 * pd_demo_json_error:
 * @text: what is wrong
 *
 * Returns: (transfer full): the reply that says so
 */
GBytes *
pd_demo_json_error (const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  pd_demo_json_add_error (builder, text);
  return pd_demo_json_finish (builder);
}
