/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-service.h"

G_BEGIN_DECLS

/**
 * PdServiceFilter:
 *
 * Which services are shown. Properties, all writable and notified: "search" (words in any order), "panel"
 * (nullable #PdPanel), "category" and "type" (nullable), "favourites", "with-refill", "with-cancel"; and
 * "n-active" (uint, read): how many of them, but for the search, leave something out.
 */
#define PD_TYPE_SERVICE_FILTER (pd_service_filter_get_type ())
G_DECLARE_FINAL_TYPE (PdServiceFilter, pd_service_filter, PD, SERVICE_FILTER, GtkFilter)

PdServiceFilter *pd_service_filter_new (void);
gboolean pd_service_filter_finds (PdServiceFilter *self, PdService *service);
void pd_service_filter_clear (PdServiceFilter *self);
gboolean pd_service_filter_is_active (PdServiceFilter *self);
char *pd_service_filter_describe (PdServiceFilter *self);

G_END_DECLS
