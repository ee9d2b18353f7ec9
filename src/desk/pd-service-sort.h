/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-service-list.h"

G_BEGIN_DECLS

/**
 * PdServiceSortBy: what services are sorted by. The nicks are also the ids of columns.
 */
typedef enum
{
  PD_SERVICE_SORT_BY_CATEGORY,
  PD_SERVICE_SORT_BY_ID,
  PD_SERVICE_SORT_BY_NAME,
  PD_SERVICE_SORT_BY_PANEL,
  PD_SERVICE_SORT_BY_RATE,
  PD_SERVICE_SORT_BY_LIMITS,
} PdServiceSortBy;

/**
 * PdServiceSortKey: one of the keys that services are sorted by, upwards or downwards.
 */
typedef struct
{
  PdServiceSortBy by;
  gboolean downwards;
} PdServiceSortKey;

/**
 * PdSortedServices:
 * @services: (array length=n_services): kept by the catalogues that they came from
 * @n_services: how many there are
 * @keys: (element-type PdServiceSortKey): what they are sorted by, what matters most first; the panels' own
 *   order behind that
 * @shelves: those catalogues
 *
 * All services as they were when they were sorted. Never changed.
 */
typedef struct
{
  PdService **services;
  guint n_services;
  GArray *keys;
  GPtrArray *shelves;
} PdSortedServices;

PdSortedServices *pd_service_list_sort (PdServiceList *self, GArray *keys);
void pd_service_list_sort_async (PdServiceList *self,
                                 GArray *keys,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
PdSortedServices *pd_service_list_sort_finish (GAsyncResult *result);

PdSortedServices *pd_sorted_services_ref (PdSortedServices *self);
void pd_sorted_services_unref (PdSortedServices *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSortedServices, pd_sorted_services_unref)

G_END_DECLS
