/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pd_state_cell_new (void);
void pd_state_cell_show (GtkWidget *cell,
                         const char *icon,
                         const char *const *icon_classes,
                         const char *text,
                         const char *const *text_classes);

G_END_DECLS
