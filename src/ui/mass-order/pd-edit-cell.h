/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdEditCell:
 *
 * One line of text in a row of a long table that can be changed in place: a click, Enter or F2 begins, Enter
 * or leaving it takes what was typed, Escape does not. Properties: "text" (nullable; what is shown),
 * and "xalign", "numeric" and "asks-width" as in #PdCell, which are set when it is made. Signal "edited"
 * (text): another one was typed for the owner of the text; showing it is left to whoever takes it.
 */
#define PD_TYPE_EDIT_CELL (pd_edit_cell_get_type ())
G_DECLARE_FINAL_TYPE (PdEditCell, pd_edit_cell, PD, EDIT_CELL, GtkWidget)

void pd_edit_cell_describe (PdEditCell *self, const char *label, const char *hint);
void pd_edit_cell_show (PdEditCell *self, gpointer owner, const char *text, const char *whole);
gpointer pd_edit_cell_get_owner (PdEditCell *self);
const char *pd_edit_cell_get_text (PdEditCell *self);
void pd_edit_cell_start (PdEditCell *self);

G_END_DECLS
