/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-service-filter.h"
#include "pd-service-sort.h"

G_BEGIN_DECLS

/**
 * PdFoundServices:
 *
 * A #GListModel of those #PdService of a #PdServiceList, "services", that a #PdServiceFilter, "filter",
 * finds, sorted by some keys. As long as "sectioned", those of one category are a section (#GtkSectionModel).
 * While "sorting", what is there is what was there before.
 */
#define PD_TYPE_FOUND_SERVICES (pd_found_services_get_type ())
G_DECLARE_FINAL_TYPE (PdFoundServices, pd_found_services, PD, FOUND_SERVICES, GObject)

void pd_found_services_set_keys (PdFoundServices *self, GArray *keys);
gboolean pd_found_services_get_sectioned (PdFoundServices *self);
gboolean pd_found_services_get_sorting (PdFoundServices *self);

G_END_DECLS
