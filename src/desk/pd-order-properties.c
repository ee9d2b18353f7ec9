/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-private.h"

#include "pd-desk-enums.h"
#include "pd-explain.h"
#include "pd-order-text.h"

/*
 * The properties of an order: what views show, all of it derived from the record when it is asked for. Pure
 * functions of an order; main thread.
 */

static GParamSpec *properties[PD_ORDER_N_PROPS];

static void
pd_order_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdOrder *self = PD_ORDER (object);
  const PdOrderRecord *record = self->record;

  switch (prop_id)
    {
    case PD_ORDER_PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PD_ORDER_PROP_PANEL_NAME:
      g_value_set_string (value, pd_panel_get_name (self->panel));
      break;
    case PD_ORDER_PROP_SERVICE_ID:
      g_value_set_string (value, record->service_id);
      break;
    case PD_ORDER_PROP_SERVICE_NAME:
      g_value_set_string (value, record->service_name);
      break;
    case PD_ORDER_PROP_LINK:
      g_value_set_string (value, record->link);
      break;
    case PD_ORDER_PROP_LINK_TEXT:
      g_value_take_string (value, pd_order_record_dup_target (record));
      break;
    case PD_ORDER_PROP_ORDER_ID:
      g_value_set_string (value, record->order_id);
      break;
    case PD_ORDER_PROP_STATUS:
      g_value_set_enum (value, (int) pd_order_record_get_status (record));
      break;
    case PD_ORDER_PROP_STATUS_TEXT:
      g_value_take_string (value, pd_order_record_dup_status_text (record));
      break;
    case PD_ORDER_PROP_GROUP:
      g_value_set_enum (value, (int) pd_order_record_get_group (record));
      break;
    case PD_ORDER_PROP_QUANTITY:
      g_value_set_int64 (value, record->quantity);
      break;
    case PD_ORDER_PROP_DELIVERED_TEXT:
      g_value_take_string (value, pd_order_record_dup_delivered_text (record));
      break;
    case PD_ORDER_PROP_DELIVERED_FRACTION:
      g_value_set_double (value, pd_order_record_get_fraction (record));
      break;
    case PD_ORDER_PROP_CHARGE_TEXT:
      g_value_take_string (value, pd_order_record_dup_charge_text (record));
      break;
    case PD_ORDER_PROP_CHARGE_ESTIMATED:
      g_value_set_boolean (value, pd_order_record_is_charge_estimated (record));
      break;
    case PD_ORDER_PROP_CURRENCY:
      g_value_set_string (value, record->currency);
      break;
    case PD_ORDER_PROP_ORDERED_AT:
      g_value_set_int64 (value, record->created_at);
      break;
    case PD_ORDER_PROP_UPDATED_AT:
      g_value_set_int64 (value, pd_order_record_get_updated_at (record));
      break;
    case PD_ORDER_PROP_CHECKED_AT:
      g_value_set_int64 (value, record->checked_at);
      break;
    case PD_ORDER_PROP_PROBLEM:
      g_value_take_string (value, pd_explain_problem (record->problem_code, record->problem));
      break;
    case PD_ORDER_PROP_NOTE:
      g_value_set_string (value, record->note);
      break;
    case PD_ORDER_PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PD_ORDER_PROP_CANCEL_ASKED:
      g_value_set_boolean (value, record->cancel_asked_at > 0);
      break;
    case PD_ORDER_PROP_REFILL_OPEN:
      g_value_set_boolean (value, self->refill_open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_enums_and_numbers (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PD_ORDER_PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, flags);
  properties[PD_ORDER_PROP_STATUS]
      = g_param_spec_enum ("status", NULL, NULL, PD_TYPE_ORDER_STATUS, PD_ORDER_WAITING, flags);
  properties[PD_ORDER_PROP_GROUP]
      = g_param_spec_enum ("group", NULL, NULL, PD_TYPE_ORDER_GROUP, PD_ORDER_GROUP_OPEN, flags);
  properties[PD_ORDER_PROP_QUANTITY] = g_param_spec_int64 ("quantity", NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PD_ORDER_PROP_DELIVERED_FRACTION]
      = g_param_spec_double ("delivered-fraction", NULL, NULL, -1, 1, -1, flags);
}

/* Installs the properties of the class, for pd-order.c. Returns: (transfer none): them, by their number */
GParamSpec **
pd_order_install_properties (GObjectClass *object_class)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PD_ORDER_PROP_PANEL_NAME, "panel-name" },
    { PD_ORDER_PROP_SERVICE_ID, "service-id" },
    { PD_ORDER_PROP_SERVICE_NAME, "service-name" },
    { PD_ORDER_PROP_LINK, "link" },
    { PD_ORDER_PROP_LINK_TEXT, "link-text" },
    { PD_ORDER_PROP_ORDER_ID, "order-id" },
    { PD_ORDER_PROP_STATUS_TEXT, "status-text" },
    { PD_ORDER_PROP_DELIVERED_TEXT, "delivered-text" },
    { PD_ORDER_PROP_CHARGE_TEXT, "charge-text" },
    { PD_ORDER_PROP_CURRENCY, "currency" },
    { PD_ORDER_PROP_PROBLEM, "problem" },
    { PD_ORDER_PROP_NOTE, "note" },
  }, times[] = {
    { PD_ORDER_PROP_ORDERED_AT, "ordered-at" },
    { PD_ORDER_PROP_UPDATED_AT, "updated-at" },
    { PD_ORDER_PROP_CHECKED_AT, "checked-at" },
  }, flags[] = {
    { PD_ORDER_PROP_CHARGE_ESTIMATED, "charge-estimated" },
    { PD_ORDER_PROP_BUSY, "busy" },
    { PD_ORDER_PROP_CANCEL_ASKED, "cancel-asked" },
    { PD_ORDER_PROP_REFILL_OPEN, "refill-open" },
  };
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_order_get_property;

  install_enums_and_numbers ();
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, readable);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    properties[times[i].id] = g_param_spec_int64 (times[i].name, NULL, NULL, 0, G_MAXINT64, 0, readable);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    properties[flags[i].id] = g_param_spec_boolean (flags[i].name, NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, PD_ORDER_N_PROPS, properties);

  return properties;
}
