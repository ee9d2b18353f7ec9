/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-balance-curve.h"

#include <glib/gi18n.h>

/* The balance of a panel over time, as steps: a balance jumps, it does not slope. Amounts stay exact; only
 * places on the screen are floating point. No widget, so that it can be tested alone. Main thread. */

struct _PdBalanceCurve
{
  gatomicrefcount references;
  gint64 start;
  gint64 end;
  char *currency; /* (nullable) */
  GArray *steps;
  gint64 read_at;  /* the last reading of the last step */
  gboolean broken; /* nothing is known since then */
};

static PdBalanceStep *
get_last (PdBalanceCurve *self)
{
  return self->steps->len > 0 ? &g_array_index (self->steps, PdBalanceStep, self->steps->len - 1) : NULL;
}

/* A panel that does not name its currency every time means the same one. */
static gboolean
is_foreign (PdBalanceCurve *self, const PdBalanceRecord *record)
{
  return record->currency != NULL && g_strcmp0 (record->currency, self->currency) != 0;
}

/* A reading before the period counts only as what the period began with. */
static void
forget_before_start (PdBalanceCurve *self)
{
  PdBalanceStep *first = get_last (self);

  if (first == NULL || self->steps->len != 1 || first->from >= self->start)
    return;

  if (first->to > self->start)
    first->from = self->start;
  else
    g_array_set_size (self->steps, 0);
}

static void
find_extremes (PdBalanceCurve *self, PdMoney *lowest, PdMoney *highest)
{
  *lowest = PD_MONEY_UNKNOWN;
  *highest = PD_MONEY_UNKNOWN;
  for (guint i = 0; i < self->steps->len; i++)
    {
      PdMoney balance = g_array_index (self->steps, PdBalanceStep, i).balance;

      if (i == 0 || pd_money_compare (balance, *lowest) < 0)
        *lowest = balance;
      if (i == 0 || pd_money_compare (balance, *highest) > 0)
        *highest = balance;
    }
}

/* The smallest round amount that is at least @least: 1, 2, 2.5 or 5 of a power of ten. */
static PdMoney
find_round_amount (double least)
{
  static const char *const mantissas[] = { "10", "20", "25", "50" };

  for (int exponent = -9; exponent < 18; exponent++)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      {
        g_autofree char *text = g_strdup_printf ("%se%d", mantissas[i], exponent);
        PdMoney amount = pd_money_parse (text);

        if (pd_balance_to_double (amount) >= least * (1 - 1e-9))
          return pd_money_trim (amount, 0);
      }

  return pd_money_from_int (G_MAXINT64);
}

/**
 * pd_balance_curve_new:
 * @start: when the period begins, in microseconds since 1970
 * @end: when it ends
 * @currency: (nullable): of the account now; readings in another one are left out
 *
 * Returns: (transfer full): a curve without readings
 */
PdBalanceCurve *
pd_balance_curve_new (gint64 start, gint64 end, const char *currency)
{
  PdBalanceCurve *self = g_new0 (PdBalanceCurve, 1);

  g_atomic_ref_count_init (&self->references);
  self->start = start;
  self->end = MAX (end, start + 1);
  self->currency = g_strdup (currency);
  self->steps = g_array_new (FALSE, FALSE, sizeof (PdBalanceStep));
  self->broken = TRUE;

  return self;
}

/**
 * pd_balance_curve_ref:
 * @self: a curve
 *
 * Returns: (transfer full): @self
 */
PdBalanceCurve *
pd_balance_curve_ref (PdBalanceCurve *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * pd_balance_curve_unref:
 * @self: (transfer full): a curve
 *
 * Gives up one reference.
 */
void
pd_balance_curve_unref (PdBalanceCurve *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_array_unref (self->steps);
  g_free (self->currency);
  g_free (self);
}

/**
 * pd_balance_curve_add:
 * @self: a curve
 * @record: the next reading; readings are added in the order of time
 *
 * Adds a reading. The balance before it held until then, unless too long a time lies between them.
 */
void
pd_balance_curve_add (PdBalanceCurve *self, const PdBalanceRecord *record)
{
  PdBalanceStep *last = get_last (self);
  PdBalanceStep step = { record->balance, record->at, record->at, FALSE };

  if (record->at > self->end || (last != NULL && record->at < self->read_at))
    return;
  if (!pd_money_is_known (record->balance) || is_foreign (self, record))
    {
      self->broken = TRUE;
      return;
    }

  step.joined = !self->broken && record->at - self->read_at <= PD_BALANCE_GAP;
  self->broken = FALSE;
  self->read_at = record->at;
  if (step.joined)
    last->to = record->at;
  forget_before_start (self);
  last = get_last (self);
  if (last != NULL && step.joined && pd_money_equal (last->balance, step.balance))
    return;

  step.joined = step.joined && last != NULL;
  g_array_append_val (self->steps, step);
}

/**
 * pd_balance_curve_close:
 * @self: a curve with all its readings
 *
 * What was read last holds until the end of the period, unless it is too old.
 */
void
pd_balance_curve_close (PdBalanceCurve *self)
{
  PdBalanceStep *last = get_last (self);

  if (last != NULL && !self->broken && self->end - self->read_at <= PD_BALANCE_GAP)
    last->to = self->end;
  forget_before_start (self);
}

/**
 * pd_balance_curve_get_start:
 * @self: a curve
 *
 * Returns: when the period begins, in microseconds since 1970
 */
gint64
pd_balance_curve_get_start (PdBalanceCurve *self)
{
  return self->start;
}

/**
 * pd_balance_curve_get_end:
 * @self: a curve
 *
 * Returns: when the period ends, in microseconds since 1970
 */
gint64
pd_balance_curve_get_end (PdBalanceCurve *self)
{
  return self->end;
}

/**
 * pd_balance_curve_get_steps:
 * @self: a curve
 * @n_steps: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_steps): the steps, oldest first
 */
const PdBalanceStep *
pd_balance_curve_get_steps (PdBalanceCurve *self, guint *n_steps)
{
  *n_steps = self->steps->len;

  return (const PdBalanceStep *) (gpointer) self->steps->data;
}

/**
 * pd_balance_curve_find:
 * @self: a curve
 * @at: a time
 *
 * Returns: (transfer none) (nullable): the step that held then, %NULL where nothing is known
 */
const PdBalanceStep *
pd_balance_curve_find (PdBalanceCurve *self, gint64 at)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      const PdBalanceStep *step = &g_array_index (self->steps, PdBalanceStep, i - 1);

      if (step->from <= at)
        return at <= step->to ? step : NULL;
    }

  return NULL;
}

/**
 * pd_balance_curve_get_scale:
 * @self: a curve
 * @threshold: has its place in the chart too; may be unknown
 *
 * Returns: a grid of three or four round amounts, 0 among them, that holds every balance
 */
PdBalanceScale
pd_balance_curve_get_scale (PdBalanceCurve *self, PdMoney threshold)
{
  PdBalanceScale scale;
  PdMoney lowest, highest;
  double low, high, step;

  find_extremes (self, &lowest, &highest);
  low = MIN (pd_balance_to_double (lowest), 0);
  high = MAX (MAX (pd_balance_to_double (highest), pd_balance_to_double (threshold)), 0);
  scale.step = find_round_amount (high > low ? (high - low) / 3 : 1);
  step = pd_balance_to_double (scale.step);

  scale.first = (int) (low / step) - (low < (int) (low / step) * step ? 1 : 0);
  scale.n_steps = 1;
  while ((scale.first + scale.n_steps) * step < high * (1 - 1e-9))
    scale.n_steps++;

  return scale;
}

/**
 * pd_balance_curve_describe:
 * @self: a curve
 *
 * Returns: (transfer full): what is to be seen, for those who do not see it
 */
char *
pd_balance_curve_describe (PdBalanceCurve *self)
{
  PdMoney lowest, highest;
  g_auto (GStrv) texts = g_new0 (char *, 5);
  const char *currency = self->currency != NULL ? self->currency : "";

  if (self->steps->len == 0)
    return g_strdup (_ ("The balance was not read in this time."));

  find_extremes (self, &lowest, &highest);
  texts[0] = pd_money_format (g_array_index (self->steps, PdBalanceStep, 0).balance);
  texts[1] = pd_money_format (get_last (self)->balance);
  texts[2] = pd_money_format (lowest);
  texts[3] = pd_money_format (highest);

  /* Translators: four balances, each followed by the code of the currency: %5$s */
  return g_strdup_printf (_ ("First %1$s %5$s, last %2$s %5$s, lowest %3$s %5$s, highest %4$s %5$s"),
                          texts[0], texts[1], texts[2], texts[3], currency);
}

/**
 * pd_balance_to_double:
 * @balance: an amount
 *
 * Returns: about the same, for a place on the screen only; 0 for unknown
 */
double
pd_balance_to_double (PdMoney balance)
{
  g_autofree char *text = pd_money_is_known (balance) ? pd_money_to_string (balance) : NULL;

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}
