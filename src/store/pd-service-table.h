/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_service_table_replace (
    PdConnection *connection, gint64 panel_id, GPtrArray *services, gint64 now, GError **error);
GPtrArray *pd_service_table_read_panel (PdConnection *connection, gint64 panel_id, GError **error);

G_END_DECLS
