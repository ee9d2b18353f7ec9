/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-progress.h"

/*
 * How far an order has come. Nothing is ever done at a time: the state follows from the time that passed
 * since the order came in, so that it is right after a restart and in tests with a clock of their own. The
 * numbers differ from order to order, yet are always the same for one order. Pure functions on the main
 * thread.
 */

#define CANCEL_SECONDS 10
#define REFILL_PENDING_SECONDS 8
#define REFILL_SECONDS 30
#define SLOW_SECONDS (10 * 60)

static gint64
seconds (gint64 count)
{
  return count * G_USEC_PER_SEC;
}

/* A number from 0 to @limit - 1 that is always the same for one order and one @salt. */
static gint64
draw (const PdDemoOrder *order, guint salt, gint64 limit)
{
  guint64 x = ((guint64) order->id * 1000003 + salt) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (gint64) ((x >> 33) % (guint64) limit);
}

/* How long orders live; the partial one is short of its goal when it ends. */
static PdDemoProgress
compute_progress (const PdDemoOrder *order, gint64 elapsed)
{
  gboolean slow = order->service->fate == PD_DEMO_FATE_SLOW;
  gboolean partial = order->service->fate == PD_DEMO_FATE_PARTIAL;
  gint64 accepted = seconds (4) + draw (order, 1, seconds (2));
  gint64 begun = accepted + seconds (4) + draw (order, 2, seconds (2));
  gint64 ended = slow ? seconds (SLOW_SECONDS) : seconds (40) + draw (order, 3, seconds (50));
  gint64 goal = partial ? order->quantity * (55 + draw (order, 4, 30)) / 100 : order->quantity;
  PdDemoProgress progress = { PD_STATE_IN_PROGRESS, 40 + draw (order, 5, 20000), 0 };

  if (elapsed < accepted)
    progress.stage = PD_STATE_PENDING;
  else if (elapsed < begun)
    progress.stage = PD_STATE_PROCESSING;
  else if (elapsed < ended)
    progress.delivered = goal * ((elapsed - begun) / 1000) / ((ended - begun) / 1000);
  else
    {
      progress.stage = partial ? PD_STATE_PARTIAL : PD_STATE_COMPLETED;
      progress.delivered = goal;
    }

  return progress;
}

/* The orders that it made are looked after by the book; here counts only whether more are to come. */
static PdState
compute_series_stage (const PdDemoOrder *order, gint64 now)
{
  if (order->cancel_at && now >= order->cancel_at + seconds (CANCEL_SECONDS))
    return PD_STATE_CANCELED;
  if (order->children->len >= (guint64) order->runs)
    return PD_STATE_COMPLETED;
  if (order->expires_at && now >= order->expires_at)
    return PD_STATE_EXPIRED;

  return pd_demo_order_is_subscription (order) ? PD_STATE_ACTIVE : PD_STATE_IN_PROGRESS;
}

/**
 * pd_demo_order_free:
 * @order: (transfer full): an order
 */
void
pd_demo_order_free (PdDemoOrder *order)
{
  g_free (order->link);
  g_array_unref (order->children);
  g_free (order);
}

/**
 * pd_demo_order_is_subscription:
 * @order: an order
 *
 * Returns: whether it makes an order for every new post, and is paid with each of them
 */
gboolean
pd_demo_order_is_subscription (const PdDemoOrder *order)
{
  return order->service->type->quantity == PD_DEMO_QUANTITY_POSTS && order->parent == 0;
}

/**
 * pd_demo_order_get_due:
 * @order: a drip-feed or a subscription
 * @run: which of its orders, from 0
 *
 * Returns: when this order is to be made, in microseconds
 */
gint64
pd_demo_order_get_due (const PdDemoOrder *order, gint64 run)
{
  return order->posted_at + seconds (MAX (0, run + 1 - order->first_runs) * order->interval);
}

/**
 * pd_demo_order_get_run_quantity:
 * @order: a drip-feed or a subscription
 * @run: which of its orders, from 0
 *
 * Returns: how much this order is to deliver
 */
gint64
pd_demo_order_get_run_quantity (const PdDemoOrder *order, gint64 run)
{
  return order->quantity + draw (order, 16 + (guint) run, order->most - order->quantity + 1);
}

/**
 * pd_demo_order_get_progress:
 * @order: an order
 * @now: the time in microseconds
 *
 * What is delivered stands still from the moment in which a cancel is accepted; some seconds later the order
 * is canceled, and nothing else can become of it.
 *
 * Returns: how far it has come
 */
PdDemoProgress
pd_demo_order_get_progress (const PdDemoOrder *order, gint64 now)
{
  PdDemoProgress progress = { 0 };

  if (order->runs)
    {
      progress.stage = compute_series_stage (order, now);
      return progress;
    }

  progress
      = compute_progress (order, (order->cancel_at ? MIN (now, order->cancel_at) : now) - order->posted_at);
  if (order->cancel_at && now >= order->cancel_at + seconds (CANCEL_SECONDS))
    progress.stage = PD_STATE_CANCELED;

  return progress;
}

/**
 * pd_demo_refill_get_stage:
 * @refill: a refill
 * @now: the time in microseconds
 *
 * Returns: its state
 */
PdState
pd_demo_refill_get_stage (const PdDemoRefill *refill, gint64 now)
{
  gint64 elapsed = now - refill->posted_at;

  if (elapsed < seconds (REFILL_PENDING_SECONDS))
    return PD_STATE_PENDING;
  if (elapsed < seconds (REFILL_SECONDS))
    return PD_STATE_IN_PROGRESS;

  return refill->order->service->fate == PD_DEMO_FATE_REFILL_REJECTED ? PD_STATE_REJECTED
                                                                      : PD_STATE_COMPLETED;
}

/**
 * pd_demo_stage_to_text:
 * @stage: a state
 *
 * The API's word for it, which is data and never translated.
 *
 * Returns: (transfer none): text such as "In progress"
 */
const char *
pd_demo_stage_to_text (PdState stage)
{
  static const char *const words[] = {
    [PD_STATE_PENDING] = "Pending",         [PD_STATE_PROCESSING] = "Processing",
    [PD_STATE_IN_PROGRESS] = "In progress", [PD_STATE_COMPLETED] = "Completed",
    [PD_STATE_PARTIAL] = "Partial",         [PD_STATE_CANCELED] = "Canceled",
    [PD_STATE_REJECTED] = "Rejected",       [PD_STATE_ACTIVE] = "Active",
    [PD_STATE_EXPIRED] = "Expired",
  };

  return words[stage];
}
