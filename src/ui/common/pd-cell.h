/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdCell:
 *
 * One line of text in a row of a long list; its end is cut off where there is no room, and told by a tooltip.
 * Properties: "text" (nullable), "xalign" (from 0, the start, to 1, the end), "numeric" (digits of one
 * width), "small" (as the style class "caption" makes it), "asks-width" (whether it asks for the room that
 * its text needs; otherwise it takes what it is given), "tag" (nullable: a word in a box behind the text). A
 * text that is a sign, or an icon in its place, has words for the tooltip and the screen reader.
 */
#define PD_TYPE_CELL (pd_cell_get_type ())
G_DECLARE_FINAL_TYPE (PdCell, pd_cell, PD, CELL, GtkWidget)

GtkWidget *pd_cell_new (void);
const char *pd_cell_get_text (PdCell *self);
void pd_cell_set_text (PdCell *self, const char *text);
void pd_cell_set_sign (PdCell *self, const char *icon, const char *words);
void pd_cell_set_dimmed (PdCell *self, gboolean dimmed);

G_END_DECLS
