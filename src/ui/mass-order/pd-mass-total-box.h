/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-mass-order.h"

G_BEGIN_DECLS

#define PD_TYPE_MASS_TOTAL_BOX (pd_mass_total_box_get_type ())
G_DECLARE_FINAL_TYPE (PdMassTotalBox, pd_mass_total_box, PD, MASS_TOTAL_BOX, GtkBox)

void pd_mass_total_box_fill (GtkFlowBox *flow_box, PdMassOrder *mass);
char *pd_mass_totals_describe (PdMassOrder *mass);

G_END_DECLS
