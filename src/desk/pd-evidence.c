/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter.h"

#include "config.h"
#include "pd-api-error.h"

#include <glib/gi18n-lib.h>

/*
 * What is known of an order of which nobody knows whether it arrived: the balance before and after against
 * what it would have cost, what else was ordered there meanwhile, and whether the panel has refused a later
 * order since one for the same link is open. It is never more than a hint; the user decides. Main thread.
 */

/* A panel that is slow to book shows the old balance for a while. */
#define BOOKED_AFTER (20 * G_TIME_SPAN_SECOND)
/* After so long, what became of an order is in the balance. */
#define BOOKED_BY (60 * G_TIME_SPAN_MINUTE)

typedef struct
{
  PdEvidence *evidence;
  const PdOrderRecord *record;
  PdMoney others;     /* what the others cost; unknown if that of one is */
  gint64 last_at;     /* when the last of them was placed */
  gboolean gave_back; /* one of the others ended with money that came back */
  gboolean link_refused;
  gboolean link_explained; /* by another open order for it */
} Search;

/* Whether it was sent after the one that is looked at, and before the balance was read. */
static gboolean
is_between (Search *search, const PdOrderRecord *other)
{
  gint64 sent_at = search->record->sent_at;
  gboolean later = other->sent_at > sent_at || (other->sent_at == sent_at && other->id > search->record->id);

  return later && other->sent_at <= search->evidence->balance_at;
}

/* Whether the panel gave money for it back, nobody knows when (api-v2 §5). */
static gboolean
has_given_back (Search *search, const PdOrderRecord *other)
{
  gboolean gives_back = other->state == PD_STATE_CANCELED || other->state == PD_STATE_PARTIAL
                        || other->state == PD_STATE_REFUNDED;

  return gives_back && MAX (other->changed_at, other->ended_at) >= search->record->sent_at;
}

/* Whether it was sent before, and it was open then whether it arrived: its price may be booked only now. */
static gboolean
is_booked_late (Search *search, const PdOrderRecord *other)
{
  gint64 sent_at = search->record->sent_at;
  gboolean earlier = other->sent_at > 0 && other->sent_at <= sent_at && sent_at - other->sent_at < BOOKED_BY;
  gboolean open = other->journal == PD_JOURNAL_UNKNOWN || other->journal == PD_JOURNAL_SENDING
                  || (other->journal == PD_JOURNAL_PLACED && other->placed_at > sent_at);

  return earlier && open && !is_between (search, other);
}

static void
count_between (Search *search, const PdOrderRecord *other)
{
  PdMoney cost = pd_money_is_known (other->charge) ? other->charge : other->price;

  search->evidence->others_between++;
  search->last_at = MAX (search->last_at, MAX (other->sent_at, other->placed_at));
  search->others
      = other->journal == PD_JOURNAL_PLACED ? pd_money_add (search->others, cost) : PD_MONEY_UNKNOWN;
}

/* Another order at the same panel. */
static void
weigh_other (Search *search, const PdOrderRecord *other)
{
  const PdOrderRecord *record = search->record;
  gboolean same_link = record->link_key && g_strcmp0 (record->link_key, other->link_key) == 0;
  gboolean may_be_there = other->journal == PD_JOURNAL_PLACED || other->journal == PD_JOURNAL_UNKNOWN
                          || other->journal == PD_JOURNAL_SENDING;

  if (same_link && other->journal == PD_JOURNAL_REFUSED && other->sent_at > record->sent_at
      && other->problem_code == PD_API_ERROR_DUPLICATE_LINK)
    search->link_refused = TRUE;
  if (same_link && may_be_there && !pd_state_is_final (other->state))
    search->link_explained = TRUE;

  if (has_given_back (search, other))
    search->gave_back = TRUE;
  if (is_booked_late (search, other))
    search->others = PD_MONEY_UNKNOWN;
  else if (may_be_there && !other->adopted && is_between (search, other))
    count_between (search, other);
}

static void
weigh_others (Search *search, PdOrder *order, PdOrderList *orders)
{
  guint n_orders = g_list_model_get_n_items (G_LIST_MODEL (orders));

  for (guint i = 0; i < n_orders; i++)
    {
      g_autoptr (PdOrder) other = g_list_model_get_item (G_LIST_MODEL (orders), i);

      if (other != order && pd_order_get_panel (other) == pd_order_get_panel (order))
        weigh_other (search, pd_order_get_record (other));
    }
}

/* Whether the panel says that an order for this link is open, to a later order or to this one when it was
 * sent again, and no other order is what it means. */
static gboolean
is_refused_for_itself (Search *search)
{
  gboolean refused = search->link_refused || search->record->problem_code == PD_API_ERROR_DUPLICATE_LINK;

  return refused && !search->link_explained;
}

/* Panels round a charge to cents or finer; so two amounts are the same if they differ by less than that, and
 * by much less than the price itself. */
static gboolean
is_same (PdMoney a, PdMoney b, PdMoney price, guint n_rounded)
{
  PdMoney difference = pd_money_subtract (a, b);
  PdMoney cents = pd_money_share (pd_money_from_int (n_rounded), 1, 100);
  PdMoney tenth = pd_money_share (price, 1, 10);
  PdMoney tolerance = pd_money_compare (cents, tenth) < 0 ? cents : tenth;

  if (pd_money_is_negative (difference))
    difference = pd_money_subtract (PD_MONEY_ZERO, difference);

  return pd_money_compare (difference, tolerance) <= 0;
}

static void
conclude (PdEvidence *self, PdVerdict verdict, const char *reason)
{
  self->verdict = verdict;
  g_set_str (&self->reason, reason);
}

static void
conclude_arrived (PdEvidence *self, gboolean exactly)
{
  if (self->others_between > 0)
    conclude (
        self, PD_VERDICT_ARRIVED,
        _ ("The balance is lower by this order’s price and by what else was ordered there in between."));
  else if (exactly)
    conclude (self, PD_VERDICT_ARRIVED,
              _ ("The balance is lower by exactly this order’s price, and nothing else was ordered there in "
                 "between."));
  else
    conclude (self, PD_VERDICT_ARRIVED,
              _ ("The balance is lower by this order’s price, but for rounding, and nothing else was ordered "
                 "there in between."));
}

static void
conclude_not_arrived (PdEvidence *self, gint64 last_at)
{
  if (self->balance_at < last_at + BOOKED_AFTER)
    conclude (self, PD_VERDICT_UNCLEAR,
              _ ("The balance has not changed yet, but the panel may be slow. Look again in a minute."));
  else if (self->others_between > 0)
    conclude (self, PD_VERDICT_NOT_ARRIVED,
              _ ("The balance is lower only by what else was ordered there in between."));
  else
    conclude (self, PD_VERDICT_NOT_ARRIVED, _ ("The balance is the same as before."));
}

static void
judge_balance (Search *search)
{
  PdEvidence *self = search->evidence;
  PdMoney spent = pd_money_subtract (self->balance_before, self->balance_now);
  PdMoney unexplained = pd_money_subtract (spent, search->others);
  guint n_rounded = self->others_between + 1;

  if (!pd_money_is_known (self->balance_before))
    conclude (self, PD_VERDICT_UNCLEAR, _ ("The balance before sending is not known."));
  else if (!pd_money_is_known (self->balance_now))
    conclude (self, PD_VERDICT_UNCLEAR, _ ("The balance was not read since."));
  else if (!pd_money_is_known (self->price) || pd_money_is_zero (self->price))
    conclude (self, PD_VERDICT_UNCLEAR, _ ("It is not known what this order would have cost."));
  else if (search->gave_back)
    conclude (self, PD_VERDICT_UNCLEAR,
              _ ("The balance does not tell: since then the panel may have given money back for another "
                 "order."));
  else if (!pd_money_is_known (unexplained))
    conclude (self, PD_VERDICT_UNCLEAR,
              _ ("The balance does not tell: it is not known what else was paid there in between."));
  else if (is_same (unexplained, self->price, self->price, n_rounded))
    conclude_arrived (self, pd_money_equal (unexplained, self->price));
  else if (is_same (unexplained, PD_MONEY_ZERO, self->price, n_rounded))
    conclude_not_arrived (self, MAX (search->record->sent_at, search->last_at));
  else
    conclude (self, PD_VERDICT_UNCLEAR,
              _ ("The balance does not tell: it has changed by something else as well."));
}

static gboolean
is_same_currency (const PdOrderRecord *record, PdPanel *panel)
{
  return g_strcmp0 (record->currency, pd_panel_get_currency (panel)) == 0;
}

/**
 * pd_evidence_new:
 * @order: an order, mostly one of which nobody knows whether it arrived
 * @orders: all orders
 *
 * Returns: (transfer full): what is known by now
 */
PdEvidence *
pd_evidence_new (PdOrder *order, PdOrderList *orders)
{
  PdEvidence *self;
  PdPanel *panel;
  Search search = { 0 };

  g_return_val_if_fail (PD_IS_ORDER (order), NULL);
  g_return_val_if_fail (PD_IS_ORDER_LIST (orders), NULL);

  self = g_new0 (PdEvidence, 1);
  panel = pd_order_get_panel (order);
  search = (Search) { .evidence = self, .record = pd_order_get_record (order), .others = PD_MONEY_ZERO };
  self->balance_before = search.record->balance_before;
  self->price = search.record->price;
  self->balance_now = PD_MONEY_UNKNOWN;
  if (pd_panel_get_balance_at (panel) > search.record->sent_at)
    {
      self->balance_at = pd_panel_get_balance_at (panel);
      self->balance_now = pd_panel_get_balance (panel);
    }
  weigh_others (&search, order, orders);

  if (is_refused_for_itself (&search))
    conclude (self, PD_VERDICT_ARRIVED,
              _ ("The panel refused a later order because one for this link is open there."));
  else if (!is_same_currency (search.record, panel))
    conclude (self, PD_VERDICT_UNCLEAR, _ ("The price and the balance are in different currencies."));
  else
    judge_balance (&search);

  return self;
}

/**
 * pd_evidence_free:
 * @self: (nullable) (transfer full): evidence
 */
void
pd_evidence_free (PdEvidence *self)
{
  if (!self)
    return;

  g_free (self->reason);
  g_free (self);
}
