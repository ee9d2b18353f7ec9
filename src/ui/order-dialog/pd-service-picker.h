/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdServicePicker:
 *
 * The page of the order dialog that finds a service by typing. Signal "picked" (PdService).
 */
#define PD_TYPE_SERVICE_PICKER (pd_service_picker_get_type ())
G_DECLARE_FINAL_TYPE (PdServicePicker, pd_service_picker, PD, SERVICE_PICKER, AdwNavigationPage)

void pd_service_picker_set_services (PdServicePicker *self, PdServiceList *services);

G_END_DECLS
