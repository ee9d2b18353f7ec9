/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_mass_cells_fill (GtkColumnView *view);

G_END_DECLS
