/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-dialect.h"

G_BEGIN_DECLS

/**
 * PdPanelDialectGroup:
 *
 * "How This Panel Works": what its dialect does, in plain words. Property "dialect" (nullable #PdDialect).
 */
#define PD_TYPE_PANEL_DIALECT_GROUP (pd_panel_dialect_group_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelDialectGroup, pd_panel_dialect_group, PD, PANEL_DIALECT_GROUP, AdwBin)

G_END_DECLS
