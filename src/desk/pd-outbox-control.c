/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-outbox-private.h"

/*
 * Stopping, going on, and asking why a queue stands: all of it is handed on to the lanes. Declared in
 * pd-outbox.h. Main thread.
 */

/**
 * pd_outbox_set_catalogue:
 * @self: an outbox
 * @catalogue: asks for balances and services
 * @services: where the services are
 *
 * From now on, orders are checked before they are sent: the balance has to pay them, and their service has to
 * be what it was when they were made. Both are asked when they are more than a minute, or a few minutes, old.
 */
void
pd_outbox_set_catalogue (PdOutbox *self, PdCatalogue *catalogue, PdServiceList *services)
{
  GHashTableIter iter;
  gpointer lane;

  g_return_if_fail (PD_IS_OUTBOX (self));

  g_set_object (&self->catalogue, catalogue);
  g_set_object (&self->services, services);
  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    pd_lane_set_catalogue (lane, catalogue, services);
}

/**
 * pd_outbox_set_paused:
 * @self: an outbox
 * @paused: whether to stop before the next order of each panel, never within one
 */
void
pd_outbox_set_paused (PdOutbox *self, gboolean paused)
{
  GHashTableIter iter;
  gpointer lane;

  g_return_if_fail (PD_IS_OUTBOX (self));

  if (self->paused == !!paused)
    return;

  self->paused = !!paused;
  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    pd_lane_set_paused (lane, self->paused);
  g_object_notify (G_OBJECT (self), "paused");
  pd_outbox_update (self);
}

/**
 * pd_outbox_get_paused:
 * @self: an outbox
 *
 * Returns: whether it stops before the next order of each panel
 */
gboolean
pd_outbox_get_paused (PdOutbox *self)
{
  g_return_val_if_fail (PD_IS_OUTBOX (self), FALSE);

  return self->paused;
}

/**
 * pd_outbox_is_sending:
 * @self: an outbox
 *
 * Returns: whether orders are being written down, one is in flight, or its outcome is not on disk yet
 */
gboolean
pd_outbox_is_sending (PdOutbox *self)
{
  GHashTableIter iter;
  gpointer lane;

  g_return_val_if_fail (PD_IS_OUTBOX (self), FALSE);

  if (self->n_submitting > 0)
    return TRUE;

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    if (pd_lane_is_sending (lane))
      return TRUE;

  return FALSE;
}

/**
 * pd_outbox_stands:
 * @self: an outbox
 *
 * Returns: whether there are orders to send, and all of them wait for something that their panels lack
 */
gboolean
pd_outbox_stands (PdOutbox *self)
{
  GHashTableIter iter;
  gpointer lane;

  g_return_val_if_fail (PD_IS_OUTBOX (self), FALSE);

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    if (pd_lane_get_n_queued (lane) > 0 && !pd_lane_get_message (lane))
      return FALSE;

  return self->n_queued > 0;
}

/**
 * pd_outbox_get_panel_message:
 * @self: an outbox
 * @panel: a panel
 *
 * Returns: (transfer none) (nullable): why the orders to @panel are not sent, as a plain sentence
 */
const char *
pd_outbox_get_panel_message (PdOutbox *self, PdPanel *panel)
{
  PdLane *lane;

  g_return_val_if_fail (PD_IS_OUTBOX (self), NULL);

  lane = g_hash_table_lookup (self->lanes, panel);

  return lane ? pd_lane_get_message (lane) : NULL;
}

/**
 * pd_outbox_resume:
 * @self: an outbox
 * @panel: (nullable): a panel; %NULL: all
 *
 * Goes on with a queue that stands or waits: for a key, an address, the balance or an answer.
 */
void
pd_outbox_resume (PdOutbox *self, PdPanel *panel)
{
  GHashTableIter iter;
  gpointer key, lane;

  g_return_if_fail (PD_IS_OUTBOX (self));

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, &key, &lane))
    if (!panel || key == panel)
      pd_lane_resume (lane);
}

/**
 * pd_outbox_send_now:
 * @self: an outbox
 * @order: (nullable): an order in its hold-back; %NULL: all
 *
 * Ends the hold-back.
 */
void
pd_outbox_send_now (PdOutbox *self, PdOrder *order)
{
  GHashTableIter iter;
  gpointer panel, lane;

  g_return_if_fail (PD_IS_OUTBOX (self));

  for (GList *link = self->held_back.head, *next; link; link = next)
    {
      next = link->next;
      if (!order || link->data == order)
        {
          g_object_unref (link->data);
          g_queue_delete_link (&self->held_back, link);
        }
    }

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, &panel, &lane))
    if (!order || panel == pd_order_get_panel (order))
      pd_lane_release (lane, order);
  pd_outbox_update (self);
}
