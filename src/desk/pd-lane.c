/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-lane-private.h"

#include "pd-explain.h"

/*
 * Who waits for one panel: orders that will be sent, orders that are held for the user's decision, and orders
 * of which nobody knows whether they arrived. What is done with them is in pd-lane-run.c, what is asked
 * before in pd-lane-check.c. The outbox makes lanes, nobody else knows them. Main thread.
 */

G_DEFINE_FINAL_TYPE (PdLane, pd_lane, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_item (PdLaneItem *item)
{
  g_object_unref (item->order);
  g_free (item);
}

static void
push (PdLane *self, PdOrder *order, gint64 send_after)
{
  PdLaneItem *item = g_new (PdLaneItem, 1);
  GList *after = self->waiting.tail;

  item->order = g_object_ref (order);
  item->send_after = send_after;
  /* Whoever comes back, since it could not be withdrawn after all, has its old place again. */
  while (after && pd_order_get_id (((PdLaneItem *) after->data)->order) > pd_order_get_id (order))
    after = after->prev;
  g_queue_insert_after (&self->waiting, after, item);
  g_hash_table_insert (self->links, order, after ? after->next : self->waiting.head);
}

static void
panel_changed_cb (PdLane *self)
{
  PdPanelHealth health = pd_panel_get_health (self->panel);
  gboolean well = health == PD_PANEL_OK || health == PD_PANEL_LOW_BALANCE;

  if (well && self->stop == PD_LANE_STOP_ACCOUNT)
    pd_lane_resume (self);
  else
    pd_lane_run (self);
}

static void
balance_read_cb (PdLane *self)
{
  pd_lane_balance_read (self);
}

static void
pd_lane_dispose (GObject *object)
{
  PdLane *self = PD_LANE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->clock)
    {
      pd_clock_clear (self->clock, &self->timer);
      pd_clock_clear (self->clock, &self->balance_timer);
    }
  self->current = NULL;
  g_clear_pointer (&self->sending, pd_sending_unref);
  g_hash_table_remove_all (self->links);
  g_hash_table_remove_all (self->held);
  g_hash_table_remove_all (self->unknown);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) free_item);
  g_clear_object (&self->panel);
  g_clear_object (&self->orders);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (pd_lane_parent_class)->dispose (object);
}

static void
pd_lane_finalize (GObject *object)
{
  PdLane *self = PD_LANE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->unknown, g_hash_table_unref);
  g_clear_error (&self->problem);
  g_free (self->message);

  G_OBJECT_CLASS (pd_lane_parent_class)->finalize (object);
}

static void
pd_lane_class_init (PdLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_lane_dispose;
  object_class->finalize = pd_lane_finalize;

  signals[CHANGED]
      = g_signal_new ("changed", PD_TYPE_LANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_lane_init (PdLane *self)
{
  g_queue_init (&self->waiting);
  self->links = g_hash_table_new (NULL, NULL);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->unknown = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->cancellable = g_cancellable_new ();
  self->stop_balance = PD_MONEY_UNKNOWN;
}

/* For pd-lane-run.c: whatever became of @order, it does not wait any more. */
void
pd_lane_forget (PdLane *self, PdOrder *order)
{
  GList *link = g_hash_table_lookup (self->links, order);

  if (!link)
    return;

  g_hash_table_remove (self->links, order);
  free_item (link->data);
  g_queue_delete_link (&self->waiting, link);
}

/**
 * pd_lane_new:
 * @panel: where the orders go
 * @orders: all orders
 * @store: where each step is written down
 * @clock: tells when
 *
 * Returns: (transfer full): an empty lane
 */
PdLane *
pd_lane_new (PdPanel *panel, PdOrderList *orders, PdStore *store, PdClock *clock)
{
  PdLane *self = g_object_new (PD_TYPE_LANE, NULL);

  self->panel = g_object_ref (panel);
  self->orders = g_object_ref (orders);
  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->expected = pd_panel_get_balance (panel);
  for (guint i = 0; i < 3; i++)
    g_signal_connect_object (
        panel, (const char *const[]) { "notify::health", "notify::removed", "notify::hold-after-unknown" }[i],
        G_CALLBACK (panel_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::balance-at", G_CALLBACK (balance_read_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pd_lane_set_catalogue:
 * @self: a lane
 * @catalogue: (nullable): who asks for balance and services
 * @services: (nullable): where the answers are
 *
 * Without them, orders are sent as they are, unchecked.
 */
void
pd_lane_set_catalogue (PdLane *self, PdCatalogue *catalogue, PdServiceList *services)
{
  g_set_object (&self->catalogue, catalogue);
  g_set_object (&self->services, services);
}

/**
 * pd_lane_set_paused:
 * @self: a lane
 * @paused: whether the next order waits; one that is under way comes to its end
 */
void
pd_lane_set_paused (PdLane *self, gboolean paused)
{
  self->paused = paused;
  pd_lane_run (self);
}

/**
 * pd_lane_resume:
 * @self: a lane
 *
 * Goes on after the user, or an answer of the panel, has changed what it stood for: the key, the address, the
 * balance, which is read anew. What it waits for is tried at once.
 */
void
pd_lane_resume (PdLane *self)
{
  if (self->stop == PD_LANE_STOP_FUNDS || self->stop == PD_LANE_STOP_FUNDS_REFUSED)
    {
      self->expected = self->catalogue ? PD_MONEY_UNKNOWN : pd_panel_get_balance (self->panel);
      self->balance_asked_at = 0;
    }
  self->stop = PD_LANE_STOP_NONE;
  self->failures = 0;
  if (!self->repeat)
    self->not_before = 0;
  g_clear_error (&self->problem);
  g_clear_pointer (&self->message, g_free);
  pd_lane_run (self);
}

/**
 * pd_lane_add:
 * @self: a lane
 * @order: an order of its panel; nothing happens unless it waits, is held, or is unknown
 * @send_after: when its hold-back ends, in microseconds since 1970, or %PD_LANE_NEVER
 */
void
pd_lane_add (PdLane *self, PdOrder *order, gint64 send_after)
{
  PdOrderStatus status = pd_order_get_status (order);

  if (status == PD_ORDER_UNKNOWN)
    g_hash_table_add (self->unknown, g_object_ref (order));
  else if (status == PD_ORDER_HELD)
    g_hash_table_add (self->held, g_object_ref (order));
  else if (status == PD_ORDER_WAITING && !g_hash_table_contains (self->links, order))
    push (self, order, send_after);
}

/**
 * pd_lane_can_remove:
 * @self: a lane
 * @order: an order
 *
 * Returns: whether @order waits or is held, and no step of it has begun
 */
gboolean
pd_lane_can_remove (PdLane *self, PdOrder *order)
{
  return order != self->current
         && (g_hash_table_contains (self->links, order) || g_hash_table_contains (self->held, order));
}

/**
 * pd_lane_remove:
 * @self: a lane
 * @order: an order that is not to be sent, or that is settled
 *
 * Nothing is sent in its place before pd_lane_run().
 *
 * Returns: whether it was there and no step of it has begun; if not, nothing has changed
 */
gboolean
pd_lane_remove (PdLane *self, PdOrder *order)
{
  if (!pd_lane_can_remove (self, order) && !g_hash_table_contains (self->unknown, order))
    return FALSE;

  g_object_ref (order);
  pd_lane_forget (self, order);
  g_hash_table_remove (self->held, order);
  g_hash_table_remove (self->unknown, order);
  g_object_unref (order);
  /* The next one may cost less. */
  if (self->stop == PD_LANE_STOP_FUNDS)
    self->stop = PD_LANE_STOP_NONE;

  return TRUE;
}

/**
 * pd_lane_release:
 * @self: a lane
 * @order: (nullable): an order; %NULL: all
 *
 * Ends the hold-back.
 */
void
pd_lane_release (PdLane *self, PdOrder *order)
{
  GList *link = order ? g_hash_table_lookup (self->links, order) : self->waiting.head;

  for (; link; link = order ? NULL : link->next)
    ((PdLaneItem *) link->data)->send_after = 0;
  pd_lane_run (self);
}

/**
 * pd_lane_get_n_queued:
 * @self: a lane
 *
 * Returns: how many orders wait or are being sent
 */
guint
pd_lane_get_n_queued (PdLane *self)
{
  return self->waiting.length;
}

/**
 * pd_lane_get_n_held:
 * @self: a lane
 *
 * Returns: how many orders wait for a decision
 */
guint
pd_lane_get_n_held (PdLane *self)
{
  return g_hash_table_size (self->held);
}

/**
 * pd_lane_get_message:
 * @self: a lane
 *
 * Returns: (transfer none) (nullable): why its orders are not sent, as a plain sentence
 */
const char *
pd_lane_get_message (PdLane *self)
{
  if (self->waiting.length == 0 && !self->sending)
    return NULL;

  if (self->problem)
    {
      g_free (self->message);
      self->message = pd_explain_wait (self->problem, pd_panel_get_name (self->panel), self->waiting.length);
    }

  return self->message;
}

/**
 * pd_lane_is_sending:
 * @self: a lane
 *
 * Returns: whether an order is in flight, or its outcome is not on disk yet
 */
gboolean
pd_lane_is_sending (PdLane *self)
{
  return self->sending != NULL;
}
