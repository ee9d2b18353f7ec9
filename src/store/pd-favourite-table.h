/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_favourite_table_set (
    PdConnection *connection, gint64 panel_id, const char *service_id, gboolean favourite, GError **error);
GHashTable *pd_favourite_table_read_panel (PdConnection *connection, gint64 panel_id, GError **error);

G_END_DECLS
