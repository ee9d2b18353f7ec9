/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-due.h"

/*
 * How often a panel is asked. Panels learn states from upstream every 10 to 20 minutes, and asking for one
 * order more than once a minute gains nothing (api-v2 §5): the young ones are asked often, the old ones
 * seldom. A demo panel is asked every few seconds, for its orders are done within a minute or two. Pure
 * functions, for any thread.
 */

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY

/* Until something is that old it is asked for at such intervals. */
typedef struct
{
  gint64 age;
  gint64 interval;
} Step;

static const Step order_steps[] = {
  { 10 * MINUTE, 0 /* the shortest */ },
  { HOUR, 5 * MINUTE },
  { DAY, 15 * MINUTE },
  { 3 * DAY, HOUR },
  { 7 * DAY, 3 * HOUR },
  { PD_DUE_NEVER, 6 * HOUR },
};

static const Step refill_steps[] = {
  { HOUR, 10 * MINUTE },
  { 2 * DAY, HOUR },
  { PD_DUE_NEVER, 6 * HOUR },
};

static const Step demo_steps[] = {
  { 10 * MINUTE, 5 * G_TIME_SPAN_SECOND },
  { PD_DUE_NEVER, MINUTE },
};

/* Panels repair failed orders, sometimes. */
static const Step failed_steps[] = { { PD_DUE_NEVER, 6 * HOUR } };

/* Completed can still turn to Partial or Refunded (api-v2 §4). */
static const gint64 late_looks[] = { DAY, 7 * DAY };

static gint64
add_interval (const Step *steps, gint64 shortest, gint64 since, gint64 last, gint64 *slack)
{
  gint64 interval;

  while (last - since >= steps->age)
    steps++;
  interval = MAX (steps->interval, shortest);
  *slack = interval / 5;

  return last + interval;
}

static gint64
find_late_look (const PdOrderRecord *record, gint64 last, gint64 *slack)
{
  gboolean may_change = record->state == PD_STATE_COMPLETED || record->state == PD_STATE_PARTIAL;

  *slack = HOUR;
  for (gsize i = 0; may_change && i < G_N_ELEMENTS (late_looks); i++)
    if (last < record->ended_at + late_looks[i])
      return record->ended_at + late_looks[i];

  return PD_DUE_NEVER;
}

/* @record: of an order that is placed and has an id. */
gint64
pd_due_order (const PdOrderRecord *record, gboolean demo, gint64 shortest, gint64 asked_at, gint64 *slack)
{
  gint64 last = MAX (MAX (asked_at, record->checked_at), record->placed_at);
  gint64 since = MAX (record->placed_at, record->cancel_asked_at);

  *slack = 0;
  if (pd_state_is_final (record->state))
    return demo ? PD_DUE_NEVER : find_late_look (record, last, slack);
  if (demo)
    return add_interval (demo_steps, 0, since, last, slack);
  /* A cancel that was asked for is as good as a new order. */
  last = MAX (last, record->cancel_asked_at);

  return add_interval (record->state == PD_STATE_FAILED ? failed_steps : order_steps, shortest, since, last,
                       slack);
}

/* @record: of a refill that is followed. */
gint64
pd_due_refill (const PdRefillRecord *record, gboolean demo, gint64 asked_at, gint64 *slack)
{
  gint64 last = MAX (MAX (asked_at, record->checked_at), record->asked_at);

  return add_interval (demo ? demo_steps : refill_steps, 0, record->asked_at, last, slack);
}

/* When to ask a panel again that did not answer @failures times in a row. */
gint64
pd_due_after_failure (gint64 now, guint failures)
{
  return now + (MINUTE << MIN (failures - 1, 5));
}
