/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdMassTable:
 *
 * The lines of a mass order as a table in which they are corrected. Property "rows" (#GListModel of
 * #PdMassRow). Signal "leave-out" (#PdMassRow).
 */
#define PD_TYPE_MASS_TABLE (pd_mass_table_get_type ())
G_DECLARE_FINAL_TYPE (PdMassTable, pd_mass_table, PD, MASS_TABLE, AdwBin)

G_END_DECLS
