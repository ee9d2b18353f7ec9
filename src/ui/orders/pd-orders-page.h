/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_ORDERS_PAGE (pd_orders_page_get_type ())
G_DECLARE_FINAL_TYPE (PdOrdersPage, pd_orders_page, PD, ORDERS_PAGE, AdwBin)

G_END_DECLS
