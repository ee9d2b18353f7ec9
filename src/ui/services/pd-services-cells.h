/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_services_cells_fill (GtkColumnView *view, GtkColumnViewColumn *favourite_column, gpointer table);

G_END_DECLS
