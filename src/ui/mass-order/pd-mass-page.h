/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdMassPage:
 *
 * Looking through a mass order before it is placed: a row for each line, with the reason where it cannot be
 * sent, and what it comes to at each panel.
 */
#define PD_TYPE_MASS_PAGE (pd_mass_page_get_type ())
G_DECLARE_FINAL_TYPE (PdMassPage, pd_mass_page, PD, MASS_PAGE, AdwNavigationPage)

PdMassPage *pd_mass_page_new (PdDesk *desk, GBytes *text, PdPanel *panel, gboolean keeps_draft);

G_END_DECLS
