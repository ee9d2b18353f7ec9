/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-lane-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * What a lane does next. pd_lane_run() looks at where it stands and takes one step; whatever ends or changes
 * calls it again. A step is: asking something before the next order, sending it, saving its outcome, or
 * waiting. Declared in pd-lane.h. Main thread.
 */

#define FIRST_WAIT G_TIME_SPAN_SECOND
#define LONGEST_WAIT (2 * G_TIME_SPAN_MINUTE)
/* What is asked before an order is asked during its hold-back, so that it costs no time of its own. */
#define AHEAD (10 * G_TIME_SPAN_SECOND)
/* The balance is read again once for all orders that go out in a row. */
#define AFTER_ORDERS_MS 3000
#define AT_ONCE_MS 1

static void
timer_cb (gpointer data)
{
  PdLane *self = data;

  self->timer = 0;
  pd_lane_run (self);
}

static void
run_at (PdLane *self, gint64 time, gint64 now)
{
  gint64 milliseconds = (time - now + G_TIME_SPAN_MILLISECOND - 1) / G_TIME_SPAN_MILLISECOND;

  if (time != PD_LANE_NEVER)
    self->timer = pd_clock_add (self->clock, (guint) CLAMP (milliseconds, 1, G_MAXINT), timer_cb, self);
}

/* The first order whose hold-back is over; the next one whose hold-back ends if there is none. */
static PdLaneItem *
find_next (PdLane *self, gint64 now)
{
  PdLaneItem *next = NULL;

  for (GList *link = self->waiting.head; link; link = link->next)
    {
      PdLaneItem *item = link->data;

      if (item->send_after <= now)
        return item;
      if (!next || item->send_after < next->send_after)
        next = item;
    }

  return next;
}

static void
set_message (PdLane *self, char *message)
{
  g_clear_error (&self->problem);
  g_free (self->message);
  self->message = message;
}

static void
set_problem (PdLane *self, const GError *error)
{
  set_message (self, NULL);
  self->problem = g_error_copy (error);
}

static gboolean
waits_for_verdict (PdLane *self)
{
  return pd_panel_get_hold_after_unknown (self->panel) && g_hash_table_size (self->unknown) > 0;
}

/* Whether it stands until the user, or somebody else's call, changes something. */
static gboolean
stands (PdLane *self)
{
  return self->paused || self->stop != PD_LANE_STOP_NONE || pd_panel_get_removed (self->panel)
         || waits_for_verdict (self);
}

static void
wait_for_store (PdLane *self, const GError *error)
{
  /* Translators: why something could not be written to the disk */
  pd_lane_wait_longer (self, g_strdup_printf (_ ("Orders cannot be written down, therefore none is sent: %s"),
                                              error->message));
}

static void
refuse (PdLane *self, const GError *error)
{
  /* Whoever says no to an order, in whatever words, has answered. */
  if (g_error_matches (error, PD_API_ERROR, PD_API_ERROR_OTHER))
    {
      pd_panel_contact_succeeded (self->panel);
      return;
    }

  pd_lane_meet_error (self, error);
  if (!g_error_matches (error, PD_API_ERROR, PD_API_ERROR_FUNDS))
    return;

  /* The rest of the queue would be refused one by one. It goes on when the balance has grown. */
  self->stop_balance = pd_panel_get_balance (self->panel);
  pd_lane_stand (self, PD_LANE_STOP_FUNDS_REFUSED,
                 /* Translators: the name of a panel */
                 g_strdup_printf (_ ("%s says that the balance is too small. The other orders wait."),
                                  pd_panel_get_name (self->panel)));
  pd_lane_ask_balance_later (self, AT_ONCE_MS, 1);
}

static void
conclude_unknown (PdLane *self, PdOrder *order, const GError *error)
{
  g_hash_table_add (self->unknown, g_object_ref (order));
  if (error)
    pd_panel_contact_failed (self->panel, error);
  /* The evidence: at once, and again when a slow panel has booked it. */
  pd_lane_ask_balance_later (self, AT_ONCE_MS, 2);
}

static void
conclude_placed (PdLane *self)
{
  self->failures = 0;
  self->not_before = 0;
  set_message (self, NULL);
  pd_panel_contact_succeeded (self->panel);
  /* One of which nobody knows whether it arrived is told from this one when both are booked. */
  pd_lane_ask_balance_later (self, AFTER_ORDERS_MS, g_hash_table_size (self->unknown) > 0 ? 2 : 1);
}

/* The outcome is on disk. */
static void
conclude (PdLane *self)
{
  g_autoptr (PdSending) sending = g_steal_pointer (&self->sending);
  PdOrder *order = pd_sending_get_order (sending);
  const GError *error = pd_sending_get_error (sending);
  PdJournal outcome = pd_sending_get_outcome (sending);

  self->current = NULL;
  self->not_before = 0;
  self->concluded_at = pd_clock_now (self->clock);
  pd_lane_expect (self, order, outcome);
  if (outcome == PD_JOURNAL_INTENT)
    {
      pd_lane_meet_error (self, error);
      return;
    }

  pd_lane_forget (self, order);
  if (outcome == PD_JOURNAL_PLACED)
    conclude_placed (self);
  else if (outcome == PD_JOURNAL_REFUSED)
    refuse (self, error);
  else
    conclude_unknown (self, order, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdLane) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (pd_sending_save_finish (self->sending, result, &error))
    conclude (self);
  else
    wait_for_store (self, error);
  pd_lane_end_step (self);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdLane) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 repeat_at;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->repeat = FALSE;
  if (!pd_sending_send_finish (self->sending, result, &error))
    {
      g_clear_pointer (&self->sending, pd_sending_unref);
      self->current = NULL;
      wait_for_store (self, error);
    }
  else
    {
      repeat_at = pd_sending_get_repeat_at (self->sending, pd_clock_now (self->clock));
      self->repeat = repeat_at > 0;
      self->not_before = repeat_at;
    }
  pd_lane_end_step (self);
}

static void
send (PdLane *self)
{
  self->busy = TRUE;
  pd_sending_send_async (self->sending, self->store, self->clock, self->cancellable, sent_cb,
                         g_object_ref (self));
}

static void
begin (PdLane *self, PdOrder *order)
{
  set_message (self, NULL);
  self->current = order;
  self->sending = pd_sending_new (order, self->orders, self->expected);
  send (self);
}

/* The panel asked for a pause, maybe when somebody else called. An order that waited for its end inside its
 * call would stand there as half-sent. */
static void
sit_out (PdLane *self, gint64 until, gint64 now)
{
  g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_RATE_LIMIT, "");

  set_problem (self, error);
  run_at (self, until, now);
}

/* Between the answer of the panel and the next order. */
static void
go_on (PdLane *self, gint64 now)
{
  if (self->not_before > now)
    run_at (self, self->not_before, now);
  else if (self->repeat)
    send (self);
  else
    {
      self->busy = TRUE;
      pd_sending_save_async (self->sending, self->store, saved_cb, g_object_ref (self));
    }
}

static void
look_for_next (PdLane *self, gint64 now)
{
  PdLaneItem *next = find_next (self, now);
  gint64 pause = pd_client_get_waits_until (pd_panel_get_client (self->panel));

  if (next && waits_for_verdict (self) && self->stop == PD_LANE_STOP_NONE)
    set_message (self, g_strdup_printf (
                           /* Translators: the name of a panel */
                           _ ("The next orders to %s wait until it is clear what became of the last one."),
                           pd_panel_get_name (self->panel)));
  if (!next || next->send_after == PD_LANE_NEVER || stands (self))
    return;
  if (self->not_before > now)
    run_at (self, self->not_before, now);
  else if (next->send_after - now > AHEAD)
    run_at (self, next->send_after - AHEAD, now);
  else if (pd_lane_ask_first (self, next->order))
    self->busy = TRUE;
  else if (next->send_after > now)
    run_at (self, next->send_after, now);
  else if (pause > 0)
    sit_out (self, pause, now);
  else if (!pd_lane_stop_current (self, next->order))
    begin (self, next->order);
}

/* Only now the next step may be taken: until here, what the panel or an order notifies finds a step under
 * way. */
void
pd_lane_end_step (PdLane *self)
{
  self->busy = FALSE;
  pd_lane_run (self);
}

/* For pd-lane-check.c: nothing is tried until something has changed. */
void
pd_lane_stand (PdLane *self, PdLaneStop stop, char *message)
{
  self->stop = stop;
  set_message (self, message);
}

/* Nothing is tried before a time. */
void
pd_lane_wait (PdLane *self, gint64 until, char *message)
{
  self->not_before = until;
  set_message (self, message);
}

/* Tried again, after more time with every failure. */
void
pd_lane_wait_longer (PdLane *self, char *message)
{
  gint64 wait = FIRST_WAIT << MIN (self->failures, 10);

  self->failures++;
  pd_lane_wait (self, pd_clock_now (self->clock) + MIN (wait, LONGEST_WAIT), message);
}

static PdLaneStop
find_stop (const GError *error)
{
  static const PdApiError stops[]
      = { PD_API_ERROR_NO_KEY, PD_API_ERROR_BAD_KEY, PD_API_ERROR_ACCOUNT_OFF, PD_API_ERROR_BAD_ADDRESS };

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    if (g_error_matches (error, PD_API_ERROR, (int) stops[i]))
      return PD_LANE_STOP_ACCOUNT;

  return PD_LANE_STOP_NONE;
}

static gboolean
passes_with_time (const GError *error)
{
  static const PdApiError passing[]
      = { PD_API_ERROR_RATE_LIMIT, PD_API_ERROR_PANEL_FAULT, PD_API_ERROR_WEB_PAGE, PD_API_ERROR_INTERRUPTED,
          PD_API_ERROR_TIMED_OUT };

  for (gsize i = 0; i < G_N_ELEMENTS (passing); i++)
    if (g_error_matches (error, PD_API_ERROR, (int) passing[i]))
      return TRUE;

  return pd_api_error_is_unsent (error);
}

/* What a call tells about the orders that come next. */
void
pd_lane_meet_error (PdLane *self, const GError *error)
{
  gint64 until = pd_client_get_waits_until (pd_panel_get_client (self->panel));

  pd_panel_contact_failed (self->panel, error);
  if (g_error_matches (error, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT) && until > 0)
    pd_lane_wait (self, until, NULL);
  else if (find_stop (error) != PD_LANE_STOP_NONE)
    pd_lane_stand (self, find_stop (error), NULL);
  else if (passes_with_time (error))
    pd_lane_wait_longer (self, NULL);
  else
    return;

  set_problem (self, error);
}

/**
 * pd_lane_is_idle:
 * @self: a lane
 *
 * Returns: whether nothing is under way and nothing will be sent by itself; held, paused and unknown orders,
 * and those whose panel has no key or no money left, do not count
 */
gboolean
pd_lane_is_idle (PdLane *self)
{
  PdLaneItem *next;

  if (self->busy || self->sending)
    return FALSE;

  next = find_next (self, pd_clock_now (self->clock));

  return !next || next->send_after == PD_LANE_NEVER || stands (self);
}

/**
 * pd_lane_run:
 * @self: a lane
 *
 * Takes the next step, if its time has come and none is under way.
 */
void
pd_lane_run (PdLane *self)
{
  gint64 now;

  if (self->busy || !self->store)
    return;

  now = pd_clock_now (self->clock);
  pd_clock_clear (self->clock, &self->timer);
  if (self->sending)
    go_on (self, now);
  else
    look_for_next (self, now);
  g_signal_emit_by_name (self, "changed");
}
