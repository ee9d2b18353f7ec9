/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"
#include "pd-service-info.h"

G_BEGIN_DECLS

gboolean pd_change_table_append (PdConnection *connection,
                                 gint64 panel_id,
                                 gint64 at,
                                 const PdServiceInfo *before,
                                 const PdServiceInfo *after,
                                 GError **error);
gboolean pd_change_table_forget_before (PdConnection *connection, gint64 panel_id, gint64 at, GError **error);

G_END_DECLS
