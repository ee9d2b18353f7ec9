/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-refill-table.h"

#include "pd-table.h"

/*
 * The refills that were asked for. Worker thread.
 */

#define COLUMN(member, type) { #member, PD_COLUMN_##type, G_STRUCT_OFFSET (PdRefillRecord, member) }

static const PdColumn columns[] = {
  COLUMN (id, ID_OR_TIME),       COLUMN (order_id, ID_OR_TIME),   COLUMN (panel_id, ID_OR_TIME),
  COLUMN (refill_id, TEXT),      COLUMN (state, STATE),           COLUMN (state_text, TEXT),
  COLUMN (asked_at, ID_OR_TIME), COLUMN (checked_at, ID_OR_TIME), COLUMN (ended_at, ID_OR_TIME),
};

static PdTable table = {
  .name = "refills",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .n_key = 1,
  .record_size = sizeof (PdRefillRecord),
  .free_record = (GDestroyNotify) pd_refill_record_free,
};

/**
 * pd_refill_table_write:
 * @connection: a connection with a transaction
 * @record: what to write
 * @error: why it failed
 *
 * Inserts a refill, or replaces the one with the same key.
 *
 * Returns: whether it was written
 */
gboolean
pd_refill_table_write (PdConnection *connection, const PdRefillRecord *record, GError **error)
{
  return pd_table_write (&table, connection, record, error);
}

/**
 * pd_refill_table_read_all:
 * @connection: an open connection
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable) (element-type PdRefillRecord): all refills, newest first
 */
GPtrArray *
pd_refill_table_read_all (PdConnection *connection, GError **error)
{
  return pd_table_read (&table, connection, "ORDER BY id DESC", NULL, 0, error);
}
