/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include "config.h"
#include "pd-reply-error.h"
#include "pd-reply-service.h"
#include "pd-reply-span.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * The answer to `services`: a catalogue (api-v2 §3). It may have a million rows, so it is never held as
 * values: the text is cut into rows, and json-glib gets one row at a time. For the worker thread.
 */

/* How much at the top is read as words about the catalogue: more is no explanation. */
#define MOST_WORDS 1000
#define MOST_ERROR_BYTES (1024 * 1024)

typedef struct
{
  PdReplyServiceReader reader;
  PdServicesResult *result;
  GHashTable *ids; /* of the services that are there already; the texts are theirs */
  guint n_rows;
} Catalogue;

/* Panels list one service under several categories: the first stays, so that the list keeps their order. */
static void
add_service (Catalogue *catalogue, PdServiceInfo *service)
{
  if (!service)
    {
      catalogue->result->skipped++;
      return;
    }

  /* Not g_hash_table_add() at once, which would put the text of a service that goes in place of the first's.
   */
  if (g_hash_table_contains (catalogue->ids, service->id))
    {
      pd_service_info_unref (service);
      return;
    }

  g_hash_table_add (catalogue->ids, service->id);
  g_ptr_array_add (catalogue->result->services, service);
}

/* An object of rows has the id as its key; a key without a digit is a name of something else. */
static char *
dup_key_id (PdReplySpan key)
{
  g_autofree char *id = key.length > 2 && key.length < 64 ? g_strndup (key.start + 1, key.length - 2) : NULL;

  return id && strpbrk (id, "0123456789") && !strchr (id, '\\') ? g_steal_pointer (&id) : NULL;
}

static void
read_row (Catalogue *catalogue, PdReplySpan key, PdReplySpan row)
{
  g_autofree char *other_id = dup_key_id (key);

  catalogue->n_rows++;
  add_service (catalogue, pd_reply_service_reader_read (&catalogue->reader, row, other_id));
}

static void
read_list (Catalogue *catalogue, PdReplySpan list)
{
  PdReplySpan rest = pd_reply_span_open (list);
  PdReplySpan key;
  PdReplySpan value;

  while (catalogue->n_rows <= PD_REPLY_MOST_SERVICES && pd_reply_span_next (&rest, &key, &value))
    read_row (catalogue, key, value);
}

/* An object of rows may also have members that are none, and lists of rows, as under the names of categories.
 */
static void
read_members (Catalogue *catalogue, PdReplySpan object)
{
  PdReplySpan rest = pd_reply_span_open (object);
  PdReplySpan key;
  PdReplySpan value;

  while (catalogue->n_rows <= PD_REPLY_MOST_SERVICES && pd_reply_span_next (&rest, &key, &value))
    if (pd_reply_service_is_row (value))
      read_row (catalogue, key, value);
    else if (pd_reply_service_is_list (value))
      read_list (catalogue, value);
}

static void
read_rows (Catalogue *catalogue, PdReplySpan rows)
{
  if (*rows.start == '[')
    read_list (catalogue, rows);
  else
    read_members (catalogue, rows);
}

static gboolean
is_container (PdReplySpan value)
{
  return *value.start == '{' || *value.start == '[';
}

static gboolean
is_error_member (PdReplySpan key, PdReplySpan value)
{
  return (pd_reply_span_is (key, "error") || pd_reply_span_is (key, "errors"))
         && value.length <= MOST_ERROR_BYTES;
}

static gboolean
is_collection (PdReplySpan key)
{
  return pd_reply_span_is (key, "data") || pd_reply_span_is (key, "services");
}

/* The members of the top object that are words, not rows: as a text that is small enough to be read. */
static char *
collect_words (PdReplySpan top)
{
  GString *words = g_string_new ("{");
  PdReplySpan rest = pd_reply_span_open (top);
  PdReplySpan key;
  PdReplySpan value;

  for (guint i = 0; i < MOST_WORDS && pd_reply_span_next (&rest, &key, &value);)
    {
      gboolean rows = is_container (value) && value.length > 2 && !is_error_member (key, value);

      if (rows && !is_collection (key))
        continue;
      if (i++ > 0)
        g_string_append_c (words, ',');
      g_string_append_len (words, key.start, (gssize) key.length);
      g_string_append_c (words, ':');
      g_string_append_len (words, rows ? "true" : value.start, rows ? 4 : (gssize) value.length);
    }

  g_string_append_c (words, '}');
  return g_string_free_and_steal (words);
}

/* {"data":[…]}, {"data":{"services":[…]}} and the like; otherwise the object itself is the collection. */
static PdReplySpan
find_rows (PdReplySpan top)
{
  PdReplySpan rest = pd_reply_span_open (top);
  PdReplySpan key;
  PdReplySpan value;

  while (pd_reply_span_next (&rest, &key, &value))
    if (is_container (value) && (is_collection (key) || pd_reply_span_is (key, "result")))
      return *value.start == '{' ? find_rows (value) : value;

  return top;
}

/* {"status":"success","data":"Empty Data"}: a panel that sells nothing (api-v2 §3). */
static gboolean
is_empty_catalogue (JsonObject *words)
{
  JsonNode *data = pd_reply_member (words, "data");

  if (!data)
    data = pd_reply_member (words, "services");

  return json_object_get_size (words) == 0
         || (data
             && (pd_reply_is_nothing (data)
                 || pd_reply_is_word (pd_reply_member (words, "status"),
                                      (const char *const[]) { "success", "ok", "true", NULL })));
}

static gboolean
read_object (Catalogue *catalogue, PdReplyDocument *document, PdReplySpan top, GError **error)
{
  g_autofree char *text = collect_words (top);
  g_autoptr (GError) refusal = NULL;
  JsonObject *words;

  document->root = json_from_string (text, NULL);
  words = pd_reply_object (document->root);
  refusal = pd_reply_error_in (document, words, FALSE, document->reply->http_status);
  if (!refusal && !pd_reply_error_is_neighbour (words))
    {
      read_rows (catalogue, find_rows (top));
      if (catalogue->n_rows > 0 || (!pd_reply_has_failed (document->reply) && is_empty_catalogue (words)))
        return TRUE;
    }

  if (!refusal)
    refusal = pd_reply_error_of_nothing (document, words);
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* A list without a service may be an error in the form of a row. */
static gboolean
read_array (Catalogue *catalogue, PdReplyDocument *document, PdReplySpan top, GError **error)
{
  PdReplySpan rest = pd_reply_span_open (top);
  PdReplySpan key;
  PdReplySpan first;
  GError *refusal = NULL;

  read_rows (catalogue, top);
  if (catalogue->result->services->len > 0)
    return TRUE;

  if (pd_reply_span_next (&rest, &key, &first) && *first.start == '{' && first.length <= MOST_ERROR_BYTES)
    {
      g_autofree char *text = g_strndup (first.start, first.length);

      document->root = json_from_string (text, NULL);
      refusal = pd_reply_error_in (document, pd_reply_object (document->root), FALSE,
                                   document->reply->http_status);
    }
  if (!refusal)
    refusal = pd_reply_error_without_data (document, pd_reply_object (document->root));
  if (refusal)
    g_propagate_error (error, refusal);

  return refusal == NULL;
}

static gboolean
read_catalogue (Catalogue *catalogue, PdReplyDocument *document, GError **error)
{
  PdReplySpan top = { document->text.text, document->text.length };

  if (*top.start == '[')
    return read_array (catalogue, document, top, error);
  if (*top.start == '{')
    return read_object (catalogue, document, top, error);

  if (pd_reply_document_load_values (document, error))
    g_propagate_error (error, pd_reply_error_of_nothing (document, NULL));
  return FALSE;
}

/**
 * pd_reply_parse_services:
 * @reply: an answer to `services`
 * @error: return location for a #PD_API_ERROR
 *
 * Rows without an id are skipped and counted; of rows with one id the first counts.
 *
 * Returns: (nullable) (transfer full): the catalogue, %NULL on failure
 */
PdServicesResult *
pd_reply_parse_services (const PdReply *reply, GError **error)
{
  g_auto (PdReplyDocument) document = { 0 };
  g_autoptr (PdServicesResult) result = pd_services_result_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Catalogue catalogue = { .result = result, .ids = ids };
  gboolean done;

  if (!pd_reply_document_load_text (&document, reply, error))
    return NULL;

  pd_reply_service_reader_init (&catalogue.reader, reply->rate_per_one);
  done = read_catalogue (&catalogue, &document, error);
  pd_reply_service_reader_clear (&catalogue.reader);
  if (!done)
    return NULL;

  if (catalogue.n_rows > PD_REPLY_MOST_SERVICES)
    {
      g_set_error_literal (error, PD_API_ERROR, PD_API_ERROR_TOO_BIG,
                           _ ("The panel lists too many services"));
      return NULL;
    }

  return g_steal_pointer (&result);
}
