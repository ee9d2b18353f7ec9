/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_FIRST_ROWS (pd_first_rows_get_type ())
G_DECLARE_FINAL_TYPE (PdFirstRows, pd_first_rows, PD, FIRST_ROWS, GObject)

void pd_first_rows_attach (PdFirstRows *self, GtkSingleSelection *selection, GtkScrolledWindow *window);

G_END_DECLS
