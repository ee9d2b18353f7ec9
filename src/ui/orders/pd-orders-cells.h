/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_orders_cells_fill (GtkColumnView *view, GtkColumnViewColumn *check_column);
GtkListItemFactory *pd_orders_cells_create_rows (void);
GtkListItemFactory *pd_orders_cells_create_ordered (gboolean with_day);

G_END_DECLS
