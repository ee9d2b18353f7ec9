/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-batch.h"

#include "pd-reply-error.h"
#include "pd-reply-wrapper.h"

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

static gssize
find_id (const Match *match, const char *id)
{
  for (guint i = 0; i < match->n_ids; i++)
    if (strcmp (match->ids[i], id) == 0)
      return i;

  return -1;
}

/* Which id a row says it is of. That goes before the place where it stands. A member `id` may be a number of
 * the panel's own, so it counts only if it was asked for. */
static char *
dup_carried_id (const Match *match, JsonNode *row)
{
  JsonObject *object = pd_reply_object (row);
  JsonNode *node = pd_reply_member (object, match->batch->id_member);
  g_autofree char *id = pd_reply_is_nothing (node) ? NULL : pd_reply_dup_id (node);

  if (id)
    return g_steal_pointer (&id);

  id = pd_reply_dup_id (pd_reply_member (object, "id"));
  return id && find_id (match, id) >= 0 ? g_steal_pointer (&id) : NULL;
}

static gboolean
is_row_of (const Match *match, JsonNode *row, guint position)
{
  g_autofree char *id = dup_carried_id (match, row);

  return !id || strcmp (id, match->ids[position]) == 0;
}

static gboolean
match_keys (Match *match, JsonObject *object)
{
  gboolean found = FALSE;

  for (guint i = 0; i < match->n_ids; i++)
    {
      JsonNode *row = json_object_get_member (object, match->ids[i]);

      if (row && is_row_of (match, row, i))
        match->rows[i] = row;
      found |= match->rows[i] != NULL;
    }

  return found;
}

/* Rows by the id that they carry; the first row of an id counts. */
static GHashTable *
index_rows (const Match *match, GList *rows)
{
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GList *l = rows; l; l = l->next)
    {
      g_autofree char *id = dup_carried_id (match, l->data);

      if (id && !g_hash_table_contains (by_id, id))
        g_hash_table_insert (by_id, g_steal_pointer (&id), l->data);
    }

  return by_id;
}

/* Returns whether the rows carry ids, also if only ids that nobody asked for. */
static gboolean
match_carried_ids (Match *match, GList *rows)
{
  g_autoptr (GHashTable) by_id = index_rows (match, rows);

  for (guint i = 0; i < match->n_ids; i++)
    if (!match->rows[i])
      match->rows[i] = g_hash_table_lookup (by_id, match->ids[i]);

  return g_hash_table_size (by_id) > 0;
}

/* An object of rows has the ids as its keys, or rows that carry them under keys that only count them. */
static gboolean
match_members (Match *match, JsonObject *object)
{
  gboolean found = match_keys (match, object);
  g_autoptr (GList) rows = NULL;

  if (pd_reply_has_data (object) || pd_reply_member (object, "status")
      || pd_reply_error_is_neighbour (object))
    return found;

  rows = json_object_get_values (object);
  return match_carried_ids (match, rows) || found;
}

/* A state is that of one order: one for many ids is the state of the call. */
static GError *
find_failure (const Match *match, JsonObject *object, gboolean is_one)
{
  gboolean status_is_state = match->batch->status_is_state && is_one;
  GError *error
      = pd_reply_error_in (match->document, object, status_is_state, match->document->reply->http_status);

  if (!error && !pd_reply_has_data (object) && !pd_reply_member (object, "status"))
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
  GError *error = find_failure (match, object, position >= 0 || match->n_ids == 1);

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

/* Rows without ids mean something only if there is exactly one for each id and none says otherwise. */
static gboolean
match_positions (Match *match, GList *rows)
{
  guint i = 0;

  if (g_list_length (rows) != match->n_ids)
    return FALSE;
  for (GList *l = rows; l; l = l->next)
    if (!is_row_of (match, l->data, i++))
      return FALSE;

  for (GList *l = g_list_last (rows); l; l = l->prev)
    match->rows[--i] = l->data;
  return TRUE;
}

/* [{"1":…},{"2":…}]: each row under its id. */
static gboolean
match_keyed_rows (Match *match, GList *rows)
{
  gboolean found = FALSE;

  for (GList *l = rows; l; l = l->next)
    if (pd_reply_object (l->data))
      found |= match_keys (match, pd_reply_object (l->data));

  return found;
}

/* A single object in place of many speaks for the whole call. */
static void
match_array (Match *match, JsonArray *array)
{
  g_autoptr (GList) rows = json_array_get_elements (array);

  if (!match_keyed_rows (match, rows) && !match_positions (match, rows) && !match_carried_ids (match, rows)
      && rows && !rows->next && pd_reply_object (rows->data))
    match_flat (match, rows->data);
}

/* A bare text answers the one id as a row would; for many ids it is an error for all. */
static void
match_text (Match *match, JsonNode *node)
{
  g_autofree char *text = pd_reply_dup_text (node, match->document->reply->key);

  if (match->n_ids == 1)
    match->rows[0] = node;
  else if (text && !pd_reply_is_nothing (node))
    match->failure = pd_reply_error_new (text, match->document->reply->http_status);
}

static void
match_node (Match *match, JsonNode *node)
{
  JsonObject *object = pd_reply_object (node);

  if (object && !match_members (match, object))
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
  JsonNode *data = pd_reply_unwrap (root);
  JsonObject *object = pd_reply_object (root);

  if (object && match_members (match, object))
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
