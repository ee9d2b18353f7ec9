/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <libsoup/soup.h>

#include "pd-clock.h"
#include "pd-dialect.h"
#include "pd-key-source.h"
#include "pd-results.h"

G_BEGIN_DECLS

/**
 * PdClient:
 *
 * Talks to one panel: one asynchronous call per action of the API. Every call fetches the key, sends one or
 * more requests, and parses in a worker thread. Construct properties "session", "url", "panel-uid",
 * "dialect", "key-source", "clock". What it learns of the panel it writes into the dialect.
 *
 * Calls with ids take any number: they are cut into what the panel takes at once, and the result has one
 * element for every id asked, in that order; a failed request becomes the error of each of its ids.
 */
#define PD_TYPE_CLIENT (pd_client_get_type ())
G_DECLARE_FINAL_TYPE (PdClient, pd_client, PD, CLIENT, GObject)

/**
 * PdRowsFunc:
 * @first: index of the id that the first of @rows is about
 * @rows: (array length=n_rows): answers that have just come, or why there is none; as in the result
 * @n_rows: how many
 * @n_known: of how many ids there is a row by now; a read that is asked again may take some back
 * @user_data: what was given for it
 *
 * Called during a call with ids, whenever some of them are answered. Ids of a call that changes something are
 * told once each.
 *
 * Returns: whether to go on; otherwise the ids that are not asked yet get %G_IO_ERROR_CANCELLED, while what
 * is under way is waited for
 */
typedef gboolean (*PdRowsFunc) (
    guint first, gconstpointer const *rows, guint n_rows, guint n_known, gpointer user_data);

PdClient *pd_client_new (SoupSession *session,
                         const char *url,
                         const char *panel_uid,
                         PdDialect *dialect,
                         PdKeySource *key_source,
                         PdClock *clock);
SoupSession *pd_client_create_session (void);
gboolean pd_client_check_url (const char *url, GError **error);
char *pd_client_complete_url (const char *typed);

const char *pd_client_get_url (PdClient *self);
void pd_client_set_url (PdClient *self, const char *url);
PdDialect *pd_client_get_dialect (PdClient *self);
void pd_client_set_add_timeout (PdClient *self, guint milliseconds);
gint64 pd_client_get_waits_until (PdClient *self);
void pd_client_forget_refusal (PdClient *self);
char *pd_client_dup_last_details (PdClient *self);

void pd_client_services_async (PdClient *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PdServicesResult *pd_client_services_finish (PdClient *self, GAsyncResult *result, GError **error);

void pd_client_balance_async (PdClient *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PdBalanceResult *pd_client_balance_finish (PdClient *self, GAsyncResult *result, GError **error);

void pd_client_add_async (PdClient *self,
                          const char *parameters,
                          const char *request_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
PdAddResult *pd_client_add_finish (PdClient *self, GAsyncResult *result, GError **error);

void pd_client_status_async (PdClient *self,
                             const char *const *orders,
                             PdRowsFunc rows_func,
                             gpointer rows_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *pd_client_status_finish (PdClient *self, GAsyncResult *result, GError **error);

void pd_client_refill_async (PdClient *self,
                             const char *const *orders,
                             PdRowsFunc rows_func,
                             gpointer rows_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *pd_client_refill_finish (PdClient *self, GAsyncResult *result, GError **error);

void pd_client_refill_status_async (PdClient *self,
                                    const char *const *refills,
                                    PdRowsFunc rows_func,
                                    gpointer rows_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *pd_client_refill_status_finish (PdClient *self, GAsyncResult *result, GError **error);

void pd_client_cancel_async (PdClient *self,
                             const char *const *orders,
                             PdRowsFunc rows_func,
                             gpointer rows_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *pd_client_cancel_finish (PdClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
