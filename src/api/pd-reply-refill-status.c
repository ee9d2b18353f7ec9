/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include "pd-reply-batch.h"
#include "pd-reply-error.h"
#include "pd-reply-wrapper.h"

/*
 * The answer to `refill_status`, for one refill and for many (api-v2 §3). For the worker thread.
 */

static void
take_error (PdRequestResult *result, GError *error)
{
  result->answered = TRUE;
  result->error = error;
}

/* An unknown word is shown as it is: panels misspell theirs. */
static void
take_word (PdRequestResult *result, char *text)
{
  result->answered = TRUE;
  result->text = text;
  result->state = pd_state_from_refill_text (text);
  result->final = pd_state_is_final_for_refill (result->state);
}

static void
read_text (PdRequestResult *result, JsonNode *row, const PdReplyDocument *document)
{
  g_autofree char *text = pd_reply_is_nothing (row) ? NULL : pd_reply_dup_text (row, document->reply->key);

  if (!text)
    return;

  if (pd_reply_error_is_certain (text))
    take_error (result, pd_reply_error_new (text, 0));
  else
    take_word (result, g_steal_pointer (&text));
}

static void
read_object (PdRequestResult *result, JsonObject *row, const PdReplyDocument *document)
{
  JsonNode *status = pd_reply_member (row, "status");
  GError *error = pd_reply_error_in (document, row, TRUE, 0);
  g_autofree char *message = NULL;

  if (!error)
    error = pd_reply_error_in (document, pd_reply_object (status), FALSE, 0);
  if (error)
    {
      take_error (result, error);
      return;
    }

  read_text (result, status, document);
  if (result->answered)
    return;

  message = pd_reply_error_dup_message (document, row);
  if (*message)
    take_error (result, pd_reply_error_new (message, 0));
}

static void
read_row (gpointer result, JsonNode *row, const PdReplyDocument *document)
{
  if (pd_reply_only_object (row))
    read_object (result, pd_reply_only_object (row), document);
  else
    read_text (result, row, document);
}

/* No cast: a function is called through a pointer of its own type. */
static gpointer
create_result (const char *id, const GError *error)
{
  return pd_request_result_new (id, error);
}

static const PdReplyBatch batch = {
  .id_member = "refill",
  .status_is_state = TRUE,
  .accepts_empty = TRUE,
  .create = create_result,
  .read = read_row,
  .free = (GDestroyNotify) pd_request_result_free,
};

/**
 * pd_reply_parse_refill_status:
 * @reply: an answer to `refill_status`
 * @refills: (array zero-terminated=1): the refills that were asked for
 * @failure: (out) (optional) (nullable): why the call failed as a whole
 *
 * Some panels answer with an empty body where they have nothing to say: such refills are unanswered.
 *
 * Returns: (transfer full) (element-type PdRequestResult): a result for each of @refills, in that order
 */
GPtrArray *
pd_reply_parse_refill_status (const PdReply *reply, const char *const *refills, GError **failure)
{
  return pd_reply_batch_parse (&batch, reply, refills, failure);
}
