/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-desk.h"

G_BEGIN_DECLS

void pd_adopt_present (PdDesk *desk, PdPanel *panel, GtkWidget *parent);

G_END_DECLS
