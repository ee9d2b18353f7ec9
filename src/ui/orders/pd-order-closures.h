/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order.h"

G_BEGIN_DECLS

void pd_order_closures_bind (GtkWidgetClass *klass);
void pd_order_closures_bind_name (GObject *list_item);
char *pd_order_closures_dup_name (PdOrder *order);
char *pd_order_closures_dup_charge_unit (PdOrder *order);

G_END_DECLS
