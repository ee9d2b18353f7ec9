/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdOrderNoteRow:
 *
 * The note of an order, which saves itself.
 */
#define PD_TYPE_ORDER_NOTE_ROW (pd_order_note_row_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderNoteRow, pd_order_note_row, PD, ORDER_NOTE_ROW, AdwEntryRow)

void pd_order_note_row_show (PdOrderNoteRow *self, PdDesk *desk, PdOrder *order);

G_END_DECLS
