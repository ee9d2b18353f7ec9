/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *pd_mass_looks_show_quantity (const char *quantity);
void pd_mass_looks_bind (GtkWidgetClass *klass);

G_END_DECLS
