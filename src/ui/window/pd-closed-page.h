/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

#define PD_TYPE_CLOSED_PAGE (pd_closed_page_get_type ())
G_DECLARE_FINAL_TYPE (PdClosedPage, pd_closed_page, PD, CLOSED_PAGE, AdwBin)

G_END_DECLS
