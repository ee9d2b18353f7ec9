/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

#define PD_TYPE_SIDEBAR (pd_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PdSidebar, pd_sidebar, PD, SIDEBAR, AdwBin)

G_END_DECLS
