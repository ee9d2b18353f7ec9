/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_context_menu_attach (GtkWidget *list, GMenuModel *menu);

G_END_DECLS
