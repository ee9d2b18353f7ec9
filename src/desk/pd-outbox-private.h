/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-lane.h"
#include "pd-outbox.h"

G_BEGIN_DECLS

/* The inside of the outbox, for the files that begin with pd-outbox alone: its queues and what they tell
 * (pd-outbox.c), how orders get in (-submit, -recover) and out again (-withdraw), stopping and going on
 * (-control), and what people decide (-settle). */

struct _PdOutbox
{
  GObject parent_instance;

  PdStore *store;
  PdOrderList *orders;
  PdClock *clock;
  PdCatalogue *catalogue;  /* (nullable) */
  PdServiceList *services; /* (nullable) */

  GHashTable *lanes; /* PdPanel → PdLane */
  GQueue held_back;  /* of PdOrder, the newest last: whose hold-back may not be over */
  guint hold_back;   /* milliseconds */
  guint timer;       /* until the hold-back of the newest one ends */
  gboolean paused;

  guint n_submitting; /* whose orders are being written down */
  guint n_queued;
  guint n_held;
  guint n_recovered;
  gboolean idle;
  PdOrder *holding; /* (nullable) */
  char *message;    /* (nullable) */
};

PdLane *pd_outbox_get_lane (PdOutbox *self, PdPanel *panel);
void pd_outbox_add_order (PdOutbox *self, PdOrder *order);
void pd_outbox_run (PdOutbox *self);
void pd_outbox_update (PdOutbox *self);
void pd_outbox_set_n_recovered (PdOutbox *self, guint n_recovered);
gint64 pd_outbox_get_send_after (PdOutbox *self, gint64 now);

G_END_DECLS
