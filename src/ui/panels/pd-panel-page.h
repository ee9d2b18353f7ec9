/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_PANEL_PAGE (pd_panel_page_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelPage, pd_panel_page, PD, PANEL_PAGE, AdwBin)

G_END_DECLS
