/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_ORDER_DETAILS (pd_order_details_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderDetails, pd_order_details, PD, ORDER_DETAILS, AdwNavigationPage)

PdOrderDetails *pd_order_details_new (PdDesk *desk, PdOrder *order);

G_END_DECLS
