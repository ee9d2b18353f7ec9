/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-private.h"

#include "pd-order-text.h"

/*
 * One order as the window shows it: its record and what follows from that. Those who work on orders change
 * them through a PdChangeSet, which commits a changed copy of the record and has it taken over here; an order
 * never changes its record by itself. Main thread.
 */

G_DEFINE_FINAL_TYPE (PdOrder, pd_order, G_TYPE_OBJECT)

static GParamSpec **properties; /* by PD_ORDER_PROP_… */

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The properties that follow from the record: a new record can change each of them. */
static void
read_properties (PdOrder *self, GValue *values)
{
  for (guint i = PD_ORDER_PROP_0 + 1; i < PD_ORDER_N_PROPS; i++)
    {
      g_value_init (&values[i], properties[i]->value_type);
      g_object_get_property (G_OBJECT (self), properties[i]->name, &values[i]);
    }
}

static void
clear_properties (GValue *values)
{
  for (guint i = PD_ORDER_PROP_0 + 1; i < PD_ORDER_N_PROPS; i++)
    g_value_unset (&values[i]);
}

static void
notify_differences (PdOrder *self, const GValue *before, const GValue *after)
{
  gboolean changed = FALSE;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PD_ORDER_PROP_0 + 1; i < PD_ORDER_N_PROPS; i++)
    if (g_param_values_cmp (properties[i], &before[i], &after[i]) != 0)
      {
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
        changed = TRUE;
      }
  g_object_thaw_notify (G_OBJECT (self));

  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_flag (PdOrder *self, gboolean *flag, gboolean value, guint property)
{
  if (*flag == !!value)
    return;

  *flag = !!value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pd_order_finalize (GObject *object)
{
  PdOrder *self = PD_ORDER (object);

  g_clear_object (&self->panel);
  g_clear_pointer (&self->record, pd_order_record_free);
  g_free (self->search_text);

  G_OBJECT_CLASS (pd_order_parent_class)->finalize (object);
}

static void
pd_order_class_init (PdOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_order_finalize;

  properties = pd_order_install_properties (object_class);

  signals[CHANGED]
      = g_signal_new ("changed", PD_TYPE_ORDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_order_init (PdOrder *self)
{
}

/**
 * pd_order_new:
 * @panel: where it is ordered
 * @record: (transfer full): what is stored of it
 *
 * Returns: (transfer full): an order
 */
PdOrder *
pd_order_new (PdPanel *panel, PdOrderRecord *record)
{
  PdOrder *self;

  g_return_val_if_fail (PD_IS_PANEL (panel), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (PD_TYPE_ORDER, NULL);
  self->panel = g_object_ref (panel);
  self->record = record;

  return self;
}

/**
 * pd_order_get_id:
 * @self: an order
 *
 * Returns: our own id of it, which it has from the first intent on
 */
gint64
pd_order_get_id (PdOrder *self)
{
  return pd_order_get_record (self)->id;
}

/**
 * pd_order_get_panel:
 * @self: an order
 *
 * Returns: (transfer none): where it is ordered
 */
PdPanel *
pd_order_get_panel (PdOrder *self)
{
  g_return_val_if_fail (PD_IS_ORDER (self), NULL);

  return self->panel;
}

/**
 * pd_order_get_record:
 * @self: an order
 *
 * Returns: (transfer none): what is stored of it, until it next changes
 */
const PdOrderRecord *
pd_order_get_record (PdOrder *self)
{
  g_return_val_if_fail (PD_IS_ORDER (self), NULL);

  return self->record;
}

/**
 * pd_order_get_status:
 * @self: an order
 *
 * Returns: how far it is, and once it is placed what the panel says of it
 */
PdOrderStatus
pd_order_get_status (PdOrder *self)
{
  return pd_order_record_get_status (pd_order_get_record (self));
}

/**
 * pd_order_get_group:
 * @self: an order
 *
 * Returns: whether it is open, needs a look, or is done
 */
PdOrderGroup
pd_order_get_group (PdOrder *self)
{
  return pd_order_record_get_group (pd_order_get_record (self));
}

/**
 * pd_order_get_search_text:
 * @self: an order
 *
 * Returns: (transfer none): what it can be found by, folded as pd_text_fold_words() folds a search
 */
const char *
pd_order_get_search_text (PdOrder *self)
{
  g_return_val_if_fail (PD_IS_ORDER (self), NULL);

  if (!self->search_text)
    self->search_text = pd_order_record_dup_search_text (self->record);

  return self->search_text;
}

/**
 * pd_order_is_followed:
 * @self: an order
 *
 * Returns: whether its panel is asked for its state by itself: it is placed, its id is known, and it has not
 * ended
 */
gboolean
pd_order_is_followed (PdOrder *self)
{
  const PdOrderRecord *record = pd_order_get_record (self);

  return record->journal == PD_JOURNAL_PLACED && record->order_id && !pd_state_is_final (record->state)
         && !pd_panel_get_removed (self->panel);
}

/**
 * pd_order_get_refill_open:
 * @self: an order
 *
 * Returns: whether a refill was asked for that the panel is still working on
 */
gboolean
pd_order_get_refill_open (PdOrder *self)
{
  g_return_val_if_fail (PD_IS_ORDER (self), FALSE);

  return self->refill_open;
}

/**
 * pd_order_get_busy:
 * @self: an order
 *
 * Returns: whether a request about it is under way
 */
gboolean
pd_order_get_busy (PdOrder *self)
{
  g_return_val_if_fail (PD_IS_ORDER (self), FALSE);

  return self->busy;
}

/**
 * pd_order_take_record:
 * @self: an order
 * @record: (transfer full): what is stored of it from now on, with the same id
 *
 * Takes over a changed record and notifies what has changed by it, then "changed" if anything has.
 */
void
pd_order_take_record (PdOrder *self, PdOrderRecord *record)
{
  GValue before[PD_ORDER_N_PROPS] = { 0 };
  GValue after[PD_ORDER_N_PROPS] = { 0 };

  g_return_if_fail (PD_IS_ORDER (self));
  g_return_if_fail (record != NULL && record->id == self->record->id);

  read_properties (self, before);
  pd_order_record_free (self->record);
  self->record = record;
  g_clear_pointer (&self->search_text, g_free);
  read_properties (self, after);
  notify_differences (self, before, after);

  clear_properties (before);
  clear_properties (after);
}

/**
 * pd_order_get_newest_record:
 * @self: an order
 *
 * Returns: (transfer none): its record as it will be when the store has written what it was given: what every
 * further change is made on, so that none undoes another one
 */
const PdOrderRecord *
pd_order_get_newest_record (PdOrder *self)
{
  g_return_val_if_fail (PD_IS_ORDER (self), NULL);

  return self->pending ? self->pending : self->record;
}

/**
 * pd_order_set_pending_record:
 * @self: an order
 * @record: (nullable): a version that the store is writing, to be kept alive by the caller; %NULL: none any
 * more
 *
 * For #PdChangeSet.
 */
void
pd_order_set_pending_record (PdOrder *self, const PdOrderRecord *record)
{
  g_return_if_fail (PD_IS_ORDER (self));

  self->pending = record;
}

/**
 * pd_order_set_checked_at:
 * @self: an order
 * @checked_at: when its panel last answered, in microseconds since 1970
 *
 * Notes an answer that brought nothing new. It is not worth a commit: it is stored with the next change.
 */
void
pd_order_set_checked_at (PdOrder *self, gint64 checked_at)
{
  g_return_if_fail (PD_IS_ORDER (self));

  if (self->record->checked_at == checked_at)
    return;

  self->record->checked_at = checked_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PD_ORDER_PROP_CHECKED_AT]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pd_order_set_busy:
 * @self: an order
 * @busy: whether a request about it is under way
 */
void
pd_order_set_busy (PdOrder *self, gboolean busy)
{
  g_return_if_fail (PD_IS_ORDER (self));

  set_flag (self, &self->busy, busy, PD_ORDER_PROP_BUSY);
}

/**
 * pd_order_set_refill_open:
 * @self: an order
 * @refill_open: whether its panel works on a refill
 */
void
pd_order_set_refill_open (PdOrder *self, gboolean refill_open)
{
  g_return_if_fail (PD_IS_ORDER (self));

  set_flag (self, &self->refill_open, refill_open, PD_ORDER_PROP_REFILL_OPEN);
}
