/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-news.h"

#include "config.h"
#include "pd-order-text.h"

#include <glib/gi18n-lib.h>

/*
 * From a panel's answer to the record of an order: what is new in it, how the record takes it over, and how
 * the history tells it. What the panel left out stays as it was. Pure functions; the tracker, and whoever
 * asks for the state of a single order, calls them on the main thread.
 */

static gboolean
is_new_amount (PdMoney known, PdMoney told)
{
  return pd_money_is_known (told) && !pd_money_equal (known, told);
}

static void
take_amount (PdMoney *known, PdMoney told)
{
  if (is_new_amount (*known, told))
    *known = told;
}

static gboolean
is_new_text (const char *known, const char *told)
{
  return told && g_strcmp0 (known, told) != 0;
}

/* How the panel writes a state that we know is of no interest; a word that we do not know is all there is. */
static gboolean
is_new_state (const PdOrderRecord *record, const PdStatusResult *result)
{
  if (!result->text)
    return FALSE;

  return result->state != record->state
         || (result->state == PD_STATE_UNKNOWN && is_new_text (record->state_text, result->text));
}

/* An expected price in another currency than the charge would be compared with it: it is forgotten. */
static void
take_currency (PdOrderRecord *record, const char *told)
{
  if (!is_new_text (record->currency, told))
    return;
  if (record->currency)
    record->price = PD_MONEY_UNKNOWN;
  g_set_str (&record->currency, told);
}

static void
take_state (PdOrderRecord *record, const PdStatusResult *result, gint64 now)
{
  if (!result->text)
    return;

  /* A failed order that the user took note of stays so until the panel says something else of it. */
  if (!result->final && is_new_state (record, result))
    record->ended_at = 0;
  else if (result->final && record->ended_at == 0)
    record->ended_at = now;
  record->state = result->state;
  g_set_str (&record->state_text, result->text);
}

/* Sentences without the full stop of the last one: a single one reads like the short texts beside it. */
static void
add_sentence (char **text, char *sentence)
{
  g_autofree char *before = *text;
  g_autofree char *owned = sentence;

  /* Translators: two sentences; there is no full stop after the second one */
  *text = before ? g_strdup_printf (C_ ("sentences", "%s. %s"), before, owned) : g_steal_pointer (&owned);
}

static void
describe_partial (char **text, const PdOrderRecord *record)
{
  PdMoney refund = pd_order_record_get_refund (record);
  g_autofree char *remains = pd_money_format (record->remains);
  g_autofree char *amount = pd_money_format (pd_money_trim (refund, 2));

  if (pd_money_is_known (record->remains))
    /* Translators: the first one is the panel's own word, the second one a count: what was not delivered */
    add_sentence (text, g_strdup_printf (_ ("The panel said “%s”, %s remain"), record->state_text, remains));
  if (pd_money_is_known (refund) && record->currency)
    /* Translators: an amount and its currency, which the panel should pay back */
    add_sentence (text, g_strdup_printf (_ ("About %s %s should come back"), amount, record->currency));
}

/**
 * pd_order_record_is_news:
 * @record: what is known of an order
 * @result: what its panel says now
 *
 * Returns: whether there is anything in @result that was not known; if not, only the time of the answer is
 * new
 */
gboolean
pd_order_record_is_news (const PdOrderRecord *record, const PdStatusResult *result)
{
  return is_new_state (record, result) || is_new_amount (record->charge, result->charge)
         || is_new_amount (record->start_count, result->start_count)
         || is_new_amount (record->remains, result->remains)
         || (record->problem && record->problem_code != -1)
         || (pd_money_is_known (result->charge) && is_new_text (record->currency, result->currency));
}

/**
 * pd_order_record_apply:
 * @record: what is known of a placed order; changed
 * @result: what its panel says now, without an error
 * @now: when it said so, in microseconds since 1970
 */
void
pd_order_record_apply (PdOrderRecord *record, const PdStatusResult *result, gint64 now)
{
  if (pd_order_record_is_news (record, result))
    record->changed_at = now;

  take_state (record, result, now);
  if (pd_money_is_known (result->charge))
    take_currency (record, result->currency);
  take_amount (&record->charge, result->charge);
  take_amount (&record->start_count, result->start_count);
  take_amount (&record->remains, result->remains);
  record->checked_at = now;
  record->problem_code = -1;
  g_clear_pointer (&record->problem, g_free);
}

/**
 * pd_order_record_get_refund:
 * @record: an order that was delivered in part
 *
 * Estimates what comes back as credit: the share of the price that remains (api-v2 §5). The price as ordered
 * is taken, since some panels lower the charge by the refund and some leave it.
 *
 * Returns: the amount in the currency of the order, or unknown
 */
PdMoney
pd_order_record_get_refund (const PdOrderRecord *record)
{
  gint64 delivered = pd_order_record_get_delivered (record);

  if (record->state != PD_STATE_PARTIAL || delivered < 0 || record->quantity <= 0)
    return PD_MONEY_UNKNOWN;

  return pd_money_share (pd_money_is_known (record->price) ? record->price : record->charge,
                         record->quantity - delivered, record->quantity);
}

/**
 * pd_order_record_describe_news:
 * @before: what was known
 * @after: what is known now
 *
 * Returns: (nullable) (transfer full): what the history adds to the name of the new state, %NULL for nothing
 */
char *
pd_order_record_describe_news (const PdOrderRecord *before, const PdOrderRecord *after)
{
  g_autofree char *text = NULL;
  g_autofree char *start_count = pd_money_format (after->start_count);

  if (after->state == PD_STATE_PARTIAL && before->state != PD_STATE_PARTIAL)
    describe_partial (&text, after);
  else if (after->state == PD_STATE_UNKNOWN || after->state == PD_STATE_FAILED)
    /* Translators: the panel's own word for the state of an order */
    add_sentence (&text, g_strdup_printf (_ ("The panel said “%s”"), after->state_text));
  if (is_new_amount (before->start_count, after->start_count))
    /* Translators: how many there were before the panel began */
    add_sentence (&text, g_strdup_printf (_ ("Start count %s"), start_count));

  return g_steal_pointer (&text);
}
