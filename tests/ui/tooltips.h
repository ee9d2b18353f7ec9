/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *ui_dup_tooltip (GtkWidget *widget);

G_END_DECLS
