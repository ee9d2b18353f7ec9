/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-catalogue.h"
#include "pd-order-list.h"

G_BEGIN_DECLS

/* An order that is not sent by itself, only when it is released. */
#define PD_LANE_NEVER G_MAXINT64

/**
 * PdLane:
 *
 * The orders of one panel that are not sent yet, in the order they came: one add is in flight at a time.
 * #PdOutbox has one for each panel. Signal "changed": what the getters tell may have changed.
 */
#define PD_TYPE_LANE (pd_lane_get_type ())
G_DECLARE_FINAL_TYPE (PdLane, pd_lane, PD, LANE, GObject)

PdLane *pd_lane_new (PdPanel *panel, PdOrderList *orders, PdStore *store, PdClock *clock);
void pd_lane_set_catalogue (PdLane *self, PdCatalogue *catalogue, PdServiceList *services);
void pd_lane_set_paused (PdLane *self, gboolean paused);
void pd_lane_resume (PdLane *self);

void pd_lane_add (PdLane *self, PdOrder *order, gint64 send_after);
gboolean pd_lane_remove (PdLane *self, PdOrder *order);
gboolean pd_lane_can_remove (PdLane *self, PdOrder *order);
void pd_lane_release (PdLane *self, PdOrder *order);
void pd_lane_run (PdLane *self);

guint pd_lane_get_n_queued (PdLane *self);
guint pd_lane_get_n_held (PdLane *self);
const char *pd_lane_get_message (PdLane *self);
gboolean pd_lane_is_sending (PdLane *self);
gboolean pd_lane_is_idle (PdLane *self);

G_END_DECLS
