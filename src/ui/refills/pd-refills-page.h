/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_REFILLS_PAGE (pd_refills_page_get_type ())
G_DECLARE_FINAL_TYPE (PdRefillsPage, pd_refills_page, PD, REFILLS_PAGE, AdwBin)

G_END_DECLS
