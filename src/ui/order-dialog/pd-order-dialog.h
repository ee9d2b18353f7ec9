/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_ORDER_DIALOG (pd_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderDialog, pd_order_dialog, PD, ORDER_DIALOG, AdwDialog)

PdOrderDialog *pd_order_dialog_new (PdDesk *desk, PdService *service);
PdOrderDialog *pd_order_dialog_new_again (PdDesk *desk, PdOrder *order);

G_END_DECLS
