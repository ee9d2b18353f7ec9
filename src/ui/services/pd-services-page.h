/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_SERVICES_PAGE (pd_services_page_get_type ())
G_DECLARE_FINAL_TYPE (PdServicesPage, pd_services_page, PD, SERVICES_PAGE, AdwBin)

G_END_DECLS
