/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "pd-records.h"

G_BEGIN_DECLS

/**
 * PdStoreError:
 * @PD_STORE_ERROR_FAILED: anything else; the message says what
 * @PD_STORE_ERROR_FULL: no space left
 * @PD_STORE_ERROR_READ_ONLY: the folder or the file cannot be written
 * @PD_STORE_ERROR_NEWER: written by a newer version of the program
 * @PD_STORE_ERROR_BUSY: another instance has it open
 * @PD_STORE_ERROR_DAMAGED: not a database, or a damaged one
 */
typedef enum
{
  PD_STORE_ERROR_FAILED,
  PD_STORE_ERROR_FULL,
  PD_STORE_ERROR_READ_ONLY,
  PD_STORE_ERROR_NEWER,
  PD_STORE_ERROR_BUSY,
  PD_STORE_ERROR_DAMAGED,
} PdStoreError;

#define PD_STORE_ERROR (pd_store_error_quark ())
GQuark pd_store_error_quark (void);

/**
 * PdWrite:
 *
 * Changes that belong together: committed in one transaction, all or none, in the order in which they were
 * added. Panels, orders and refills are copied; events and balances are taken over (transfer full). A record
 * with the id of a stored one replaces it; an event with the id 0 gets one.
 */
typedef struct _PdWrite PdWrite;

PdWrite *pd_write_new (void);
void pd_write_free (PdWrite *self);
void pd_write_panel (PdWrite *self, const PdPanelRecord *record);
void pd_write_order (PdWrite *self, const PdOrderRecord *record);
void pd_write_event (PdWrite *self, PdEventRecord *record);
void pd_write_refill (PdWrite *self, const PdRefillRecord *record);
void pd_write_balance (PdWrite *self, PdBalanceRecord *record);
void pd_write_favourite (PdWrite *self, gint64 panel_id, const char *service_id, gboolean favourite);
void pd_write_catalogue (PdWrite *self, gint64 panel_id, GPtrArray *services, gint64 at);
void pd_write_forget_panel (PdWrite *self, gint64 panel_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdWrite, pd_write_free)

/**
 * PdStoreContents: what is read at start; catalogues, events and balances are read when they are needed.
 */
typedef struct
{
  GPtrArray *panels;  /* (element-type PdPanelRecord): also the removed ones */
  GPtrArray *orders;  /* (element-type PdOrderRecord): newest first */
  GPtrArray *refills; /* (element-type PdRefillRecord): newest first */
} PdStoreContents;

void pd_store_contents_free (PdStoreContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdStoreContents, pd_store_contents_free)

/**
 * PdStore:
 *
 * The data folder: one SQLite database (WAL, synchronous=FULL, exclusive), owned by one worker thread. All
 * calls are made on the main thread and answered there; a commit that succeeded is on disk. Calls are carried
 * out in the order they were made. pd_store_commit_async() takes the write over (transfer full). Close the
 * store before the program ends, so that what is still queued is written.
 */
#define PD_TYPE_STORE (pd_store_get_type ())
G_DECLARE_FINAL_TYPE (PdStore, pd_store, PD, STORE, GObject)

PdStore *pd_store_new (const char *folder);
gint64 pd_store_next_id (PdStore *self);

void pd_store_open_async (PdStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
PdStoreContents *pd_store_open_finish (PdStore *self, GAsyncResult *result, GError **error);

void pd_store_commit_async (PdStore *self,
                            PdWrite *write,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pd_store_commit_finish (PdStore *self, GAsyncResult *result, GError **error);

void pd_store_load_catalogue_async (PdStore *self,
                                    gint64 panel_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
pd_store_load_catalogue_finish (PdStore *self, GAsyncResult *result, GHashTable **favourites, GError **error);

void pd_store_load_events_async (PdStore *self,
                                 gint64 order_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *pd_store_load_events_finish (PdStore *self, GAsyncResult *result, GError **error);

void pd_store_load_balances_async (PdStore *self,
                                   gint64 panel_id,
                                   gint64 since,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *pd_store_load_balances_finish (PdStore *self, GAsyncResult *result, GError **error);

void pd_store_close_async (PdStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean pd_store_close_finish (PdStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
