/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-panel.h"

G_BEGIN_DECLS

/**
 * PdPanelDetails:
 *
 * What the panel sent in place of an answer, for the few who want to know it exactly. Hidden while there is
 * nothing to show.
 */
#define PD_TYPE_PANEL_DETAILS (pd_panel_details_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelDetails, pd_panel_details, PD, PANEL_DETAILS, AdwBin)

void pd_panel_details_update (PdPanelDetails *self, PdPanel *panel);
void pd_panel_details_open (PdPanelDetails *self);

G_END_DECLS
