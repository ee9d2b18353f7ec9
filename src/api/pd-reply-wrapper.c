/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-wrapper.h"

#include "pd-reply-error.h"
#include "pd-reply-value.h"

/*
 * What some panels put around the answer that others print bare: {"status":"success","data":…} and the like.
 * One rule for every action, so that an answer is not lost in one of them. For the worker thread.
 */

/* `status` of a wrapper, in place of a state. */
static const char *const success_words[] = { "success", "ok", "true", "1", "200", NULL };

/* What only the answer itself has, never a wrapper. */
static const char *const own_members[] = {
  "order", "refill", "cancel", "charge", "remains", "start_count", "runs", "posts", "balance", NULL,
};

/* Best first. */
static const char *const wrappers[] = {
  "data", "result", "results", "response", "orders", "refills", "cancels", NULL,
};

static gboolean
has_objects (JsonArray *array)
{
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (pd_reply_object (json_array_get_element (array, i)))
      return TRUE;

  return FALSE;
}

/* `orders` can also be the ids of a subscription: a list of texts is no list of rows. */
static JsonNode *
find_content (JsonObject *object)
{
  for (gsize i = 0; wrappers[i]; i++)
    {
      JsonNode *node = pd_reply_member (object, wrappers[i]);

      if (pd_reply_object (node) || has_objects (pd_reply_array (node)))
        return node;
    }

  return NULL;
}

/**
 * pd_reply_has_data:
 * @object: (nullable): the whole of a reply, or a row
 *
 * Returns: whether @object itself says anything of an order, a refill, a request or a balance
 */
gboolean
pd_reply_has_data (JsonObject *object)
{
  for (gsize i = 0; own_members[i]; i++)
    if (pd_reply_member (object, own_members[i]))
      return TRUE;

  return FALSE;
}

/* What is in @object, if that is a wrapper. */
static JsonNode *
take_off (JsonObject *object)
{
  JsonNode *status = pd_reply_member (object, "status");
  JsonNode *content = object ? find_content (object) : NULL;

  if (!content || (status && !pd_reply_is_word (status, success_words)))
    return NULL;

  return pd_reply_has_data (object) || pd_reply_error_is_neighbour (object) ? NULL : content;
}

/**
 * pd_reply_unwrap:
 * @node: (nullable): the whole of a reply
 *
 * Takes off what stands around an answer, also where one wrapper is in another. What has an answer of its
 * own, speaks of failure or belongs to another API is no wrapper.
 *
 * Returns: (nullable) (transfer none): the object or array inside, @node itself where there is no wrapper
 */
JsonNode *
pd_reply_unwrap (JsonNode *node)
{
  JsonNode *content;

  while ((content = take_off (pd_reply_object (node))) != NULL)
    node = content;

  return node;
}

/**
 * pd_reply_only_object:
 * @node: (nullable): an answer that is about one thing
 *
 * Returns: (nullable) (transfer none): the object that @node is, also where it stands in a list by itself
 */
JsonObject *
pd_reply_only_object (JsonNode *node)
{
  JsonArray *array = pd_reply_array (node);

  if (array && json_array_get_length (array) == 1)
    return pd_reply_object (json_array_get_element (array, 0));

  return pd_reply_object (node);
}
