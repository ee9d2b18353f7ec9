/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-tracker-private.h"

#include "pd-due.h"

/*
 * Who is asked for what when: orders and refills that have not ended, at their panels. One timer stands at
 * the time when the next thing is due; what is nearly due at that panel goes along. The desk starts and stops
 * it. Main thread.
 */

G_DEFINE_FINAL_TYPE (PdTracker, pd_tracker, G_TYPE_OBJECT)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void schedule (PdTracker *self);

static PdTrack
get_track (gpointer thing)
{
  return PD_IS_ORDER (thing) ? PD_TRACK_ORDERS : PD_TRACK_REFILLS;
}

static PdPanel *
get_panel (gpointer thing)
{
  return pd_order_get_panel (PD_IS_ORDER (thing) ? PD_ORDER (thing) : pd_refill_get_order (thing));
}

static gint64
get_asked_at (PdTracker *self, gpointer thing)
{
  gint64 *asked_at = g_hash_table_lookup (self->asked, thing);

  return asked_at ? *asked_at : 0;
}

static gint64
get_order_due (PdTracker *self, PdOrder *order, gint64 *slack)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  PdPanel *panel = pd_order_get_panel (order);

  if (record->journal != PD_JOURNAL_PLACED || !record->order_id || pd_panel_get_removed (panel))
    return PD_DUE_NEVER;

  return pd_due_order (record, pd_panel_get_demo (panel), self->interval, get_asked_at (self, order), slack);
}

static gint64
get_due (PdTracker *self, gpointer thing, gint64 *slack)
{
  if (PD_IS_ORDER (thing))
    return get_order_due (self, thing, slack);
  if (!pd_refill_is_followed (thing))
    return PD_DUE_NEVER;

  return pd_due_refill (pd_refill_get_record (thing), pd_panel_get_demo (get_panel (thing)),
                        get_asked_at (self, thing), slack);
}

static void
panel_changed_cb (PdLine *line)
{
  PdPanelHealth health = pd_panel_get_health (line->panel);

  if (line->failures == 0 || (health != PD_PANEL_OK && health != PD_PANEL_LOW_BALANCE))
    return;

  line->failures = 0;
  line->not_before = 0;
  schedule (line->tracker);
}

static void
free_line (PdLine *line)
{
  g_clear_signal_handler (&line->handler, line->panel);
  g_clear_object (&line->panel);
  g_clear_pointer (&line->batch, g_ptr_array_unref);
  g_free (line);
}

static PdLine *
get_line (PdTracker *self, gpointer thing)
{
  PdTrack track = get_track (thing);
  PdPanel *panel = get_panel (thing);
  PdLine *line = g_hash_table_lookup (self->lines[track], panel);

  if (line)
    return line;

  line = g_new0 (PdLine, 1);
  line->tracker = self;
  line->panel = g_object_ref (panel);
  line->track = track;
  line->batch = g_ptr_array_new_with_free_func (g_object_unref);
  line->handler = g_signal_connect_swapped (panel, "notify::health", G_CALLBACK (panel_changed_cb), line);
  g_hash_table_insert (self->lines[track], panel, line);

  return line;
}

/* When the timer has to wake for @thing. */
static gint64
get_wake (PdTracker *self, gpointer thing)
{
  PdLine *line = get_line (self, thing);
  gint64 slack;

  return line->in_flight ? PD_DUE_NEVER : MAX (get_due (self, thing, &slack), line->not_before);
}

/* The answer has come, or none will. */
static void
line_checked_cb (gpointer data, guint n_answered, const GError *error)
{
  PdLine *line = data;
  PdTracker *self = line->tracker;
  gint64 now;

  line->in_flight = FALSE;
  if (!self->cancellable || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  now = pd_clock_now (self->clock);
  line->failures = n_answered == 0 && error ? line->failures + 1 : 0;
  line->not_before = 0;
  if (line->failures > 0)
    line->not_before = MAX (pd_due_after_failure (now, line->failures),
                            pd_client_get_waits_until (pd_panel_get_client (line->panel)));
  schedule (self);
}

static void
ask_line (PdLine *line)
{
  g_autoptr (GPtrArray) batch = g_steal_pointer (&line->batch);

  line->batch = g_ptr_array_new_with_free_func (g_object_unref);
  line->in_flight = TRUE;
  pd_tracker_ask (line->tracker, line->track, line->panel, batch, line->tracker->cancellable, line_checked_cb,
                  line);
}

static void
gather (PdTracker *self, gpointer thing, gint64 now)
{
  PdLine *line = get_line (self, thing);
  gint64 slack;
  gint64 due = get_due (self, thing, &slack);

  if (line->in_flight || line->not_before > now || due == PD_DUE_NEVER || due - slack > now)
    return;

  g_ptr_array_add (line->batch, g_object_ref (thing));
  line->is_due = line->is_due || due <= now;
}

static void
timer_cb (gpointer data)
{
  PdTracker *self = data;
  gint64 now = pd_clock_now (self->clock);
  GHashTableIter iter;
  gpointer thing, line;

  self->timer = 0;
  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &thing, NULL))
    gather (self, thing, now);

  for (guint track = 0; track < PD_N_TRACKS; track++)
    {
      g_hash_table_iter_init (&iter, self->lines[track]);
      while (g_hash_table_iter_next (&iter, NULL, &line))
        {
          if (((PdLine *) line)->is_due)
            ask_line (line);
          g_ptr_array_set_size (((PdLine *) line)->batch, 0);
          ((PdLine *) line)->is_due = FALSE;
        }
    }
  schedule (self);
}

static void
wake_at (PdTracker *self, gint64 time)
{
  gint64 wait;

  if (!self->cancellable || time == PD_DUE_NEVER || (self->timer != 0 && self->timer_at <= time))
    return;

  wait = (time - pd_clock_now (self->clock)) / G_TIME_SPAN_MILLISECOND + 1;
  pd_clock_clear (self->clock, &self->timer);
  self->timer_at = time;
  self->timer = pd_clock_add (self->clock, (guint) CLAMP (wait, 1, G_MAXINT), timer_cb, self);
}

static void
schedule (PdTracker *self)
{
  gint64 next = PD_DUE_NEVER;
  GHashTableIter iter;
  gpointer thing;

  if (!self->cancellable)
    return;

  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &thing, NULL))
    next = MIN (next, get_wake (self, thing));

  pd_clock_clear (self->clock, &self->timer);
  wake_at (self, next);
}

static void
follow (PdTracker *self, gpointer thing)
{
  gint64 slack;

  if (get_due (self, thing, &slack) == PD_DUE_NEVER)
    {
      g_hash_table_remove (self->asked, thing);
      return;
    }
  if (!g_hash_table_contains (self->asked, thing))
    g_hash_table_insert (self->asked, g_object_ref (thing), g_new0 (gint64, 1));
  wake_at (self, get_wake (self, thing));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, PdTracker *self)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) thing = g_list_model_get_item (model, position + i);

      follow (self, thing);
    }
}

static void
order_changed_cb (PdTracker *self, PdOrder *order)
{
  follow (self, order);
}

static void
pd_tracker_dispose (GObject *object)
{
  PdTracker *self = PD_TRACKER (object);

  if (self->clock)
    pd_tracker_stop (self);
  g_hash_table_remove_all (self->asked);
  for (guint track = 0; track < PD_N_TRACKS; track++)
    g_hash_table_remove_all (self->lines[track]);
  g_clear_object (&self->orders);
  g_clear_object (&self->refills);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pd_tracker_parent_class)->dispose (object);
}

static void
pd_tracker_finalize (GObject *object)
{
  PdTracker *self = PD_TRACKER (object);

  g_clear_pointer (&self->asked, g_hash_table_unref);
  for (guint track = 0; track < PD_N_TRACKS; track++)
    g_clear_pointer (&self->lines[track], g_hash_table_unref);

  G_OBJECT_CLASS (pd_tracker_parent_class)->finalize (object);
}

static void
pd_tracker_class_init (PdTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_tracker_dispose;
  object_class->finalize = pd_tracker_finalize;

  signals[ENDED] = g_signal_new ("ended", PD_TYPE_TRACKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PD_TYPE_ORDER);
}

static void
pd_tracker_init (PdTracker *self)
{
  self->interval = G_TIME_SPAN_MINUTE;
  self->asked = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  for (guint track = 0; track < PD_N_TRACKS; track++)
    self->lines[track] = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_line);
}

/* Whether answered or not: they are not due again at once. @at: 0: they are, since nobody answered */
void
pd_tracker_note_asked (PdTracker *self, GPtrArray *things, gint64 at)
{
  for (guint i = 0; i < things->len; i++)
    {
      gint64 *asked_at = g_hash_table_lookup (self->asked, things->pdata[i]);

      if (asked_at)
        *asked_at = at;
    }
}

void
pd_tracker_tell_ended (PdTracker *self, PdOrder *order)
{
  g_signal_emit (self, signals[ENDED], 0, order);
}

/**
 * pd_tracker_new:
 * @store: where changes are written
 * @orders: the orders that are followed
 * @refills: (element-type PdRefill): the refills that are followed
 * @clock: tells when they are due
 *
 * Returns: (transfer full): a tracker that does not ask anything yet
 */
PdTracker *
pd_tracker_new (PdStore *store, PdOrderList *orders, GListModel *refills, PdClock *clock)
{
  PdTracker *self;

  g_return_val_if_fail (PD_IS_STORE (store), NULL);
  g_return_val_if_fail (PD_IS_ORDER_LIST (orders), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (refills), NULL);
  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  self = g_object_new (PD_TYPE_TRACKER, NULL);
  self->store = g_object_ref (store);
  self->orders = g_object_ref (orders);
  self->refills = g_object_ref (refills);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (orders, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (refills, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (orders, "order-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (G_LIST_MODEL (orders), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (orders)), self);
  items_changed_cb (refills, 0, 0, g_list_model_get_n_items (refills), self);

  return self;
}

/**
 * pd_tracker_start:
 * @self: a tracker
 *
 * Asks for what is due, and goes on so.
 */
void
pd_tracker_start (PdTracker *self)
{
  g_return_if_fail (PD_IS_TRACKER (self));

  if (self->cancellable)
    return;

  self->cancellable = g_cancellable_new ();
  schedule (self);
}

/**
 * pd_tracker_stop:
 * @self: a tracker
 *
 * Asks for nothing more by itself, and gives up what it is asking.
 */
void
pd_tracker_stop (PdTracker *self)
{
  g_return_if_fail (PD_IS_TRACKER (self));

  if (!self->cancellable)
    return;

  pd_clock_clear (self->clock, &self->timer);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * pd_tracker_set_interval:
 * @self: a tracker
 * @seconds: how long to wait between two questions about a young order; older ones are asked less often
 *
 * Holds at once, also for what is being waited for.
 */
void
pd_tracker_set_interval (PdTracker *self, guint seconds)
{
  g_return_if_fail (PD_IS_TRACKER (self));

  self->interval = seconds * G_TIME_SPAN_SECOND;
  schedule (self);
}

/**
 * pd_tracker_get_due_at:
 * @self: a tracker
 * @order: an order
 *
 * Returns: when its panel is asked for its state by itself, in microseconds since 1970, if it answers;
 * %G_MAXINT64 for never
 */
gint64
pd_tracker_get_due_at (PdTracker *self, PdOrder *order)
{
  gint64 slack;

  g_return_val_if_fail (PD_IS_TRACKER (self), PD_DUE_NEVER);
  g_return_val_if_fail (PD_IS_ORDER (order), PD_DUE_NEVER);

  return get_order_due (self, order, &slack);
}

/**
 * pd_tracker_get_retry_at:
 * @self: a tracker
 * @panel: a panel
 *
 * Returns: when @panel, which gave no answer, is asked again by itself, in microseconds since 1970; 0 where
 * it answered, or where there is nothing to ask it for
 */
gint64
pd_tracker_get_retry_at (PdTracker *self, PdPanel *panel)
{
  gint64 first = 0;

  g_return_val_if_fail (PD_IS_TRACKER (self), 0);
  g_return_val_if_fail (PD_IS_PANEL (panel), 0);

  for (guint track = 0; track < PD_N_TRACKS; track++)
    {
      PdLine *line = g_hash_table_lookup (self->lines[track], panel);

      if (line && line->not_before > 0 && (first == 0 || line->not_before < first))
        first = line->not_before;
    }

  return first;
}
