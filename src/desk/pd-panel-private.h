/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-panel-health.h"

G_BEGIN_DECLS

/* The inside of a panel, for pd-panel.c (what it is), pd-panel-properties.c (what it tells) and
 * pd-panel-learn.c (what was learned of it) alone. */

enum
{
  PD_PANEL_PROP_0,
  PD_PANEL_PROP_NAME,
  PD_PANEL_PROP_URL,
  PD_PANEL_PROP_HOST,
  PD_PANEL_PROP_CURRENCY,
  PD_PANEL_PROP_BALANCE,
  PD_PANEL_PROP_BALANCE_TEXT,
  PD_PANEL_PROP_BALANCE_AT,
  PD_PANEL_PROP_THRESHOLD,
  PD_PANEL_PROP_HOLD_AFTER_UNKNOWN,
  PD_PANEL_PROP_HEALTH,
  PD_PANEL_PROP_SUMMARY,
  PD_PANEL_PROP_PROBLEM,
  PD_PANEL_PROP_CONTACTED_AT,
  PD_PANEL_PROP_DIALECT_TEXT,
  PD_PANEL_PROP_DEMO,
  PD_PANEL_PROP_REMOVED,
  PD_PANEL_PROP_CATALOGUE_AT,
  PD_PANEL_PROP_N_SERVICES,
  PD_PANEL_PROP_N_SKIPPED,
  PD_PANEL_PROP_N_OPEN,
  PD_PANEL_PROP_N_DONE,
  PD_PANEL_PROP_N_ATTENTION,
  PD_PANEL_N_PROPS
};

struct _PdPanel
{
  GObject parent_instance;

  PdPanelRecord *record;
  PdClient *client;
  PdDialect *dialect;
  PdClock *clock;
  PdLoad *balance_load;
  PdLoad *catalogue_load;

  guint n_services;
  guint n_skipped;
  guint n_open;
  guint n_done;
  guint n_attention;

  PdMoney default_threshold; /* for a panel that has none of its own */
  PdContact contact;
  guint timer; /* until time alone changes what follows */

  /* What follows from the above. */
  char *host;
  PdPanelHealth health;
  char *balance_text;
  char *summary;
  char *problem;
};

void pd_panel_install_properties (GObjectClass *object_class);
void pd_panel_notify (PdPanel *self, guint property);
void pd_panel_update (PdPanel *self);
char *pd_panel_find_host (const char *url);

G_END_DECLS
