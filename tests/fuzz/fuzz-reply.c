/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "pd-reply-cursor.h"
#include "pd-reply-text.h"
#include "pd-reply.h"

#include <json-glib/json-glib.h>
#include <string.h>

/*
 * Any bytes as the answer of a panel. The first byte says to which call and with what status; the rest is the
 * body. Whatever the bytes are, what is understood must hold together: a result for each id, an order only
 * with an id, a failure always with words, and never the key.
 */

#define KEY "secret-key"

static const guint statuses[] = { 200, 201, 401, 422, 429, 500 };

static const char *const no_ids[] = { NULL };
static const char *const one_id[] = { "1", NULL };
static const char *const many_ids[] = { "1", "2", "10", "abc", "ord_01HG9X7KJP4N", NULL };
static const char *const *const id_lists[] = { one_id, many_ids, no_ids };

static void
assert_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strstr (text, KEY));
  g_assert_null (strpbrk (text, "\r\n\t"));
}

static void
assert_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PD_API_ERROR);
  g_assert_cmpstr (error->message, !=, "");
  assert_text (error->message);
  g_assert_nonnull (pd_api_error_get_nick ((PdApiError) error->code));
}

static void
assert_id (const char *id)
{
  g_assert_nonnull (id);
  g_assert_cmpstr (id, !=, "");
  g_assert_true (g_utf8_validate (id, -1, NULL));
}

/* A notice of PHP is no page. */
static gboolean
is_web_page (const PdReply *reply)
{
  gsize size;
  const char *bytes = g_bytes_get_data (reply->body, &size);

  while (size > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      size--;
    }

  return size > 0 && *bytes == '<' && pd_reply_notice_measure (bytes, size) == 0;
}

static void
read_add (const PdReply *reply, const char *const *ids)
{
  g_autoptr (PdAddResult) result = pd_reply_parse_add (reply);

  if (result->outcome == PD_ADD_PLACED)
    {
      assert_id (result->order);
      g_assert_null (result->error);
      g_assert_false (is_web_page (reply));
    }
  else
    {
      g_assert_null (result->order);
      assert_error (result->error);
    }
}

static void
read_services (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdServicesResult) result = pd_reply_parse_services (reply, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!result)
    {
      assert_error (error);
      return;
    }

  g_assert_no_error (error);
  for (guint i = 0; i < result->services->len; i++)
    {
      const PdServiceInfo *service = g_ptr_array_index (result->services, i);

      assert_id (service->id);
      g_assert_true (g_hash_table_add (seen, service->id));
      g_assert_true (g_utf8_validate (service->name, -1, NULL));
      g_assert_null (strpbrk (service->name, "\r\n\t"));
      g_assert_cmpint (service->min, >=, -1);
      g_assert_cmpint (service->max, >=, -1);
    }
}

static void
read_balance (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) result = pd_reply_parse_balance (reply, &error);

  if (!result)
    assert_error (error);
}

static void
read_status (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) results = pd_reply_parse_status (reply, ids, &failure);

  g_assert_cmpuint (results->len, ==, g_strv_length ((char **) ids));
  for (guint i = 0; i < results->len; i++)
    {
      const PdStatusResult *result = g_ptr_array_index (results, i);

      g_assert_cmpstr (result->id, ==, ids[i]);
      if (result->error || failure)
        assert_error (result->error);
      if (result->text)
        assert_text (result->text);
      g_assert_true (!result->final || (result->answered && !result->error));
    }
}

typedef GPtrArray *(*ReadRequests) (const PdReply *, const char *const *, GError **);

static void
read_requests (const PdReply *reply, const char *const *ids, ReadRequests read)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) results = read (reply, ids, &failure);

  g_assert_cmpuint (results->len, ==, g_strv_length ((char **) ids));
  for (guint i = 0; i < results->len; i++)
    {
      const PdRequestResult *result = g_ptr_array_index (results, i);

      g_assert_cmpstr (result->id, ==, ids[i]);
      if (result->error || failure)
        assert_error (result->error);
      if (result->refill)
        assert_id (result->refill);
      if (result->text)
        assert_text (result->text);
      g_assert_true (!result->accepted || (result->answered && !result->error));
      g_assert_true (!result->final || (result->answered && !result->error));
    }
}

static void
read_refill (const PdReply *reply, const char *const *ids)
{
  read_requests (reply, ids, pd_reply_parse_refill);
}

static void
read_refill_status (const PdReply *reply, const char *const *ids)
{
  read_requests (reply, ids, pd_reply_parse_refill_status);
}

static void
read_cancel (const PdReply *reply, const char *const *ids)
{
  read_requests (reply, ids, pd_reply_parse_cancel);
}

static void (*const actions[]) (const PdReply *, const char *const *) = {
  read_add, read_status, read_services, read_refill, read_refill_status, read_cancel, read_balance,
};

/* What is called JSON must be JSON, and reading it again must change nothing. */
static void
assert_text_is_json (const char *bytes, gsize size)
{
  g_auto (PdReplyText) text = { 0 };
  g_auto (PdReplyText) again = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  pd_reply_text_read (&text, bytes, size);
  if (!text.text)
    return;

  json_parser_load_from_data (parser, text.text, (gssize) text.length, &error);
  g_assert_no_error (error);
  pd_reply_text_read (&again, text.text, text.length);
  g_assert_false (again.repaired);
  g_assert_cmpstr (again.text, ==, text.text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  guint choice = size > 0 ? data[0] : 0;
  g_autoptr (GBytes) body = g_bytes_new (data + (size > 0), size - (size > 0));
  PdReply reply = { .body = body, .content_type = "application/json", .key = KEY };

  assert_text_is_json (size > 0 ? (const char *) data + 1 : "", size - (size > 0));

  reply.http_status = statuses[choice / G_N_ELEMENTS (actions) % G_N_ELEMENTS (statuses)];
  actions[choice % G_N_ELEMENTS (actions)](
      &reply,
      id_lists[choice / (G_N_ELEMENTS (actions) * G_N_ELEMENTS (statuses)) % G_N_ELEMENTS (id_lists)]);

  return 0;
}
