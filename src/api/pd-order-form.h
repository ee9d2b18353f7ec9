/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-dialect.h"
#include "pd-order-type.h"
#include "pd-service-info.h"

G_BEGIN_DECLS

typedef enum
{
  PD_CHECK_FINE,
  PD_CHECK_MISSING, /* empty and needed: blocks, but is not shown as an error before the user tried */
  PD_CHECK_WARNING, /* does not block */
  PD_CHECK_ERROR,   /* blocks */
} PdCheck;

/**
 * PdOrderForm:
 *
 * What the user fills in for one order: the values of the fields of the service's type, their checks, the
 * price and the parameters to send. Emits "changed" after every change of a value or of the service.
 * Properties, read-only and notified: "complete" (boolean) and "cost" (#PdMoney).
 */
#define PD_TYPE_ORDER_FORM (pd_order_form_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderForm, pd_order_form, PD, ORDER_FORM, GObject)

PdOrderForm *pd_order_form_new (PdServiceInfo *service, PdDialect *dialect);
PdServiceInfo *pd_order_form_get_service (PdOrderForm *self);
PdDialect *pd_order_form_get_dialect (PdOrderForm *self);
void pd_order_form_set_service (PdOrderForm *self, PdServiceInfo *service, PdDialect *dialect);
const PdOrderType *pd_order_form_get_order_type (PdOrderForm *self);
gboolean pd_order_form_has_known_type (PdOrderForm *self);

const char *pd_order_form_get_value (PdOrderForm *self, PdField field);
void pd_order_form_set_value (PdOrderForm *self, PdField field, const char *value);
gboolean pd_order_form_uses (PdOrderForm *self, PdField field);
gboolean pd_order_form_get_dripfeed (PdOrderForm *self);
void pd_order_form_set_dripfeed (PdOrderForm *self, gboolean dripfeed);

PdCheck pd_order_form_check (PdOrderForm *self, PdField field, char **message);
gboolean pd_order_form_is_complete (PdOrderForm *self);
char *pd_order_form_describe_fault (PdOrderForm *self);
GStrv pd_order_form_dup_lines (PdOrderForm *self, PdField field);
guint pd_order_form_count_lines (PdOrderForm *self, PdField field, guint *duplicates);
gint64 pd_order_form_get_number (PdOrderForm *self, PdField field);
gint64 pd_order_form_get_quantity (PdOrderForm *self);
gint64 pd_order_form_get_total_quantity (PdOrderForm *self);
PdMoney pd_order_form_get_cost (PdOrderForm *self);

char *pd_order_form_to_parameters (PdOrderForm *self);
gboolean pd_order_form_load_parameters (PdOrderForm *self, const char *parameters);

G_END_DECLS
