/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-table.h"

#include "pd-table.h"

/*
 * The panels, also the removed ones, whose orders stay readable. Worker thread.
 */

#define COLUMN(member, type) { #member, PD_COLUMN_##type, G_STRUCT_OFFSET (PdPanelRecord, member) }

static const PdColumn columns[] = {
  COLUMN (id, ID_OR_TIME),
  COLUMN (uid, TEXT),
  COLUMN (name, TEXT),
  COLUMN (url, TEXT),
  COLUMN (dialect, TEXT),
  COLUMN (currency, TEXT),
  COLUMN (balance, MONEY),
  COLUMN (balance_at, ID_OR_TIME),
  COLUMN (threshold, MONEY),
  COLUMN (catalogue_at, ID_OR_TIME),
  COLUMN (demo, BOOLEAN),
  COLUMN (removed, BOOLEAN),
  COLUMN (hold_after_unknown, BOOLEAN),
};

static PdTable table = {
  .name = "panels",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .n_key = 1,
  .record_size = sizeof (PdPanelRecord),
  .free_record = (GDestroyNotify) pd_panel_record_free,
};

/**
 * pd_panel_table_write:
 * @connection: a connection with a transaction
 * @record: what to write
 * @error: why it failed
 *
 * Inserts a panel, or replaces the one with the same key.
 *
 * Returns: whether it was written
 */
gboolean
pd_panel_table_write (PdConnection *connection, const PdPanelRecord *record, GError **error)
{
  return pd_table_write (&table, connection, record, error);
}

/**
 * pd_panel_table_read_all:
 * @connection: an open connection
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable) (element-type PdPanelRecord): all panels, oldest first
 */
GPtrArray *
pd_panel_table_read_all (PdConnection *connection, GError **error)
{
  return pd_table_read (&table, connection, "ORDER BY id", NULL, 0, error);
}
