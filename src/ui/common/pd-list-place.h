/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean pd_list_place_has_focus (GtkWidget *list);
gboolean pd_list_place_is_top (GtkScrolledWindow *window);
guint pd_list_place_count_seen (GtkScrolledWindow *window, guint n_rows);

G_END_DECLS
