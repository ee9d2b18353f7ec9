/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reply-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

/*
 * What must make no difference (api-v2 §3): the order of members, text in place of numbers and the reverse,
 * members that nobody knows, the case of keys, white space. Every readable body of a real panel is changed in
 * each of these ways, and is understood as before.
 */

typedef char *(*Change) (const char *body);

static char *
replace (const char *text, const char *pattern, const char *replacement)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
  char *result;

  g_assert_no_error (error);
  result = g_regex_replace (regex, text, -1, 0, replacement, G_REGEX_MATCH_DEFAULT, &error);
  g_assert_no_error (error);

  return result;
}

static char *
write_numbers_as_text (const char *body)
{
  return replace (body, "(?<=[:\\[,])(\\s*)(-?\\d+(?:\\.\\d+)?)(?=\\s*[,}\\]])", "\\1\"\\2\"");
}

static char *
write_text_as_numbers (const char *body)
{
  return replace (body, "(?<=[:\\[,])(\\s*)\"(-?(?:0|[1-9]\\d*)(?:\\.\\d+)?)\"(?=\\s*[,}\\]])", "\\1\\2");
}

static char *
write_keys_in_capitals (const char *body)
{
  return replace (body, "(\"[a-z_]+\")(?=\\s*:)", "\\U\\1\\E");
}

static char *
write_keys_in_title_case (const char *body)
{
  return replace (body, "\"([a-z])([a-z_]*)\"(?=\\s*:)", "\"\\u\\1\\2\"");
}

static char *
add_unknown_members (const char *body)
{
  return replace (
      body, "\\{(?!\\s*\\})",
      "{\"zzz_text\":\"12\",\"zzz_flag\":true,\"zzz_list\":[1,{\"b\":null}],\"zzz\":{\"c\":[\"x\"]},");
}

static char *
add_white_space (const char *body)
{
  g_autofree char *spread = replace (body, "(?<=[\\[{,:])", " \\r\\n\\t ");

  return g_strconcat ("\xef\xbb\xbf\n\n", spread, "  \n", NULL);
}

static char *
drop_white_space (const char *body)
{
  return replace (body, "\\s*\\n\\s*", "");
}

static JsonNode *
reverse_members (JsonNode *node)
{
  JsonNode *result;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonObject *reversed = json_object_new ();
      g_autoptr (GList) names = g_list_reverse (json_object_get_members (object));

      for (GList *name = names; name; name = name->next)
        json_object_set_member (reversed, name->data,
                                reverse_members (json_object_get_member (object, name->data)));
      result = json_node_init_object (json_node_alloc (), reversed);
      json_object_unref (reversed);
      return result;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      JsonArray *reversed = json_array_new ();

      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (reversed, reverse_members (json_array_get_element (array, i)));
      result = json_node_init_array (json_node_alloc (), reversed);
      json_array_unref (reversed);
      return result;
    }

  return json_node_copy (node);
}

/* Numbers are made text before, as json-glib would round them. */
static char *
write_members_in_reverse (const char *body)
{
  g_autofree char *text = write_numbers_as_text (body);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  g_autoptr (JsonNode) reversed = NULL;

  g_assert_no_error (error);
  reversed = reverse_members (root);
  return json_to_string (reversed, FALSE);
}

/* json-glib takes more than JSON, so the cases that are not meant to be read as they are, are told by name.
 */
static gboolean
is_readable (const ReplyCase *reply)
{
  const char *body = g_bytes_get_data (reply->body, NULL);

  return *body != '<' && !strstr (reply->name, "unreadable");
}

/* What is shown of a body changes with the body. */
static char *
dup_comparable (const char *output)
{
  return replace (output, "\"why\":\".*\"", "\"why\"");
}

static void
assert_no_difference (Change change)
{
  g_autoptr (GPtrArray) cases = reply_cases_load ("golden.txt");
  guint changed_bodies = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const ReplyCase *reply = g_ptr_array_index (cases, i);
      g_autofree char *body
          = g_strndup (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));
      g_autofree char *changed = is_readable (reply) ? change (body) : g_strdup (body);
      g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
      g_autofree char *before = reply_read (reply->arguments, reply->body, NULL);
      g_autofree char *after = reply_read (reply->arguments, bytes, NULL);
      g_autofree char *comparable_before = dup_comparable (before);
      g_autofree char *comparable_after = dup_comparable (after);

      g_assert_cmpstr (comparable_after, ==, comparable_before);
      changed_bodies += strcmp (body, changed) != 0;
    }

  g_assert_cmpuint (changed_bodies, >, 5);
}

static void
test_change (gconstpointer data)
{
  assert_no_difference ((Change) data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/replies/properties/numbers-as-text", (gconstpointer) write_numbers_as_text,
                        test_change);
  g_test_add_data_func ("/replies/properties/text-as-numbers", (gconstpointer) write_text_as_numbers,
                        test_change);
  g_test_add_data_func ("/replies/properties/keys-in-capitals", (gconstpointer) write_keys_in_capitals,
                        test_change);
  g_test_add_data_func ("/replies/properties/keys-in-title-case", (gconstpointer) write_keys_in_title_case,
                        test_change);
  g_test_add_data_func ("/replies/properties/unknown-members", (gconstpointer) add_unknown_members,
                        test_change);
  g_test_add_data_func ("/replies/properties/white-space", (gconstpointer) add_white_space, test_change);
  g_test_add_data_func ("/replies/properties/one-line", (gconstpointer) drop_white_space, test_change);
  g_test_add_data_func ("/replies/properties/members-in-reverse", (gconstpointer) write_members_in_reverse,
                        test_change);

  return g_test_run ();
}
