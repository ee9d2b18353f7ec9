/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-form-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * Quantities, runs and lines of a form against what the service allows (api-v2 §2). Multiples and the like
 * are known to the panel alone. Main thread.
 */

typedef enum
{
  BELOW = -1,
  WITHIN = 0,
  ABOVE = 1,
} Side;

static gint64
get_limit (PdOrderForm *self, Side side)
{
  PdServiceInfo *service = pd_order_form_get_service (self);

  return service == NULL ? -1 : side == BELOW ? service->min : service->max;
}

/* Limits that the panel does not tell break nothing; nor does a maximum of 0, with which panels mean "none".
 */
static Side
find_side (PdOrderForm *self, gint64 quantity)
{
  gint64 max = get_limit (self, ABOVE);

  if (quantity < get_limit (self, BELOW))
    return BELOW;

  return max > 0 && quantity > max ? ABOVE : WITHIN;
}

static char *
describe_limit (Side side, gboolean lines, const char *count, const char *limit)
{
  if (lines && side == BELOW)
    /* Translators: two numbers; a list of comments or the like, each of which is bought */
    return g_strdup_printf (_ ("The number of lines, %s, is below the minimum of %s"), count, limit);
  if (lines)
    return g_strdup_printf (_ ("The number of lines, %s, is above the maximum of %s"), count, limit);
  if (side == BELOW)
    /* Translators: two numbers, as in "The quantity 10 is below the minimum of 20" */
    return g_strdup_printf (_ ("The quantity %s is below the minimum of %s"), count, limit);

  return g_strdup_printf (_ ("The quantity %s is above the maximum of %s"), count, limit);
}

/* @quantity of something, or of lines, against what the service allows. */
PdCheck
pd_order_form_check_limit (PdOrderForm *self, gint64 quantity, gboolean lines, char **message)
{
  Side side = find_side (self, quantity);
  g_autofree char *count = pd_count_format (quantity);
  g_autofree char *limit = pd_count_format (get_limit (self, side));

  if (quantity < 1)
    return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("The quantity must be at least 1"));
  if (side == WITHIN)
    return PD_CHECK_FINE;

  return pd_order_form_say (PD_CHECK_ERROR, message, describe_limit (side, lines, count, limit));
}

/* Some panels hold a run against the limits, some the sum of the runs: what breaks both is refused by all. */
static PdCheck
check_dripfeed (PdOrderForm *self, gint64 quantity, gint64 total, char **message)
{
  Side run = find_side (self, quantity);
  Side sum = total >= 0 ? find_side (self, total) : WITHIN;
  PdCheck check = run != WITHIN && (sum != WITHIN || run == ABOVE) ? PD_CHECK_ERROR : PD_CHECK_WARNING;
  g_autofree char *count = pd_count_format (run != WITHIN ? quantity : total);
  g_autofree char *limit = pd_count_format (get_limit (self, run != WITHIN ? run : sum));

  if (quantity < 1)
    return pd_order_form_check_limit (self, quantity, FALSE, message);
  if (run == BELOW)
    return pd_order_form_say (
        check, message,
        g_strdup_printf (check == PD_CHECK_ERROR
                             /* Translators: two numbers; a run is one part of a delivery in parts */
                             ? _ ("The quantity in each run, %s, is below the minimum of %s")
                             : _ ("The quantity in each run, %s, is below the minimum of %s, which "
                                  "some panels refuse"),
                         count, limit));
  if (run == ABOVE)
    return pd_order_form_say (
        check, message,
        g_strdup_printf (_ ("The quantity in each run, %s, is above the maximum of %s"), count, limit));
  if (sum == ABOVE)
    return pd_order_form_say (
        check, message,
        /* Translators: two numbers; the total of a delivery in parts */
        g_strdup_printf (
            _ ("The total of all runs, %s, is above the maximum of %s, which some panels refuse"), count,
            limit));

  return PD_CHECK_FINE;
}

/* The quantity that was typed, with drip-feed also that of all runs. */
PdCheck
pd_order_form_check_quantity (PdOrderForm *self, char **message)
{
  gint64 quantity = pd_order_form_get_number (self, PD_FIELD_QUANTITY);
  gint64 total = pd_order_form_get_total_quantity (self);

  if (!pd_order_form_get_dripfeed (self))
    return pd_order_form_check_limit (self, quantity, FALSE, message);
  if (total < 0 && pd_order_form_get_number (self, PD_FIELD_RUNS) > 0)
    return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("The total of all runs is too large"));

  return check_dripfeed (self, quantity, total, message);
}

/* The runs that were typed. */
PdCheck
pd_order_form_check_runs (PdOrderForm *self, char **message)
{
  gint64 runs = pd_order_form_get_number (self, PD_FIELD_RUNS);
  PdServiceInfo *service = pd_order_form_get_service (self);

  if (runs < 1)
    return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("There must be at least 1 run"));
  if (runs == 1)
    return pd_order_form_tell (PD_CHECK_WARNING, message, _ ("With 1 run everything comes at once"));
  if (service != NULL && service->dripfeed == PD_FLAG_NO)
    return pd_order_form_tell (PD_CHECK_WARNING, message,
                               _ ("The panel says that this service cannot come in several runs"));

  return PD_CHECK_FINE;
}
