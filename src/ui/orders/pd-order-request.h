/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdOrderRequestKind: what a panel is asked for.
 */
typedef enum
{
  PD_ORDER_REQUEST_REFILL,
  PD_ORDER_REQUEST_CANCEL,
} PdOrderRequestKind;

gboolean pd_order_request_is_possible (PdDesk *desk, PdOrderRequestKind kind, PdOrder *order, char **reason);
void pd_order_request_start (PdDesk *desk, PdOrderRequestKind kind, GPtrArray *orders, GtkWidget *parent);

G_END_DECLS
