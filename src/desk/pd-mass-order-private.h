/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-mass-order.h"

G_BEGIN_DECLS

/* The inside of a mass order, for pd-mass-order.c (its rows and what they come to) and pd-mass-order-check.c
 * (how they are read and checked) alone. */

struct _PdMassOrder
{
  GObject parent_instance;

  GListModel *panels;
  PdServiceList *services;
  PdOrderList *orders;
  PdPanel *panel; /* (nullable): for lines that name none */
  gboolean checks_balance;

  GPtrArray *rows;
  GListStore *totals;
  guint n_ready;

  /* While a check is under way */
  GPtrArray *lines; /* (nullable): still to be made into rows */
  GPtrArray *fresh; /* (nullable): rows that are not shown yet */
  GHashTable *keys; /* what was seen → its row */
  GHashTable *sums; /* PdPanel → PdMassTotal */
  guint at;
  guint ready_so_far;
  guint slice_id;
  GTask *reading;
};

GPtrArray *pd_mass_order_new_rows (void);
void pd_mass_order_watch_row (PdMassOrder *self, PdMassRow *row);
void pd_mass_order_notify_loading (PdMassOrder *self);
void pd_mass_order_notify_ready (PdMassOrder *self);

G_END_DECLS
