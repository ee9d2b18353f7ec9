/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-service-filter.h"

G_BEGIN_DECLS

/**
 * PdServiceFilters:
 *
 * The controls of a #PdServiceFilter: three drop-downs and three toggle buttons. There are two of them, one
 * above the table and one in the popover of a narrow window, and both show the same filter. Properties:
 * "desk", "filter", "orientation".
 */
#define PD_TYPE_SERVICE_FILTERS (pd_service_filters_get_type ())
G_DECLARE_FINAL_TYPE (PdServiceFilters, pd_service_filters, PD, SERVICE_FILTERS, GtkBox)

G_END_DECLS
