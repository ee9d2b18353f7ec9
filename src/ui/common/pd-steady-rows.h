/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_STEADY_ROWS (pd_steady_rows_get_type ())
G_DECLARE_FINAL_TYPE (PdSteadyRows, pd_steady_rows, PD, STEADY_ROWS, GObject)

void pd_steady_rows_attach (PdSteadyRows *self, GtkSingleSelection *selection, GtkScrolledWindow *window);

G_END_DECLS
