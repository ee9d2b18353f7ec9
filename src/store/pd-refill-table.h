/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"
#include "pd-records.h"

G_BEGIN_DECLS

gboolean pd_refill_table_write (PdConnection *connection, const PdRefillRecord *record, GError **error);
GPtrArray *pd_refill_table_read_all (PdConnection *connection, GError **error);

G_END_DECLS
