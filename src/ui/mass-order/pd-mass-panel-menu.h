/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-desk.h"
#include "pd-mass-order.h"

G_BEGIN_DECLS

/* The menu of a mass order that says where lines are ordered that name no panel. */
void pd_mass_panel_menu_attach (GtkMenuButton *button, PdDesk *desk, PdMassOrder *mass, PdPanel *chosen);

G_END_DECLS
