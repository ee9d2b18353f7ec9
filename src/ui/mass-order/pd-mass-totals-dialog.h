/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-mass-order.h"

G_BEGIN_DECLS

/**
 * PdMassTotalsDialog:
 *
 * What a mass order comes to at each panel, where there is no room for it beside the button that places it.
 */
#define PD_TYPE_MASS_TOTALS_DIALOG (pd_mass_totals_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdMassTotalsDialog, pd_mass_totals_dialog, PD, MASS_TOTALS_DIALOG, AdwDialog)

PdMassTotalsDialog *pd_mass_totals_dialog_new (PdMassOrder *mass);

G_END_DECLS
