/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-private.h"

/*
 * The actions of the API as rows of data (api-v2 §1): names, parameters, and how each answer is read. The
 * parsers run in a worker thread.
 */

static gpointer
parse_services (const PdReply *reply, const char *const *ids, GError **failure)
{
  return pd_reply_parse_services (reply, failure);
}

static gpointer
parse_balance (const PdReply *reply, const char *const *ids, GError **failure)
{
  return pd_reply_parse_balance (reply, failure);
}

/* A refusal is an answer, but the client learns from it, too: that the key is wrong or that it must wait. */
static gpointer
parse_add (const PdReply *reply, const char *const *ids, GError **failure)
{
  PdAddResult *result = pd_reply_parse_add (reply);

  if (result->error != NULL)
    g_propagate_error (failure, g_error_copy (result->error));

  return result;
}

static gpointer
parse_status (const PdReply *reply, const char *const *ids, GError **failure)
{
  return pd_reply_parse_status (reply, ids, failure);
}

static gpointer
parse_refill (const PdReply *reply, const char *const *ids, GError **failure)
{
  return pd_reply_parse_refill (reply, ids, failure);
}

static gpointer
parse_refill_status (const PdReply *reply, const char *const *ids, GError **failure)
{
  return pd_reply_parse_refill_status (reply, ids, failure);
}

static gpointer
parse_cancel (const PdReply *reply, const char *const *ids, GError **failure)
{
  return pd_reply_parse_cancel (reply, ids, failure);
}

static PdAnswer
look_at_status (gconstpointer row)
{
  const PdStatusResult *result = row;

  return result->error != NULL ? PD_ANSWER_ERROR : result->answered ? PD_ANSWER_GOOD : PD_ANSWER_NONE;
}

static PdAnswer
look_at_request (gconstpointer row)
{
  const PdRequestResult *result = row;

  return result->error != NULL ? PD_ANSWER_ERROR : result->answered ? PD_ANSWER_GOOD : PD_ANSWER_NONE;
}

#define ROWS_OF_STATUS                                                                                       \
  .free = (GDestroyNotify) g_ptr_array_unref, .fail = pd_status_results_new_failed, .look = look_at_status,  \
  .free_row = (GDestroyNotify) pd_status_result_free
#define ROWS_OF_REQUESTS                                                                                     \
  .free = (GDestroyNotify) g_ptr_array_unref, .fail = pd_request_results_new_failed,                         \
  .look = look_at_request, .free_row = (GDestroyNotify) pd_request_result_free

const PdAction pd_action_services = {
  .name = "services",
  .is_read = TRUE,
  .parse = parse_services,
  .free = (GDestroyNotify) pd_services_result_free,
};

const PdAction pd_action_balance = {
  .name = "balance",
  .is_read = TRUE,
  .parse = parse_balance,
  .free = (GDestroyNotify) pd_balance_result_free,
};

const PdAction pd_action_add = {
  .name = "add",
  .is_add = TRUE,
  .parse = parse_add,
  .free = (GDestroyNotify) pd_add_result_free,
};

const PdAction pd_action_status = {
  .name = "status",
  .is_read = TRUE,
  .single = "order",
  .list = "orders",
  .parse = parse_status,
  ROWS_OF_STATUS,
};

const PdAction pd_action_refill = {
  .name = "refill",
  .single = "order",
  .list = "orders",
  .parse = parse_refill,
  ROWS_OF_REQUESTS,
};

const PdAction pd_action_refill_status = {
  .name = "refill_status",
  .is_read = TRUE,
  .single = "refill",
  .list = "refills",
  .parse = parse_refill_status,
  ROWS_OF_REQUESTS,
};

const PdAction pd_action_cancel = {
  .name = "cancel",
  .single = "order",
  .list = "orders",
  .parse = parse_cancel,
  ROWS_OF_REQUESTS,
};
