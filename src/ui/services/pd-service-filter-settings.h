/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"
#include "pd-service-filter.h"

G_BEGIN_DECLS

void pd_service_filter_settings_bind (PdServiceFilter *filter, GSettings *settings, PdDesk *desk);

G_END_DECLS
