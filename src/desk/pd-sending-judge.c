/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-sending-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * What the answer to an add means for the order, and whether an order of which nobody knows whether it
 * arrived may be sent once more (api-v2 §3, §5). In doubt an order is unknown. Main thread.
 */

/* A repeat under a request id is safe at any time; it is given up when the panel keeps silent. */
#define MOST_REPEATS 3
#define REPEAT_AFTER (10 * G_TIME_SPAN_SECOND)
/* Panels of the other dialect know an order again for 120 s from when they received it (api-v2 §5). What was
 * sent in the first minute has reached them by then, also where the second request is slow. */
#define WINDOW (60 * G_TIME_SPAN_SECOND)

static void
set_outcome (PdSending *self, PdJournal outcome, const GError *error, gint64 now)
{
  self->outcome = outcome;
  self->answered_at = now;
  g_clear_error (&self->error);
  self->error = error ? g_error_copy (error) : NULL;
}

/* A panel that knows its orders again by service, link and quantity answers an order that was meant to be
 * another one with the id of the first (api-v2 §5). */
static gboolean
is_taken_for_another (PdSending *self, const char *order_id)
{
  PdPanel *panel = pd_order_get_panel (self->order);
  PdOrder *other = pd_order_list_find_by_panel_id (self->orders, panel, order_id);

  return other && other != self->order
         && pd_dialect_get_idempotency (pd_panel_get_dialect (panel)) == PD_IDEMPOTENCY_WINDOW;
}

static void
judge_placed (PdSending *self, const PdAddResult *answer, gint64 now)
{
  g_autoptr (GError) error = NULL;

  if (is_taken_for_another (self, answer->order))
    {
      /* Translators: the panel's id of an earlier order */
      error = g_error_new (PD_API_ERROR, PD_API_ERROR_OTHER,
                           _ ("The panel took this for a repeat of order %s. Nothing was bought."),
                           answer->order);
      set_outcome (self, PD_JOURNAL_REFUSED, error, now);
      return;
    }

  set_outcome (self, PD_JOURNAL_PLACED, NULL, now);
  g_set_str (&self->order_id, answer->order);
  g_set_str (&self->currency, answer->currency);
  self->charge = answer->charge;
}

/* An order that is sent again since it seemed not to have arrived, and is refused for an open order with its
 * link: that may well be its first self. */
static gboolean
is_refused_for_itself (PdSending *self, const GError *reason)
{
  return self->earlier_at > 0 && g_error_matches (reason, PD_API_ERROR, PD_API_ERROR_DUPLICATE_LINK);
}

/* Finds the outcome in an answer. Without one nothing was sent, and a panel that wants us to wait has taken
 * nothing: the order may be sent again. An answer to a repeat speaks of the repeat alone: only an id tells
 * what became of the order. */
void
pd_sending_judge (PdSending *self, const PdAddResult *answer, const GError *error, gint64 now)
{
  const GError *reason = answer ? answer->error : error;
  g_autoptr (GError) first = self->error ? g_error_copy (self->error) : NULL;

  if (answer && answer->outcome == PD_ADD_PLACED)
    judge_placed (self, answer, now);
  else if (self->n_sent > 1)
    set_outcome (self, PD_JOURNAL_UNKNOWN, first, now);
  else if (!answer || g_error_matches (reason, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT))
    set_outcome (self, PD_JOURNAL_INTENT, reason, now);
  else if (answer->outcome == PD_ADD_REFUSED && !is_refused_for_itself (self, reason))
    set_outcome (self, PD_JOURNAL_REFUSED, reason, now);
  else
    set_outcome (self, PD_JOURNAL_UNKNOWN, reason, now);
}

/**
 * pd_sending_get_repeat_at:
 * @self: the way of an order, with an outcome
 * @now: the time
 *
 * An order of which nobody knows whether it arrived may be sent again only where the panel knows it again:
 * by its request id, or, where the user has set so, by what it is, within a short time. A panel of the second
 * kind also gets a second order for the same as a repeat of the first.
 *
 * Returns: when to send it again, in microseconds since 1970; 0 for never
 */
gint64
pd_sending_get_repeat_at (PdSending *self, gint64 now)
{
  const PdOrderRecord *record = pd_order_get_record (self->order);
  PdDialect *dialect = pd_panel_get_dialect (pd_order_get_panel (self->order));

  if (self->outcome != PD_JOURNAL_UNKNOWN)
    return 0;

  switch (pd_dialect_get_idempotency (dialect))
    {
    case PD_IDEMPOTENCY_REQUEST_ID:
      return record->request_id && self->n_sent <= MOST_REPEATS ? now + self->n_sent * REPEAT_AFTER : 0;
    case PD_IDEMPOTENCY_WINDOW:
      return record->quantity > 0 && self->n_sent == 1 && now + REPEAT_AFTER - self->sent_at <= WINDOW
                 ? now + REPEAT_AFTER
                 : 0;
    case PD_IDEMPOTENCY_NONE:
    default:
      return 0;
    }
}
