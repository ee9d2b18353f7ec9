/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-error.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Where a reply says no, and in which words (api-v2 §3, row "errors"): one place for whole replies, for the
 * rows of a batch, and for what stands inside of a row. For the worker thread.
 */

static const char *const failed_words[] = { "error", "fail", "failed", "failure", "false", NULL };
static const char *const no_words[] = { "false", "0", "no", NULL };

/* Where the words stand if `error` itself has none, best first. */
static const char *const message_members[] = {
  "message", "msg",  "error_message", "error_msg", "errormessage", "error_description",
  "reason",  "text", "description",   "detail",    "details",      "error",
  NULL,
};

/* Where they stand if there are none but those of a failure. */
static const char *const other_members[] = { "errors", "data", NULL };

/* Which members only an order has: beside one of them "failed" is its state, not the call's. */
static const char *const order_members[] = {
  "charge", "start_count", "remains", "currency", "runs", "posts", NULL,
};

static void append_words (GString *words, JsonNode *node);

static void
append_words_of_object (GString *words, JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *value;

  for (gsize i = 0; message_members[i]; i++)
    {
      value = pd_reply_member (object, message_members[i]);
      if (!pd_reply_is_nothing (value))
        {
          append_words (words, value);
          return;
        }
    }

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, NULL, &value))
    append_words (words, value);
}

/* All the words in @node; as deep as replies may be nested. */
static void
append_words (GString *words, JsonNode *node)
{
  JsonArray *array = pd_reply_array (node);
  const char *string = pd_reply_string (node);

  if (string && !pd_reply_is_nothing (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      if (words->len > 0)
        g_string_append (words, "; ");
      g_string_append (words, string);
    }
  if (pd_reply_object (node))
    append_words_of_object (words, pd_reply_object (node));
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    append_words (words, json_array_get_element (array, i));
}

static char *
dup_words (const PdReplyDocument *document, JsonNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_words (words, node);
  return pd_reply_dup_masked (words->str, (gssize) words->len, document->reply->key);
}

/* A number alone is a code: it is shown only if there are no words at all. */
static gboolean
is_code (const char *text)
{
  return text[strspn (text, "0123456789 .-")] == '\0';
}

/**
 * pd_reply_error_dup_message:
 * @document: a reply
 * @object: in it
 *
 * Returns: (transfer full): what @object says in words beside its data, empty if nothing
 */
char *
pd_reply_error_dup_message (const PdReplyDocument *document, JsonObject *object)
{
  for (gsize i = 0; message_members[i]; i++)
    {
      g_autofree char *text = dup_words (document, pd_reply_member (object, message_members[i]));

      if (*text)
        return g_steal_pointer (&text);
    }

  return g_strdup ("");
}

/**
 * pd_reply_error_new:
 * @text: the panel's own words, clean and masked; may be empty
 * @http_status: what the whole reply came with, 0 for the error of one row
 *
 * Returns: (transfer full): a #PD_API_ERROR with the panel's words as its message
 */
GError *
pd_reply_error_new (const char *text, guint http_status)
{
  return g_error_new_literal (PD_API_ERROR, (gint) pd_api_error_classify (text, http_status),
                              *text ? text : _ ("The panel refused without saying why"));
}

/**
 * pd_reply_error_is_certain:
 * @text: the panel's own words, where a state, an id or a yes may stand as well
 *
 * "Refill requested" has the word of a refused refill in it, so most classes prove nothing there.
 *
 * Returns: whether @text can only be an error
 */
gboolean
pd_reply_error_is_certain (const char *text)
{
  PdApiError code = pd_api_error_classify (text, 0);

  return code == PD_API_ERROR_UNKNOWN_ORDER || code == PD_API_ERROR_BAD_KEY
         || code == PD_API_ERROR_RATE_LIMIT;
}

/* Some keep their words beside the code or the no, some where the data stands in an answer that says yes. */
static GError *
make_error (const PdReplyDocument *document, JsonObject *object, JsonNode *node, guint http_status)
{
  g_autofree char *text = dup_words (document, node);
  g_autofree char *message = is_code (text) ? pd_reply_error_dup_message (document, object) : NULL;

  for (gsize i = 0; message && !*message && other_members[i]; i++)
    {
      g_free (message);
      message = dup_words (document, pd_reply_member (object, other_members[i]));
    }

  return pd_reply_error_new (message && *message ? message : text, http_status);
}

/* `Error` may stand beside an empty `error`. */
static JsonNode *
find_error_member (JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, "error") == 0 && !pd_reply_is_nothing (value))
      return value;

  return NULL;
}

static gboolean
has_any_member (JsonObject *object, const char *const *names)
{
  for (; *names; names++)
    {
      JsonNode *value = pd_reply_member (object, *names);

      if (value && !JSON_NODE_HOLDS_NULL (value))
        return TRUE;
    }

  return FALSE;
}

/* "Failed" and "Error" are also words for the state of an order (api-v2 §4). They speak of the call where a
 * message explains them, or the HTTP status says so, and nothing of an order stands there. */
static gboolean
is_failed_status (const PdReplyDocument *document,
                  JsonObject *object,
                  gboolean status_is_state,
                  guint http_status)
{
  JsonNode *status = pd_reply_member (object, "status");
  g_autofree char *message = NULL;

  if (!pd_reply_is_word (status, failed_words))
    return FALSE;
  if (!status_is_state || pd_reply_is_word (status, no_words))
    return TRUE;

  message = pd_reply_error_dup_message (document, object);
  return (*message || http_status >= 400) && !has_any_member (object, order_members);
}

/**
 * pd_reply_error_in:
 * @document: a reply
 * @object: (nullable): the whole of it, a row, or what stands in a row
 * @status_is_state: its `status` is the state of an order or a refill
 * @http_status: of the reply, 0 for a row
 *
 * Finds what says no without doubt: a non-empty `error`, a `status` of failure, a `success` of false.
 *
 * Returns: (nullable) (transfer full): the error, %NULL if there is none
 */
GError *
pd_reply_error_in (const PdReplyDocument *document,
                   JsonObject *object,
                   gboolean status_is_state,
                   guint http_status)
{
  JsonNode *error = object ? find_error_member (object) : NULL;

  if (!object)
    return NULL;
  if (error)
    return make_error (document, object, error, http_status);
  if (pd_reply_is_word (pd_reply_member (object, "success"), no_words)
      || is_failed_status (document, object, status_is_state, http_status))
    return make_error (document, object, NULL, http_status);

  return NULL;
}

/**
 * pd_reply_error_is_neighbour:
 * @object: (nullable): the whole of a reply
 *
 * {"result":true,"data":…} is the form of another family of panels, whose calls and ids are different ones
 * (api-v2 §5).
 *
 * Returns: whether @object is such a reply
 */
gboolean
pd_reply_error_is_neighbour (JsonObject *object)
{
  return pd_reply_is_word (pd_reply_member (object, "result"),
                           (const char *const[]) { "true", "false", NULL })
         && (pd_reply_member (object, "data") || pd_reply_member (object, "message")
             || pd_reply_member (object, "msg"));
}

/* The words of a reply that is an object, or nothing but a text. */
static char *
dup_message_or_text (const PdReplyDocument *document, JsonObject *object)
{
  return object ? pd_reply_error_dup_message (document, object) : dup_words (document, document->root);
}

/**
 * pd_reply_error_without_data:
 * @document: a reply
 * @object: (nullable): the whole of it, in which nothing was found that was asked for
 *
 * Finds what says no where nothing else was said: another API's form, a list of `errors`, a message alone
 * with an HTTP status of failure.
 *
 * Returns: (nullable) (transfer full): the error, %NULL if there is none
 */
GError *
pd_reply_error_without_data (const PdReplyDocument *document, JsonObject *object)
{
  const PdReply *reply = document->reply;
  JsonNode *errors = pd_reply_member (object, "errors");
  g_autofree char *message = dup_message_or_text (document, object);

  if (pd_reply_error_is_neighbour (object) || pd_api_error_classify (message, 0) == PD_API_ERROR_NOT_V2)
    return g_error_new_literal (PD_API_ERROR, PD_API_ERROR_NOT_V2,
                                *message ? message : _ ("This panel speaks another API"));
  if (!pd_reply_is_nothing (errors))
    return make_error (document, object, errors, reply->http_status);
  if (pd_reply_has_failed (reply))
    return pd_reply_error_new (message, reply->http_status);

  return NULL;
}

/**
 * pd_reply_error_of_nothing:
 * @document: a reply
 * @object: (nullable): the whole of it, if it is an object
 *
 * Explains a readable reply in which nothing was found that was asked for: by what says no, by words of any
 * kind, or by showing its beginning.
 *
 * Returns: (transfer full): a #PD_API_ERROR
 */
GError *
pd_reply_error_of_nothing (const PdReplyDocument *document, JsonObject *object)
{
  GError *error = pd_reply_error_without_data (document, object);
  g_autofree char *text = dup_message_or_text (document, object);
  g_autofree char *excerpt = NULL;

  if (error)
    return error;
  if (*text && (object || pd_api_error_classify (text, 0) != PD_API_ERROR_OTHER))
    return pd_reply_error_new (text, 0);

  excerpt = pd_reply_dup_excerpt (document->reply);
  /* Translators: %s is the beginning of what the panel sent */
  return g_error_new (PD_API_ERROR, PD_API_ERROR_UNREADABLE, _ ("The answer is not what was asked for: %s"),
                      excerpt);
}
