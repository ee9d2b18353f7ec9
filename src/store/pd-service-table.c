/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-table.h"

#include "pd-change-table.h"
#include "pd-service-info.h"

/*
 * The catalogues. Panels tell theirs whole, and mostly nothing in it is new: it is compared with what is
 * stored and only the difference is written, and written down as changes. A row's position is its index in
 * the panel's order. Worker thread.
 */

/* How long changes are kept. */
#define CHANGES_KEPT (G_GINT64_CONSTANT (90) * 24 * 60 * 60 * G_USEC_PER_SEC)

typedef struct
{
  PdConnection *connection;
  gint64 panel_id;
  gint64 now;
  GPtrArray *stored;     /* of PdServiceInfo, each at its position */
  GHashTable *positions; /* id → position in stored */
  GHashTable *seen;      /* ids of the new catalogue */
} Replacement;

typedef struct
{
  gint64 position;
  PdServiceInfo *service;
} Row;

static gboolean
write_row (const Replacement *self, const PdServiceInfo *service, guint position, GError **error)
{
  g_autoptr (PdStatement) statement = pd_connection_prepare (
      self->connection,
      "INSERT OR REPLACE INTO services (panel_id, service_id, position, name, type, category, rate, min, max,"
      " refill, cancel, dripfeed, refill_days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (!statement)
    return FALSE;
  pd_statement_bind_int (statement, self->panel_id);
  pd_statement_bind_text (statement, service->id);
  pd_statement_bind_int (statement, position);
  pd_statement_bind_text (statement, service->name);
  pd_statement_bind_text (statement, service->type);
  pd_statement_bind_text (statement, service->category);
  pd_statement_bind_money (statement, service->rate);
  pd_statement_bind_int (statement, service->min);
  pd_statement_bind_int (statement, service->max);
  pd_statement_bind_flag (statement, service->refill);
  pd_statement_bind_flag (statement, service->cancel);
  pd_statement_bind_flag (statement, service->dripfeed);
  pd_statement_bind_int (statement, service->refill_days);

  return pd_statement_run (statement, error);
}

static gboolean
delete_row (const Replacement *self, const char *service_id, GError **error)
{
  g_autoptr (PdStatement) statement = pd_connection_prepare (
      self->connection, "DELETE FROM services WHERE panel_id = ? AND service_id = ?", error);

  if (!statement)
    return FALSE;
  pd_statement_bind_int (statement, self->panel_id);
  pd_statement_bind_text (statement, service_id);

  return pd_statement_run (statement, error);
}

static PdServiceInfo *
read_service (PdStatement *statement)
{
  PdServiceInfo *service = pd_service_info_new ();
  const char *type;
  const char *category;

  service->id = g_ref_string_new (pd_statement_read_text (statement));
  service->name = g_ref_string_new (pd_statement_read_text (statement));
  type = pd_statement_read_text (statement);
  service->type = type ? g_ref_string_new_intern (type) : NULL;
  category = pd_statement_read_text (statement);
  service->category = category ? g_ref_string_new_intern (category) : NULL;
  service->rate = pd_statement_read_money (statement);
  service->min = pd_statement_read_int (statement, -1);
  service->max = pd_statement_read_int (statement, -1);
  service->refill = pd_statement_read_flag (statement);
  service->cancel = pd_statement_read_flag (statement);
  service->dripfeed = pd_statement_read_flag (statement);
  service->refill_days = (gint16) pd_statement_read_int (statement, 0);

  return service;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const Row *) a)->position;
  gint64 second = ((const Row *) b)->position;

  return first < second ? -1 : first > second;
}

static void
clear_row (gpointer data)
{
  g_clear_pointer (&((Row *) data)->service, pd_service_info_unref);
}

/* SQLite sorts rows by copying them whole; here only pointers move, in a third of the time. */
static GPtrArray *
sort_rows (GArray *rows)
{
  GPtrArray *services = g_ptr_array_new_full (rows->len, (GDestroyNotify) pd_service_info_unref);

  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (services, g_steal_pointer (&g_array_index (rows, Row, i).service));

  return services;
}

static const PdServiceInfo *
find_stored (const Replacement *self, const char *service_id, guint *position)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->positions, service_id, NULL, &value))
    return NULL;
  *position = GPOINTER_TO_UINT (value);

  return g_ptr_array_index (self->stored, *position);
}

/* The first catalogue of a panel is not news. */
static gboolean
append_change (const Replacement *self,
               const PdServiceInfo *before,
               const PdServiceInfo *after,
               GError **error)
{
  return self->stored->len == 0
         || pd_change_table_append (self->connection, self->panel_id, self->now, before, after, error);
}

static gboolean
replace_one (const Replacement *self, const PdServiceInfo *service, guint position, GError **error)
{
  guint old_position = 0;
  const PdServiceInfo *before = find_stored (self, service->id, &old_position);
  gboolean is_same = before && pd_service_info_equal (before, service);

  if (is_same && old_position == position)
    return TRUE;

  return write_row (self, service, position, error)
         && (is_same || append_change (self, before, service, error));
}

static gboolean
write_new (const Replacement *self, GPtrArray *services, GError **error)
{
  guint position = 0;

  /* A panel that lists an id twice means the first one. */
  for (guint i = 0; i < services->len; i++)
    {
      const PdServiceInfo *service = g_ptr_array_index (services, i);

      if (g_hash_table_add (self->seen, service->id) && !replace_one (self, service, position++, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
delete_gone (const Replacement *self, GError **error)
{
  for (guint i = 0; i < self->stored->len; i++)
    {
      const PdServiceInfo *service = g_ptr_array_index (self->stored, i);

      if (!g_hash_table_contains (self->seen, service->id)
          && (!delete_row (self, service->id, error) || !append_change (self, service, NULL, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * pd_service_table_replace:
 * @connection: a connection with a transaction
 * @panel_id: our id of a panel
 * @services: (element-type PdServiceInfo): its whole catalogue, in its order
 * @now: when it was told, in microseconds since 1970
 * @error: why it failed
 *
 * Makes the stored catalogue the same as @services and writes down what changed.
 *
 * Returns: whether it was written
 */
gboolean
pd_service_table_replace (
    PdConnection *connection, gint64 panel_id, GPtrArray *services, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) stored = pd_service_table_read_panel (connection, panel_id, error);
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const Replacement self = { connection, panel_id, now, stored, positions, seen };

  if (!stored)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    g_hash_table_insert (positions, ((PdServiceInfo *) g_ptr_array_index (stored, i))->id,
                         GUINT_TO_POINTER (i));

  return write_new (&self, services, error) && delete_gone (&self, error)
         && pd_change_table_forget_before (connection, panel_id, now - CHANGES_KEPT, error);
}

/**
 * pd_service_table_read_panel:
 * @connection: an open connection
 * @panel_id: our id of a panel
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable) (element-type PdServiceInfo): its catalogue, in the panel's order
 */
GPtrArray *
pd_service_table_read_panel (PdConnection *connection, gint64 panel_id, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (PdStatement) statement
      = pd_connection_prepare (connection,
                               "SELECT position, service_id, name, type, category, rate, min, max, refill, "
                               "cancel, dripfeed, refill_days"
                               " FROM services WHERE panel_id = ?",
                               error);
  gboolean has_row;

  if (!statement)
    return NULL;
  g_array_set_clear_func (rows, clear_row);
  pd_statement_bind_int (statement, panel_id);
  do
    {
      if (!pd_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        {
          Row row = { .position = pd_statement_read_int (statement, 0) };

          row.service = read_service (statement);
          g_array_append_val (rows, row);
        }
    }
  while (has_row);

  return sort_rows (rows);
}
