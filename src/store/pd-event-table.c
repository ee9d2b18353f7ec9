/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-event-table.h"

#include "pd-table.h"

/*
 * What happened to an order, step by step. Worker thread.
 */

#define COLUMN(member, type) { #member, PD_COLUMN_##type, G_STRUCT_OFFSET (PdEventRecord, member) }

static const PdColumn columns[] = {
  COLUMN (id, ID_OR_TIME),   COLUMN (order_id, ID_OR_TIME), COLUMN (at, ID_OR_TIME),
  COLUMN (kind, EVENT_KIND), COLUMN (state, STATE),         COLUMN (text, TEXT),
};

static PdTable table = {
  .name = "events",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .n_key = 1,
  .record_size = sizeof (PdEventRecord),
  .free_record = (GDestroyNotify) pd_event_record_free,
};

/**
 * pd_event_table_write:
 * @connection: a connection with a transaction
 * @record: what to write
 * @error: why it failed
 *
 * Inserts an event, or replaces the one with the same key.
 *
 * Returns: whether it was written
 */
gboolean
pd_event_table_write (PdConnection *connection, const PdEventRecord *record, GError **error)
{
  return pd_table_write (&table, connection, record, error);
}

/**
 * pd_event_table_read_order:
 * @connection: an open connection
 * @order_id: our id of an order
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable) (element-type PdEventRecord): what happened to it, oldest first
 */
GPtrArray *
pd_event_table_read_order (PdConnection *connection, gint64 order_id, GError **error)
{
  return pd_table_read (&table, connection, "WHERE order_id = ? ORDER BY id", &order_id, 1, error);
}
