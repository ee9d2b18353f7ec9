/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-json.h"

/*
 * The parts that replies are made of. Panels write most numbers as text.
 */

/**
 * pd_demo_json_finish:
 * @builder: a builder whose root is closed
 *
 * Returns: (transfer full): the body of a reply
 */
GBytes *
pd_demo_json_finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  char *text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * pd_demo_json_add_text:
 * @builder: a builder in an object
 * @name: the name of the member
 * @text: its value
 */
void
pd_demo_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * pd_demo_json_add_count:
 * @builder: a builder in an object
 * @name: the name of the member
 * @count: its value, which is written as text
 */
void
pd_demo_json_add_count (JsonBuilder *builder, const char *name, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  pd_demo_json_add_text (builder, name, text);
}

/**
 * pd_demo_json_add_id:
 * @builder: a builder in an object
 * @name: the name of the member
 * @id: an id from a request
 *
 * Gives an id back, as a number where it looks like one, even if the panel never heard of it.
 */
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

/**
 * pd_demo_json_add_error:
 * @builder: a builder where a value is to come
 * @text: what is wrong
 *
 * Adds an object with the one member "error".
 */
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
