/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PD_TYPE_ROW_SLOT (pd_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (PdRowSlot, pd_row_slot, PD, ROW_SLOT, GObject)

PdRowSlot *pd_row_slot_new (gpointer item);
gpointer pd_row_slot_get_item (PdRowSlot *self);
void pd_row_slot_set_item (PdRowSlot *self, gpointer item);
gpointer pd_row_slot_unwrap (gpointer slot);

G_END_DECLS
