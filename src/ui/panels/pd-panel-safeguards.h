/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdPanelSafeguards:
 *
 * What the user decided for one panel: below which balance to warn, and whether orders wait after an unknown
 * one. Properties: "desk", "panel" (both nullable). A change is kept at once.
 */
#define PD_TYPE_PANEL_SAFEGUARDS (pd_panel_safeguards_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelSafeguards, pd_panel_safeguards, PD, PANEL_SAFEGUARDS, AdwBin)

G_END_DECLS
