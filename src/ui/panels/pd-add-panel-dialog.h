/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_ADD_PANEL_DIALOG (pd_add_panel_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdAddPanelDialog, pd_add_panel_dialog, PD, ADD_PANEL_DIALOG, AdwDialog)

PdAddPanelDialog *pd_add_panel_dialog_new (PdDesk *desk);

G_END_DECLS
