/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

#include "pd-demo-panel.h"
#include "pd-test-clock.h"

G_BEGIN_DECLS

/* A demo panel, and a plain HTTP client that talks to it from outside on the same main context. */
typedef struct
{
  PdTestClock *clock;
  PdDemoPanel *panel;
  SoupSession *session;
} Fixture;

#define START (G_GINT64_CONSTANT (1735689600) * G_USEC_PER_SEC) /* 2025-01-01 */

void fixture_set_up (Fixture *fixture, gconstpointer form);
void fixture_tear_down (Fixture *fixture, gconstpointer form);

GBytes *fixture_post (Fixture *fixture, const char *form, GCancellable *cancellable, GError **error);
JsonNode *fixture_send (Fixture *fixture, const char *form);
JsonNode *fixture_ask (Fixture *fixture, const char *parameters);
char *get_text (JsonNode *reply, const char *path);

#define LONGEST_SECONDS 90 /* of an ordinary order */

void wait_seconds (Fixture *fixture, guint seconds);
char *place_order (Fixture *fixture, const char *service, const char *more);
JsonNode *ask_about (Fixture *fixture, const char *action, const char *id);
char *cancel_order (Fixture *fixture, const char *order, const char *path);
void assert_sum (Fixture *fixture, JsonNode *status, const char *total);

#define assert_reply(reply, path, expected)                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *text_ = get_text (reply, path);                                                         \
    g_assert_cmpstr (text_, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

/* Asks once and looks at one member of the reply. */
#define assert_asked(fixture, parameters, path, expected)                                                    \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autoptr (JsonNode) reply_ = fixture_ask (fixture, parameters);                                         \
    assert_reply (reply_, path, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

#define assert_about(fixture, action, id, path, expected)                                                    \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autoptr (JsonNode) reply_ = ask_about (fixture, action, id);                                           \
    assert_reply (reply_, path, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

#define assert_status(fixture, order, expected) assert_about (fixture, "status", order, "$.status", expected)

#define assert_cancel(fixture, order, path, expected)                                                        \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *text_ = cancel_order (fixture, order, path);                                            \
    g_assert_cmpstr (text_, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

#define accept_cancel(fixture, order) assert_cancel (fixture, order, "$[0].cancel", "1")

G_END_DECLS
