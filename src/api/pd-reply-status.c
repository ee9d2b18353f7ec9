/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include "pd-reply-batch.h"
#include "pd-reply-error.h"
#include "pd-reply-wrapper.h"

/*
 * The answer to `status`, for one order and for many: ordinary orders, subscriptions and drip-feed parents
 * (api-v2 §3). The state comes from `status` alone, and what is not said is unknown. For the worker thread.
 */

/* Only a subscription has these, and only there "active" is a state of its own (api-v2 §4). */
static const char *const subscription_members[] = { "posts", "expiry", "old_posts", NULL };

static gboolean
is_subscription (JsonObject *row)
{
  for (gsize i = 0; subscription_members[i]; i++)
    if (pd_reply_member (row, subscription_members[i]))
      return TRUE;

  return FALSE;
}

static PdState
find_state (JsonObject *row, const char *text)
{
  PdState state = pd_state_from_text (text);

  return state == PD_STATE_ACTIVE && !is_subscription (row) ? PD_STATE_IN_PROGRESS : state;
}

static void
set_state (PdStatusResult *result, PdState state, const char *text)
{
  result->answered = TRUE;
  result->state = state;
  result->final = pd_state_is_final (state);
  g_set_str (&result->text, text);
}

/* The ids of the orders that a subscription or a drip-feed has placed: an array, or one text. */
static GStrv
dup_children (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = pd_reply_array (node);
  const char *text = pd_reply_string (node);

  if (text && !pd_reply_is_nothing (node))
    {
      g_auto (GStrv) parts = g_strsplit_set (text, ", ", -1);

      for (char **part = parts; *part; part++)
        if (**part)
          g_strv_builder_add (builder, *part);
    }
  else if (!array)
    {
      return NULL;
    }

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *child = json_array_get_element (array, i);
      JsonObject *row = pd_reply_object (child);
      char *id = pd_reply_dup_id (row ? pd_reply_member (row, "order") : child);

      if (id)
        g_strv_builder_take (builder, id);
    }

  return g_strv_builder_end (builder);
}

static void
read_amounts (PdStatusResult *result, JsonObject *row)
{
  result->charge = pd_reply_get_amount (pd_reply_member (row, "charge"));
  result->currency
      = pd_reply_dup_currency (pd_reply_member (row, "currency"), pd_reply_member (row, "charge"));
  result->start_count = pd_reply_get_count (pd_reply_member (row, "start_count"));
  result->remains = pd_reply_get_count (pd_reply_member (row, "remains"));
  result->runs = pd_reply_get_count (pd_reply_member (row, "runs"));
  result->posts = pd_reply_get_count (pd_reply_member (row, "posts"));
  result->orders = dup_children (pd_reply_member (row, "orders"));
}

static gboolean
says_anything (const PdStatusResult *result)
{
  return result->text || result->orders || pd_money_is_known (result->charge)
         || pd_money_is_known (result->start_count) || pd_money_is_known (result->remains)
         || pd_money_is_known (result->runs) || pd_money_is_known (result->posts);
}

static void
read_object (PdStatusResult *result, JsonObject *row, const PdReplyDocument *document)
{
  JsonNode *status = pd_reply_member (row, "status");
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  result->error = pd_reply_error_in (document, row, TRUE, 0);
  if (!result->error)
    result->error = pd_reply_error_in (document, pd_reply_object (status), FALSE, 0);
  if (result->error)
    {
      result->answered = TRUE;
      return;
    }

  read_amounts (result, row);
  text = pd_reply_is_nothing (status) ? NULL : pd_reply_dup_text (status, document->reply->key);
  if (text)
    set_state (result, find_state (row, text), text);
  result->answered = says_anything (result);
  if (result->answered)
    return;

  /* Nothing but words: they can only say why there is nothing else. */
  message = pd_reply_error_dup_message (document, row);
  if (*message)
    result->error = pd_reply_error_new (message, 0);
  result->answered = result->error != NULL;
}

/* A bare text is an error (api-v2 §3), unless it is clearly the word for a state. */
static void
read_text (PdStatusResult *result, JsonNode *row, const PdReplyDocument *document)
{
  g_autofree char *text = pd_reply_dup_text (row, document->reply->key);
  PdState state = pd_state_from_text (text);

  if (pd_reply_is_nothing (row) || !text)
    return;

  if (state != PD_STATE_UNKNOWN && state != PD_STATE_FAILED)
    {
      set_state (result, find_state (NULL, text), text);
      return;
    }

  result->answered = TRUE;
  result->error = pd_reply_error_new (text, 0);
}

static void
read_row (gpointer data, JsonNode *row, const PdReplyDocument *document)
{
  PdStatusResult *result = data;

  if (pd_reply_only_object (row))
    read_object (result, pd_reply_only_object (row), document);
  else
    read_text (result, row, document);
}

/* No cast: a function is called through a pointer of its own type. */
static gpointer
create_result (const char *id, const GError *error)
{
  return pd_status_result_new (id, error);
}

static const PdReplyBatch batch = {
  .id_member = "order",
  .status_is_state = TRUE,
  .create = create_result,
  .read = read_row,
  .free = (GDestroyNotify) pd_status_result_free,
};

/**
 * pd_reply_parse_status:
 * @reply: an answer to `status`
 * @orders: (array zero-terminated=1): the orders that were asked for
 * @failure: (out) (optional) (nullable): why the call failed as a whole
 *
 * Returns: (transfer full) (element-type PdStatusResult): a result for each of @orders, in that order
 */
GPtrArray *
pd_reply_parse_status (const PdReply *reply, const char *const *orders, GError **failure)
{
  return pd_reply_batch_parse (&batch, reply, orders, failure);
}
