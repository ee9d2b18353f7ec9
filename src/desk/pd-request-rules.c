/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-request-rules.h"

#include "config.h"
#include "pd-order-text.h"
#include "pd-when.h"

#include <glib/gi18n-lib.h>

/*
 * The rules of panels for refills and cancels (api-v2 §5), told before anything is asked: what is known to be
 * refused is not offered, what the panel does not say may be asked. Pure functions of an order and the time;
 * main thread.
 */

#define BETWEEN_REQUESTS G_TIME_SPAN_DAY

static gboolean
say (char **reason, gboolean possible, const char *sentence)
{
  if (reason)
    *reason = g_strdup (sentence);

  return possible;
}

/* What stands in the way of a refill as of a cancel. */
static const char *
find_obstacle (PdOrder *order)
{
  const char *obstacle = pd_request_rules_find_obstacle (order);

  if (!obstacle && pd_order_get_busy (order))
    obstacle = _ ("A request about this order is under way");

  return obstacle;
}

/* The promise is for so many days after the delivery. */
static char *
describe_promise (const PdOrderRecord *record, gint64 now)
{
  gint64 since = record->ended_at > 0 ? record->ended_at : record->placed_at;
  gint64 until = since + record->refill_days * G_TIME_SPAN_DAY;
  g_autofree char *day = pd_when_format_day (until, now);

  if (record->refill == PD_FLAG_UNKNOWN && record->refill_days == 0)
    return g_strdup (_ ("The panel does not say whether this service has refills"));
  if (record->refill_days < 0)
    return g_strdup (_ ("Promised for a lifetime"));
  if (record->refill_days == 0)
    return g_strdup (_ ("Promised, the panel does not say for how long"));
  if (now > until)
    return g_strdup_printf (ngettext (
                                /* Translators: how many days, and a day such as "20 December" */
                                "Promised for %d day; that ended on %s",
                                "Promised for %d days; that ended on %s", (gulong) record->refill_days),
                            record->refill_days, day);

  return g_strdup_printf (
      ngettext (
          /* Translators: how many days, and a day such as "20 December" */
          "Promised for %d day, until %s", "Promised for %d days, until %s", (gulong) record->refill_days),
      record->refill_days, day);
}

/**
 * pd_request_rules_find_obstacle:
 * @order: an order
 *
 * Returns: (nullable): why its panel cannot be asked anything about it
 */
const char *
pd_request_rules_find_obstacle (PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);

  if (pd_order_record_is_given_up (record) || record->journal == PD_JOURNAL_WITHDRAWN)
    return _ ("Not possible: the order is not placed");
  if (record->journal == PD_JOURNAL_REFUSED)
    return _ ("Not possible: the panel refused the order");
  if (record->journal == PD_JOURNAL_UNKNOWN)
    return _ ("Not possible: it is not known whether the order arrived");
  if (record->journal != PD_JOURNAL_PLACED)
    return _ ("Not possible yet: the order is not placed");
  if (!record->order_id)
    return _ ("Not possible: its order ID is not known");
  if (pd_panel_get_removed (pd_order_get_panel (order)))
    return _ ("Not possible: the panel was removed");

  return NULL;
}

/**
 * pd_request_rules_refill:
 * @order: an order
 * @last_asked_at: when a refill of it was accepted last, in microseconds since 1970; 0 for never
 * @now: the time
 * @reason: (out) (optional) (transfer full): why it is possible, or why not
 *
 * A promise whose days are over is no reason not to ask: they are only read from the name of the service. The
 * demo panel keeps nobody waiting for a day.
 *
 * Returns: whether a refill can be asked for
 */
gboolean
pd_request_rules_refill (PdOrder *order, gint64 last_asked_at, gint64 now, char **reason)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  const char *obstacle = find_obstacle (order);
  g_autofree char *promise = NULL;

  if (obstacle)
    return say (reason, FALSE, obstacle);
  if (record->refill == PD_FLAG_NO)
    return say (reason, FALSE, _ ("Not possible: the service has no refill"));
  if (!pd_state_is_final (record->state))
    return say (reason, FALSE, _ ("Not possible yet: the order has not ended"));
  if (record->state != PD_STATE_COMPLETED && record->state != PD_STATE_PARTIAL)
    return say (reason, FALSE, _ ("Not possible: the order was not delivered"));
  if (pd_order_get_refill_open (order))
    return say (reason, FALSE, _ ("Not possible yet: one is under way"));
  if (last_asked_at > 0 && now - last_asked_at < BETWEEN_REQUESTS
      && !pd_panel_get_demo (pd_order_get_panel (order)))
    return say (reason, FALSE, _ ("Not possible yet: asked less than 24 hours ago"));

  promise = describe_promise (record, now);

  return say (reason, TRUE, promise);
}

/**
 * pd_request_rules_cancel:
 * @order: an order
 * @now: the time
 * @reason: (out) (optional) (transfer full): why it is possible, or why not
 *
 * Returns: whether a cancel can be asked for
 */
gboolean
pd_request_rules_cancel (PdOrder *order, gint64 now, char **reason)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  const char *obstacle = find_obstacle (order);

  if (obstacle)
    return say (reason, FALSE, obstacle);
  if (pd_state_is_final (record->state))
    return say (reason, FALSE, _ ("Not possible: the order has ended"));
  if (record->cancel == PD_FLAG_NO)
    return say (reason, FALSE, _ ("Not possible: the service cannot be canceled"));
  if (record->cancel_asked_at > 0 && now - record->cancel_asked_at < BETWEEN_REQUESTS)
    return say (reason, FALSE, _ ("Asked already; the panel decides"));
  if (record->cancel == PD_FLAG_UNKNOWN)
    return say (reason, TRUE, _ ("The panel does not say whether this service can be canceled"));
  if (record->state == PD_STATE_IN_PROGRESS || record->state == PD_STATE_PROCESSING)
    return say (reason, TRUE, _ ("Possible, but many panels cancel only before the start"));

  return say (reason, TRUE, _ ("Possible until the order has ended"));
}
