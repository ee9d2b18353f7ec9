/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-service.h"

G_BEGIN_DECLS

/**
 * PdShelf:
 * @services: (element-type PdService): in the panel's order
 * @infos: (element-type PdServiceInfo): what was said of each when the shelf was made
 * @indices: id → index + 1
 * @categories: those that there are, each under itself; the infos own them
 * @types: the names of the order types that there are, under what the panel calls them
 *
 * The services of one panel. Never changed once it is made, so that a worker thread can read it while the
 * list shows it; a refresh makes another one.
 */
typedef struct
{
  GPtrArray *services;
  GPtrArray *infos;
  GHashTable *indices;
  GHashTable *categories;
  GHashTable *types;
} PdShelf;

/**
 * PdShelfPlan:
 * @base: (nullable): what stood there before
 * @shelf: what is to stand there
 * @changes: services that stay and of which the panel says something else now
 * @regroups: whether one of those comes into another category
 * @position: where the two begin to differ in what stands where
 * @n_removed: how many of @base go away there
 * @n_added: how many of @shelf come there
 *
 * How one shelf becomes another: worked out in a worker thread, carried out on the main thread.
 */
typedef struct
{
  PdShelf *base;
  PdShelf *shelf;
  GArray *changes;
  gboolean regroups;
  guint position;
  guint n_removed;
  guint n_added;
} PdShelfPlan;

PdShelf *pd_shelf_ref (PdShelf *self);
void pd_shelf_unref (PdShelf *self);
PdService *pd_shelf_find (PdShelf *self, const char *service_id);

PdShelfPlan *pd_shelf_plan_new (PdShelf *base, PdPanel *panel, GPtrArray *infos);
void pd_shelf_plan_free (PdShelfPlan *self);
gboolean pd_shelf_plan_update_services (PdShelfPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdShelf, pd_shelf_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdShelfPlan, pd_shelf_plan_free)

G_END_DECLS
