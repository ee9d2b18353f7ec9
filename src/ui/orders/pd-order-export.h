/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order.h"

G_BEGIN_DECLS

void pd_order_export_choose (GtkWidget *parent, GPtrArray *orders);
void pd_order_export_write_async (GPtrArray *orders,
                                  GFile *file,
                                  char separator,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean pd_order_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
