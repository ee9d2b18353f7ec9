/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-lane.h"
#include "pd-sending.h"

G_BEGIN_DECLS

/* The inside of a lane, for pd-lane.c (who is in it), pd-lane-run.c (what it does next) and pd-lane-check.c
 * (what is asked before an order is sent) alone. */

/**
 * PdLaneStop: why a lane stands until something changes that it does not bring about by itself.
 */
typedef enum
{
  PD_LANE_STOP_NONE,
  PD_LANE_STOP_ACCOUNT,       /* no key, a refused key, an account that is off, or a wrong address */
  PD_LANE_STOP_FUNDS,         /* the balance does not pay the next order */
  PD_LANE_STOP_FUNDS_REFUSED, /* the panel says so */
} PdLaneStop;

typedef struct
{
  PdOrder *order;
  gint64 send_after;
} PdLaneItem;

struct _PdLane
{
  GObject parent_instance;

  PdPanel *panel;
  PdOrderList *orders;
  PdStore *store;
  PdClock *clock;
  PdCatalogue *catalogue;  /* (nullable) */
  PdServiceList *services; /* (nullable) */
  GCancellable *cancellable;

  GQueue waiting;      /* of PdLaneItem, first come first; the current one among them */
  GHashTable *links;   /* PdOrder → its GList in waiting */
  GHashTable *held;    /* set of PdOrder */
  GHashTable *unknown; /* set of PdOrder */

  gboolean paused;
  PdLaneStop stop;
  char *message;   /* (nullable): why it stands */
  GError *problem; /* (nullable): of the panel, of which the message tells with how many orders wait for it */
  gint64 not_before; /* nothing is tried before */
  guint failures;    /* in a row */
  guint timer;

  gboolean busy;      /* a step is under way that ends in pd_lane_end_step() */
  PdOrder *current;   /* (nullable) (unowned): the order that the step is about, in waiting */
  PdSending *sending; /* (nullable): of the current one */
  gboolean repeat;    /* send it once more, instead of saving its outcome */

  PdMoney expected;        /* what the balance should be by now */
  gboolean expected_stale; /* it was read while an order was in flight, which may be in it or not */
  PdMoney stop_balance;    /* of which the panel said that it does not pay */
  gint64 concluded_at;     /* when it was known last what became of an order */
  gint64 balance_asked_at;
  gint64 catalogue_asked_at;
  guint balance_timer;
  guint balance_rounds;
};

void pd_lane_end_step (PdLane *self);
void pd_lane_stand (PdLane *self, PdLaneStop stop, char *message);
void pd_lane_wait (PdLane *self, gint64 until, char *message);
void pd_lane_wait_longer (PdLane *self, char *message);
void pd_lane_meet_error (PdLane *self, const GError *error);
void pd_lane_forget (PdLane *self, PdOrder *order);

gboolean pd_lane_ask_first (PdLane *self, PdOrder *next);
gboolean pd_lane_stop_current (PdLane *self, PdOrder *next);
void pd_lane_ask_balance_later (PdLane *self, guint milliseconds, guint rounds);
void pd_lane_expect (PdLane *self, PdOrder *order, PdJournal outcome);
void pd_lane_balance_read (PdLane *self);

G_END_DECLS
