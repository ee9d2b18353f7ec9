/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-keyring.h"
#include "pd-matter.h"
#include "pd-outbox.h"
#include "pd-requests.h"
#include "pd-service-list.h"
#include "pd-tracker.h"

G_BEGIN_DECLS

/**
 * PdDeskError:
 * @PD_DESK_ERROR_NAME_TAKEN: another panel has this name; two accounts at one panel need two names
 * @PD_DESK_ERROR_ORDERS_WAIT: orders wait to be sent to the panel
 * @PD_DESK_ERROR_CLOSED: the desk is being closed
 */
typedef enum
{
  PD_DESK_ERROR_NAME_TAKEN,
  PD_DESK_ERROR_ORDERS_WAIT,
  PD_DESK_ERROR_CLOSED,
} PdDeskError;

#define PD_DESK_ERROR (pd_desk_error_quark ())
GQuark pd_desk_error_quark (void);

/**
 * PdDesk:
 *
 * Owns everything that the window shows: the panels and their catalogues, the orders, the refills, and who
 * works on them. Built once by the application and handed down. Construct properties: "data-folder",
 * "session", "keyring", "clock". Property "opening" (#PdLoad) tells whether the data folder could be read;
 * "updated-at" (µs, the last good answer of any panel). Signal "write-failed" (#GError): something that
 * nobody waits for (a note, a mark, what was learned of a panel) could not be stored.
 */
#define PD_TYPE_DESK (pd_desk_get_type ())
G_DECLARE_FINAL_TYPE (PdDesk, pd_desk, PD, DESK, GObject)

PdDesk *pd_desk_new (const char *data_folder, SoupSession *session, PdKeyring *keyring, PdClock *clock);

PdClock *pd_desk_get_clock (PdDesk *self);
PdStore *pd_desk_get_store (PdDesk *self);
PdKeyring *pd_desk_get_keyring (PdDesk *self);
PdLoad *pd_desk_get_opening (PdDesk *self);
GListModel *pd_desk_get_panels (PdDesk *self); /* of PdPanel; without the removed ones */
PdServiceList *pd_desk_get_services (PdDesk *self);
PdOrderList *pd_desk_get_orders (PdDesk *self);
GListModel *pd_desk_get_refills (PdDesk *self); /* of PdRefill */
GListModel *pd_desk_get_matters (PdDesk *self); /* of PdMatter */
PdCatalogue *pd_desk_get_catalogue (PdDesk *self);
PdOutbox *pd_desk_get_outbox (PdDesk *self);
PdTracker *pd_desk_get_tracker (PdDesk *self);
PdRequests *pd_desk_get_requests (PdDesk *self);
gint64 pd_desk_get_updated_at (PdDesk *self);

void pd_desk_open_async (PdDesk *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean pd_desk_open_finish (PdDesk *self, GAsyncResult *result, GError **error);

/* Opening reads and shows what is stored; nothing leaves the machine before the desk is started. In between,
 * the application can put keys that are not in the keyring and say where the demo panel listens now. */
void pd_desk_start (PdDesk *self);

void pd_desk_close_async (PdDesk *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_desk_close_finish (PdDesk *self, GAsyncResult *result, GError **error);

/* Adding: the key is tried with "balance", then kept, then the panel is written down and its catalogue
 * loaded. */
void pd_desk_add_panel_async (PdDesk *self,
                              const char *name,
                              const char *url,
                              const char *dialect,
                              const char *key,
                              gboolean for_session_only,
                              gboolean demo,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void pd_desk_add_unproven_panel_async (PdDesk *self,
                                       const char *name,
                                       const char *url,
                                       const char *dialect,
                                       const char *key,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
PdPanel *pd_desk_add_panel_finish (PdDesk *self, GAsyncResult *result, GError **error);

/* Editing: any of name, url and key can be NULL: as before. */
void pd_desk_edit_panel_async (PdDesk *self,
                               PdPanel *panel,
                               const char *name,
                               const char *url,
                               const char *key,
                               gboolean for_session_only,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pd_desk_edit_panel_finish (PdDesk *self, GAsyncResult *result, GError **error);
void
pd_desk_remove_panel_async (PdDesk *self, PdPanel *panel, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_desk_remove_panel_finish (PdDesk *self, GAsyncResult *result, GError **error);
void pd_desk_set_low_balance (PdDesk *self, PdMoney threshold);
PdPanel *pd_desk_find_panel (PdDesk *self, gint64 id);

void pd_desk_refresh_panel_async (PdDesk *self,
                                  PdPanel *panel,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean pd_desk_refresh_panel_finish (PdDesk *self, GAsyncResult *result, GError **error);
void pd_desk_refresh_async (PdDesk *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pd_desk_refresh_finish (PdDesk *self, GAsyncResult *result, GError **error);

void pd_desk_set_favourite (PdDesk *self, PdService *service, gboolean favourite);
void pd_desk_set_note (PdDesk *self, PdOrder *order, const char *note);

G_END_DECLS
