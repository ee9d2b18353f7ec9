/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-table.h"

#include "pd-records.h"
#include "pd-store-enums.h"

/*
 * Reads and writes whole records by a list of columns, so that a table's file names each column once and
 * holds no SQL but its conditions. Worker thread.
 */

static const char *
get_kind_nick (PdEventKind kind)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (PD_TYPE_EVENT_KIND);
  GEnumValue *value = g_enum_get_value (klass, (int) kind);

  return value ? value->value_nick : NULL;
}

static PdEventKind
find_kind (const char *nick)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (PD_TYPE_EVENT_KIND);
  GEnumValue *value = nick ? g_enum_get_value_by_nick (klass, nick) : NULL;

  return value ? (PdEventKind) value->value : PD_EVENT_STATE;
}

static void
bind_member (PdStatement *statement, PdColumnType type, gconstpointer member)
{
  switch (type)
    {
    case PD_COLUMN_ID_OR_TIME:
      pd_statement_bind_int (statement, *(const gint64 *) member);
      break;
    case PD_COLUMN_INT:
      pd_statement_bind_int (statement, *(const int *) member);
      break;
    case PD_COLUMN_DAYS:
      pd_statement_bind_int (statement, *(const gint16 *) member);
      break;
    case PD_COLUMN_BOOLEAN:
      pd_statement_bind_int (statement, *(const gboolean *) member != FALSE);
      break;
    case PD_COLUMN_FLAG:
      pd_statement_bind_flag (statement, *(const guint8 *) member);
      break;
    case PD_COLUMN_TEXT:
      pd_statement_bind_text (statement, *(char *const *) member);
      break;
    case PD_COLUMN_MONEY:
      pd_statement_bind_money (statement, *(const PdMoney *) member);
      break;
    case PD_COLUMN_STATE:
      pd_statement_bind_text (statement, pd_state_get_nick (*(const PdState *) member));
      break;
    case PD_COLUMN_JOURNAL:
      pd_statement_bind_text (statement, pd_journal_get_nick (*(const PdJournal *) member));
      break;
    case PD_COLUMN_EVENT_KIND:
      pd_statement_bind_text (statement, get_kind_nick (*(const PdEventKind *) member));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
read_member (PdStatement *statement, PdColumnType type, gpointer member)
{
  switch (type)
    {
    case PD_COLUMN_ID_OR_TIME:
      *(gint64 *) member = pd_statement_read_int (statement, 0);
      break;
    case PD_COLUMN_INT:
      *(int *) member = (int) pd_statement_read_int (statement, 0);
      break;
    case PD_COLUMN_DAYS:
      *(gint16 *) member = (gint16) pd_statement_read_int (statement, 0);
      break;
    case PD_COLUMN_BOOLEAN:
      *(gboolean *) member = pd_statement_read_int (statement, 0) != 0;
      break;
    case PD_COLUMN_FLAG:
      *(guint8 *) member = pd_statement_read_flag (statement);
      break;
    case PD_COLUMN_TEXT:
      *(char **) member = g_strdup (pd_statement_read_text (statement));
      break;
    case PD_COLUMN_MONEY:
      *(PdMoney *) member = pd_statement_read_money (statement);
      break;
    case PD_COLUMN_STATE:
      *(PdState *) member = pd_state_from_nick (pd_statement_read_text (statement));
      break;
    case PD_COLUMN_JOURNAL:
      *(PdJournal *) member = pd_journal_from_nick (pd_statement_read_text (statement));
      break;
    case PD_COLUMN_EVENT_KIND:
      *(PdEventKind *) member = find_kind (pd_statement_read_text (statement));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
append_columns (GString *sql, const PdColumn *columns, guint n_columns, const char *format)
{
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      for (const char *p = format; *p; p++)
        {
          if (*p == '$')
            g_string_append (sql, columns[i].name);
          else
            g_string_append_c (sql, *p);
        }
    }
}

/* The key is left out of the update: that it stays the same is something SQLite would check against every
 * table that refers to it. */
static char *
make_write_sql (const PdTable *self)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", self->name);
  append_columns (sql, self->columns, self->n_columns, "$");
  g_string_append (sql, ") VALUES (");
  append_columns (sql, self->columns, self->n_columns, "?");
  g_string_append (sql, ") ON CONFLICT (");
  append_columns (sql, self->columns, self->n_key, "$");
  g_string_append (sql, ") DO UPDATE SET ");
  append_columns (sql, self->columns + self->n_key, self->n_columns - self->n_key, "$ = excluded.$");

  return g_string_free_and_steal (sql);
}

/* Two stores of one process share the tables. */
static const char *
get_write_sql (PdTable *self)
{
  if (g_once_init_enter_pointer (&self->write_sql))
    g_once_init_leave_pointer (&self->write_sql, make_write_sql (self));

  return self->write_sql;
}

static char *
make_read_sql (const PdTable *self, const char *condition)
{
  GString *sql = g_string_new ("SELECT ");

  append_columns (sql, self->columns, self->n_columns, "$");
  g_string_append_printf (sql, " FROM %s %s", self->name, condition);

  return g_string_free_and_steal (sql);
}

static gpointer
read_record (const PdTable *self, PdStatement *statement)
{
  guint8 *record = g_malloc0 (self->record_size);

  for (guint i = 0; i < self->n_columns; i++)
    read_member (statement, self->columns[i].type, record + self->columns[i].offset);

  return record;
}

/**
 * pd_table_write:
 * @self: a table
 * @connection: where it is
 * @record: what to write
 * @error: why it failed
 *
 * Inserts @record, or replaces the one with the same key.
 *
 * Returns: whether it was written
 */
gboolean
pd_table_write (PdTable *self, PdConnection *connection, gconstpointer record, GError **error)
{
  g_autoptr (PdStatement) statement = pd_connection_prepare (connection, get_write_sql (self), error);

  if (!statement)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    bind_member (statement, self->columns[i].type, (const guint8 *) record + self->columns[i].offset);

  return pd_statement_run (statement, error);
}

/**
 * pd_table_read:
 * @self: a table
 * @connection: where it is
 * @condition: which rows and in what order: what stands behind FROM
 * @values: (array length=n_values) (nullable): for the places in @condition
 * @n_values: how many
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): the records
 */
GPtrArray *
pd_table_read (const PdTable *self,
               PdConnection *connection,
               const char *condition,
               const gint64 *values,
               guint n_values,
               GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (self->free_record);
  g_autofree char *sql = make_read_sql (self, condition);
  g_autoptr (PdStatement) statement = pd_connection_prepare (connection, g_intern_string (sql), error);
  gboolean has_row;

  if (!statement)
    return NULL;
  for (guint i = 0; i < n_values; i++)
    pd_statement_bind_int (statement, values[i]);
  do
    {
      if (!pd_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (records, read_record (self, statement));
    }
  while (has_row);

  return g_steal_pointer (&records);
}

/**
 * pd_table_forget_panel:
 * @connection: a connection with a transaction
 * @name: of a table
 * @panel_id: our id of a panel
 * @error: why it failed
 *
 * Deletes all rows of a panel.
 *
 * Returns: whether it was carried out
 */
gboolean
pd_table_forget_panel (PdConnection *connection, const char *name, gint64 panel_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE panel_id = ?", name);
  g_autoptr (PdStatement) statement = pd_connection_prepare (connection, g_intern_string (sql), error);

  if (!statement)
    return FALSE;
  pd_statement_bind_int (statement, panel_id);

  return pd_statement_run (statement, error);
}
