/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-catalogue.h"
#include "pd-state.h"

G_BEGIN_DECLS

/**
 * PdDemoOrder:
 * @parent: id of the drip-feed or subscription that this order belongs to, or 0
 * @link: where to, or the user name of a subscription
 * @quantity: to deliver; of a drip-feed in each run, of a subscription the least for each post
 * @most: of a subscription: the most for each post
 * @posted_at: when it came in, in microseconds
 * @cancel_at: when a cancel was accepted, or 0
 * @charge: what it costs after refunds; of a drip-feed only the runs that have not begun
 * @settled: it ended and its refund is booked
 * @runs: how many orders it makes: runs or posts; 0 for an ordinary order
 * @first_runs: how many of these begin at once
 * @interval: seconds between the others
 * @expires_at: when a subscription ends, in microseconds, or 0
 * @children: (element-type gint64): ids of the orders that it made
 */
typedef struct
{
  gint64 id;
  gint64 parent;
  const PdDemoService *service;
  char *link;
  gint64 quantity;
  gint64 most;
  gint64 posted_at;
  gint64 cancel_at;
  PdMoney charge;
  gboolean settled;
  gint64 runs;
  gint64 first_runs;
  gint64 interval;
  gint64 expires_at;
  GArray *children;
} PdDemoOrder;

typedef struct
{
  gint64 id;
  PdDemoOrder *order;
  gint64 posted_at;
} PdDemoRefill;

/**
 * PdDemoProgress:
 * @stage: a state that an order of the API can have
 */
typedef struct
{
  PdState stage;
  gint64 start_count;
  gint64 delivered;
} PdDemoProgress;

void pd_demo_order_free (PdDemoOrder *order);
gboolean pd_demo_order_is_subscription (const PdDemoOrder *order);
gint64 pd_demo_order_get_due (const PdDemoOrder *order, gint64 run);
gint64 pd_demo_order_get_run_quantity (const PdDemoOrder *order, gint64 run);
PdDemoProgress pd_demo_order_get_progress (const PdDemoOrder *order, gint64 now);
PdState pd_demo_refill_get_stage (const PdDemoRefill *refill, gint64 now);
const char *pd_demo_stage_to_text (PdState stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDemoOrder, pd_demo_order_free)

G_END_DECLS
