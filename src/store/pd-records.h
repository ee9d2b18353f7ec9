/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-money.h"
#include "pd-service-info.h"
#include "pd-state.h"

G_BEGIN_DECLS

/* One struct a table: what lasts. Times are microseconds since 1970 (UTC), 0 = never. Ids are our own, given
 * by pd_store_next_id() and never used twice. Texts are owned and may be NULL where it says nullable. */

typedef struct
{
  gint64 id;
  char *uid; /* names the key in the keyring; random, never changes */
  char *name;
  char *url;
  char *dialect;  /* pd_dialect_to_text() */
  char *currency; /* (nullable) */
  PdMoney balance;
  gint64 balance_at;
  PdMoney threshold; /* warn below; unknown: do not warn */
  gint64 catalogue_at;
  gboolean demo;
  gboolean removed;            /* its orders stay readable */
  gboolean hold_after_unknown; /* the next orders wait while one is unknown */
} PdPanelRecord;

typedef struct
{
  gint64 id;
  gint64 panel_id;
  gint64 batch_id;  /* of a mass order; 0: a single one */
  gint64 parent_id; /* of a child of a subscription or drip-feed; 0: none */
  PdJournal journal;
  char *service_id;
  char *service_name;
  char *service_type; /* (nullable) */
  char *link;         /* (nullable): a subscription has a user name instead */
  char *link_key;     /* (nullable): pd_link_normalize() */
  gint64 quantity;    /* in all, over all runs; -1: none */
  char *parameters;   /* what is sent, form-encoded, without the key; (nullable) for adopted orders */
  char *request_id;   /* sent where the dialect has it, always the same for this order */
  PdMoney rate;       /* as the user saw them */
  gint64 min;
  gint64 max;
  PdMoney price;          /* expected cost */
  char *currency;         /* (nullable) */
  PdMoney balance_before; /* last known before sending */
  char *order_id;         /* (nullable): the panel's */
  PdState state;
  char *state_text; /* (nullable): the panel's own word */
  PdMoney charge;   /* as the panel said last */
  PdMoney start_count;
  PdMoney remains;
  int problem_code; /* #PdApiError, -1: none */
  char *problem;    /* (nullable): why refused, unknown or held; the panel's own words, masked */
  gboolean held;    /* waits for the user's decision; problem says why */
  gboolean adopted;
  guint8 refill; /* #PdFlag of the service when ordered */
  guint8 cancel;
  gint16 refill_days;
  gint64 created_at;
  gint64 send_after; /* end of the hold-back */
  gint64 sent_at;
  gint64 placed_at;
  gint64 checked_at; /* last answer about its state */
  gint64 changed_at; /* last change of its state */
  gint64 ended_at;   /* when a final state was first seen */
  gint64 cancel_asked_at;
  char *note; /* (nullable) */
} PdOrderRecord;

typedef enum
{
  PD_EVENT_WRITTEN,
  PD_EVENT_SENT,
  PD_EVENT_PLACED,
  PD_EVENT_REFUSED,
  PD_EVENT_UNKNOWN,
  PD_EVENT_WITHDRAWN,
  PD_EVENT_HELD,
  PD_EVENT_SETTLED,
  PD_EVENT_ADOPTED,
  PD_EVENT_STATE,
  PD_EVENT_REFILL_ASKED,
  PD_EVENT_REFILL_STATE,
  PD_EVENT_CANCEL_ASKED,
  PD_EVENT_REFUND_SEEN,
} PdEventKind;

typedef struct
{
  gint64 id;
  gint64 order_id; /* ours */
  gint64 at;
  PdEventKind kind;
  PdState state;
  char *text; /* (nullable): details for people: the panel's own words, amounts */
} PdEventRecord;

typedef struct
{
  gint64 id;
  gint64 order_id; /* ours */
  gint64 panel_id;
  char *refill_id; /* (nullable): the panel gave none */
  PdState state;
  char *state_text; /* (nullable) */
  gint64 asked_at;
  gint64 checked_at;
  gint64 ended_at;
} PdRefillRecord;

typedef struct
{
  gint64 panel_id;
  gint64 at;
  PdMoney balance;
  char *currency; /* (nullable) */
} PdBalanceRecord;

PdPanelRecord *pd_panel_record_new (void);
PdPanelRecord *pd_panel_record_copy (const PdPanelRecord *record);
void pd_panel_record_free (PdPanelRecord *record);
PdOrderRecord *pd_order_record_new (void);
PdOrderRecord *pd_order_record_copy (const PdOrderRecord *record);
void pd_order_record_free (PdOrderRecord *record);
PdEventRecord *
pd_event_record_new (gint64 order_id, gint64 at, PdEventKind kind, PdState state, const char *text);
void pd_event_record_free (PdEventRecord *record);
PdRefillRecord *pd_refill_record_new (void);
PdRefillRecord *pd_refill_record_copy (const PdRefillRecord *record);
void pd_refill_record_free (PdRefillRecord *record);
PdBalanceRecord *pd_balance_record_new (gint64 panel_id, gint64 at, PdMoney balance, const char *currency);
void pd_balance_record_free (PdBalanceRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdPanelRecord, pd_panel_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdOrderRecord, pd_order_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdEventRecord, pd_event_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdRefillRecord, pd_refill_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdBalanceRecord, pd_balance_record_free)

G_END_DECLS
