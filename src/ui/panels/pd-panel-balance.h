/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

/**
 * PdPanelBalance:
 *
 * The balance of a panel, how old it is, what was spent, and its history as a chart. Properties: "desk",
 * "panel" (both nullable), "width" (#PdWidth). pd_panel_balance_update() says anew how old things are.
 */
#define PD_TYPE_PANEL_BALANCE (pd_panel_balance_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelBalance, pd_panel_balance, PD, PANEL_BALANCE, AdwBin)

void pd_panel_balance_update (PdPanelBalance *self);

G_END_DECLS
