/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-change-set.h"
#include "pd-tracker.h"

G_BEGIN_DECLS

/* The inside of the tracker, for pd-tracker.c (what is asked when), pd-tracker-check.c (asking) and
 * pd-tracker-apply.c (what the answers change) alone. */

typedef enum
{
  PD_TRACK_ORDERS,
  PD_TRACK_REFILLS,
  PD_N_TRACKS,
} PdTrack;

/**
 * PdLine: the things of one kind at one panel; one call at a time asks for them.
 */
typedef struct
{
  PdTracker *tracker; /* (unowned) */
  PdPanel *panel;
  PdTrack track;
  gulong handler;
  gboolean in_flight;
  gint64 not_before; /* the panel did not answer */
  guint failures;    /* in a row */

  GPtrArray *batch; /* of what is asked together, while that is found out */
  gboolean is_due;
} PdLine;

struct _PdTracker
{
  GObject parent_instance;

  PdStore *store;
  PdOrderList *orders;
  GListModel *refills;
  PdClock *clock;

  gint64 interval;                /* between two questions about a young order, in microseconds */
  GHashTable *asked;              /* what is followed: PdOrder or PdRefill → when it was asked for, gint64 */
  GHashTable *lines[PD_N_TRACKS]; /* PdPanel → PdLine */
  GCancellable *cancellable;      /* (nullable): while it runs */
  guint timer;
  gint64 timer_at;
};

typedef void (*PdTrackerChecked) (gpointer data, guint n_answered, const GError *error);

void pd_tracker_ask (PdTracker *self,
                     PdTrack track,
                     PdPanel *panel,
                     GPtrArray *things,
                     GCancellable *cancellable,
                     PdTrackerChecked callback,
                     gpointer data);
void pd_tracker_note_asked (PdTracker *self, GPtrArray *things, gint64 at);
void pd_tracker_tell_ended (PdTracker *self, PdOrder *order);
gboolean pd_tracker_is_about_one (const GError *error);
gboolean
pd_tracker_apply_status (PdTracker *self, PdChangeSet *changes, PdOrder *order, const PdStatusResult *result);
PdRefillRecord *pd_tracker_apply_refill (PdTracker *self,
                                         PdChangeSet *changes,
                                         PdRefill *refill,
                                         const PdRequestResult *result);

G_END_DECLS
