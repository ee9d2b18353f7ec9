/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-alert.h"
#include "pd-tracker.h"

G_BEGIN_DECLS

/**
 * PdAlerts:
 *
 * Collects what happens while nobody looks and sums it up. Signal "tell" (#PdAlert): say this, in place of
 * what was said of the same topic before; signal "forget" (topic as int): what was said of the topic is
 * stale.
 */
#define PD_TYPE_ALERTS (pd_alerts_get_type ())
G_DECLARE_FINAL_TYPE (PdAlerts, pd_alerts, PD, ALERTS, GObject)

PdAlerts *pd_alerts_new (PdTracker *tracker, GListModel *matters, PdClock *clock);
void pd_alerts_set_looking (PdAlerts *self, gboolean looking);
void pd_alerts_flush (PdAlerts *self);

G_END_DECLS
