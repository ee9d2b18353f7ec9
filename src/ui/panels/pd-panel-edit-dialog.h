/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdPanelEditDialog:
 *
 * Another name, address or key for a panel, and what it does differently from the common form.
 */
#define PD_TYPE_PANEL_EDIT_DIALOG (pd_panel_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelEditDialog, pd_panel_edit_dialog, PD, PANEL_EDIT_DIALOG, AdwDialog)

PdPanelEditDialog *pd_panel_edit_dialog_new (PdDesk *desk, PdPanel *panel);

G_END_DECLS
