/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-service.h"

G_BEGIN_DECLS

/**
 * PdServiceOrderBy: what services are compared by.
 */
typedef enum
{
  PD_SERVICE_ORDER_CATEGORY,
  PD_SERVICE_ORDER_ID,
  PD_SERVICE_ORDER_NAME,
  PD_SERVICE_ORDER_PANEL,
  PD_SERVICE_ORDER_RATE,
  PD_SERVICE_ORDER_LIMITS,
} PdServiceOrderBy;

/**
 * PdServiceOrder:
 *
 * Sorts services by one property, "by", upwards or, if "direction" says so, downwards. Rates of different
 * currencies are never compared with each other: they stand together by currency.
 */
#define PD_TYPE_SERVICE_ORDER (pd_service_order_get_type ())
G_DECLARE_FINAL_TYPE (PdServiceOrder, pd_service_order, PD, SERVICE_ORDER, GtkSorter)

GtkSorter *pd_service_order_new (PdServiceOrderBy by);
GtkSorter *pd_service_order_create_sorter (PdServiceOrder *self, GtkSortType direction);

G_END_DECLS
