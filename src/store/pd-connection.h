/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-statement.h"

G_BEGIN_DECLS

/**
 * PdConnection:
 *
 * The database file. Opened, used and freed on one thread.
 */
typedef struct _PdConnection PdConnection;

PdConnection *pd_connection_new (const char *path);
void pd_connection_free (PdConnection *self);
const char *pd_connection_get_path (PdConnection *self);
gboolean pd_connection_open (PdConnection *self, GError **error);
gboolean pd_connection_make_durable (PdConnection *self, GError **error);
void pd_connection_close (PdConnection *self);

PdStatement *pd_connection_prepare (PdConnection *self, const char *sql, GError **error);
gboolean pd_connection_execute (PdConnection *self, const char *sql, GError **error);
gboolean pd_connection_read_number (PdConnection *self, const char *sql, gint64 *number, GError **error);
gboolean pd_connection_begin (PdConnection *self, GError **error);
gboolean pd_connection_commit (PdConnection *self, GError **error);
void pd_connection_roll_back (PdConnection *self);
gboolean pd_connection_back_up (PdConnection *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdConnection, pd_connection_free)

G_END_DECLS
