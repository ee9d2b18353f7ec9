/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"
#include "pd-records.h"

G_BEGIN_DECLS

gboolean pd_event_table_write (PdConnection *connection, const PdEventRecord *record, GError **error);
GPtrArray *pd_event_table_read_order (PdConnection *connection, gint64 order_id, GError **error);

G_END_DECLS
