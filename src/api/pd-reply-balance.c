/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include "pd-reply-error.h"
#include "pd-reply-wrapper.h"

/*
 * The answer to `balance` (api-v2 §3). It is also the first call to a new panel, so it tells whether the key
 * is right and whether this is a v2 panel at all. For the worker thread.
 */

static PdBalanceResult *
read_balance (JsonObject *object)
{
  JsonNode *balance = pd_reply_member (object, "balance");
  PdBalanceResult *result;

  if (!balance || pd_reply_object (balance) || pd_reply_array (balance))
    return NULL;

  result = pd_balance_result_new ();
  result->balance = pd_reply_get_amount (balance);
  result->currency = pd_reply_dup_currency (pd_reply_member (object, "currency"), balance);

  return result;
}

/**
 * pd_reply_parse_balance:
 * @reply: an answer to `balance`
 * @error: return location for a #PD_API_ERROR
 *
 * A balance that is no number is unknown, and a currency may be missing.
 *
 * Returns: (nullable) (transfer full): the balance, %NULL on failure
 */
PdBalanceResult *
pd_reply_parse_balance (const PdReply *reply, GError **error)
{
  g_auto (PdReplyDocument) document = { 0 };
  PdBalanceResult *result = NULL;
  JsonObject *object;
  JsonObject *data;
  GError *refusal;

  if (!pd_reply_document_load (&document, reply, error))
    return NULL;

  object = pd_reply_only_object (document.root);
  data = pd_reply_only_object (pd_reply_unwrap (document.root));
  refusal = pd_reply_error_in (&document, object, FALSE, reply->http_status);
  if (!refusal)
    refusal = pd_reply_error_in (&document, data, FALSE, reply->http_status);
  if (refusal)
    {
      g_propagate_error (error, refusal);
      return NULL;
    }

  if (data)
    result = read_balance (data);
  if (!result)
    g_propagate_error (error, pd_reply_error_of_nothing (&document, object));

  return result;
}
