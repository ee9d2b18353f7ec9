/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdServicesList:
 *
 * Services as rows of two lines, for a narrow window. Properties: "model" (#GtkSelectionModel of
 * #PdService), "header-factory" (of the sections). Signal "activate" (position in the model): a row was
 * clicked, or Enter was pressed.
 */
#define PD_TYPE_SERVICES_LIST (pd_services_list_get_type ())
G_DECLARE_FINAL_TYPE (PdServicesList, pd_services_list, PD, SERVICES_LIST, AdwBin)

void pd_services_list_set_context_menu (PdServicesList *self, GMenuModel *menu);

G_END_DECLS
