/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-mass-row.h"

G_BEGIN_DECLS

/* The inside of a row, for pd-mass-row.c (what is written in it) pd-mass-row-check.c (what it means and what
 * is wrong with it) and pd-mass-lines.c (how it is written again) alone. */

struct _PdMassRow
{
  GObject parent_instance;

  guint line;
  char *text;       /* the whole line, as written */
  char *panel_text; /* (nullable): as written */
  char *service_id; /* (nullable) */
  char *link;       /* (nullable) */
  char *quantity;   /* (nullable) */
  PdMassDoubt doubt;

  GListModel *panels;
  PdServiceList *services;
  PdPanel *chosen_panel; /* (nullable): by the user, for lines that name none */
  PdPanel *panel;        /* (nullable) */
  PdService *service;    /* (nullable) */
  PdOrderForm *form;     /* (nullable) */

  PdCheck check;
  char *message; /* (nullable) */
};

void pd_mass_row_set_result (PdMassRow *self, PdCheck check, char *message);

G_END_DECLS
