/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdMassList:
 *
 * The lines of a mass order as rows of two lines, for narrow windows. Property "rows" (#GListModel of
 * #PdMassRow). Signal "activate" (#PdMassRow): it is to be corrected.
 */
#define PD_TYPE_MASS_LIST (pd_mass_list_get_type ())
G_DECLARE_FINAL_TYPE (PdMassList, pd_mass_list, PD, MASS_LIST, AdwBin)

G_END_DECLS
