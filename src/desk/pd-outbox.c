/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-outbox-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * The queues of all panels as one: what waits, what is held back, and why nothing moves. The desk owns it;
 * dialogs and pages put orders in and take them back. A lane for each panel does the sending. Main thread.
 */

#define DEFAULT_HOLD_BACK 5000
/* Panels that stand and are told of one by one. */
#define MOST_STOPS 2

G_DEFINE_FINAL_TYPE (PdOutbox, pd_outbox, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_QUEUED,
  PROP_N_UNSENT_HELD,
  PROP_N_RECOVERED,
  PROP_HOLDING,
  PROP_PAUSED,
  PROP_MESSAGE,
  PROP_IDLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_held_back (PdOrder *order, gint64 now)
{
  return pd_order_get_status (order) == PD_ORDER_WAITING && pd_order_get_record (order)->send_after > now;
}

/* The newest one counts; those before it count again when it is gone. */
static PdOrder *
find_holding (PdOutbox *self)
{
  gint64 now = pd_clock_now (self->clock);

  while (self->held_back.tail && !is_held_back (self->held_back.tail->data, now))
    g_object_unref (g_queue_pop_tail (&self->held_back));

  return g_queue_peek_tail (&self->held_back);
}

static void
hold_back_over_cb (gpointer data)
{
  PdOutbox *self = data;

  self->timer = 0;
  pd_outbox_update (self);
}

static void
set_holding (PdOutbox *self, PdOrder *holding)
{
  gint64 left;

  if (!g_set_object (&self->holding, holding))
    return;

  pd_clock_clear (self->clock, &self->timer);
  if (holding)
    {
      left = (pd_order_get_record (holding)->send_after - pd_clock_now (self->clock))
             / G_TIME_SPAN_MILLISECOND;
      self->timer
          = pd_clock_add (self->clock, (guint) CLAMP (left + 1, 1, G_MAXINT), hold_back_over_cb, self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOLDING]);
}

static void
set_number (PdOutbox *self, guint *number, guint value, guint property)
{
  if (*number == value)
    return;

  *number = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_message (PdOutbox *self, const char *message)
{
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/* A line for each panel that stands, of which there may be many without a network: then not all.
 * Returns: (transfer full) (nullable) */
static char *
describe_stops (PdOutbox *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  g_autofree char *rest = NULL;
  GHashTableIter iter;
  gpointer lane;
  guint n_more;

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    {
      char *message = (char *) pd_lane_get_message (lane);

      /* What ails all of them alike, as a full disk does, is said once. */
      if (message && !g_ptr_array_find_with_equal_func (lines, message, g_str_equal, NULL))
        g_ptr_array_add (lines, message);
    }
  if (lines->len > MOST_STOPS)
    {
      n_more = lines->len - MOST_STOPS;
      /* Translators: beside others that are named */
      rest = g_strdup_printf (
          ngettext ("The orders of %u more panel wait.", "The orders of %u more panels wait.", n_more),
          n_more);
      g_ptr_array_set_size (lines, MOST_STOPS);
      g_ptr_array_add (lines, rest);
    }

  return lines->len > 0 ? g_strjoinv ("\n", (char **) lines->pdata) : NULL;
}

/* Sums up what the lanes tell. */
void
pd_outbox_update (PdOutbox *self)
{
  guint n_queued = 0, n_held = 0;
  gboolean idle = self->n_submitting == 0;
  g_autofree char *message = describe_stops (self);
  GHashTableIter iter;
  gpointer lane;

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    {
      n_queued += pd_lane_get_n_queued (lane);
      n_held += pd_lane_get_n_held (lane);
      idle = idle && pd_lane_is_idle (lane);
    }

  g_object_freeze_notify (G_OBJECT (self));
  set_holding (self, find_holding (self));
  set_number (self, &self->n_queued, n_queued, PROP_N_QUEUED);
  set_number (self, &self->n_held, n_held, PROP_N_UNSENT_HELD);
  set_message (self, message);
  if (self->idle != idle)
    {
      self->idle = idle;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IDLE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
pd_outbox_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdOutbox *self = PD_OUTBOX (object);

  switch (prop_id)
    {
    case PROP_N_QUEUED:
      g_value_set_uint (value, self->n_queued);
      break;
    case PROP_N_UNSENT_HELD:
      g_value_set_uint (value, self->n_held);
      break;
    case PROP_N_RECOVERED:
      g_value_set_uint (value, self->n_recovered);
      break;
    case PROP_HOLDING:
      g_value_set_object (value, self->holding);
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_IDLE:
      g_value_set_boolean (value, self->idle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_outbox_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAUSED:
      pd_outbox_set_paused (PD_OUTBOX (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* A lane is kept by the call it waits for; it must not go on without its outbox. */
static void
free_lane (gpointer data)
{
  g_object_run_dispose (data);
  g_object_unref (data);
}

static void
pd_outbox_dispose (GObject *object)
{
  PdOutbox *self = PD_OUTBOX (object);

  if (self->clock)
    pd_clock_clear (self->clock, &self->timer);
  g_clear_pointer (&self->lanes, g_hash_table_unref);
  g_queue_clear_full (&self->held_back, g_object_unref);
  g_clear_object (&self->holding);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->services);
  g_clear_object (&self->orders);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pd_outbox_parent_class)->dispose (object);
}

static void
pd_outbox_finalize (GObject *object)
{
  PdOutbox *self = PD_OUTBOX (object);

  g_free (self->message);

  G_OBJECT_CLASS (pd_outbox_parent_class)->finalize (object);
}

static void
pd_outbox_class_init (PdOutboxClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_outbox_get_property;
  object_class->set_property = pd_outbox_set_property;
  object_class->dispose = pd_outbox_dispose;
  object_class->finalize = pd_outbox_finalize;

  properties[PROP_N_QUEUED] = g_param_spec_uint ("n-queued", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_UNSENT_HELD] = g_param_spec_uint ("n-unsent-held", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_RECOVERED] = g_param_spec_uint ("n-recovered", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_HOLDING] = g_param_spec_object ("holding", NULL, NULL, PD_TYPE_ORDER, readable);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, readable | G_PARAM_WRITABLE);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  properties[PROP_IDLE] = g_param_spec_boolean ("idle", NULL, NULL, TRUE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_outbox_init (PdOutbox *self)
{
  self->lanes = g_hash_table_new_full (NULL, NULL, NULL, free_lane);
  g_queue_init (&self->held_back);
  self->hold_back = DEFAULT_HOLD_BACK;
  self->idle = TRUE;
}

/* The lane of a panel, made when the first order comes. */
PdLane *
pd_outbox_get_lane (PdOutbox *self, PdPanel *panel)
{
  PdLane *lane = g_hash_table_lookup (self->lanes, panel);

  if (lane)
    return lane;

  lane = pd_lane_new (panel, self->orders, self->store, self->clock);
  pd_lane_set_catalogue (lane, self->catalogue, self->services);
  pd_lane_set_paused (lane, self->paused);
  g_signal_connect_object (lane, "changed", G_CALLBACK (pd_outbox_update), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->lanes, panel, lane);

  return lane;
}

/* Puts an order that is on disk where it belongs. Nothing is sent before pd_outbox_run(). */
void
pd_outbox_add_order (PdOutbox *self, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);

  pd_lane_add (pd_outbox_get_lane (self, pd_order_get_panel (order)), order, record->send_after);
  if (record->batch_id == 0 && record->send_after != PD_LANE_NEVER && !g_queue_find (&self->held_back, order)
      && is_held_back (order, pd_clock_now (self->clock)))
    g_queue_push_tail (&self->held_back, g_object_ref (order));
}

/* Lets every lane look what there is to do. */
void
pd_outbox_run (PdOutbox *self)
{
  GHashTableIter iter;
  gpointer lane;

  if (!self->lanes)
    return;

  g_hash_table_iter_init (&iter, self->lanes);
  while (g_hash_table_iter_next (&iter, NULL, &lane))
    pd_lane_run (lane);
  pd_outbox_update (self);
}

/* When an order that is made now is sent, unless it is withdrawn before. */
gint64
pd_outbox_get_send_after (PdOutbox *self, gint64 now)
{
  return self->hold_back == PD_OUTBOX_UNTIL_SENT ? PD_LANE_NEVER
                                                 : now + self->hold_back * G_TIME_SPAN_MILLISECOND;
}

void
pd_outbox_set_n_recovered (PdOutbox *self, guint n_recovered)
{
  set_number (self, &self->n_recovered, n_recovered, PROP_N_RECOVERED);
}

/**
 * pd_outbox_new:
 * @store: where each step is written down
 * @orders: all orders; new ones are added
 * @clock: measures the hold-back
 *
 * Returns: (transfer full): an empty outbox
 */
PdOutbox *
pd_outbox_new (PdStore *store, PdOrderList *orders, PdClock *clock)
{
  PdOutbox *self;

  g_return_val_if_fail (PD_IS_STORE (store), NULL);
  g_return_val_if_fail (PD_IS_ORDER_LIST (orders), NULL);
  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  self = g_object_new (PD_TYPE_OUTBOX, NULL);
  self->store = g_object_ref (store);
  self->orders = g_object_ref (orders);
  self->clock = g_object_ref (clock);

  return self;
}

/**
 * pd_outbox_set_hold_back:
 * @self: an outbox
 * @milliseconds: how long single orders wait, so that they can be taken back; %PD_OUTBOX_UNTIL_SENT: orders,
 * also many at once, stay until pd_outbox_send_now()
 *
 * Holds for orders that are made from now on.
 */
void
pd_outbox_set_hold_back (PdOutbox *self, guint milliseconds)
{
  g_return_if_fail (PD_IS_OUTBOX (self));

  self->hold_back = milliseconds;
}

/**
 * pd_outbox_get_hold_back:
 * @self: an outbox
 *
 * Returns: how long single orders wait, in milliseconds
 */
guint
pd_outbox_get_hold_back (PdOutbox *self)
{
  g_return_val_if_fail (PD_IS_OUTBOX (self), 0);

  return self->hold_back;
}

/**
 * pd_outbox_get_hold_seconds:
 * @self: an outbox
 *
 * Returns: in how many seconds, rounded up, the order in "holding" is sent; 0 if there is none
 */
guint
pd_outbox_get_hold_seconds (PdOutbox *self)
{
  gint64 left;

  g_return_val_if_fail (PD_IS_OUTBOX (self), 0);

  if (!self->holding)
    return 0;

  left = pd_order_get_record (self->holding)->send_after - pd_clock_now (self->clock);

  return (guint) MAX (0, (left + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND);
}

/**
 * pd_outbox_is_idle:
 * @self: an outbox
 *
 * Returns: whether nothing is in flight and nothing will be sent by itself: held, paused and unknown orders,
 * and those whose panel has no key or no money left, wait for the user
 */
gboolean
pd_outbox_is_idle (PdOutbox *self)
{
  g_return_val_if_fail (PD_IS_OUTBOX (self), TRUE);

  return self->idle;
}
