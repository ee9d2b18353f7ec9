/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-change-table.h"

/*
 * What became different in the catalogues: services that came and went, prices, limits and names. Written
 * with the catalogue, in the same transaction. Worker thread.
 */

typedef struct
{
  PdConnection *connection;
  gint64 panel_id;
  gint64 at;
  const PdServiceInfo *service; /* as it is now, or as it was when it went */
} Entry;

static char *
format_limit (gint64 limit)
{
  return limit < 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, limit);
}

static gboolean
append (const Entry *entry, const char *kind, const char *before, const char *after, GError **error)
{
  g_autoptr (PdStatement) statement = pd_connection_prepare (
      entry->connection,
      "INSERT INTO changes (panel_id, service_id, service_name, at, kind, before, after)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);

  if (!statement)
    return FALSE;
  pd_statement_bind_int (statement, entry->panel_id);
  pd_statement_bind_text (statement, entry->service->id);
  pd_statement_bind_text (statement, entry->service->name);
  pd_statement_bind_int (statement, entry->at);
  pd_statement_bind_text (statement, kind);
  pd_statement_bind_text (statement, before);
  pd_statement_bind_text (statement, after);

  return pd_statement_run (statement, error);
}

static gboolean
append_rate (const Entry *entry, PdMoney before, PdMoney after, GError **error)
{
  g_autofree char *old = pd_money_to_string (before);
  g_autofree char *new = pd_money_to_string (after);

  return pd_money_equal (before, after) || append (entry, "rate", old, new, error);
}

static gboolean
append_limit (const Entry *entry, const char *kind, gint64 before, gint64 after, GError **error)
{
  g_autofree char *old = format_limit (before);
  g_autofree char *new = format_limit (after);

  return before == after || append (entry, kind, old, new, error);
}

static gboolean
append_name (const Entry *entry, const char *before, const char *after, GError **error)
{
  return g_strcmp0 (before, after) == 0 || append (entry, "name", before, after, error);
}

/**
 * pd_change_table_append:
 * @connection: a connection with a transaction
 * @panel_id: our id of the panel
 * @at: when it was noticed, in microseconds since 1970
 * @before: (nullable): the service as it was; %NULL if it is new
 * @after: (nullable): the service as it is; %NULL if it is gone
 * @error: why it failed
 *
 * Writes down what is different, if that is something that the user cares for.
 *
 * Returns: whether it was written
 */
gboolean
pd_change_table_append (PdConnection *connection,
                        gint64 panel_id,
                        gint64 at,
                        const PdServiceInfo *before,
                        const PdServiceInfo *after,
                        GError **error)
{
  const Entry entry = { connection, panel_id, at, after ? after : before };

  if (!before)
    return append (&entry, "new", NULL, NULL, error);
  if (!after)
    return append (&entry, "gone", NULL, NULL, error);

  return append_rate (&entry, before->rate, after->rate, error)
         && append_limit (&entry, "min", before->min, after->min, error)
         && append_limit (&entry, "max", before->max, after->max, error)
         && append_name (&entry, before->name, after->name, error);
}

/**
 * pd_change_table_forget_before:
 * @connection: a connection with a transaction
 * @panel_id: our id of a panel
 * @at: what is older than this is forgotten, in microseconds since 1970
 * @error: why it failed
 *
 * Keeps the table from growing without end: some panels change thousands of prices a day.
 *
 * Returns: whether it was carried out
 */
gboolean
pd_change_table_forget_before (PdConnection *connection, gint64 panel_id, gint64 at, GError **error)
{
  g_autoptr (PdStatement) statement
      = pd_connection_prepare (connection, "DELETE FROM changes WHERE panel_id = ? AND at < ?", error);

  if (!statement)
    return FALSE;
  pd_statement_bind_int (statement, panel_id);
  pd_statement_bind_int (statement, at);

  return pd_statement_run (statement, error);
}
