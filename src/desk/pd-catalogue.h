/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-service-list.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdCatalogue:
 *
 * Loads the catalogues and balances of panels, one refresh per panel at a time (architecture, flow 1).
 */
#define PD_TYPE_CATALOGUE (pd_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (PdCatalogue, pd_catalogue, PD, CATALOGUE, GObject)

PdCatalogue *pd_catalogue_new (PdStore *store, PdServiceList *services, PdClock *clock);
void pd_catalogue_load_stored_async (PdCatalogue *self,
                                     PdPanel *panel,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean pd_catalogue_load_stored_finish (PdCatalogue *self, GAsyncResult *result, GError **error);
void pd_catalogue_refresh_async (PdCatalogue *self,
                                 PdPanel *panel,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean pd_catalogue_refresh_finish (PdCatalogue *self, GAsyncResult *result, GError **error);
void pd_catalogue_refresh_balance_async (PdCatalogue *self,
                                         PdPanel *panel,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean pd_catalogue_refresh_balance_finish (PdCatalogue *self, GAsyncResult *result, GError **error);
void pd_catalogue_abandon (PdCatalogue *self, PdPanel *panel);

G_END_DECLS
