/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkColumnViewColumn *pd_column_state_find (GtkColumnView *view, const char *id);
void pd_column_state_restore (GtkColumnView *view, GSettings *settings, const char *prefix);
void pd_column_state_save (GtkColumnView *view, GSettings *settings, const char *prefix);
void pd_column_state_set_visible (GtkColumnViewColumn *column, gboolean visible);
void pd_column_state_squeeze (GtkColumnViewColumn *column, gboolean squeezed);
GMenuModel *pd_column_state_create_menu (GtkColumnView *view, GActionMap *actions);

G_END_DECLS
