/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-service.h"

G_BEGIN_DECLS

GtkWidget *pd_service_row_new (gpointer data);
void pd_service_row_show (GtkWidget *row, PdService *service, const char *line, const char *note);
char *pd_service_row_name (gpointer service);

G_END_DECLS
