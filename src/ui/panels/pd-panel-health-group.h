/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdPanelHealthGroup:
 *
 * Connection, key, catalogue and orders of a panel, each with a symbol and a sentence. It holds no data: who
 * shows it calls pd_panel_health_group_update() when the panel changes, and as time passes.
 */
#define PD_TYPE_PANEL_HEALTH_GROUP (pd_panel_health_group_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelHealthGroup, pd_panel_health_group, PD, PANEL_HEALTH_GROUP, AdwBin)

void pd_panel_health_group_update (PdPanelHealthGroup *self, PdDesk *desk, PdPanel *panel);

G_END_DECLS
