/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pd_order_closures_bind (GtkWidgetClass *klass);
void pd_order_closures_bind_name (GObject *list_item);

G_END_DECLS
