/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-fixture.h"
#include "pd-outbox.h"
#include "pd-requests.h"
#include "pd-tracker.h"

G_BEGIN_DECLS

/* An outbox and who works beside it, over a real store, with a panel that answers on 127.0.0.1. Nothing
 * happens by itself: the clock stands until a test moves it. */
typedef struct
{
  DeskFixture base;
  PdStore *store;
  PdServiceList *services;
  PdCatalogue *catalogue;
  PdOrderList *orders;
  GListStore *refills;
  PdOutbox *outbox;
  PdTracker *tracker;
  PdRequests *requests;
  PdPanel *panel;
  gint64 panel_id; /* of the panel, while the program is stopped */
  guint n_ordered;
} OutboxFixture;

void outbox_fixture_set_up (OutboxFixture *self, gconstpointer data);
void outbox_fixture_tear_down (OutboxFixture *self, gconstpointer data);
void outbox_fixture_stop (OutboxFixture *self);
void outbox_fixture_start (OutboxFixture *self);
void outbox_fixture_start_again (OutboxFixture *self);
void outbox_fixture_check_before_sending (OutboxFixture *self);
void outbox_fixture_refresh_services (OutboxFixture *self);
PdPanel *outbox_fixture_add_panel (OutboxFixture *self);

PdOrderForm *outbox_fixture_make_form (OutboxFixture *self, const char *service, const char *link);
PdOrder *outbox_fixture_order (OutboxFixture *self);
PdOrder *outbox_fixture_order_at (OutboxFixture *self, PdPanel *panel);
PdOrder *outbox_fixture_order_service (OutboxFixture *self, const char *service);
PdOrder *outbox_fixture_place (OutboxFixture *self, const char *service);
GPtrArray *outbox_fixture_order_many (OutboxFixture *self, guint n);
void outbox_fixture_assert_placed_in_turn (GPtrArray *orders);

void outbox_fixture_advance (OutboxFixture *self, guint seconds);
void outbox_fixture_pass_pause (OutboxFixture *self);
void outbox_fixture_turn (OutboxFixture *self);
void outbox_fixture_settle_down (OutboxFixture *self);
void outbox_fixture_script (OutboxFixture *self, const char *action, PdDemoFault fault);
guint outbox_fixture_count_adds (OutboxFixture *self);
gboolean outbox_fixture_settle_placed (OutboxFixture *self, PdOrder *order, const char *id, GError **error);
gboolean outbox_fixture_settle_not_placed (OutboxFixture *self, PdOrder *order, GError **error);
gboolean outbox_fixture_send_again (OutboxFixture *self, PdOrder *order, GError **error);
gboolean outbox_fixture_withdraw (OutboxFixture *self, PdOrder *order, GError **error);
guint outbox_fixture_check (OutboxFixture *self, PdOrder *order, GError **error);
void outbox_fixture_script_status (OutboxFixture *self, const char *status);
void outbox_fixture_assert_checked (OutboxFixture *self, PdOrder *order, guint n);
gint64 outbox_fixture_get_seconds_to_due (OutboxFixture *self, PdOrder *order);
char *outbox_fixture_dup_history (OutboxFixture *self, PdOrder *order);

#define assert_journal(order, expected)                                                                      \
  g_assert_cmpstr (pd_journal_get_nick (pd_order_get_record (order)->journal), ==, expected)

/* Until the order stands so. */
#define wait_for_journal(order, expected)                                                                    \
  wait_until (g_str_equal (pd_journal_get_nick (pd_order_get_record (order)->journal), expected))

/* The names of the events of an order, oldest first: "written sent placed". */
#define assert_history(fixture, order, expected)                                                             \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *history_ = outbox_fixture_dup_history (fixture, order);                                 \
    g_assert_cmpstr (history_, ==, expected);                                                                \
  }                                                                                                          \
  G_STMT_END

G_END_DECLS
