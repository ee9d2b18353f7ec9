/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

/**
 * PdServicesTable:
 *
 * Services as a table with columns. Properties: "desk", whose services they are, "filter"
 * (#GtkFilter), "width", "sort" (see pd_services_table_create_sort_action()); read: "selection"
 * (#GtkSingleSelection of the services as they are sorted and filtered here), "header-factory" (of the
 * sections by category, while there are any). Signal "activate" (position in the selection): a row was
 * clicked twice, or Enter was pressed.
 */
#define PD_TYPE_SERVICES_TABLE (pd_services_table_get_type ())
G_DECLARE_FINAL_TYPE (PdServicesTable, pd_services_table, PD, SERVICES_TABLE, AdwBin)

void pd_services_table_set_context_menu (PdServicesTable *self, GMenuModel *menu);
GMenuModel *pd_services_table_create_columns_menu (PdServicesTable *self, GActionMap *actions);
GAction *pd_services_table_create_sort_action (PdServicesTable *self);

G_END_DECLS
