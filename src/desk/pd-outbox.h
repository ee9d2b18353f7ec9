/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-catalogue.h"
#include "pd-order-form.h"
#include "pd-order-list.h"
#include "pd-store.h"

G_BEGIN_DECLS

/* For pd_outbox_set_hold_back(): orders stay until pd_outbox_send_now(). */
#define PD_OUTBOX_UNTIL_SENT G_MAXUINT

/**
 * PdOutbox:
 *
 * Sends orders, each at most once (architecture, flow 2). Every step is committed before the next one begins;
 * one add is in flight per panel. Properties: "n-queued" (uint, waiting or sending), "n-unsent-held" (uint),
 * "holding" (nullable #PdOrder: the newest order in its hold-back, for the toast with Undo), "paused"
 * (boolean, writable), "message" (nullable: why orders of some panels wait, a line for each), "idle"
 * (boolean: nothing is in flight and nothing will be sent by itself), "n-recovered" (uint: orders from last
 * time that are being sent).
 */
#define PD_TYPE_OUTBOX (pd_outbox_get_type ())
G_DECLARE_FINAL_TYPE (PdOutbox, pd_outbox, PD, OUTBOX, GObject)

PdOutbox *pd_outbox_new (PdStore *store, PdOrderList *orders, PdClock *clock);
void pd_outbox_set_hold_back (PdOutbox *self, guint milliseconds);
guint pd_outbox_get_hold_back (PdOutbox *self);
guint pd_outbox_get_hold_seconds (PdOutbox *self);
void pd_outbox_set_catalogue (PdOutbox *self, PdCatalogue *catalogue, PdServiceList *services);
void pd_outbox_set_paused (PdOutbox *self, gboolean paused);
gboolean pd_outbox_get_paused (PdOutbox *self);
gboolean pd_outbox_is_idle (PdOutbox *self);
gboolean pd_outbox_is_sending (PdOutbox *self);
gboolean pd_outbox_stands (PdOutbox *self);
const char *pd_outbox_get_panel_message (PdOutbox *self, PdPanel *panel);
void pd_outbox_resume (PdOutbox *self, PdPanel *panel);

void pd_outbox_submit_async (PdOutbox *self,
                             PdPanel *panel,
                             PdOrderForm *form,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
PdOrder *pd_outbox_submit_finish (PdOutbox *self, GAsyncResult *result, GError **error);

/**
 * PdSubmission: one order of many.
 */
typedef struct
{
  PdPanel *panel;
  PdOrderForm *form;
} PdSubmission;

void pd_outbox_submit_many_async (PdOutbox *self,
                                  const PdSubmission *submissions,
                                  gsize n_submissions,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *pd_outbox_submit_many_finish (PdOutbox *self, GAsyncResult *result, GError **error);

void
pd_outbox_withdraw_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_outbox_withdraw_finish (PdOutbox *self, GAsyncResult *result, GError **error);
void pd_outbox_withdraw_many_async (PdOutbox *self,
                                    GPtrArray *orders,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
guint pd_outbox_withdraw_many_finish (PdOutbox *self, GAsyncResult *result, GError **error);
gboolean pd_outbox_can_withdraw (PdOutbox *self, PdOrder *order);
void pd_outbox_send_now (PdOutbox *self, PdOrder *order);

void pd_outbox_settle_placed_async (
    PdOutbox *self, PdOrder *order, const char *order_id, GAsyncReadyCallback callback, gpointer user_data);
void pd_outbox_settle_not_placed_async (PdOutbox *self,
                                        PdOrder *order,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void
pd_outbox_send_again_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data);
void
pd_outbox_release_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data);
void
pd_outbox_dismiss_async (PdOutbox *self, PdOrder *order, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_outbox_settle_finish (PdOutbox *self, GAsyncResult *result, GError **error);

void pd_outbox_recover_async (PdOutbox *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_outbox_recover_finish (PdOutbox *self, GAsyncResult *result, GError **error);

G_END_DECLS
