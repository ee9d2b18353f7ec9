/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_refills_cells_fill (GtkColumnView *view);
char *pd_refills_cells_name_row (const char *state, const char *order_id, const char *service);

G_END_DECLS
