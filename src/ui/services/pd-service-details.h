/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-service.h"

G_BEGIN_DECLS

#define PD_TYPE_SERVICE_DETAILS (pd_service_details_get_type ())
G_DECLARE_FINAL_TYPE (PdServiceDetails, pd_service_details, PD, SERVICE_DETAILS, AdwDialog)

PdServiceDetails *pd_service_details_new (PdService *service);

G_END_DECLS
