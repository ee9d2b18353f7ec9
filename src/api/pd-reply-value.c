/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-value.h"

#include "pd-text.h"

#include <string.h>

/*
 * Single values of a reply. A panel may put anything anywhere, so every function takes every node, also none
 * at all, and answers "not said" where the value is not of the kind that was asked for. Numbers come as
 * strings (see pd-reply-text.c). Pure functions for the worker thread.
 */

#define MOST_ID_BYTES 128
#define MOST_TEXT 300
#define MOST_MASKED (16 * 1024)

/* What "nothing" looks like where a program had to print a text. */
static const char *const nothing_words[] = { "false", "null", NULL };

/**
 * pd_reply_member:
 * @object: (nullable): an object
 * @name: of a member, in lower case
 *
 * Finds a member; its name may be written in another case (api-v2 §3), though the exact one goes first.
 *
 * Returns: (nullable) (transfer none): the value
 */
JsonNode *
pd_reply_member (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;
  JsonObjectIter iter;
  const char *other;
  JsonNode *value;

  if (node || !object)
    return node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &other, &value))
    if (g_ascii_strcasecmp (other, name) == 0)
      return value;

  return NULL;
}

/**
 * pd_reply_object:
 * @node: (nullable): a value
 *
 * Returns: (nullable) (transfer none): the object, %NULL for anything else
 */
JsonObject *
pd_reply_object (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * pd_reply_array:
 * @node: (nullable): a value
 *
 * Returns: (nullable) (transfer none): the array, %NULL for anything else
 */
JsonArray *
pd_reply_array (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * pd_reply_string:
 * @node: (nullable): a value
 *
 * Returns: (nullable) (transfer none): a text or a number as it was written, booleans as a word, %NULL for
 * anything else
 */
const char *
pd_reply_string (JsonNode *node)
{
  if (!node || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) ? "true" : "false";

  return json_node_get_string (node);
}

static gboolean
is_blank (const char *string)
{
  return string[strspn (string, " \t\r\n")] == '\0';
}

/**
 * pd_reply_is_word:
 * @node: (nullable): a value
 * @words: (array zero-terminated=1): words in lower case
 *
 * Returns: whether @node is one of @words, in any case and with any space around it
 */
gboolean
pd_reply_is_word (JsonNode *node, const char *const *words)
{
  const char *string = pd_reply_string (node);
  g_autofree char *word = string && strlen (string) < 64 ? g_strstrip (g_ascii_strdown (string, -1)) : NULL;

  return word && g_strv_contains (words, word);
}

static gboolean
is_nothing_object (JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, NULL, &value))
    if (!pd_reply_is_nothing (value))
      return FALSE;

  return TRUE;
}

static gboolean
is_nothing_array (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!pd_reply_is_nothing (json_array_get_element (array, i)))
      return FALSE;

  return TRUE;
}

/**
 * pd_reply_is_nothing:
 * @node: (nullable): a value
 *
 * Many programs print a member always and mean "none" by what stands in it: null, false, 0, empty text, or a
 * container in which there is nothing but that. As deep as replies may be nested.
 *
 * Returns: whether @node says nothing
 */
gboolean
pd_reply_is_nothing (JsonNode *node)
{
  const char *string = pd_reply_string (node);

  if (string)
    return is_blank (string) || pd_reply_is_word (node, nothing_words)
           || pd_money_is_zero (pd_money_parse (string));
  if (pd_reply_object (node))
    return is_nothing_object (pd_reply_object (node));
  if (pd_reply_array (node))
    return is_nothing_array (pd_reply_array (node));

  return TRUE;
}

static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  for (const char *p = text; *p; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      return FALSE;

  return length > 0 && length <= MOST_ID_BYTES;
}

/**
 * pd_reply_dup_id:
 * @node: (nullable): a value
 *
 * Ids are opaque text (api-v2 §3); only what cannot be one at all is refused.
 *
 * Returns: (nullable) (transfer full): the id as text
 */
char *
pd_reply_dup_id (JsonNode *node)
{
  const char *string = pd_reply_string (node);
  g_autofree char *id = NULL;

  if (!string || json_node_get_value_type (node) == G_TYPE_BOOLEAN || strlen (string) > 4 * MOST_ID_BYTES)
    return NULL;

  id = g_strstrip (g_strdup (string));
  return is_id (id) ? g_steal_pointer (&id) : NULL;
}

/**
 * pd_reply_dup_masked:
 * @text: (nullable): bytes of a panel
 * @length: how many, or -1 if they end with a nul
 * @key: (nullable): what must not be read in them
 *
 * Cleans before masking, so that the key cannot hide behind invisible characters, and cuts last, so that no
 * half of it stays at the end.
 *
 * Returns: (nullable) (transfer full): at most some 300 characters that are safe to show and to store
 */
char *
pd_reply_dup_masked (const char *text, gssize length, const char *key)
{
  g_autofree char *clean = pd_text_excerpt (text, length, MOST_MASKED);
  g_autofree char *masked = pd_text_mask (clean, key);

  return pd_text_excerpt (masked, -1, MOST_TEXT);
}

/**
 * pd_reply_dup_text:
 * @node: (nullable): a value
 * @key: (nullable): what must not be read in it
 *
 * Returns: (nullable) (transfer full): text that is safe to show and to store, %NULL if there is none
 */
char *
pd_reply_dup_text (JsonNode *node, const char *key)
{
  g_autofree char *text = pd_reply_dup_masked (pd_reply_string (node), -1, key);

  return text && *text ? g_steal_pointer (&text) : NULL;
}
