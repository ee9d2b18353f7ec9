/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-balance-watch.h"
#include "pd-desk.h"

G_BEGIN_DECLS

/* The inside of the desk, for the files that begin with pd-desk alone: what it is (pd-desk.c), its panels
 * (-panels, -add, -edit, -remove), its day (-open, -work, -close). */

struct _PdDesk
{
  GObject parent_instance;

  char *data_folder;
  SoupSession *session;
  PdKeyring *keyring;
  PdClock *clock;

  PdStore *store;
  GListStore *panels;
  GHashTable *panels_by_id; /* also the removed ones */
  PdServiceList *services;
  PdOrderList *orders;
  GListStore *refills;
  PdMatterList *matters;
  PdCatalogue *catalogue;
  PdBalanceWatch *balance_watch;
  PdOutbox *outbox;
  PdTracker *tracker;
  PdRequests *requests;

  PdLoad *opening;
  PdMoney low_balance; /* for panels that have no threshold of their own */
  gint64 updated_at;
  GPtrArray *old_catalogues; /* panels to ask for theirs when the work begins */
  gboolean filled;           /* the lists hold what is stored */
  gboolean reading;          /* stored catalogues are on their way into the list */
  gboolean started;
  gboolean closing;
};

PdPanel *pd_desk_make_panel (PdDesk *self, const PdPanelRecord *record);
void pd_desk_show_panels (PdDesk *self, GPtrArray *panels);
void pd_desk_abandon_requests (PdDesk *self);
void pd_desk_save_panel (PdDesk *self, PdPanel *panel);
void pd_desk_tell_write_failed (PdDesk *self, const GError *error);
void pd_desk_set_updated_at (PdDesk *self, gint64 updated_at);

/* For adding and editing alike. */
gboolean pd_desk_return_error_if_closed (PdDesk *self, GTask *task);
char *pd_desk_tidy_url (const char *url, GError **error);
char *pd_desk_tidy_name (PdDesk *self, PdPanel *panel, const char *name, const char *url, GError **error);
PdClient *pd_desk_make_trial_client (
    PdDesk *self, const char *url, const char *uid, const char *dialect, const char *key);

G_END_DECLS
