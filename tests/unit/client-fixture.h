/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-api-error.h"
#include "pd-client.h"
#include "pd-demo-panel.h"
#include "pd-test-clock.h"
#include "pd-test-keys.h"

G_BEGIN_DECLS

#define START (G_GINT64_CONSTANT (1735689600) * G_USEC_PER_SEC) /* 2025-01-01 00:00 UTC */

/* Only pauses between two attempts are as short as this; deadlines are far longer. */
#define LONGEST_PAUSE_MS 5000

/**
 * ClientFixture:
 * @panel: (nullable): the demo panel, where a test wants one
 * @result: (nullable): of the call that came back
 *
 * A client and whom it talks to, on one main context and with a clock that stands.
 */
typedef struct
{
  PdTestClock *clock;
  PdDemoPanel *panel;
  SoupSession *session;
  PdTestKeys *keys;
  PdDialect *dialect;
  PdClient *client;

  GAsyncResult *result;
} ClientFixture;

void client_fixture_set_up (ClientFixture *fixture, gconstpointer form);
void client_fixture_set_up_for (ClientFixture *fixture, const char *url, const char *key);
void client_fixture_tear_down (ClientFixture *fixture, gconstpointer form);

void client_fixture_cb (GObject *source, GAsyncResult *result, gpointer fixture);
GAsyncResult *client_fixture_wait (ClientFixture *fixture);
void client_fixture_wait_for_requests (ClientFixture *fixture, const char *action, guint n);

PdServicesResult *client_fixture_services (ClientFixture *fixture, GError **error);
PdBalanceResult *client_fixture_balance (ClientFixture *fixture, GError **error);
PdAddResult *client_fixture_add (ClientFixture *fixture, const char *parameters, GError **error);
GPtrArray *client_fixture_status (ClientFixture *fixture, const char *const *orders);
GPtrArray *client_fixture_refill (ClientFixture *fixture, const char *const *orders);
GPtrArray *client_fixture_refill_status (ClientFixture *fixture, const char *const *refills);
GPtrArray *client_fixture_cancel (ClientFixture *fixture, const char *const *orders);

void client_fixture_assert_balance (ClientFixture *fixture);
void client_fixture_assert_failure (ClientFixture *fixture, PdApiError code);

char *client_fixture_order (ClientFixture *fixture);
GStrv client_fixture_order_many (ClientFixture *fixture, guint n);

G_END_DECLS
