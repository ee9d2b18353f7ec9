/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-balance-table.h"

#include "pd-table.h"

/*
 * The balances of each panel over time. Worker thread.
 */

#define COLUMN(member, type) { #member, PD_COLUMN_##type, G_STRUCT_OFFSET (PdBalanceRecord, member) }

static const PdColumn columns[] = {
  COLUMN (panel_id, ID_OR_TIME),
  COLUMN (at, ID_OR_TIME),
  COLUMN (balance, MONEY),
  COLUMN (currency, TEXT),
};

static PdTable table = {
  .name = "balances",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .n_key = 2,
  .record_size = sizeof (PdBalanceRecord),
  .free_record = (GDestroyNotify) pd_balance_record_free,
};

/**
 * pd_balance_table_write:
 * @connection: a connection with a transaction
 * @record: what to write
 * @error: why it failed
 *
 * Inserts a balance, or replaces the one with the same key.
 *
 * Returns: whether it was written
 */
gboolean
pd_balance_table_write (PdConnection *connection, const PdBalanceRecord *record, GError **error)
{
  return pd_table_write (&table, connection, record, error);
}

/**
 * pd_balance_table_read_panel:
 * @connection: an open connection
 * @panel_id: our id of a panel
 * @since: from when on, in microseconds since 1970
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable) (element-type PdBalanceRecord): its balances, oldest first
 */
GPtrArray *
pd_balance_table_read_panel (PdConnection *connection, gint64 panel_id, gint64 since, GError **error)
{
  const gint64 values[] = { panel_id, since };

  return pd_table_read (&table, connection, "WHERE panel_id = ? AND at >= ? ORDER BY at", values,
                        G_N_ELEMENTS (values), error);
}
