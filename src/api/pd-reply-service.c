/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-service.h"

#include "pd-order-type.h"
#include "pd-reply-value.h"
#include "pd-text.h"

#include <string.h>

/*
 * One row of a catalogue → #PdServiceInfo (api-v2 §3, row "services"). One reader goes through all rows of a
 * reply, so that what it needs is made once. json-glib gets the values that are asked for as a short array:
 * that costs half of what an object does, and descriptions and nested data cost nothing. For the worker
 * thread.
 */

typedef enum
{
  MEMBER_SERVICE,
  MEMBER_ID,
  MEMBER_NAME,
  MEMBER_TYPE,
  MEMBER_CATEGORY,
  MEMBER_RATE,
  MEMBER_RATE_1K,
  MEMBER_MIN,
  MEMBER_MAX,
  MEMBER_REFILL,
  MEMBER_CANCEL,
  MEMBER_DRIPFEED,
  N_MEMBERS,
} Member;

#define NAMED(name) { name, sizeof name - 1 }

static const struct
{
  const char *name;
  gsize length;
} names[N_MEMBERS] = {
  [MEMBER_SERVICE] = NAMED ("service"),   [MEMBER_ID] = NAMED ("id"),
  [MEMBER_NAME] = NAMED ("name"),         [MEMBER_TYPE] = NAMED ("type"),
  [MEMBER_CATEGORY] = NAMED ("category"), [MEMBER_RATE] = NAMED ("rate"),
  [MEMBER_RATE_1K] = NAMED ("rate1k"),    [MEMBER_MIN] = NAMED ("min"),
  [MEMBER_MAX] = NAMED ("max"),           [MEMBER_REFILL] = NAMED ("refill"),
  [MEMBER_CANCEL] = NAMED ("cancel"),     [MEMBER_DRIPFEED] = NAMED ("dripfeed"),
};

static const char *const yes_words[]
    = { "1", "true", "yes", "y", "on", "enabled", "available", "allowed", "supported", NULL };
static const char *const no_words[]
    = { "0", "false", "no", "n", "off", "none", "disabled", "never", "unavailable", "unsupported", NULL };
static const char *const no_beginnings[] = { "no ", "non ", "non-", "not ", "without ", "0 ", NULL };
static const char *const unknown_words[] = { "", "null", "unknown", "n/a", "-", "?", NULL };

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

  if (!text)
    return PD_FLAG_UNKNOWN;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) ? PD_FLAG_YES : PD_FLAG_NO;
  if (pd_reply_is_word (node, unknown_words))
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
  gint16 days = 0;

  if (flag && json_node_get_value_type (flag) == G_TYPE_STRING && strlen (pd_reply_string (flag)) > 2)
    days = pd_service_info_guess_refill_days (pd_reply_string (flag));

  return days != 0 ? days : pd_service_info_guess_refill_days (name);
}

/* One panel family prints the price of one, and that of 1,000 as `rate1K` (api-v2 §2). A package is bought by
 * the piece, so its price is always `rate` itself. */
static PdMoney
read_rate (PdReplyServiceReader *self, JsonNode *const *nodes, const char *type)
{
  PdMoney thousand = pd_reply_get_amount (nodes[MEMBER_RATE_1K]);
  PdMoney rate = pd_reply_get_amount (nodes[MEMBER_RATE]);

  if (!pd_money_is_known (thousand) && !self->rate_per_one)
    return rate;
  if (pd_money_is_known (rate) && pd_order_type_find (type, NULL)->price == PD_PRICE_ONCE)
    return rate;

  return pd_money_is_known (thousand) ? thousand : pd_money_trim (pd_money_multiply (rate, 1000), 2);
}

static gint64
read_limit (JsonNode *node)
{
  const char *text = pd_reply_string (node);
  g_autofree char *count = NULL;
  gint64 limit;

  if (text && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &limit, NULL))
    return limit;

  count = pd_money_to_string (pd_reply_get_count (node));
  if (count && g_ascii_string_to_signed (count, 10, 0, G_MAXINT64, &limit, NULL))
    return limit;

  return -1;
}

/* `id` is another API's name for it, and counts only on a row that has a price as v2 prints it. */
static char *
dup_id (JsonNode *const *nodes, const char *other_id)
{
  g_autofree char *id = pd_reply_dup_id (nodes[MEMBER_SERVICE]);

  if (!id && pd_reply_string (nodes[MEMBER_RATE]))
    id = pd_reply_dup_id (nodes[MEMBER_ID]);
  if (!id)
    id = g_strdup (other_id);

  return id ? g_ref_string_new (id) : NULL;
}

static PdServiceInfo *
read_nodes (PdReplyServiceReader *self, JsonNode *const *nodes, const char *other_id)
{
  char *id = dup_id (nodes, other_id);
  const char *name = pd_reply_string (nodes[MEMBER_NAME]);
  PdServiceInfo *service;

  if (!id)
    return NULL;

  service = pd_service_info_new ();
  service->id = id;
  service->name = make_text (name ? name : "");
  service->type = share_text (self, nodes[MEMBER_TYPE]);
  service->category = share_text (self, nodes[MEMBER_CATEGORY]);
  service->rate = read_rate (self, nodes, service->type);
  service->min = read_limit (nodes[MEMBER_MIN]);
  service->max = read_limit (nodes[MEMBER_MAX]);
  service->refill = read_flag (nodes[MEMBER_REFILL]);
  service->cancel = read_flag (nodes[MEMBER_CANCEL]);
  service->dripfeed = read_flag (nodes[MEMBER_DRIPFEED]);
  service->refill_days = read_refill_days (nodes[MEMBER_REFILL], service->name);

  return service;
}

/* The bit is the case of a letter: nearly all keys are told apart by length and first letter. */
static gboolean
is_named (PdReplySpan key, Member member)
{
  return key.length == names[member].length + 2 && (key.start[1] | 0x20) == names[member].name[0]
         && pd_reply_span_is (key, names[member].name);
}

/* Keys may differ in case, though the exact one goes first. */
static void
take_value (PdReplySpan *values, PdReplySpan key, PdReplySpan value)
{
  for (Member i = 0; i < N_MEMBERS; i++)
    if (is_named (key, i)
        && (values[i].length == 0 || strncmp (key.start + 1, names[i].name, names[i].length) == 0))
      values[i] = value;
}

/* Only plain values say anything here. */
static void
find_values (PdReplySpan row, PdReplySpan *values)
{
  PdReplySpan rest = pd_reply_span_open (row);
  PdReplySpan key;
  PdReplySpan value;

  while (pd_reply_span_next (&rest, &key, &value))
    if (*value.start != '{' && *value.start != '[')
      take_value (values, key, value);
}

/**
 * pd_reply_service_is_row:
 * @value: a member of an object
 *
 * Returns: whether @value says anything that a service says
 */
gboolean
pd_reply_service_is_row (PdReplySpan value)
{
  PdReplySpan values[N_MEMBERS] = { 0 };

  if (*value.start == '{')
    find_values (value, values);
  for (gsize i = 0; i < N_MEMBERS; i++)
    if (values[i].length > 0)
      return TRUE;

  return FALSE;
}

/**
 * pd_reply_service_is_list:
 * @value: a member of an object
 *
 * Returns: whether @value is an array that begins with a row
 */
gboolean
pd_reply_service_is_list (PdReplySpan value)
{
  PdReplySpan rest = pd_reply_span_open (value);
  PdReplySpan key;
  PdReplySpan first;

  return *value.start == '[' && pd_reply_span_next (&rest, &key, &first) && pd_reply_service_is_row (first);
}

static void
write_values (GString *text, const PdReplySpan *values)
{
  g_string_assign (text, "[");
  for (gsize i = 0; i < N_MEMBERS; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (values[i].length > 0)
        g_string_append_len (text, values[i].start, (gssize) values[i].length);
      else
        g_string_append (text, "null");
    }
  g_string_append_c (text, ']');
}

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
  self->values = g_string_new (NULL);
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
  g_string_free (g_steal_pointer (&self->values), TRUE);
}

/**
 * pd_reply_service_reader_read:
 * @self: a reader
 * @row: a row of a catalogue
 * @other_id: (nullable): the id that the row has if it carries none
 *
 * Returns: (nullable) (transfer full): the service, %NULL if @row is none or has no id
 */
PdServiceInfo *
pd_reply_service_reader_read (PdReplyServiceReader *self, PdReplySpan row, const char *other_id)
{
  PdReplySpan values[N_MEMBERS] = { 0 };
  JsonNode *nodes[N_MEMBERS];
  JsonArray *array;

  if (*row.start != '{')
    return NULL;

  find_values (row, values);
  if (values[MEMBER_SERVICE].length == 0 && values[MEMBER_ID].length == 0 && !other_id)
    return NULL;

  write_values (self->values, values);
  if (!json_parser_load_from_data (self->parser, self->values->str, (gssize) self->values->len, NULL))
    return NULL;

  array = json_node_get_array (json_parser_get_root (self->parser));
  for (guint i = 0; i < N_MEMBERS; i++)
    nodes[i] = json_array_get_element (array, i);

  return read_nodes (self, nodes, other_id);
}
