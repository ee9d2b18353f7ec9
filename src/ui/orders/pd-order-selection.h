/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order.h"

G_BEGIN_DECLS

GPtrArray *pd_order_selection_list (GtkSelectionModel *model);
GPtrArray *pd_order_selection_list_all (GtkSelectionModel *model);
void pd_order_selection_toggle (GtkSelectionModel *model, guint position);
void pd_order_selection_select_ids (GtkSelectionModel *model, GVariant *ids);

G_END_DECLS
