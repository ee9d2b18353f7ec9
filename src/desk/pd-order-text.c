/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-text.h"

#include "config.h"
#include "pd-link.h"
#include "pd-text.h"

#include <glib/gi18n-lib.h>

/*
 * How an order stands and what is shown of it, worked out from its record. What nobody told is "?", what
 * there is none of is "–"; neither is ever 0. Pure functions, for any thread.
 */

#define NONE "–"
#define NOT_TOLD "?"

/* Steps before the panel accepted it; indexed by PdJournal. */
static const PdOrderStatus journal_statuses[] = {
  [PD_JOURNAL_DRAFT] = PD_ORDER_HELD,          [PD_JOURNAL_INTENT] = PD_ORDER_WAITING,
  [PD_JOURNAL_SENDING] = PD_ORDER_SENDING,     [PD_JOURNAL_PLACED] = PD_ORDER_PLACED,
  [PD_JOURNAL_REFUSED] = PD_ORDER_REFUSED,     [PD_JOURNAL_UNKNOWN] = PD_ORDER_UNKNOWN,
  [PD_JOURNAL_WITHDRAWN] = PD_ORDER_WITHDRAWN,
};

/* What the panel says of a placed order; indexed by PdState. */
static const PdOrderStatus state_statuses[] = {
  [PD_STATE_UNKNOWN] = PD_ORDER_PLACED,        [PD_STATE_PENDING] = PD_ORDER_PENDING,
  [PD_STATE_PROCESSING] = PD_ORDER_PROCESSING, [PD_STATE_IN_PROGRESS] = PD_ORDER_IN_PROGRESS,
  [PD_STATE_COMPLETED] = PD_ORDER_COMPLETED,   [PD_STATE_PARTIAL] = PD_ORDER_PARTIAL,
  [PD_STATE_CANCELED] = PD_ORDER_CANCELED,     [PD_STATE_REFUNDED] = PD_ORDER_REFUNDED,
  [PD_STATE_AWAITING] = PD_ORDER_AWAITING,     [PD_STATE_FAILED] = PD_ORDER_FAILED,
  [PD_STATE_REJECTED] = PD_ORDER_OTHER,        [PD_STATE_ACTIVE] = PD_ORDER_ACTIVE,
  [PD_STATE_PAUSED] = PD_ORDER_PAUSED,         [PD_STATE_EXPIRED] = PD_ORDER_EXPIRED,
};

typedef enum
{
  ENDED = 1 << 0,      /* nothing more will happen */
  NEEDS_LOOK = 1 << 1, /* until the user has decided or taken note */
  BEGUN = 1 << 2,      /* what remains is a figure of the panel's work, not an empty column */
  BAR = 1 << 3,        /* how much is delivered is worth a bar */
  NOT_BOUGHT = 1 << 4, /* it costs nothing */
} Trait;

/* Indexed by PdOrderStatus. */
static const struct
{
  const char *label;
  guint traits;
} statuses[] = {
  [PD_ORDER_WAITING] = { NC_ ("order", "Waiting"), 0 },
  [PD_ORDER_HELD] = { NC_ ("order", "Held"), NEEDS_LOOK },
  [PD_ORDER_SENDING] = { NC_ ("order", "Sending"), 0 },
  [PD_ORDER_UNKNOWN] = { NC_ ("order", "Unknown"), NEEDS_LOOK },
  [PD_ORDER_REFUSED] = { NC_ ("order", "Refused"), NEEDS_LOOK | NOT_BOUGHT },
  [PD_ORDER_WITHDRAWN] = { NC_ ("order", "Withdrawn"), ENDED | NOT_BOUGHT },
  [PD_ORDER_PLACED] = { NC_ ("order", "Placed"), BAR },
  [PD_ORDER_PENDING] = { NC_ ("order", "Pending"), BAR },
  [PD_ORDER_PROCESSING] = { NC_ ("order", "Processing"), BEGUN | BAR },
  [PD_ORDER_IN_PROGRESS] = { NC_ ("order", "In progress"), BEGUN | BAR },
  [PD_ORDER_COMPLETED] = { NC_ ("order", "Completed"), ENDED | BEGUN },
  [PD_ORDER_PARTIAL] = { NC_ ("order", "Partial"), ENDED | BEGUN | BAR },
  [PD_ORDER_CANCELED] = { NC_ ("order", "Canceled"), ENDED | BEGUN },
  [PD_ORDER_REFUNDED] = { NC_ ("order", "Refunded"), ENDED | BEGUN },
  [PD_ORDER_AWAITING] = { NC_ ("order", "Awaiting"), BAR },
  [PD_ORDER_FAILED] = { NC_ ("order", "Failed"), NEEDS_LOOK | BEGUN },
  [PD_ORDER_ACTIVE] = { NC_ ("order", "Active"), BEGUN | BAR },
  [PD_ORDER_PAUSED] = { NC_ ("order", "Paused"), BEGUN | BAR },
  [PD_ORDER_EXPIRED] = { NC_ ("order", "Expired"), ENDED | BEGUN },
  [PD_ORDER_OTHER] = { NULL, BEGUN | BAR },
};

static gboolean
has_trait (const PdOrderRecord *record, Trait trait)
{
  return (statuses[pd_order_record_get_status (record)].traits & trait) != 0;
}

/* A whole count of the panel, or -1 where it told none that can be used. */
static gint64
get_count (PdMoney amount)
{
  g_autofree char *text = pd_money_to_string (amount);
  gint64 count = -1;

  if (!text || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &count, NULL))
    return -1;

  return MAX (count, 0);
}

/* What is not delivered yet, -1 where it is not known. Before the start, 0 is an empty column. */
static gint64
get_remains (const PdOrderRecord *record)
{
  gint64 remains = record->journal == PD_JOURNAL_PLACED ? get_count (record->remains) : -1;

  return remains == 0 && !has_trait (record, BEGUN) ? -1 : remains;
}

static const char *
get_label (PdOrderStatus status)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "order", statuses[status].label);
}

/* Returns: how far @record is on its way, and once it is placed what the panel says of it */
PdOrderStatus
pd_order_record_get_status (const PdOrderRecord *record)
{
  if ((guint) record->journal >= G_N_ELEMENTS (journal_statuses))
    return PD_ORDER_UNKNOWN;
  if (record->journal == PD_JOURNAL_INTENT && record->held)
    return PD_ORDER_HELD;
  if (record->journal != PD_JOURNAL_PLACED)
    return journal_statuses[record->journal];
  if ((guint) record->state >= G_N_ELEMENTS (state_statuses))
    return PD_ORDER_OTHER;
  if (record->state == PD_STATE_UNKNOWN && record->state_text)
    return PD_ORDER_OTHER;

  return state_statuses[record->state];
}

/* A refused or failed order needs a look until the user took note of it, which ends it. */
PdOrderGroup
pd_order_record_get_group (const PdOrderRecord *record)
{
  if (has_trait (record, ENDED))
    return PD_ORDER_GROUP_DONE;
  if (!has_trait (record, NEEDS_LOOK))
    return PD_ORDER_GROUP_OPEN;

  return record->ended_at > 0 ? PD_ORDER_GROUP_DONE : PD_ORDER_GROUP_ATTENTION;
}

/* Returns: whether the user ended it as one that did not arrive; what a panel refuses has a code */
gboolean
pd_order_record_is_given_up (const PdOrderRecord *record)
{
  return record->journal == PD_JOURNAL_REFUSED && record->problem_code == -1;
}

/* Returns: (transfer full): the word for its status; the panel's own where we have none */
char *
pd_order_record_dup_status_text (const PdOrderRecord *record)
{
  PdOrderStatus status = pd_order_record_get_status (record);

  if (!statuses[status].label)
    return g_strdup (record->state_text ? record->state_text : pd_state_get_label (record->state));

  return g_strdup (get_label (status));
}

/* Returns: how much was delivered, within what was ordered; -1 where that is not known */
gint64
pd_order_record_get_delivered (const PdOrderRecord *record)
{
  gint64 remains = get_remains (record);

  if (remains < 0 || record->quantity < 0)
    return -1;

  return record->quantity - MIN (remains, record->quantity);
}

/* "1,240 of 2,000", or the quantity alone where there is nothing more to say and some of it may come. */
char *
pd_order_record_dup_delivered_text (const PdOrderRecord *record)
{
  gint64 delivered = pd_order_record_get_delivered (record);
  gint64 remains = get_remains (record);
  gboolean whole = record->state == PD_STATE_COMPLETED && delivered == record->quantity;
  g_autofree char *left = pd_count_format (remains);
  g_autofree char *done = pd_count_format (delivered);
  g_autofree char *all = pd_count_format (record->quantity);

  if (has_trait (record, NOT_BOUGHT))
    return g_strdup (NONE);
  if (record->quantity >= 0 && (delivered < 0 || whole))
    return g_steal_pointer (&all);
  if (record->quantity >= 0)
    /* Translators: how much of an order was delivered: "1,240 of 2,000" */
    return g_strdup_printf (_ ("%s of %s"), done, all);
  if (remains > 0)
    /* Translators: what is not delivered yet of an order whose quantity is not known: "157 left" */
    return g_strdup_printf (_ ("%s left"), left);

  return g_strdup (record->adopted ? NOT_TOLD : NONE);
}

/* Returns: 0 to 1 for the bar, -1 where there is to be none */
double
pd_order_record_get_fraction (const PdOrderRecord *record)
{
  gint64 delivered = pd_order_record_get_delivered (record);

  if (delivered < 0 || record->quantity == 0 || !has_trait (record, BAR))
    return -1;

  return (double) delivered / (double) record->quantity;
}

/* An order that ended otherwise than as a whole may have cost less than expected: then nothing is estimated.
 */
gboolean
pd_order_record_is_charge_estimated (const PdOrderRecord *record)
{
  if (pd_money_is_known (record->charge) || !pd_money_is_known (record->price)
      || has_trait (record, NOT_BOUGHT))
    return FALSE;

  return !has_trait (record, ENDED) || record->state == PD_STATE_COMPLETED;
}

/* The charge with the panel's own digits, otherwise the expected price. */
char *
pd_order_record_dup_charge_text (const PdOrderRecord *record)
{
  if (has_trait (record, NOT_BOUGHT))
    return g_strdup (NONE);
  if (pd_money_is_known (record->charge))
    return pd_money_format (record->charge);
  if (pd_order_record_is_charge_estimated (record))
    return pd_money_format (pd_money_trim (record->price, 2));

  return g_strdup (NOT_TOLD);
}

/* Returns: (transfer full): what it was ordered for, to be shown: the short link, or a subscription's user */
char *
pd_order_record_dup_target (const PdOrderRecord *record)
{
  g_autoptr (GHashTable) parameters = NULL;

  if (record->link || !record->parameters)
    return pd_link_shorten (record->link);

  parameters = g_uri_parse_params (record->parameters, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);

  return pd_link_shorten (parameters ? g_hash_table_lookup (parameters, "username") : NULL);
}

/* Returns: (transfer full): everything that an order can be found by, folded */
char *
pd_order_record_dup_search_text (const PdOrderRecord *record)
{
  g_autofree char *target = record->link ? NULL : pd_order_record_dup_target (record);
  g_autofree char *text = g_strdup_printf (
      "%s %s %s %s %s", record->order_id ? record->order_id : "",
      record->service_id ? record->service_id : "", record->service_name ? record->service_name : "",
      record->link ? record->link : target, record->note ? record->note : "");

  return pd_text_fold (text);
}

/* Returns: when something about it last changed, in microseconds since 1970 */
gint64
pd_order_record_get_updated_at (const PdOrderRecord *record)
{
  return MAX (MAX (record->created_at, record->sent_at), MAX (record->placed_at, record->changed_at));
}
