/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-lane-private.h"

#include "config.h"
#include "pd-order-check.h"

#include <glib/gi18n-lib.h>

/*
 * What a lane makes sure of before it sends an order: that its service is what the user saw, and that the
 * balance pays it. Balance and catalogue are asked when they are old, once for many orders; between two
 * readings the balance is counted on. Main thread.
 */

#define BALANCE_FRESH G_TIME_SPAN_MINUTE
#define BALANCE_SURE (10 * G_TIME_SPAN_SECOND) /* before an order is stopped for it */
#define CATALOGUE_FRESH (5 * G_TIME_SPAN_MINUTE)
#define TRY_AGAIN_MS 3000
#define LATE_BOOKING_MS 30000
#define TOP_UP_MS 60000 /* who waits for money looks so often whether it has come */

static gboolean
is_older (gint64 time, gint64 span, gint64 now)
{
  return now - time > span;
}

static gboolean
needs_balance (PdLane *self, gint64 now)
{
  return is_older (self->balance_asked_at, BALANCE_FRESH, now)
         && (is_older (pd_panel_get_balance_at (self->panel), BALANCE_FRESH, now)
             || !pd_money_is_known (self->expected));
}

static gboolean
needs_catalogue (PdLane *self, PdOrder *next, gint64 now)
{
  gint64 read_at = pd_panel_get_record (self->panel)->catalogue_at;

  return self->services && pd_order_record_saw_service (pd_order_get_record (next))
         && is_older (self->catalogue_asked_at, CATALOGUE_FRESH, now)
         && (is_older (read_at, CATALOGUE_FRESH, now)
             || pd_load_is_loading (pd_panel_get_catalogue_load (self->panel))
             || pd_service_list_count (self->services, self->panel) == 0);
}

/* One that cannot be reached, or refuses the key, cannot take orders. Neither can one that has told such
 * things before, and now shows a web page, breaks off or is silent: what is sent then becomes unknown. A
 * panel that never told its balance can. */
static gboolean
keeps_from_sending (const GError *error, gboolean told_before)
{
  static const struct
  {
    PdApiError code;
    gboolean always;
  } reasons[] = {
    { PD_API_ERROR_RATE_LIMIT, TRUE },   { PD_API_ERROR_BAD_KEY, TRUE },
    { PD_API_ERROR_ACCOUNT_OFF, TRUE },  { PD_API_ERROR_WEB_PAGE, FALSE },
    { PD_API_ERROR_INTERRUPTED, FALSE }, { PD_API_ERROR_TIMED_OUT, FALSE },
    { PD_API_ERROR_PANEL_FAULT, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (error, PD_API_ERROR, (int) reasons[i].code))
      return reasons[i].always || told_before;

  return pd_api_error_is_unsent (error);
}

/* One that was given up, since the panel was changed meanwhile, has told nothing. */
static gboolean
was_given_up (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
balance_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdLane) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean read = pd_catalogue_refresh_balance_finish (PD_CATALOGUE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (read)
    self->expected = pd_panel_get_balance (self->panel);
  else if (was_given_up (error))
    self->balance_asked_at = 0;
  else if (keeps_from_sending (error, pd_panel_get_balance_at (self->panel) > 0))
    {
      self->balance_asked_at = 0;
      pd_lane_meet_error (self, error);
    }
  pd_lane_end_step (self);
}

/* Where the services cannot be read, the orders are held against what is known of them. */
static void
catalogue_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdLane) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean read = pd_catalogue_refresh_finish (PD_CATALOGUE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (was_given_up (error))
    self->catalogue_asked_at = 0;
  else if (!read && keeps_from_sending (error, pd_panel_get_record (self->panel)->catalogue_at > 0))
    {
      self->catalogue_asked_at = 0;
      pd_lane_meet_error (self, error);
    }
  pd_lane_end_step (self);
}

static void
ask_balance (PdLane *self, gint64 now)
{
  self->balance_asked_at = now;
  pd_catalogue_refresh_balance_async (self->catalogue, self->panel, self->cancellable, balance_asked_cb,
                                      g_object_ref (self));
}

static void
later_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Whatever came of it, the panel shows. */
  pd_catalogue_refresh_balance_finish (PD_CATALOGUE (source), result, &error);
}

static gboolean
waits_for_money (PdLane *self)
{
  return self->stop == PD_LANE_STOP_FUNDS || self->stop == PD_LANE_STOP_FUNDS_REFUSED;
}

static void
ask_later_cb (gpointer data)
{
  PdLane *self = data;

  self->balance_timer = 0;
  if (self->busy || self->sending)
    {
      self->balance_timer = pd_clock_add (self->clock, TRY_AGAIN_MS, ask_later_cb, self);
      return;
    }

  pd_catalogue_refresh_balance_async (self->catalogue, self->panel, self->cancellable, later_asked_cb, NULL);
  if (self->balance_rounds > 0)
    self->balance_rounds--;
  if (self->balance_rounds > 0)
    self->balance_timer = pd_clock_add (self->clock, LATE_BOOKING_MS, ask_later_cb, self);
  else if (waits_for_money (self))
    self->balance_timer = pd_clock_add (self->clock, TOP_UP_MS, ask_later_cb, self);
}

static gboolean
pays (PdLane *self, PdOrder *order, PdMoney balance)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  const char *currency = pd_panel_get_currency (self->panel);

  if (!pd_money_is_known (record->price) || !pd_money_is_known (balance)
      || g_strcmp0 (record->currency, currency) != 0)
    return TRUE;

  return pd_money_compare (record->price, balance) <= 0;
}

static char *
describe_funds (PdLane *self, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  g_autofree char *price = pd_money_format (pd_money_trim (record->price, 2));
  g_autofree char *left = pd_money_format (self->expected);
  const char *currency = record->currency ? record->currency : "";

  /* Translators: a price, the name of a panel, a balance; each amount with its currency */
  return g_strdup_printf (_ ("The next order costs %s %s, and %s has %s %s left. The orders wait."), price,
                          currency, pd_panel_get_name (self->panel), left, currency);
}

static void
held_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdLane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdOrder) order = NULL;
  gboolean held = pd_change_set_commit_finish (PD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  order = g_object_ref (self->current);
  self->current = NULL;
  if (held)
    {
      pd_lane_forget (self, order);
      pd_lane_add (self, order, PD_LANE_NEVER);
    }
  else
    pd_lane_wait_longer (self, g_strdup (error->message));
  pd_lane_end_step (self);
}

static void
hold (PdLane *self, PdOrder *order, const char *difference)
{
  PdChangeSet *changes = pd_change_set_new ();
  PdOrderRecord *record = pd_change_set_edit (changes, order);

  self->busy = TRUE;
  self->current = order;
  record->held = TRUE;
  record->problem_code = -1;
  g_set_str (&record->problem, difference);
  pd_change_set_add_event (changes, order, pd_clock_now (self->clock), PD_EVENT_HELD, difference);
  pd_change_set_commit_async (changes, self->store, held_cb, g_object_ref (self));
}

/* What has changed about the service of @order since the user saw it, where that can be told. */
static char *
find_difference (PdLane *self, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  PdService *service;

  if (!self->services || !pd_order_record_saw_service (record)
      || pd_service_list_count (self->services, self->panel) == 0)
    return NULL;

  service = pd_service_list_find (self->services, self->panel, record->service_id);

  return pd_order_record_describe_difference (record, service ? pd_service_get_info (service) : NULL);
}

/* Asks what has to be known before @next is sent. Returns: whether something was asked; its answer runs the
 * lane again. */
gboolean
pd_lane_ask_first (PdLane *self, PdOrder *next)
{
  gint64 now = pd_clock_now (self->clock);

  if (!self->catalogue)
    return FALSE;

  if (needs_catalogue (self, next, now))
    {
      self->catalogue_asked_at = now;
      pd_catalogue_refresh_async (self->catalogue, self->panel, self->cancellable, catalogue_asked_cb,
                                  g_object_ref (self));
      return TRUE;
    }
  if (needs_balance (self, now))
    {
      ask_balance (self, now);
      return TRUE;
    }

  return FALSE;
}

/* Returns: whether something keeps @next from being sent now: it is held, the lane stands, or the balance is
 * asked once more before it stands */
gboolean
pd_lane_stop_current (PdLane *self, PdOrder *next)
{
  g_autofree char *difference = find_difference (self, next);
  gint64 now = pd_clock_now (self->clock);

  if (difference)
    {
      hold (self, next, difference);
      return TRUE;
    }
  if (pays (self, next, self->expected))
    return FALSE;

  if (self->catalogue && is_older (self->balance_asked_at, BALANCE_SURE, now))
    {
      self->busy = TRUE;
      ask_balance (self, now);
    }
  else
    {
      self->stop_balance = self->expected;
      pd_lane_stand (self, PD_LANE_STOP_FUNDS, describe_funds (self, next));
      pd_lane_ask_balance_later (self, TOP_UP_MS, 1);
    }

  return TRUE;
}

/* Reads the balance, @rounds times, because of what an order did or may have done to it; not while one is in
 * flight, when nobody could tell whether it is in it. */
void
pd_lane_ask_balance_later (PdLane *self, guint milliseconds, guint rounds)
{
  if (!self->catalogue)
    return;

  self->balance_rounds = MAX (self->balance_rounds, rounds);
  if (self->balance_timer == 0)
    self->balance_timer = pd_clock_add (self->clock, milliseconds, ask_later_cb, self);
}

/* It is asked before the next order. */
static void
forget_balance (PdLane *self)
{
  self->expected = PD_MONEY_UNKNOWN;
  self->balance_asked_at = 0;
}

/* Counts on what the balance is after @order: its charge is gone, or nobody knows. */
void
pd_lane_expect (PdLane *self, PdOrder *order, PdJournal outcome)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  PdMoney cost = pd_money_is_known (record->charge) ? record->charge : record->price;

  if (self->expected_stale || outcome == PD_JOURNAL_UNKNOWN)
    forget_balance (self);
  else if (outcome == PD_JOURNAL_PLACED)
    self->expected = pd_money_subtract (self->expected, cost);
  self->expected_stale = FALSE;
}

/* The panel has told its balance, to whomever. */
void
pd_lane_balance_read (PdLane *self)
{
  PdMoney balance = pd_panel_get_balance (self->panel);
  gboolean more
      = pd_money_is_known (self->stop_balance) && pd_money_compare (balance, self->stop_balance) > 0;
  PdLaneItem *next = g_queue_peek_head (&self->waiting);

  if (self->sending)
    self->expected_stale = TRUE;
  else if (pd_panel_get_balance_at (self->panel) < self->concluded_at)
    forget_balance (self);
  else
    self->expected = balance;

  /* What was known when the panel refused may have been old. */
  if (self->stop == PD_LANE_STOP_FUNDS_REFUSED
      && (!pd_money_is_known (self->stop_balance) || pd_money_compare (balance, self->stop_balance) < 0))
    self->stop_balance = balance;
  else if (more && (!next || pays (self, next->order, balance)) && self->stop != PD_LANE_STOP_ACCOUNT)
    self->stop = PD_LANE_STOP_NONE;

  pd_lane_run (self);
}
