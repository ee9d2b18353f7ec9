/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-refill.h"

#include "config.h"
#include "pd-core-enums.h"

#include <glib/gi18n-lib.h>

/*
 * One refill that a panel accepted. Accepted is not done: it is followed until the panel says how it ended,
 * where the panel gave an id and answers for it. An order knows through its refills whether one is open. Main
 * thread.
 */

struct _PdRefill
{
  GObject parent_instance;

  PdOrder *order;
  PdRefillRecord *record;
};

G_DEFINE_FINAL_TYPE (PdRefill, pd_refill, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ORDER,
  PROP_PANEL_NAME,
  PROP_ORDER_ID,
  PROP_SERVICE_NAME,
  PROP_REFILL_ID,
  PROP_STATE,
  PROP_STATE_TEXT,
  PROP_ASKED_AT,
  PROP_CHECKED_AT,
  PROP_FINAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The word of the panel where we have none; "asked" where it has said nothing yet, or never will. */
static const char *
get_state_text (PdRefill *self)
{
  if (self->record->state != PD_STATE_UNKNOWN)
    return pd_state_get_label (self->record->state);

  /* Translators: a refill that the panel took and said nothing more about */
  return self->record->state_text ? self->record->state_text : C_ ("refill", "Asked");
}

static void
panel_renamed_cb (PdRefill *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_NAME]);
}

static void
pd_refill_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdRefill *self = PD_REFILL (object);
  const PdOrderRecord *order = pd_order_get_record (self->order);

  switch (prop_id)
    {
    case PROP_ORDER:
      g_value_set_object (value, self->order);
      break;
    case PROP_PANEL_NAME:
      g_value_set_string (value, pd_panel_get_name (pd_order_get_panel (self->order)));
      break;
    case PROP_ORDER_ID:
      g_value_set_string (value, order->order_id);
      break;
    case PROP_SERVICE_NAME:
      g_value_set_string (value, order->service_name);
      break;
    case PROP_REFILL_ID:
      g_value_set_string (value, self->record->refill_id);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->record->state);
      break;
    case PROP_STATE_TEXT:
      g_value_set_string (value, get_state_text (self));
      break;
    case PROP_ASKED_AT:
      g_value_set_int64 (value, self->record->asked_at);
      break;
    case PROP_CHECKED_AT:
      g_value_set_int64 (value, self->record->checked_at);
      break;
    case PROP_FINAL:
      g_value_set_boolean (value, pd_refill_is_final (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_refill_finalize (GObject *object)
{
  PdRefill *self = PD_REFILL (object);

  g_clear_object (&self->order);
  g_clear_pointer (&self->record, pd_refill_record_free);

  G_OBJECT_CLASS (pd_refill_parent_class)->finalize (object);
}

static void
pd_refill_class_init (PdRefillClass *klass)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PROP_PANEL_NAME, "panel-name" },     { PROP_ORDER_ID, "order-id" },
    { PROP_SERVICE_NAME, "service-name" }, { PROP_REFILL_ID, "refill-id" },
    { PROP_STATE_TEXT, "state-text" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_refill_get_property;
  object_class->finalize = pd_refill_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  properties[PROP_ORDER] = g_param_spec_object ("order", NULL, NULL, PD_TYPE_ORDER, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PD_TYPE_STATE, PD_STATE_UNKNOWN, flags);
  properties[PROP_ASKED_AT] = g_param_spec_int64 ("asked-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CHECKED_AT] = g_param_spec_int64 ("checked-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FINAL] = g_param_spec_boolean ("final", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_refill_init (PdRefill *self)
{
}

/**
 * pd_refill_new:
 * @order: what is refilled
 * @record: (transfer full): what is stored of it
 *
 * Returns: (transfer full): a refill
 */
PdRefill *
pd_refill_new (PdOrder *order, PdRefillRecord *record)
{
  PdRefill *self;

  g_return_val_if_fail (PD_IS_ORDER (order), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (PD_TYPE_REFILL, NULL);
  self->order = g_object_ref (order);
  self->record = record;
  g_signal_connect_object (order, "notify::panel-name", G_CALLBACK (panel_renamed_cb), self,
                           G_CONNECT_SWAPPED);
  if (pd_refill_is_followed (self))
    pd_order_set_refill_open (order, TRUE);

  return self;
}

/**
 * pd_refill_get_order:
 * @self: a refill
 *
 * Returns: (transfer none): what is refilled
 */
PdOrder *
pd_refill_get_order (PdRefill *self)
{
  g_return_val_if_fail (PD_IS_REFILL (self), NULL);

  return self->order;
}

/**
 * pd_refill_get_record:
 * @self: a refill
 *
 * Returns: (transfer none): what is stored of it, until it next changes
 */
const PdRefillRecord *
pd_refill_get_record (PdRefill *self)
{
  g_return_val_if_fail (PD_IS_REFILL (self), NULL);

  return self->record;
}

/**
 * pd_refill_is_final:
 * @self: a refill
 *
 * Returns: whether the panel said how it ended
 */
gboolean
pd_refill_is_final (PdRefill *self)
{
  g_return_val_if_fail (PD_IS_REFILL (self), FALSE);

  return self->record->ended_at > 0 || pd_state_is_final_for_refill (self->record->state);
}

/**
 * pd_refill_is_followed:
 * @self: a refill
 *
 * Returns: whether its panel can be asked for its state, and has not told the end
 */
gboolean
pd_refill_is_followed (PdRefill *self)
{
  PdPanel *panel;

  g_return_val_if_fail (PD_IS_REFILL (self), FALSE);

  panel = pd_order_get_panel (self->order);

  return self->record->refill_id && !pd_refill_is_final (self) && !pd_panel_get_removed (panel)
         && pd_dialect_get_refill_status (pd_panel_get_dialect (panel));
}

/**
 * pd_refill_take_record:
 * @self: a refill
 * @record: (transfer full): what is stored of it from now on
 *
 * Takes over a changed record and notifies what has changed by it.
 */
void
pd_refill_take_record (PdRefill *self, PdRefillRecord *record)
{
  gboolean was_followed;

  g_return_if_fail (PD_IS_REFILL (self));
  g_return_if_fail (record != NULL && record->id == self->record->id);

  was_followed = pd_refill_is_followed (self);
  g_object_freeze_notify (G_OBJECT (self));
  if (record->state != self->record->state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (record->state != self->record->state || g_strcmp0 (record->state_text, self->record->state_text) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE_TEXT]);
  if (record->checked_at != self->record->checked_at)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKED_AT]);
  if (record->ended_at != self->record->ended_at)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINAL]);
  pd_refill_record_free (self->record);
  self->record = record;
  g_object_thaw_notify (G_OBJECT (self));

  if (was_followed != pd_refill_is_followed (self))
    pd_order_set_refill_open (self->order, !was_followed);
}
