/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-service.h"

G_BEGIN_DECLS

/**
 * PdServiceList:
 *
 * A #GListModel of the #PdService of all panels: panel after panel, each in its panel's order. It exists
 * before its data; a refresh merges by id and emits at most one items-changed, so that selection and scroll
 * stay. Signal "updated" (PdPanel, gboolean): services that stay changed what they say, and whoever sorts or
 * filters by that looks again; %TRUE if one of them came into another category.
 */
#define PD_TYPE_SERVICE_LIST (pd_service_list_get_type ())
G_DECLARE_FINAL_TYPE (PdServiceList, pd_service_list, PD, SERVICE_LIST, GObject)

PdServiceList *pd_service_list_new (void);
void
pd_service_list_set_catalogue (PdServiceList *self, PdPanel *panel, GPtrArray *infos, GHashTable *favourites);
void pd_service_list_set_catalogue_async (PdServiceList *self,
                                          PdPanel *panel,
                                          GPtrArray *infos,
                                          GHashTable *favourites,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean pd_service_list_set_catalogue_finish (PdServiceList *self, GAsyncResult *result, GError **error);
void pd_service_list_set_favourite (PdServiceList *self, PdService *service, gboolean favourite);
void pd_service_list_add_favourites (PdServiceList *self, PdPanel *panel, GHashTable *favourites);
void pd_service_list_remove_panel (PdServiceList *self, PdPanel *panel);
PdService *pd_service_list_find (PdServiceList *self, PdPanel *panel, const char *service_id);
guint pd_service_list_count (PdServiceList *self, PdPanel *panel);
GStrv pd_service_list_list_categories (PdServiceList *self);
GStrv pd_service_list_list_types (PdServiceList *self);

G_END_DECLS
