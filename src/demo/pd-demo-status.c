/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-json.h"

/*
 * The status object of one order, which has three shapes (api-v2 §3): an ordinary order tells amounts, a
 * subscription its posts, a drip-feed its runs, and the last two the orders that they made.
 */

static void
add_children (JsonBuilder *builder, const PdDemoOrder *order)
{
  json_builder_set_member_name (builder, "orders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < order->children->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (order->children, gint64, i));

      json_builder_add_string_value (builder, id);
    }
  json_builder_end_array (builder);
}

static void
add_expiry (JsonBuilder *builder, const PdDemoOrder *order)
{
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *text = NULL;

  if (order->expires_at)
    {
      end = g_date_time_new_from_unix_utc_usec (order->expires_at - 1);
      text = g_date_time_format (end, "%d/%m/%Y");
    }
  pd_demo_json_add_text (builder, "expiry", text ? text : "");
}

static void
add_series (JsonBuilder *builder, const PdDemoOrder *order)
{
  if (pd_demo_order_is_subscription (order))
    {
      add_expiry (builder, order);
      pd_demo_json_add_count (builder, "posts", order->runs);
    }
  else
    pd_demo_json_add_count (builder, "runs", order->runs);
  add_children (builder, order);
}

static void
add_amounts (JsonBuilder *builder, PdDemoBook *book, const PdDemoOrder *order, PdDemoProgress progress)
{
  g_autofree char *charge = pd_money_to_string (order->charge);

  pd_demo_json_add_text (builder, "charge", charge);
  pd_demo_json_add_count (builder, "start_count", progress.start_count);
  pd_demo_json_add_count (builder, "remains", order->quantity - progress.delivered);
  pd_demo_json_add_text (builder, "currency", pd_demo_book_get_currency (book));
}

/**
 * pd_demo_json_add_status:
 * @builder: a builder where a value is to come
 * @book: the books, settled
 * @id: (nullable): the id of an order, as the request gives it
 * @now: the time in microseconds
 *
 * Adds the state of the order, or an error if there is none.
 */
void
pd_demo_json_add_status (JsonBuilder *builder, PdDemoBook *book, const char *id, gint64 now)
{
  PdDemoOrder *order = pd_demo_book_find_order (book, id);
  PdDemoProgress progress;

  if (!order)
    {
      pd_demo_json_add_error (builder, "Incorrect order ID");
      return;
    }

  progress = pd_demo_book_get_progress (book, order, now);
  json_builder_begin_object (builder);
  pd_demo_json_add_text (builder, "status", pd_demo_stage_to_text (progress.stage));
  if (order->runs)
    add_series (builder, order);
  else
    add_amounts (builder, book, order, progress);
  json_builder_end_object (builder);
}
