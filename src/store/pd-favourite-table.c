/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-favourite-table.h"

/*
 * Which services the user marked. They are kept beside the catalogue, so that a service that the panel takes
 * out and puts back is still a favourite. Worker thread.
 */

/**
 * pd_favourite_table_set:
 * @connection: a connection with a transaction
 * @panel_id: our id of a panel
 * @service_id: the panel's id of a service
 * @favourite: whether it is one
 * @error: why it failed
 *
 * Returns: whether it was written
 */
gboolean
pd_favourite_table_set (
    PdConnection *connection, gint64 panel_id, const char *service_id, gboolean favourite, GError **error)
{
  const char *sql = favourite ? "INSERT OR IGNORE INTO favourites (panel_id, service_id) VALUES (?, ?)"
                              : "DELETE FROM favourites WHERE panel_id = ? AND service_id = ?";
  g_autoptr (PdStatement) statement = pd_connection_prepare (connection, sql, error);

  if (!statement)
    return FALSE;
  pd_statement_bind_int (statement, panel_id);
  pd_statement_bind_text (statement, service_id);

  return pd_statement_run (statement, error);
}

/**
 * pd_favourite_table_read_panel:
 * @connection: an open connection
 * @panel_id: our id of a panel
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable) (element-type utf8): a set of the panel's ids of services
 */
GHashTable *
pd_favourite_table_read_panel (PdConnection *connection, gint64 panel_id, GError **error)
{
  g_autoptr (GHashTable) favourites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PdStatement) statement
      = pd_connection_prepare (connection, "SELECT service_id FROM favourites WHERE panel_id = ?", error);
  gboolean has_row;

  if (!statement)
    return NULL;
  pd_statement_bind_int (statement, panel_id);
  do
    {
      if (!pd_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_hash_table_add (favourites, g_strdup (pd_statement_read_text (statement)));
    }
  while (has_row);

  return g_steal_pointer (&favourites);
}
