/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean pd_page_maker_knows (const char *name);
void pd_page_maker_show (GtkStack *pages, GtkWidget *window, const char *name);

G_END_DECLS
