/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdSearchProvider:
 *
 * Answers the desktop's search. Signal "needs-desk": a search waits for a desk that is not open.
 */
#define PD_TYPE_SEARCH_PROVIDER (pd_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (PdSearchProvider, pd_search_provider, PD, SEARCH_PROVIDER, GObject)

PdSearchProvider *pd_search_provider_new (GApplication *application);
gboolean pd_search_provider_export (PdSearchProvider *self,
                                    GDBusConnection *bus,
                                    const char *application_path,
                                    GError **error);
void pd_search_provider_set_desk (PdSearchProvider *self, PdDesk *desk);

G_END_DECLS
