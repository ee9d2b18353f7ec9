/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order.h"

G_BEGIN_DECLS

/* The inside of an order, for pd-order.c (its record and how that changes) and pd-order-properties.c (what it
 * tells of it) alone. */

enum
{
  PD_ORDER_PROP_0,
  PD_ORDER_PROP_PANEL,
  PD_ORDER_PROP_PANEL_NAME,
  PD_ORDER_PROP_SERVICE_ID,
  PD_ORDER_PROP_SERVICE_NAME,
  PD_ORDER_PROP_LINK,
  PD_ORDER_PROP_LINK_TEXT,
  PD_ORDER_PROP_ORDER_ID,
  PD_ORDER_PROP_STATUS,
  PD_ORDER_PROP_STATUS_TEXT,
  PD_ORDER_PROP_GROUP,
  PD_ORDER_PROP_QUANTITY,
  PD_ORDER_PROP_DELIVERED_TEXT,
  PD_ORDER_PROP_DELIVERED_FRACTION,
  PD_ORDER_PROP_CHARGE_TEXT,
  PD_ORDER_PROP_CHARGE_ESTIMATED,
  PD_ORDER_PROP_CURRENCY,
  PD_ORDER_PROP_ORDERED_AT,
  PD_ORDER_PROP_UPDATED_AT,
  PD_ORDER_PROP_CHECKED_AT,
  PD_ORDER_PROP_PROBLEM,
  PD_ORDER_PROP_NOTE,
  PD_ORDER_PROP_BUSY,
  PD_ORDER_PROP_CANCEL_ASKED,
  PD_ORDER_PROP_REFILL_OPEN,
  PD_ORDER_N_PROPS
};

struct _PdOrder
{
  GObject parent_instance;

  PdPanel *panel;
  PdOrderRecord *record;
  const PdOrderRecord *pending; /* (nullable) (unowned): a newer version that the store is writing */
  char *search_text;            /* made when it is first asked for */
  gboolean busy;
  gboolean refill_open;
};

GParamSpec **pd_order_install_properties (GObjectClass *object_class);

G_END_DECLS
