/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-panel.h"

G_BEGIN_DECLS

#define PD_TYPE_PANEL_ROW (pd_panel_row_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelRow, pd_panel_row, PD, PANEL_ROW, GtkListBoxRow)

GtkWidget *pd_panel_row_new (PdPanel *panel);
PdPanel *pd_panel_row_get_panel (PdPanelRow *self);

G_END_DECLS
