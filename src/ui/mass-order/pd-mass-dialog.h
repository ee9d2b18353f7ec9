/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdMassDialog:
 *
 * The text step of a mass order: paste lines or open a file, and say which panel they are for. Signal "read"
 * (GBytes text, PdPanel or NULL): go on to looking through.
 */
#define PD_TYPE_MASS_DIALOG (pd_mass_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdMassDialog, pd_mass_dialog, PD, MASS_DIALOG, AdwDialog)

PdMassDialog *pd_mass_dialog_new (PdDesk *desk);

G_END_DECLS
