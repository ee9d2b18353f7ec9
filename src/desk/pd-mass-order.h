/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-mass-row.h"
#include "pd-outbox.h"

G_BEGIN_DECLS

/**
 * PdMassTotal:
 *
 * What the rows of one panel come to. Properties (read): "panel-name", "n-orders" (uint: those that will be
 * sent), "cost-text", "balance-text", "currency", "enough" (boolean), "fraction" (double, 0 to 1, for a bar),
 * "needed-text" (what all its rows would cost), "wait" (nullable: why they would not be sent now).
 */
#define PD_TYPE_MASS_TOTAL (pd_mass_total_get_type ())
G_DECLARE_FINAL_TYPE (PdMassTotal, pd_mass_total, PD, MASS_TOTAL, GObject)

PdMassTotal *pd_mass_total_new (PdPanel *panel);
gboolean pd_mass_total_add (PdMassTotal *self, PdMoney cost);
char *pd_mass_total_describe (PdMassTotal *self);

/**
 * PdMassOrder:
 *
 * A #GListModel of #PdMassRow: a mass order while it is looked through. Properties (read, notified):
 * "n-ready", "n-problems" (uint), "totals" (#GListModel of #PdMassTotal), "loading" (boolean).
 */
#define PD_TYPE_MASS_ORDER (pd_mass_order_get_type ())
G_DECLARE_FINAL_TYPE (PdMassOrder, pd_mass_order, PD, MASS_ORDER, GObject)

PdMassOrder *pd_mass_order_new (GListModel *panels, PdServiceList *services, PdOrderList *orders);
void pd_mass_order_set_panel (PdMassOrder *self, PdPanel *panel);
void pd_mass_order_set_checks_balance (PdMassOrder *self, gboolean checks_balance);

void pd_mass_order_read_async (PdMassOrder *self,
                               GBytes *text,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pd_mass_order_read_finish (PdMassOrder *self, GAsyncResult *result, GError **error);

void pd_mass_order_check (PdMassOrder *self);
void pd_mass_order_remove (PdMassOrder *self, PdMassRow *row);
void pd_mass_order_remove_all (PdMassOrder *self, GPtrArray *rows);
void pd_mass_order_put_back (PdMassOrder *self, PdMassRow *row);
guint pd_mass_order_get_n_ready (PdMassOrder *self);
GListModel *pd_mass_order_get_totals (PdMassOrder *self);
GPtrArray *pd_mass_order_list_ready (PdMassOrder *self);
GArray *pd_mass_order_dup_submissions (PdMassOrder *self);

/* What is left, as a text for a new preview: pd_mass_order_read_async() reads it again. The first is for all
 * lines, the second for those that cannot be sent, the third, once a batch has been sent, for what of it was
 * refused or taken back. */
char *pd_mass_order_dup_lines (PdMassOrder *self);
char *pd_mass_order_dup_failed_lines (PdMassOrder *self);
char *pd_mass_lines_from_failed (PdOrderList *orders, gint64 since);

G_END_DECLS
