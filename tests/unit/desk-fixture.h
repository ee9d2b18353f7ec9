/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-client.h"
#include "pd-demo-panel.h"
#include "pd-desk.h"
#include "pd-keyring.h"
#include "pd-panel.h"
#include "pd-store.h"
#include "pd-test-clock.h"

G_BEGIN_DECLS

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

/* What the desk stands on, for its tests: a data folder that goes away again, a clock that stands, a keyring
 * in memory, and a panel that answers on 127.0.0.1. Everything runs on the main context of the test. */
typedef struct
{
  char *folder;
  PdTestClock *clock;
  SoupSession *session;
  PdKeyring *keyring;
  PdDemoPanel *server;
  PdDesk *desk; /* (nullable): made by desk_fixture_start() */
} DeskFixture;

void desk_fixture_set_up (DeskFixture *fixture);
void desk_fixture_tear_down (DeskFixture *fixture);
void desk_fixture_remove_folder (const char *folder);
PdPanel *desk_fixture_make_panel (DeskFixture *fixture, gint64 id);
void desk_fixture_script (DeskFixture *fixture, const char *action, const char *type, const char *body);
void desk_fixture_set_catalogue (DeskFixture *fixture, const char *body);

/* A desk on top of it. */
void desk_fixture_set_up_desk (DeskFixture *fixture, gconstpointer data);
void desk_fixture_tear_down_desk (DeskFixture *fixture, gconstpointer data);
gboolean desk_fixture_open (DeskFixture *fixture, GError **error);
void desk_fixture_make_desk (DeskFixture *fixture);
void desk_fixture_start (DeskFixture *fixture);
void drain (void);
void desk_fixture_let_go (DeskFixture *fixture);
void desk_fixture_close (DeskFixture *fixture);
void desk_fixture_restart (DeskFixture *fixture);
PdPanel *
desk_fixture_add (DeskFixture *fixture, const char *name, const char *url, const char *key, GError **error);
void wait_for_catalogue (PdPanel *panel);
PdPanel *desk_fixture_add_panel (DeskFixture *fixture, const char *name);
gboolean desk_fixture_refresh (DeskFixture *fixture, GError **error);
void desk_fixture_refresh_after (DeskFixture *fixture, guint seconds);
PdOrder *desk_fixture_order (DeskFixture *fixture, PdPanel *panel, const char *service_id, const char *link);
guint desk_fixture_count_panels (DeskFixture *fixture);
PdPanel *desk_fixture_get_panel (DeskFixture *fixture, guint position);
guint desk_fixture_count_services (DeskFixture *fixture);
guint desk_fixture_count_requests (DeskFixture *fixture, const char *action);

/* A disk that is full: no file can grow. Returns what to give back to desk_fixture_limit_files() later. */
guint64 desk_fixture_limit_files (guint64 limit);

void store_result_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *wait_for_result (GAsyncResult **result);

/* A test that waits in vain is ended by the time-out of the test runner. */
#define wait_until(condition)                                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    while (!(condition))                                                                                     \
      g_main_context_iteration (NULL, TRUE);                                                                 \
  }                                                                                                          \
  G_STMT_END

G_END_DECLS
