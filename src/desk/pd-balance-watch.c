/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-balance-watch.h"

/*
 * A partial, canceled or refunded order gives money back, as credit that the panel does not tell of (api-v2
 * §5): so its balance is read again a moment later. (What an order takes, the outbox sees to.) Many orders
 * that end together are one reason, and a panel is not asked more often than it can bear. The desk owns it.
 * Main thread.
 */

#define WAIT_MS 2000
#define LEAST_INTERVAL (15 * G_TIME_SPAN_SECOND)

struct _PdBalanceWatch
{
  GObject parent_instance;

  PdCatalogue *catalogue;
  PdClock *clock;
  GHashTable *due; /* set of PdPanel */
  guint timer;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (PdBalanceWatch, pd_balance_watch, G_TYPE_OBJECT)

/* Whether the balance is from before the order gave something back. */
static gboolean
is_balance_outdated (PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);

  if (record->state != PD_STATE_PARTIAL && record->state != PD_STATE_CANCELED
      && record->state != PD_STATE_REFUNDED)
    return FALSE;

  return record->changed_at > 0 && record->changed_at >= pd_panel_get_balance_at (pd_order_get_panel (order));
}

static gboolean
is_turn_cb (gpointer key, gpointer value, gpointer data)
{
  PdBalanceWatch *self = data;
  PdPanel *panel = key;

  if (pd_panel_get_removed (panel))
    return TRUE;
  if (pd_clock_now (self->clock) - pd_panel_get_balance_at (panel) < LEAST_INTERVAL)
    return FALSE;

  pd_catalogue_refresh_balance_async (self->catalogue, panel, NULL, NULL, NULL);
  return TRUE;
}

static void
look_cb (gpointer data)
{
  PdBalanceWatch *self = data;

  self->timer = 0;
  g_hash_table_foreach_remove (self->due, is_turn_cb, self);
  if (g_hash_table_size (self->due) > 0)
    self->timer = pd_clock_add (self->clock, WAIT_MS, look_cb, self);
}

static void
order_changed_cb (PdBalanceWatch *self, PdOrder *order)
{
  if (self->stopped || !is_balance_outdated (order))
    return;

  g_hash_table_add (self->due, g_object_ref (pd_order_get_panel (order)));
  if (self->timer == 0)
    self->timer = pd_clock_add (self->clock, WAIT_MS, look_cb, self);
}

static void
pd_balance_watch_dispose (GObject *object)
{
  PdBalanceWatch *self = PD_BALANCE_WATCH (object);

  pd_balance_watch_stop (self);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (pd_balance_watch_parent_class)->dispose (object);
}

static void
pd_balance_watch_finalize (GObject *object)
{
  PdBalanceWatch *self = PD_BALANCE_WATCH (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->due, g_hash_table_unref);

  G_OBJECT_CLASS (pd_balance_watch_parent_class)->finalize (object);
}

static void
pd_balance_watch_class_init (PdBalanceWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_balance_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_balance_watch_finalize;
}

static void
pd_balance_watch_init (PdBalanceWatch *self)
{
  self->due = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * pd_balance_watch_new:
 * @catalogue: reads balances
 * @orders: what to watch
 * @clock: tells when
 *
 * Returns: (transfer full): a watch that is at work
 */
PdBalanceWatch *
pd_balance_watch_new (PdCatalogue *catalogue, PdOrderList *orders, PdClock *clock)
{
  PdBalanceWatch *self = g_object_new (PD_TYPE_BALANCE_WATCH, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (orders, "order-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pd_balance_watch_stop:
 * @self: a watch
 *
 * Asks no panel any more.
 */
void
pd_balance_watch_stop (PdBalanceWatch *self)
{
  g_return_if_fail (PD_IS_BALANCE_WATCH (self));

  self->stopped = TRUE;
  g_hash_table_remove_all (self->due);
  pd_clock_clear (self->clock, &self->timer);
}
