/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-words.h"

#include <glib/gi18n.h>

#include "pd-order-news.h"
#include "pd-order-text.h"
#include "pd-request-rules.h"
#include "pd-time.h"

/* Plain sentences for the details of an order: what its state means for what was ordered and for the money.
 * They say only what is known. */

/* What the state means, whatever the figures are. */
static const char *const meanings[] = {
  [PD_ORDER_WAITING] = N_ ("Nothing was sent yet, and nothing is paid until then."),
  [PD_ORDER_HELD] = N_ ("It waits for your decision. Nothing was sent."),
  [PD_ORDER_SENDING] = N_ ("It is on its way to the panel."),
  [PD_ORDER_UNKNOWN] = N_ ("It may or may not have arrived at the panel. It is never sent again by itself, "
                           "so it cannot be paid twice."),
  [PD_ORDER_REFUSED] = N_ ("The panel refused it. Nothing was bought."),
  [PD_ORDER_WITHDRAWN] = N_ ("You took it back before anything was sent. Nothing was bought."),
  [PD_ORDER_PLACED] = N_ ("The panel has accepted it and has not said more yet."),
  [PD_ORDER_PENDING] = N_ ("The panel has accepted it and has not begun."),
  [PD_ORDER_PROCESSING] = N_ ("The panel prepares it."),
  [PD_ORDER_IN_PROGRESS] = N_ ("The panel is delivering."),
  [PD_ORDER_COMPLETED] = N_ ("The panel says that all of it is delivered."),
  [PD_ORDER_PARTIAL] = N_ ("Not all of it could be delivered. The panel gives back the rest as credit."),
  [PD_ORDER_CANCELED] = N_ ("The panel canceled it. What was not delivered comes back as credit."),
  [PD_ORDER_REFUNDED] = N_ ("The panel gave the money back as credit."),
  [PD_ORDER_AWAITING] = N_ ("The panel has accepted it and waits before it begins."),
  [PD_ORDER_FAILED]
  = N_ ("The panel says that it failed. It is asked again from time to time, as panels often mend this."),
  [PD_ORDER_ACTIVE] = N_ ("The panel watches for new posts and orders for each of them."),
  [PD_ORDER_PAUSED] = N_ ("The panel does not order for new posts at present."),
  [PD_ORDER_EXPIRED] = N_ ("Its time is over. Nothing more will be ordered."),
  [PD_ORDER_OTHER]
  = N_ ("This is the panel's own word. It is followed until the panel says that it has ended."),
};

static char *
describe_delivered (const PdOrderRecord *record)
{
  gint64 delivered = pd_order_record_get_delivered (record);
  g_autofree char *done = pd_count_format (delivered);
  g_autofree char *all = pd_count_format (record->quantity);

  if (delivered < 0 || record->quantity <= 0)
    return NULL;

  /* Translators: two counts: "3,420 of 5,000 delivered." */
  return g_strdup_printf (_ ("%s of %s delivered."), done, all);
}

static char *
describe_partial (const PdOrderRecord *record)
{
  g_autofree char *delivered = describe_delivered (record);
  PdMoney refund = pd_money_trim (pd_order_record_get_refund (record), 2);
  g_autofree char *amount = pd_money_format (refund);
  g_autofree char *credit = NULL;

  if (delivered == NULL)
    return NULL;

  if (pd_money_is_known (refund) && record->currency != NULL)
    /* Translators: an amount and its currency */
    credit = g_strdup_printf (_ ("About %s %s for the rest comes back as credit."), amount, record->currency);

  return g_strjoin (" ", delivered, credit != NULL ? credit : _ ("The rest comes back as credit."), NULL);
}

/**
 * pd_order_words_meaning:
 * @order: an order
 *
 * Returns: (transfer full): what its state means for it and for the money
 */
char *
pd_order_words_meaning (PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  PdOrderStatus status = pd_order_get_status (order);
  char *text = NULL;

  if (pd_order_record_is_given_up (record))
    text = g_strdup (_ ("You ended it, and nothing more is sent."));
  else if (status == PD_ORDER_PARTIAL)
    text = describe_partial (record);
  else if (status == PD_ORDER_IN_PROGRESS)
    text = describe_delivered (record);

  return text != NULL ? text : g_strdup (_ (meanings[MIN (status, G_N_ELEMENTS (meanings) - 1)]));
}

/**
 * pd_order_words_checked:
 * @order: an order
 * @now: the present
 *
 * Returns: (transfer full): when its panel last answered, or why it cannot be asked
 */
char *
pd_order_words_checked (PdOrder *order, gint64 now)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  const char *obstacle = pd_request_rules_find_obstacle (order);
  g_autofree char *age = NULL;

  if (obstacle != NULL)
    return g_strdup (obstacle);
  if (record->checked_at <= 0)
    return g_strdup (_ ("The panel has not answered about it yet"));

  age = pd_time_format_age (record->checked_at, now);
  /* Translators: %s is how long ago it was: "4 minutes ago" */
  return g_strdup_printf (_ ("Last answer %s"), age);
}

/* A package has one price, everything else is priced by the thousand. */
static char *
format_price (PdMoney rate, const char *currency, const PdOrderType *type)
{
  g_autofree char *amount = pd_money_format (rate);

  if (currency == NULL)
    currency = "";
  if (type->price == PD_PRICE_ONCE)
    /* Translators: an amount and its currency */
    return g_strdup_printf (C_ ("money", "%s %s"), amount, currency);

  /* Translators: an amount and its currency */
  return g_strdup_printf (_ ("%s %s per 1,000"), amount, currency);
}

/**
 * pd_order_words_price_now:
 * @order: an order
 * @services: what can be ordered
 *
 * Returns: (transfer full): what its service costs now, against what it cost then
 */
char *
pd_order_words_price_now (PdOrder *order, PdServiceList *services)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  PdPanel *panel = pd_order_get_panel (order);
  PdService *service
      = record->service_id != NULL ? pd_service_list_find (services, panel, record->service_id) : NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  PdMoney rate;

  if (service == NULL)
    return g_strdup (_ ("Not possible: the panel does not offer this service any more"));

  rate = pd_service_get_info (service)->rate;
  now = format_price (rate, pd_panel_get_currency (panel), pd_service_get_order_type (service));
  then = pd_money_format (record->rate);
  if (!pd_money_is_known (rate))
    return g_strdup (_ ("The panel does not say what it costs"));
  if (!pd_money_is_known (record->rate))
    /* Translators: %s is a price: "Today 74.50 INR per 1,000" */
    return g_strdup_printf (_ ("Today %s"), now);
  if (pd_money_equal (rate, record->rate))
    /* Translators: %s is a price: "Today 74.50 INR per 1,000, as before" */
    return g_strdup_printf (_ ("Today %s, as before"), now);

  /* Translators: a price and an amount: "Today 74.50 INR per 1,000, it was 70.00" */
  return g_strdup_printf (_ ("Today %s, it was %s"), now, then);
}
