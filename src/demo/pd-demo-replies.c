/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-replies.h"

#include "pd-demo-add.h"
#include "pd-demo-json.h"

/*
 * Does what a request asks for and writes the answer, in the common form or as SMMBros speaks it (api-v2 §1).
 * The second form takes one order where the first takes a list, and says "Success" where the first gives an
 * id.
 */

#define MOST_IDS 100

static GBytes *
answer_services (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  return pd_demo_catalogue_to_json (book->services, book->form, 0);
}

/* The second form prints a bare number; written as text, because an exact decimal is no double. */
static GBytes *
answer_balance (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  g_autofree char *balance = pd_money_to_string (pd_money_trim (book->balance, 2));
  const char *quote = book->form == PD_DEMO_SMMBROS ? "" : "\"";
  char *text = g_strdup_printf ("{\"balance\":%s%s%s,\"currency\":\"%s\"}", quote, balance, quote,
                                pd_demo_book_get_currency (book));

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
answer_add (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PdDemoOrder *order = NULL;
  g_autofree char *error = pd_demo_add (book, parameters, now, &order);

  if (error)
    return pd_demo_json_error (error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "order");
  json_builder_add_int_value (builder, order->id);
  json_builder_end_object (builder);
  return pd_demo_json_finish (builder);
}

static void
add_refill (JsonBuilder *builder, PdDemoBook *book, const char *id, gint64 now)
{
  PdDemoRefill *refill = NULL;
  const char *error = pd_demo_book_refill (book, id, now, &refill);

  json_builder_begin_object (builder);
  pd_demo_json_add_id (builder, "order", id);
  json_builder_set_member_name (builder, "refill");
  if (error)
    pd_demo_json_add_error (builder, error);
  else
    json_builder_add_int_value (builder, refill->id);
  json_builder_end_object (builder);
}

static void
add_refill_status (JsonBuilder *builder, PdDemoBook *book, const char *id, gint64 now)
{
  PdDemoRefill *refill = pd_demo_book_find_refill (book, id);

  json_builder_begin_object (builder);
  pd_demo_json_add_id (builder, "refill", id);
  json_builder_set_member_name (builder, "status");
  if (refill)
    json_builder_add_string_value (builder, pd_demo_stage_to_text (pd_demo_refill_get_stage (refill, now)));
  else
    pd_demo_json_add_error (builder, "Refill not found");
  json_builder_end_object (builder);
}

static void
add_cancel (JsonBuilder *builder, PdDemoBook *book, const char *id, gint64 now)
{
  const char *error = pd_demo_book_cancel (book, id, now);

  json_builder_begin_object (builder);
  pd_demo_json_add_id (builder, "order", id);
  json_builder_set_member_name (builder, "cancel");
  if (error)
    pd_demo_json_add_error (builder, error);
  else
    json_builder_add_int_value (builder, 1);
  json_builder_end_object (builder);
}

static GStrv
split_ids (const char *ids)
{
  GStrv parts = g_strsplit (ids, ",", -1);

  for (guint i = 0; parts[i]; i++)
    g_strstrip (parts[i]);

  return parts;
}

typedef void (*AddRow) (JsonBuilder *builder, PdDemoBook *book, const char *id, gint64 now);

static GBytes *
answer_batch (PdDemoBook *book, const char *ids, AddRow add_row, gboolean keyed, gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) parts = split_ids (ids);

  if (g_strv_length (parts) > MOST_IDS)
    return pd_demo_json_error ("Too many ids, the maximum is 100");

  keyed ? json_builder_begin_object (builder) : json_builder_begin_array (builder);
  for (guint i = 0; parts[i]; i++)
    {
      if (keyed)
        json_builder_set_member_name (builder, parts[i]);
      add_row (builder, book, parts[i], now);
    }
  keyed ? json_builder_end_object (builder) : json_builder_end_array (builder);

  return pd_demo_json_finish (builder);
}

static GBytes *
answer_status (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  const char *orders = g_hash_table_lookup (parameters, "orders");
  const char *order = g_hash_table_lookup (parameters, "order");
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (orders)
    return answer_batch (book, orders, pd_demo_json_add_status, TRUE, now);

  pd_demo_json_add_status (builder, book, order, now);
  return pd_demo_json_finish (builder);
}

static GBytes *
answer_success (const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  pd_demo_json_add_text (builder, "status", "Success");
  pd_demo_json_add_text (builder, "message", message);
  json_builder_end_object (builder);
  return pd_demo_json_finish (builder);
}

static GBytes *
answer_refill (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  const char *orders = g_hash_table_lookup (parameters, "orders");
  const char *order = g_hash_table_lookup (parameters, "order");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PdDemoRefill *refill = NULL;
  const char *error;

  if (orders && book->form == PD_DEMO_COMMON)
    return answer_batch (book, orders, add_refill, FALSE, now);
  if ((error = pd_demo_book_refill (book, order, now, &refill)))
    return pd_demo_json_error (error);
  if (book->form == PD_DEMO_SMMBROS)
    return answer_success ("The order waits for its refill now.");

  json_builder_begin_object (builder);
  pd_demo_json_add_count (builder, "refill", refill->id);
  json_builder_end_object (builder);
  return pd_demo_json_finish (builder);
}

static GBytes *
answer_refill_status (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  const char *refills = g_hash_table_lookup (parameters, "refills");
  PdDemoRefill *refill = pd_demo_book_find_refill (book, g_hash_table_lookup (parameters, "refill"));
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (book->form == PD_DEMO_SMMBROS)
    return pd_demo_json_error ("Incorrect request");
  if (refills)
    return answer_batch (book, refills, add_refill_status, FALSE, now);
  if (!refill)
    return pd_demo_json_error ("Refill not found");

  json_builder_begin_object (builder);
  pd_demo_json_add_text (builder, "status", pd_demo_stage_to_text (pd_demo_refill_get_stage (refill, now)));
  json_builder_end_object (builder);
  return pd_demo_json_finish (builder);
}

static GBytes *
answer_cancel (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  const char *orders = g_hash_table_lookup (parameters, "orders");
  const char *error;

  if (book->form == PD_DEMO_COMMON)
    return orders ? answer_batch (book, orders, add_cancel, FALSE, now)
                  : pd_demo_json_error ("Incorrect request");
  if ((error = pd_demo_book_cancel (book, g_hash_table_lookup (parameters, "order"), now)))
    return pd_demo_json_error (error);

  return answer_success ("The order is marked to be canceled.");
}

typedef struct
{
  const char *action;
  GBytes *(*answer) (PdDemoBook *book, GHashTable *parameters, gint64 now);
} Action;

static const Action actions[] = {
  { "services", answer_services },
  { "add", answer_add },
  { "status", answer_status },
  { "refill", answer_refill },
  { "refill_status", answer_refill_status },
  { "cancel", answer_cancel },
  { "balance", answer_balance },
};

/**
 * pd_demo_replies_answer:
 * @book: the books
 * @parameters: (element-type utf8 utf8): the request, its key checked
 * @now: the time in microseconds
 *
 * Returns: (transfer full): the JSON to answer
 */
GBytes *
pd_demo_replies_answer (PdDemoBook *book, GHashTable *parameters, gint64 now)
{
  const char *action = g_hash_table_lookup (parameters, "action");

  pd_demo_book_settle (book, now);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].action, action) == 0)
      return actions[i].answer (book, parameters, now);

  return pd_demo_json_error ("Incorrect request");
}
