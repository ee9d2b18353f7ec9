/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-table.h"

#include "pd-table.h"

/*
 * The orders: the journal of what was meant, sent and answered, and what the panel said since. No order is
 * ever deleted. Worker thread.
 */

#define COLUMN(member, type) { #member, PD_COLUMN_##type, G_STRUCT_OFFSET (PdOrderRecord, member) }

static const PdColumn columns[] = {
  COLUMN (id, ID_OR_TIME),
  COLUMN (panel_id, ID_OR_TIME),
  COLUMN (batch_id, ID_OR_TIME),
  COLUMN (parent_id, ID_OR_TIME),
  COLUMN (journal, JOURNAL),
  COLUMN (service_id, TEXT),
  COLUMN (service_name, TEXT),
  COLUMN (service_type, TEXT),
  COLUMN (link, TEXT),
  COLUMN (link_key, TEXT),
  COLUMN (quantity, ID_OR_TIME),
  COLUMN (parameters, TEXT),
  COLUMN (request_id, TEXT),
  COLUMN (rate, MONEY),
  COLUMN (min, ID_OR_TIME),
  COLUMN (max, ID_OR_TIME),
  COLUMN (price, MONEY),
  COLUMN (currency, TEXT),
  COLUMN (balance_before, MONEY),
  COLUMN (order_id, TEXT),
  COLUMN (state, STATE),
  COLUMN (state_text, TEXT),
  COLUMN (charge, MONEY),
  COLUMN (start_count, MONEY),
  COLUMN (remains, MONEY),
  COLUMN (problem_code, INT),
  COLUMN (problem, TEXT),
  COLUMN (held, BOOLEAN),
  COLUMN (adopted, BOOLEAN),
  COLUMN (refill, FLAG),
  COLUMN (cancel, FLAG),
  COLUMN (refill_days, DAYS),
  COLUMN (created_at, ID_OR_TIME),
  COLUMN (send_after, ID_OR_TIME),
  COLUMN (sent_at, ID_OR_TIME),
  COLUMN (placed_at, ID_OR_TIME),
  COLUMN (checked_at, ID_OR_TIME),
  COLUMN (changed_at, ID_OR_TIME),
  COLUMN (ended_at, ID_OR_TIME),
  COLUMN (cancel_asked_at, ID_OR_TIME),
  COLUMN (note, TEXT),
};

static PdTable table = {
  .name = "orders",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .n_key = 1,
  .record_size = sizeof (PdOrderRecord),
  .free_record = (GDestroyNotify) pd_order_record_free,
};

/**
 * pd_order_table_write:
 * @connection: a connection with a transaction
 * @record: what to write
 * @error: why it failed
 *
 * Inserts an order, or replaces the one with the same key.
 *
 * Returns: whether it was written
 */
gboolean
pd_order_table_write (PdConnection *connection, const PdOrderRecord *record, GError **error)
{
  return pd_table_write (&table, connection, record, error);
}

/**
 * pd_order_table_read_all:
 * @connection: an open connection
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable) (element-type PdOrderRecord): all orders, newest first
 */
GPtrArray *
pd_order_table_read_all (PdConnection *connection, GError **error)
{
  return pd_table_read (&table, connection, "ORDER BY id DESC", NULL, 0, error);
}
