/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-clock.h"

G_BEGIN_DECLS

void pd_midnight_attach (GtkWidget *widget, PdClock *clock, GCallback update);
void pd_midnight_update_column (GtkColumnViewColumn *column);

G_END_DECLS
