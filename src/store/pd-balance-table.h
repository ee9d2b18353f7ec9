/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"
#include "pd-records.h"

G_BEGIN_DECLS

gboolean pd_balance_table_write (PdConnection *connection, const PdBalanceRecord *record, GError **error);
GPtrArray *
pd_balance_table_read_panel (PdConnection *connection, gint64 panel_id, gint64 since, GError **error);

G_END_DECLS
