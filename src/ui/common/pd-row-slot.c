/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-row-slot.h"

/* A row of a #PdSteadyRows: it stays where it is, while what is shown in it changes. */

struct _PdRowSlot
{
  GObject parent_instance;

  GObject *item; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PdRowSlot, pd_row_slot, G_TYPE_OBJECT)

enum
{
  PROP_ITEM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Overrides */

static void
pd_row_slot_finalize (GObject *object)
{
  g_clear_object (&PD_ROW_SLOT (object)->item);

  G_OBJECT_CLASS (pd_row_slot_parent_class)->finalize (object);
}

static void
pd_row_slot_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_ITEM)
    g_value_set_object (value, PD_ROW_SLOT (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_row_slot_class_init (PdRowSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_row_slot_finalize;
  object_class->get_property = pd_row_slot_get_property;

  properties[PROP_ITEM] = g_param_spec_object (
      "item", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_row_slot_init (PdRowSlot *self)
{
}

/**
 * pd_row_slot_new:
 * @item: (nullable) (transfer full): what is shown
 *
 * Returns: (transfer full): a new slot
 */
PdRowSlot *
pd_row_slot_new (gpointer item)
{
  PdRowSlot *self = g_object_new (PD_TYPE_ROW_SLOT, NULL);

  self->item = item;

  return self;
}

/**
 * pd_row_slot_get_item:
 * @self: a slot
 *
 * Returns: (nullable) (transfer none): what is shown
 */
gpointer
pd_row_slot_get_item (PdRowSlot *self)
{
  g_return_val_if_fail (PD_IS_ROW_SLOT (self), NULL);

  return self->item;
}

/**
 * pd_row_slot_set_item:
 * @self: a slot
 * @item: (nullable) (transfer full): what is shown from now on
 *
 * The item before is let go of after everybody has been told.
 */
void
pd_row_slot_set_item (PdRowSlot *self, gpointer item)
{
  g_autoptr (GObject) before = NULL;

  g_return_if_fail (PD_IS_ROW_SLOT (self));

  before = g_steal_pointer (&self->item);
  self->item = item;
  if (before != item)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * pd_row_slot_unwrap:
 * @slot: (nullable) (type GObject): an item of a list, which is a slot or not
 *
 * Returns: (nullable) (transfer none): what is shown: the item of the slot, or @slot itself
 */
gpointer
pd_row_slot_unwrap (gpointer slot)
{
  return PD_IS_ROW_SLOT (slot) ? PD_ROW_SLOT (slot)->item : slot;
}
