/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-catalogue.h"

G_BEGIN_DECLS

/* The inside of the loader, for pd-catalogue.c (from the panels) and pd-catalogue-stored.c (from the store)
 * alone. */

struct _PdCatalogue
{
  GObject parent_instance;

  PdStore *store;
  PdServiceList *services;
  PdClock *clock;
  GHashTable *catalogues; /* PdPanel → PdFlight, those that are under way */
  GHashTable *balances;   /* likewise */
};

G_END_DECLS
