/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-client.h"
#include "pd-demo-panel.h"
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
} DeskFixture;

void desk_fixture_set_up (DeskFixture *fixture);
void desk_fixture_tear_down (DeskFixture *fixture);
void desk_fixture_remove_folder (const char *folder);
PdPanel *desk_fixture_make_panel (DeskFixture *fixture, gint64 id);
void desk_fixture_script (DeskFixture *fixture, const char *action, const char *type, const char *body);
void desk_fixture_set_catalogue (DeskFixture *fixture, const char *body);

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
