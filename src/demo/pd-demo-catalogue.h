/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-panel.h"
#include "pd-demo-type.h"
#include "pd-money.h"

G_BEGIN_DECLS

/**
 * PdDemoFate: how the orders of a service end.
 */
typedef enum
{
  PD_DEMO_FATE_COMPLETES,
  PD_DEMO_FATE_PARTIAL,
  PD_DEMO_FATE_REFUSED,
  PD_DEMO_FATE_SLOW,
  PD_DEMO_FATE_REFILL_REJECTED,
} PdDemoFate;

typedef struct
{
  guint id;
  char *name;
  const char *category;
  const PdDemoType *type;
  PdMoney rate;
  gint64 min;
  gint64 max;
  gboolean refill;
  gboolean cancel;
  gboolean dripfeed;
  PdDemoFate fate;
} PdDemoService;

GPtrArray *pd_demo_catalogue_new (PdDemoForm form);
const PdDemoService *pd_demo_catalogue_find (GPtrArray *services, const char *id);
GBytes *pd_demo_catalogue_to_json (GPtrArray *services, PdDemoForm form, guint n_services);

G_END_DECLS
