/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-batch.h"

#include "pd-reply-error.h"

#include <string.h>

/*
 * Brings what a panel answered back to the ids that were asked (api-v2 §3): an object keyed by id, rows that
 * carry their id, rows in the order of the question, one flat object, or one error for all. An id that gets
 * no row is unanswered; rows for other ids are nobody's. Shared by status, refill, refill_status and cancel,
 * for one id and for many alike. For the worker thread.
 */

typedef struct
{
  const PdReplyBatch *batch;
  const PdReplyDocument *document;
  const char *const *ids;
  guint n_ids;
  JsonNode **rows;   /* one for each id, NULL where nothing was answered */
  GError *failure;   /* of the whole call */
  GError *remainder; /* what the ids without a row are told, mostly nothing */
} Match;

/* `status` of the wrapper around data, in place of a state. */
static const char *const success_words[] = { "success", "ok", "true", "1", "200", NULL };

static const char *const own_members[]
    = { "order", "refill", "cancel", "charge", "remains", "start_count", NULL };

static gssize
find_id (const Match *match, const char *id)
{
  for (guint i = 0; i < match->n_ids; i++)
    if (strcmp (match->ids[i], id) == 0)
      return i;

  return -1;
}

static gboolean
match_keys (Match *match, JsonObject *object)
{
  gboolean found = FALSE;

  for (guint i = 0; i < match->n_ids; i++)
    {
      match->rows[i] = json_object_get_member (object, match->ids[i]);
      found |= match->rows[i] != NULL;
    }

  return found;
}

/* Rows by the id that they carry in @member; the first row of an id counts. */
static GHashTable *
index_rows (JsonArray *array, const char *member)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *row = json_array_get_element (array, i);
      g_autofree char *id = pd_reply_dup_id (pd_reply_member (pd_reply_object (row), member));

      if (id && !g_hash_table_contains (rows, id))
        g_hash_table_insert (rows, g_steal_pointer (&id), row);
    }

  return rows;
}

/* Returns whether the rows carry ids there, also if only ids that nobody asked for. */
static gboolean
match_carried_ids (Match *match, JsonArray *array, const char *member, gboolean sure)
{
  g_autoptr (GHashTable) rows = index_rows (array, member);
  gboolean found = FALSE;

  for (guint i = 0; i < match->n_ids; i++)
    {
      match->rows[i] = g_hash_table_lookup (rows, match->ids[i]);
      found |= match->rows[i] != NULL;
    }

  return found || (sure && g_hash_table_size (rows) > 0);
}

static gboolean
has_data (JsonObject *object)
{
  for (gsize i = 0; own_members[i]; i++)
    if (pd_reply_member (object, own_members[i]))
      return TRUE;

  return FALSE;
}

static GError *
find_failure (const Match *match, JsonObject *object)
{
  GError *error = pd_reply_error_in (match->document, object, match->batch->status_is_state,
                                     match->document->reply->http_status);

  if (!error && !has_data (object) && !pd_reply_member (object, "status"))
    error = pd_reply_error_without_data (match->document, object);

  return error;
}

/* One object that is no collection: the answer to the one id, or to the one of many that it names. */
static void
match_flat (Match *match, JsonNode *node)
{
  JsonObject *object = pd_reply_object (node);
  JsonNode *member = pd_reply_member (object, match->batch->id_member);
  g_autofree char *id = pd_reply_is_nothing (member) ? NULL : pd_reply_dup_id (member);
  gssize position = id ? find_id (match, id) : -1;
  GError *error = find_failure (match, object);

  if (error && (position < 0 || match->n_ids == 1))
    {
      match->failure = error;
      return;
    }

  g_clear_error (&error);
  if (position >= 0)
    match->rows[position] = node;
  else if (!id && match->n_ids == 1)
    match->rows[0] = node;
}

/* Without ids the rows mean something only if there is exactly one for each id. A single object in place of
 * many speaks for the whole call. */
static void
match_positions (Match *match, JsonArray *array)
{
  guint length = json_array_get_length (array);

  if (length == 1 && match->n_ids > 1 && pd_reply_object (json_array_get_element (array, 0)))
    match_flat (match, json_array_get_element (array, 0));
  if (length != match->n_ids)
    return;

  for (guint i = 0; i < match->n_ids; i++)
    match->rows[i] = json_array_get_element (array, i);
}

static void
match_array (Match *match, JsonArray *array)
{
  /* A member `id` may be a number of the panel's own, so it counts only if it was asked for. */
  if (!match_carried_ids (match, array, match->batch->id_member, TRUE)
      && !match_carried_ids (match, array, "id", FALSE))
    match_positions (match, array);
}

/* {"status":"success","data":…} around what the others print bare. */
static JsonNode *
unwrap (JsonNode *node)
{
  JsonObject *object = pd_reply_object (node);
  JsonNode *status = pd_reply_member (object, "status");
  JsonNode *data = pd_reply_member (object, "data");

  if (!pd_reply_object (data) && !pd_reply_array (data))
    return node;
  if (status && !pd_reply_is_word (status, success_words))
    return node;

  return has_data (object) || pd_reply_error_is_neighbour (object) ? node : data;
}

/* A bare text answers the one id as a row would; for many ids it is an error for all. */
static void
match_text (Match *match, JsonNode *node)
{
  g_autofree char *text = pd_reply_dup_text (node, match->document->reply->key);

  if (match->n_ids == 1)
    match->rows[0] = node;
  else if (text)
    match->failure = pd_reply_error_new (text, match->document->reply->http_status);
}

static void
match_node (Match *match, JsonNode *node)
{
  JsonObject *object = pd_reply_object (node);

  if (object && !match_keys (match, object))
    match_flat (match, node);
  else if (pd_reply_array (node))
    match_array (match, pd_reply_array (node));
  else if (pd_reply_string (node))
    match_text (match, node);
}

static gboolean
has_answer (const Match *match)
{
  for (guint i = 0; i < match->n_ids; i++)
    if (match->rows[i])
      return TRUE;

  return match->failure != NULL || match->remainder != NULL;
}

static void
match_root (Match *match)
{
  JsonNode *root = match->document->root;
  JsonNode *data = unwrap (root);
  JsonObject *object = pd_reply_object (root);

  if (object && match_keys (match, object))
    {
      match->remainder = pd_reply_error_in (match->document, object, FALSE, 0);
      return;
    }

  if (data != root)
    match->failure = pd_reply_error_in (match->document, object, TRUE, match->document->reply->http_status);
  if (!match->failure)
    match_node (match, data);
  if (!has_answer (match))
    match->failure = pd_reply_error_without_data (match->document, object);
}

static GPtrArray *
make_results (const Match *match)
{
  GPtrArray *results = g_ptr_array_new_with_free_func (match->batch->free);

  for (guint i = 0; i < match->n_ids; i++)
    {
      const GError *error = match->failure ? match->failure : match->rows[i] ? NULL : match->remainder;
      gpointer result = match->batch->create (match->ids[i], error);

      g_ptr_array_add (results, result);
      if (!match->failure && match->rows[i])
        match->batch->read (result, match->rows[i], match->document);
    }

  return results;
}

/**
 * pd_reply_batch_parse:
 * @batch: the action
 * @reply: an answer to it
 * @ids: (array zero-terminated=1): the ids that were asked
 * @failure: (out) (optional) (nullable): why the call failed as a whole
 *
 * Returns: (transfer full): a result for each of @ids, in that order
 */
GPtrArray *
pd_reply_batch_parse (const PdReplyBatch *batch,
                      const PdReply *reply,
                      const char *const *ids,
                      GError **failure)
{
  g_auto (PdReplyDocument) document = { 0 };
  Match match = { .batch = batch, .document = &document, .ids = ids };
  g_autofree JsonNode **rows = NULL;
  GPtrArray *results;

  match.n_ids = g_strv_length ((char **) ids);
  match.rows = rows = g_new0 (JsonNode *, match.n_ids + 1);
  if (pd_reply_document_load (&document, reply, &match.failure))
    match_root (&match);
  else if (batch->accepts_empty && document.text.empty && !pd_reply_has_failed (reply))
    g_clear_error (&match.failure);

  results = make_results (&match);
  g_clear_error (&match.remainder);
  if (failure)
    *failure = g_steal_pointer (&match.failure);
  g_clear_error (&match.failure);

  return results;
}
