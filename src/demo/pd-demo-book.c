/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-book.h"

#include <string.h>

/*
 * The books of the demo panel. Money stands in exactly one place at any time: on the balance, or as the
 * charge of an order. Before every answer the books are settled: due runs become orders, and orders that
 * ended get their refund. Main thread only.
 */

/**
 * pd_demo_book_new:
 * @form: decides the currency
 *
 * Returns: (transfer full): the books of a new account
 */
PdDemoBook *
pd_demo_book_new (PdDemoForm form)
{
  PdDemoBook *book = g_new0 (PdDemoBook, 1);

  book->form = form;
  book->services = pd_demo_catalogue_new (form);
  book->balance = pd_money_parse (form == PD_DEMO_SMMBROS ? "5000.00" : "100.00");
  book->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_demo_order_free);
  book->open = g_ptr_array_new ();
  book->refills = g_ptr_array_new_with_free_func (g_free);

  return book;
}

/**
 * pd_demo_book_free:
 * @book: (transfer full): the books
 */
void
pd_demo_book_free (PdDemoBook *book)
{
  g_ptr_array_unref (book->refills);
  g_ptr_array_unref (book->open);
  g_ptr_array_unref (book->orders);
  g_ptr_array_unref (book->services);
  g_free (book);
}

/**
 * pd_demo_book_get_currency:
 * @book: the books
 *
 * Returns: (transfer none): the currency of the account
 */
const char *
pd_demo_book_get_currency (PdDemoBook *book)
{
  return book->form == PD_DEMO_SMMBROS ? "INR" : "USD";
}

/**
 * pd_demo_book_count_placed:
 * @book: the books
 *
 * Returns: how many orders came in by requests, without those that drip-feeds and subscriptions made
 */
guint
pd_demo_book_count_placed (PdDemoBook *book)
{
  guint count = 0;

  for (guint i = 0; i < book->orders->len; i++)
    count += ((PdDemoOrder *) g_ptr_array_index (book->orders, i))->parent == 0;

  return count;
}

/* Ids are given out one after the other, so an id tells the position. */
static gpointer
find_by_id (GPtrArray *array, const char *id, guint first)
{
  guint64 number;

  if (!id || array->len == 0
      || !g_ascii_string_to_unsigned (id, 10, first, first + array->len - 1, &number, NULL))
    return NULL;

  return g_ptr_array_index (array, number - first);
}

/**
 * pd_demo_book_find_order:
 * @book: the books
 * @id: (nullable): an id, as a request gives it
 *
 * Returns: (transfer none) (nullable): the order
 */
PdDemoOrder *
pd_demo_book_find_order (PdDemoBook *book, const char *id)
{
  return find_by_id (book->orders, id, PD_DEMO_FIRST_ORDER);
}

/**
 * pd_demo_book_find_refill:
 * @book: the books
 * @id: (nullable): an id, as a request gives it
 *
 * Returns: (transfer none) (nullable): the refill
 */
PdDemoRefill *
pd_demo_book_find_refill (PdDemoBook *book, const char *id)
{
  return find_by_id (book->refills, id, PD_DEMO_FIRST_REFILL);
}

/**
 * pd_demo_book_get_child:
 * @book: the books
 * @order: a drip-feed or a subscription
 * @index: which of its orders
 *
 * Returns: (transfer none): the order that it made
 */
PdDemoOrder *
pd_demo_book_get_child (PdDemoBook *book, const PdDemoOrder *order, guint index)
{
  return g_ptr_array_index (book->orders,
                            g_array_index (order->children, gint64, index) - PD_DEMO_FIRST_ORDER);
}

/**
 * pd_demo_book_get_progress:
 * @book: the books
 * @order: an order
 * @now: the time in microseconds
 *
 * Returns: how far @order has come; a drip-feed or subscription is complete only when all its orders ended
 */
PdDemoProgress
pd_demo_book_get_progress (PdDemoBook *book, const PdDemoOrder *order, gint64 now)
{
  PdDemoProgress progress = pd_demo_order_get_progress (order, now);

  for (guint i = 0; progress.stage == PD_STATE_COMPLETED && i < order->children->len; i++)
    if (!pd_state_is_final (pd_demo_order_get_progress (pd_demo_book_get_child (book, order, i), now).stage))
      progress.stage = pd_demo_order_is_subscription (order) ? PD_STATE_ACTIVE : PD_STATE_IN_PROGRESS;

  return progress;
}

/* Panels keep five decimals and round half up (api-v2 §2); amounts here are never negative. */
static PdMoney
round_amount (PdMoney amount)
{
  g_autofree char *text = pd_money_to_string (amount);
  char *point = text ? strchr (text, '.') : NULL;
  gboolean up;

  if (!point || strlen (point) <= 6)
    return amount;

  up = point[6] >= '5';
  point[6] = '\0';
  amount = pd_money_parse (text);
  return up ? pd_money_add (amount, pd_money_parse ("0.00001")) : amount;
}

/**
 * pd_demo_book_compute_price:
 * @service: a service
 * @quantity: how many
 *
 * Returns: what an order costs: the rate for a thousand, or for a package the rate once (api-v2 §2)
 */
PdMoney
pd_demo_book_compute_price (const PdDemoService *service, gint64 quantity)
{
  if (service->type->quantity == PD_DEMO_QUANTITY_NONE)
    return round_amount (service->rate);

  return round_amount (
      pd_money_trim (pd_money_per_thousand (pd_money_multiply (service->rate, quantity)), 2));
}

/**
 * pd_demo_book_create_order:
 * @service: a service
 * @link: where to
 * @posted_at: when it came in, in microseconds
 *
 * Returns: (transfer full): an order that is not in the books yet and has no id
 */
PdDemoOrder *
pd_demo_book_create_order (const PdDemoService *service, const char *link, gint64 posted_at)
{
  PdDemoOrder *order = g_new0 (PdDemoOrder, 1);

  order->service = service;
  order->link = g_strdup (link);
  order->posted_at = posted_at;
  order->charge = PD_MONEY_ZERO;
  order->children = g_array_new (FALSE, FALSE, sizeof (gint64));

  return order;
}

/**
 * pd_demo_book_append_order:
 * @book: the books
 * @order: (transfer full): an order
 *
 * Gives @order its id, and tells its parent.
 */
void
pd_demo_book_append_order (PdDemoBook *book, PdDemoOrder *order)
{
  order->id = PD_DEMO_FIRST_ORDER + book->orders->len;
  g_ptr_array_add (book->orders, order);
  if (!order->settled)
    g_ptr_array_add (book->open, order);
  if (order->parent)
    {
      PdDemoOrder *parent = g_ptr_array_index (book->orders, order->parent - PD_DEMO_FIRST_ORDER);

      g_array_append_val (parent->children, order->id);
    }
}

/* A run of a drip-feed is paid already; a post of a subscription is paid now, or waits for money. */
static gboolean
pay_run (PdDemoBook *book, PdDemoOrder *parent, PdMoney price)
{
  PdMoney *purse = pd_demo_order_is_subscription (parent) ? &book->balance : &parent->charge;

  if (pd_money_compare (*purse, price) < 0)
    return FALSE;

  *purse = pd_money_subtract (*purse, price);
  return TRUE;
}

static gboolean
start_run (PdDemoBook *book, PdDemoOrder *parent)
{
  gint64 run = parent->children->len;
  gint64 quantity = pd_demo_order_get_run_quantity (parent, run);
  PdMoney price = pd_demo_book_compute_price (parent->service, quantity);
  g_autofree char *link = NULL;
  PdDemoOrder *order;

  if (!pay_run (book, parent, price))
    return FALSE;

  if (pd_demo_order_is_subscription (parent))
    link = g_strdup_printf ("https://example.com/%s/post/%" G_GINT64_FORMAT, parent->link, run + 1);
  order = pd_demo_book_create_order (parent->service, link ? link : parent->link,
                                     pd_demo_order_get_due (parent, run));
  order->parent = parent->id;
  order->quantity = quantity;
  order->most = quantity;
  order->charge = price;
  pd_demo_book_append_order (book, order);
  return TRUE;
}

static void
start_due_runs (PdDemoBook *book, PdDemoOrder *order, gint64 now)
{
  gint64 until = now;

  if (order->cancel_at)
    until = MIN (until, order->cancel_at);
  if (order->expires_at)
    until = MIN (until, order->expires_at);

  while (order->children->len < (guint64) order->runs
         && pd_demo_order_get_due (order, order->children->len) <= until && start_run (book, order))
    ;
}

/* What was not delivered comes back, and the charge is lowered by as much. */
static void
refund (PdDemoBook *book, PdDemoOrder *order, gint64 delivered)
{
  gboolean ordinary = order->runs == 0 && order->quantity > 0;
  PdMoney kept
      = ordinary ? round_amount (pd_money_share (order->charge, delivered, order->quantity)) : PD_MONEY_ZERO;

  book->balance = pd_money_add (book->balance, pd_money_subtract (order->charge, kept));
  order->charge = kept;
}

static void
settle_order (PdDemoBook *book, PdDemoOrder *order, gint64 now)
{
  PdDemoProgress progress;

  if (order->runs)
    start_due_runs (book, order, now);

  progress = pd_demo_book_get_progress (book, order, now);
  if (!pd_state_is_final (progress.stage))
    return;

  order->settled = TRUE;
  if (progress.stage != PD_STATE_COMPLETED)
    refund (book, order, progress.delivered);
}

/**
 * pd_demo_book_settle:
 * @book: the books
 * @now: the time in microseconds
 *
 * Brings the books up to @now. The list grows while it is walked: runs that begin are settled at once.
 */
void
pd_demo_book_settle (PdDemoBook *book, gint64 now)
{
  guint i = 0;

  while (i < book->open->len)
    {
      PdDemoOrder *order = g_ptr_array_index (book->open, i);

      settle_order (book, order, now);
      if (order->settled)
        g_ptr_array_remove_index (book->open, i);
      else
        i++;
    }
}
