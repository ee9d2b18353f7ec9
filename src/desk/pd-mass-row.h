/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-mass-text.h"
#include "pd-order-form.h"
#include "pd-order-list.h"
#include "pd-service-list.h"

G_BEGIN_DECLS

/**
 * PdMassRow:
 *
 * One line of a mass order while it is looked through. Properties (read, notified): "line" (uint),
 * "panel-name", "service-name", "service-id", "link", "quantity" (all as text, writable but for the names: a
 * change checks the row anew), "cost-text", "currency", "check" (#PdCheck as int), "message" (nullable: why
 * it cannot be sent, or a warning), "ready" (boolean: it can be sent).
 */
#define PD_TYPE_MASS_ROW (pd_mass_row_get_type ())
G_DECLARE_FINAL_TYPE (PdMassRow, pd_mass_row, PD, MASS_ROW, GObject)

PdMassRow *pd_mass_row_new (const PdMassLine *line, GListModel *panels, PdServiceList *services);
guint pd_mass_row_get_line (PdMassRow *self);
PdPanel *pd_mass_row_get_panel (PdMassRow *self);
PdOrderForm *pd_mass_row_get_form (PdMassRow *self);
PdMoney pd_mass_row_get_cost (PdMassRow *self);
PdCheck pd_mass_row_get_check (PdMassRow *self);
const char *pd_mass_row_get_message (PdMassRow *self);
gboolean pd_mass_row_is_ready (PdMassRow *self);
char *pd_mass_row_dup_key (PdMassRow *self);

char *pd_mass_row_describe_wait (PdPanel *panel);

void pd_mass_row_set_panel (PdMassRow *self, PdPanel *panel);
void pd_mass_row_check (PdMassRow *self, PdOrderList *orders);
void pd_mass_row_set_remark (PdMassRow *self, PdCheck check, const char *message);

G_END_DECLS
