/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-service-list.h"
#include "pd-service-shelf.h"

G_BEGIN_DECLS

/* The services of one panel in the list of all. */
typedef struct
{
  PdServiceList *list; /* which owns it */
  PdPanel *panel;
  PdShelf *shelf;         /* %NULL: no catalogue yet */
  GHashTable *favourites; /* ids, also of services that are not in the catalogue at the moment */
  guint64 order;          /* which delivery it was that filled the shelf */
} PdRack;

PdRack *pd_rack_new (PdServiceList *list, PdPanel *panel);
void pd_rack_free (PdRack *self);
guint pd_rack_count (const PdRack *self);
void pd_rack_mark_favourites (PdRack *self);
void pd_rack_remember_favourites (PdRack *self, GHashTable *favourites);

GPtrArray *pd_service_list_get_racks (PdServiceList *self);

G_END_DECLS
