/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-panel.h"

G_BEGIN_DECLS

/**
 * PdContact:
 * @succeeded_at: when the panel last gave a useful answer in this run of the program, 0 for never
 * @error: (nullable): why the latest call failed; %NULL once one succeeded
 */
typedef struct
{
  gint64 succeeded_at;
  GError *error;
} PdContact;

gboolean pd_panel_health_concerns (const GError *error);
PdPanelHealth
pd_panel_health_judge (const PdPanelRecord *record, const PdContact *contact, PdMoney threshold, gint64 now);
char *pd_panel_health_summarize (const PdPanelRecord *record, PdPanelHealth health, gint64 now);
char *pd_panel_health_explain (const PdPanelRecord *record,
                               const PdContact *contact,
                               PdMoney threshold,
                               PdPanelHealth health);
gint64 pd_panel_health_next_change (const PdPanelRecord *record,
                                    const PdContact *contact,
                                    PdPanelHealth health,
                                    gint64 now);

G_END_DECLS
