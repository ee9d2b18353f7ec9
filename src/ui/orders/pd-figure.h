/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdFigure:
 *
 * A number with its name above it. Properties: "title", "value", "unit" (nullable).
 */
#define PD_TYPE_FIGURE (pd_figure_get_type ())
G_DECLARE_FINAL_TYPE (PdFigure, pd_figure, PD, FIGURE, GtkBox)

void pd_figure_set_value (PdFigure *self, const char *value);

G_END_DECLS
