/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-field-editor.h"

G_BEGIN_DECLS

/**
 * PdOrderFields:
 *
 * The rows of one order form in two lists: the fields of its type, and those of the drip-feed.
 */
#define PD_TYPE_ORDER_FIELDS (pd_order_fields_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderFields, pd_order_fields, PD, ORDER_FIELDS, GObject)

PdOrderFields *pd_order_fields_new (PdOrderForm *form, AdwPreferencesGroup *group, AdwExpanderRow *dripfeed);
GtkWidget *pd_order_fields_get_first_row (PdOrderFields *self);
GtkWidget *pd_order_fields_get_row (PdOrderFields *self, PdField field);
void pd_order_fields_insert_after (PdOrderFields *self, PdField field, GtkWidget *row);
void pd_order_fields_update (PdOrderFields *self, gboolean tried);
gboolean pd_order_fields_focus_first (PdOrderFields *self);
void pd_order_fields_remove (PdOrderFields *self);

G_END_DECLS
