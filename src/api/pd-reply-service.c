/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-service.h"

#include "pd-reply-value.h"
#include "pd-text.h"

#include <string.h>

/*
 * One row of a catalogue → #PdServiceInfo (api-v2 §3, row "services"). One reader goes through all rows of a
 * reply, so that what it needs is made once. For the worker thread.
 */

static const char *const yes_words[]
    = { "1", "true", "yes", "y", "on", "enabled", "available", "allowed", "supported", NULL };
static const char *const no_words[]
    = { "0", "false", "no", "n", "off", "none", "disabled", "never", "unavailable", "unsupported", NULL };
static const char *const no_beginnings[] = { "no ", "non ", "non-", "not ", "without ", "0 ", NULL };
static const char *const unknown_words[] = { "", "null", "unknown", "n/a", "-", "?", NULL };

/**
 * pd_reply_service_reader_init:
 * @self: (out caller-allocates): a reader
 * @rate_per_one: the printed price is for one, not for 1,000
 */
void
pd_reply_service_reader_init (PdReplyServiceReader *self, gboolean rate_per_one)
{
  self->parser = json_parser_new ();
  self->texts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ref_string_release);
  self->rate_per_one = rate_per_one;
}

/**
 * pd_reply_service_reader_clear:
 * @self: a reader
 *
 * Frees what @self holds.
 */
void
pd_reply_service_reader_clear (PdReplyServiceReader *self)
{
  g_clear_object (&self->parser);
  g_clear_pointer (&self->texts, g_hash_table_unref);
}

static char *
make_text (const char *string)
{
  g_autofree char *clean = pd_text_clean (string, -1);

  return g_ref_string_new (clean);
}

/* The same text for all rows that say the same. */
static char *
share_text (PdReplyServiceReader *self, JsonNode *node)
{
  const char *string = pd_reply_string (node);
  char *text;

  if (!string || json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return NULL;

  text = g_hash_table_lookup (self->texts, string);
  if (!text)
    {
      g_autofree char *clean = pd_text_clean (string, -1);

      text = g_ref_string_new_intern (clean);
      g_hash_table_insert (self->texts, g_strdup (string), text);
    }

  return *text ? g_ref_string_acquire (text) : NULL;
}

static gboolean
begins_with_no (const char *text)
{
  for (gsize i = 0; no_beginnings[i]; i++)
    if (g_ascii_strncasecmp (text, no_beginnings[i], strlen (no_beginnings[i])) == 0)
      return TRUE;

  return FALSE;
}

/* A flag may be a text that promises something, as in "30 days" (api-v2 §3). */
static PdFlag
read_flag (JsonNode *node)
{
  const char *text = pd_reply_string (node);

  if (!text || pd_reply_is_word (node, unknown_words))
    return PD_FLAG_UNKNOWN;
  if (pd_reply_is_word (node, yes_words))
    return PD_FLAG_YES;
  if (pd_reply_is_word (node, no_words) || pd_reply_is_nothing (node) || begins_with_no (text))
    return PD_FLAG_NO;

  return PD_FLAG_YES;
}

/* The text of the flag tells it better than the name. */
static gint16
read_refill_days (JsonNode *flag, const char *name)
{
  const char *text = pd_reply_string (flag);
  g_autofree char *promise = NULL;
  gint16 days = 0;

  if (text && strlen (text) > 5 && strlen (text) < 64)
    {
      promise = g_strconcat ("refill ", text, NULL);
      days = pd_service_info_guess_refill_days (promise);
    }

  return days != 0 ? days : pd_service_info_guess_refill_days (name);
}

/* One panel family prints the price of one, and that of 1,000 as `rate1K` (api-v2 §2). */
static PdMoney
read_rate (PdReplyServiceReader *self, JsonObject *row)
{
  PdMoney rate = pd_reply_get_amount (pd_reply_member (row, "rate1k"));

  if (pd_money_is_known (rate))
    return rate;

  rate = pd_reply_get_amount (pd_reply_member (row, "rate"));
  return self->rate_per_one ? pd_money_trim (pd_money_multiply (rate, 1000), 2) : rate;
}

static gint64
read_limit (JsonNode *node)
{
  g_autofree char *count = pd_money_to_string (pd_reply_get_count (node));
  gint64 limit;

  if (count && g_ascii_string_to_signed (count, 10, 0, G_MAXINT64, &limit, NULL))
    return limit;

  return -1;
}

/* `id` is another API's name for it, and counts only on a row that has a price as v2 prints it. */
static char *
read_id (JsonObject *row, const char *other_id)
{
  g_autofree char *id = pd_reply_dup_id (pd_reply_member (row, "service"));

  if (!id && pd_reply_member (row, "rate"))
    id = pd_reply_dup_id (pd_reply_member (row, "id"));
  if (!id)
    id = g_strdup (other_id);

  return id ? g_ref_string_new (id) : NULL;
}

static PdServiceInfo *
read_row (PdReplyServiceReader *self, JsonObject *row, const char *other_id)
{
  char *id = read_id (row, other_id);
  JsonNode *refill = pd_reply_member (row, "refill");
  const char *name = pd_reply_string (pd_reply_member (row, "name"));
  PdServiceInfo *service;

  if (!id)
    return NULL;

  service = pd_service_info_new ();
  service->id = id;
  service->name = make_text (name ? name : "");
  service->type = share_text (self, pd_reply_member (row, "type"));
  service->category = share_text (self, pd_reply_member (row, "category"));
  service->rate = read_rate (self, row);
  service->min = read_limit (pd_reply_member (row, "min"));
  service->max = read_limit (pd_reply_member (row, "max"));
  service->refill = read_flag (refill);
  service->cancel = read_flag (pd_reply_member (row, "cancel"));
  service->dripfeed = read_flag (pd_reply_member (row, "dripfeed"));
  service->refill_days = read_refill_days (refill, service->name);

  return service;
}

/**
 * pd_reply_service_reader_read:
 * @self: a reader
 * @row: one value of a #PdReplyText
 * @length: of @row
 * @other_id: (nullable): the id that the row has if it carries none
 *
 * Returns: (nullable) (transfer full): the service, %NULL if @row is none or has no id
 */
PdServiceInfo *
pd_reply_service_reader_read (PdReplyServiceReader *self, const char *row, gsize length, const char *other_id)
{
  JsonObject *object;

  if (*row != '{' || !json_parser_load_from_data (self->parser, row, (gssize) length, NULL))
    return NULL;

  object = pd_reply_object (json_parser_get_root (self->parser));
  return object ? read_row (self, object, other_id) : NULL;
}
