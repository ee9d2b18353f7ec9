/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include "pd-reply-batch.h"
#include "pd-reply-error.h"
#include "pd-reply-wrapper.h"
#include "pd-text.h"

#include <string.h>

/*
 * The answers to `refill` and `cancel`, for one order and for many (api-v2 §3). A request is accepted by
 * whatever is neither an error nor nothing; accepted does not mean done. For the worker thread.
 */

/* What a bare text must be to mean yes, as it may also be an error in any language. */
static const char *const yes_words[] = {
  "true",      "success", "successful", "ok",        "done", "accepted",
  "requested", "pending", "canceled",   "cancelled", NULL,
};

static const char *const rejected_words[] = { "no", "rejected", "declined", "denied", "refused", NULL };

/* Parts of sentences, folded. */
static const char *const yes_parts[] = {
  "success", "accepted", "requested", "submitted", "received", "created", "added", "queued", "thank", NULL,
};
static const char *const no_parts[] = {
  "not ",    "n't ",      "n’t ",     "cannot", "unable", "unsuccess", "fail",      "error", "already",
  "invalid", "incorrect", "disabled", "denied", "reject", "only ",     "less than", NULL,
};

static void
take_error (PdRequestResult *result, GError *error)
{
  result->answered = TRUE;
  result->error = error;
}

static void
accept (PdRequestResult *result)
{
  result->answered = TRUE;
  result->accepted = TRUE;
}

/* A no without words stands where an id or a yes should. */
static void
refuse (PdRequestResult *result, JsonObject *row, const PdReplyDocument *document, PdApiError code)
{
  g_autofree char *message = row ? pd_reply_error_dup_message (document, row) : g_strdup ("");
  GError *error = pd_reply_error_new (message, 0);

  if (error->code == PD_API_ERROR_OTHER)
    error->code = (gint) code;
  take_error (result, error);
}

/* An id has a digit and no space; "requested" and "Success" say yes without one. */
static char *
dup_request_id (JsonNode *node)
{
  g_autofree char *id = pd_reply_dup_id (node);

  return id && strpbrk (id, "0123456789") && !strchr (id, ' ') ? g_steal_pointer (&id) : NULL;
}

static gboolean
has_part (const char *text, const char *const *parts)
{
  g_autofree char *folded = pd_text_fold (text);

  for (; *parts; parts++)
    if (strstr (folded, *parts))
      return TRUE;

  return FALSE;
}

static gboolean
says_no (const char *text)
{
  return pd_reply_error_is_certain (text) || has_part (text, no_parts);
}

/* What stands under `refill` or `cancel`, and is not nothing. */
static void
read_answer (PdRequestResult *result, JsonNode *node, const PdReplyDocument *document, PdApiError code)
{
  JsonObject *object = pd_reply_object (node);
  g_autofree char *text = pd_reply_dup_text (node, document->reply->key);
  g_autofree char *id = dup_request_id (object ? pd_reply_member (object, "id") : node);
  GError *error = pd_reply_error_in (document, object, FALSE, 0);

  if (!error && !id && text && says_no (text))
    error = pd_reply_error_new (text, 0);
  if (error)
    take_error (result, error);
  else if (pd_reply_is_word (node, rejected_words))
    refuse (result, NULL, document, code);
  else
    accept (result);

  if (result->accepted)
    result->refill = g_steal_pointer (&id);
}

/* SMMBros and others say yes without an id: {"status":"Success","message":…}, {"success":…}. Words alone mean
 * yes only where they say so, for they mostly explain a no. */
static void
read_words (PdRequestResult *result, JsonObject *row, const PdReplyDocument *document, PdApiError code)
{
  JsonNode *status = pd_reply_member (row, "status");
  JsonNode *success = pd_reply_member (row, "success");
  g_autofree char *message = pd_reply_error_dup_message (document, row);

  if (!status && !success && !*message)
    return;

  if (status && (pd_reply_is_nothing (status) || pd_reply_is_word (status, rejected_words)))
    refuse (result, row, document, code);
  else if (!status && !success && (says_no (message) || !has_part (message, yes_parts)))
    take_error (result, pd_reply_error_new (message, 0));
  else
    accept (result);
}

static void
read_object (PdRequestResult *result,
             JsonObject *row,
             const PdReplyDocument *document,
             const char *member,
             PdApiError code)
{
  JsonNode *node = pd_reply_member (row, member);
  GError *error = pd_reply_error_in (document, row, FALSE, 0);

  if (error)
    take_error (result, error);
  else if (!pd_reply_is_nothing (node))
    read_answer (result, node, document, code);
  else if (!node)
    read_words (result, row, document, code);
  else
    refuse (result, row, document, code);
}

static void
read_text (PdRequestResult *result, JsonNode *row, const PdReplyDocument *document, PdApiError code)
{
  g_autofree char *text = pd_reply_dup_text (row, document->reply->key);

  if (pd_reply_is_nothing (row))
    {
      refuse (result, NULL, document, code);
      return;
    }

  result->refill = dup_request_id (row);
  if (result->refill || pd_reply_is_word (row, yes_words))
    accept (result);
  else
    take_error (result, pd_reply_error_new (text ? text : "", 0));
}

static void
read_row (PdRequestResult *result,
          JsonNode *row,
          const PdReplyDocument *document,
          const char *member,
          PdApiError code)
{
  if (pd_reply_only_object (row))
    read_object (result, pd_reply_only_object (row), document, member, code);
  else if (pd_reply_string (row))
    read_text (result, row, document, code);
}

static void
read_refill (gpointer result, JsonNode *row, const PdReplyDocument *document)
{
  read_row (result, row, document, "refill", PD_API_ERROR_REFILL_NOT_POSSIBLE);
}

static void
read_cancel (gpointer result, JsonNode *row, const PdReplyDocument *document)
{
  PdRequestResult *request = result;

  read_row (request, row, document, "cancel", PD_API_ERROR_CANCEL_NOT_POSSIBLE);
  /* The number of a request to cancel is good for nothing. */
  g_clear_pointer (&request->refill, g_free);
}

/* No cast: a function is called through a pointer of its own type. */
static gpointer
create_result (const char *id, const GError *error)
{
  return pd_request_result_new (id, error);
}

static const PdReplyBatch refill = {
  .id_member = "order",
  .create = create_result,
  .read = read_refill,
  .free = (GDestroyNotify) pd_request_result_free,
};

static const PdReplyBatch cancel = {
  .id_member = "order",
  .create = create_result,
  .read = read_cancel,
  .free = (GDestroyNotify) pd_request_result_free,
};

/**
 * pd_reply_parse_refill:
 * @reply: an answer to `refill`
 * @orders: (array zero-terminated=1): the orders to refill
 * @failure: (out) (optional) (nullable): why the call failed as a whole
 *
 * Returns: (transfer full) (element-type PdRequestResult): a result for each of @orders, in that order
 */
GPtrArray *
pd_reply_parse_refill (const PdReply *reply, const char *const *orders, GError **failure)
{
  return pd_reply_batch_parse (&refill, reply, orders, failure);
}

/**
 * pd_reply_parse_cancel:
 * @reply: an answer to `cancel`
 * @orders: (array zero-terminated=1): the orders to cancel
 * @failure: (out) (optional) (nullable): why the call failed as a whole
 *
 * Accepted is not canceled: only `status` says that.
 *
 * Returns: (transfer full) (element-type PdRequestResult): a result for each of @orders, in that order
 */
GPtrArray *
pd_reply_parse_cancel (const PdReply *reply, const char *const *orders, GError **failure)
{
  return pd_reply_batch_parse (&cancel, reply, orders, failure);
}
