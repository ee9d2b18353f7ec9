/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-mass-row.h"

G_BEGIN_DECLS

/**
 * PdMassRowDialog:
 *
 * One line of a mass order, to be corrected where there is no room to do so in place. Signal "leave-out".
 */
#define PD_TYPE_MASS_ROW_DIALOG (pd_mass_row_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdMassRowDialog, pd_mass_row_dialog, PD, MASS_ROW_DIALOG, AdwDialog)

PdMassRowDialog *pd_mass_row_dialog_new (PdMassRow *row);

G_END_DECLS
