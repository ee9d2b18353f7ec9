/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-book.h"

/*
 * Refills and cancels: when they are allowed, and what they do to an order (api-v2 §5). The texts are those
 * that panels use; they are data and never translated. Main thread only.
 */

static gboolean
has_open_refill (PdDemoBook *book, const PdDemoOrder *order, gint64 now)
{
  for (guint i = 0; i < book->refills->len; i++)
    {
      const PdDemoRefill *refill = g_ptr_array_index (book->refills, i);

      if (refill->order == order && !pd_state_is_final_for_refill (pd_demo_refill_get_stage (refill, now)))
        return TRUE;
    }

  return FALSE;
}

/**
 * pd_demo_book_append_refill:
 * @book: the books
 * @order: the order to refill
 * @posted_at: when it was asked, in microseconds
 *
 * Returns: (transfer none): the new refill
 */
PdDemoRefill *
pd_demo_book_append_refill (PdDemoBook *book, PdDemoOrder *order, gint64 posted_at)
{
  PdDemoRefill *refill = g_new0 (PdDemoRefill, 1);

  refill->id = PD_DEMO_FIRST_REFILL + book->refills->len;
  refill->order = order;
  refill->posted_at = posted_at;
  g_ptr_array_add (book->refills, refill);

  return refill;
}

/**
 * pd_demo_book_refill:
 * @book: the books
 * @order_id: the order to refill
 * @now: the time in microseconds
 * @refill: (out) (transfer none): the new refill
 *
 * Asks for a refill, by the rules of api-v2 §5.
 *
 * Returns: (nullable): why not
 */
const char *
pd_demo_book_refill (PdDemoBook *book, const char *order_id, gint64 now, PdDemoRefill **refill)
{
  PdDemoOrder *order = pd_demo_book_find_order (book, order_id);
  PdState stage;

  if (!order)
    return "Incorrect order ID";
  if (!order->service->refill)
    return "Refill is disabled for this service";

  stage = pd_demo_book_get_progress (book, order, now).stage;
  if (order->runs || (stage != PD_STATE_COMPLETED && stage != PD_STATE_PARTIAL))
    return "Order is not eligible for refill";
  if (has_open_refill (book, order, now))
    return "There is already an open request for this order";

  *refill = pd_demo_book_append_refill (book, order, now);
  return NULL;
}

/**
 * pd_demo_book_cancel:
 * @book: the books
 * @order_id: the order to cancel
 * @now: the time in microseconds
 *
 * Asks for a cancel. It is accepted until the order is finished; a drip-feed takes its runs along.
 *
 * Returns: (nullable): why not
 */
const char *
pd_demo_book_cancel (PdDemoBook *book, const char *order_id, gint64 now)
{
  PdDemoOrder *order = pd_demo_book_find_order (book, order_id);

  if (!order)
    return "Incorrect order ID";
  if (!order->service->cancel)
    return "Cancel is disabled for this service";
  if (order->settled)
    return "Order is finished and can not be canceled";
  if (order->cancel_at)
    return "Cancel was already requested for this order";

  order->cancel_at = now;
  for (guint i = 0; i < order->children->len; i++)
    {
      PdDemoOrder *child = pd_demo_book_get_child (book, order, i);

      if (!child->settled && !child->cancel_at)
        child->cancel_at = now;
    }
  return NULL;
}
