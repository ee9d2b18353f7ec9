/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_list_top_attach (GtkScrolledWindow *window);
void pd_list_top_show (GtkScrolledWindow *window);

G_END_DECLS
