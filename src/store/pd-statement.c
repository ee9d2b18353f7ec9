/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-statement.h"

#include "pd-store-error.h"

/*
 * A thin hull around sqlite3_stmt: counts the places, knows how money and unknown values are kept, and turns
 * result codes into errors. Made and kept by PdConnection; used on the worker thread only.
 */

struct _PdStatement
{
  sqlite3 *sqlite; /* unowned */
  sqlite3_stmt *stmt;
  GThread *thread;
  int bound;   /* how many places have their value */
  int problem; /* with one of these values */
  int column;
};

static sqlite3_stmt *
get_stmt (PdStatement *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->stmt;
}

/* A value that SQLite does not take, such as a text above the limit, must not become NULL silently: it is
 * remembered and told by the next step. */
static void
note_bound (PdStatement *self, int code)
{
  if (code != SQLITE_OK)
    self->problem = code;
}

/**
 * pd_statement_new:
 * @sqlite: the connection, which has to outlive the statement
 * @sql: one statement
 * @error: what is wrong with it
 *
 * Returns: (transfer full) (nullable): a statement to be freed with pd_statement_free()
 */
PdStatement *
pd_statement_new (sqlite3 *sqlite, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  PdStatement *self;

  if (sqlite3_prepare_v3 (sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      pd_store_set_error_from_sqlite (error, sqlite);
      return NULL;
    }

  self = g_new0 (PdStatement, 1);
  self->sqlite = sqlite;
  self->stmt = stmt;
  self->thread = g_thread_self ();

  return self;
}

/**
 * pd_statement_free:
 * @self: (transfer full): a statement
 */
void
pd_statement_free (PdStatement *self)
{
  sqlite3_finalize (get_stmt (self));
  g_free (self);
}

/**
 * pd_statement_reset:
 * @self: a statement
 *
 * Forgets values and rows: ready for the next use.
 */
void
pd_statement_reset (PdStatement *self)
{
  sqlite3_reset (get_stmt (self));
  sqlite3_clear_bindings (self->stmt);
  self->bound = 0;
  self->problem = SQLITE_OK;
  self->column = 0;
}

/**
 * pd_statement_bind_int:
 * @self: a statement
 * @value: the next value
 */
void
pd_statement_bind_int (PdStatement *self, gint64 value)
{
  note_bound (self, sqlite3_bind_int64 (get_stmt (self), ++self->bound, value));
}

/**
 * pd_statement_bind_text:
 * @self: a statement
 * @text: (nullable): the next value; not copied, it has to stay until the statement was run
 */
void
pd_statement_bind_text (PdStatement *self, const char *text)
{
  note_bound (self, sqlite3_bind_text (get_stmt (self), ++self->bound, text, -1, SQLITE_STATIC));
}

/**
 * pd_statement_bind_money:
 * @self: a statement
 * @money: the next value, kept as decimal text so that no digit is lost; unknown is NULL
 */
void
pd_statement_bind_money (PdStatement *self, PdMoney money)
{
  note_bound (self,
              sqlite3_bind_text (get_stmt (self), ++self->bound, pd_money_to_string (money), -1, g_free));
}

/**
 * pd_statement_bind_flag:
 * @self: a statement
 * @flag: the next value; unknown is NULL
 */
void
pd_statement_bind_flag (PdStatement *self, PdFlag flag)
{
  sqlite3_stmt *stmt = get_stmt (self);

  self->bound++;
  if (flag == PD_FLAG_UNKNOWN)
    note_bound (self, sqlite3_bind_null (stmt, self->bound));
  else
    note_bound (self, sqlite3_bind_int (stmt, self->bound, (int) flag));
}

/**
 * pd_statement_run:
 * @self: a statement that returns no rows
 * @error: why it failed
 *
 * Runs the statement and makes it ready for its next use.
 *
 * Returns: whether it was carried out
 */
gboolean
pd_statement_run (PdStatement *self, GError **error)
{
  gboolean has_row;
  gboolean done = pd_statement_step (self, &has_row, error);

  pd_statement_reset (self);

  return done;
}

/**
 * pd_statement_step:
 * @self: a statement
 * @has_row: (out): whether there is a row to be read
 * @error: why it failed
 *
 * Goes to the next row.
 *
 * Returns: whether that worked; also at the end of the rows
 */
gboolean
pd_statement_step (PdStatement *self, gboolean *has_row, GError **error)
{
  int code = self->problem;

  if (code != SQLITE_OK)
    {
      pd_store_set_error (error, PD_STORE_ERROR_FAILED, sqlite3_db_filename (self->sqlite, "main"),
                          sqlite3_errstr (code));
      return FALSE;
    }

  code = sqlite3_step (get_stmt (self));
  self->column = 0;
  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  pd_store_set_error_from_sqlite (error, self->sqlite);

  return FALSE;
}

/**
 * pd_statement_read_int:
 * @self: a statement that stands on a row
 * @if_null: what NULL means
 *
 * Returns: the next column
 */
gint64
pd_statement_read_int (PdStatement *self, gint64 if_null)
{
  int column = self->column++;

  if (sqlite3_column_type (get_stmt (self), column) == SQLITE_NULL)
    return if_null;

  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * pd_statement_read_text:
 * @self: a statement that stands on a row
 *
 * Returns: (transfer none) (nullable): the next column; valid until the next step
 */
const char *
pd_statement_read_text (PdStatement *self)
{
  return (const char *) sqlite3_column_text (get_stmt (self), self->column++);
}

/**
 * pd_statement_read_money:
 * @self: a statement that stands on a row
 *
 * Returns: the next column, unknown for NULL
 */
PdMoney
pd_statement_read_money (PdStatement *self)
{
  return pd_money_parse (pd_statement_read_text (self));
}

/**
 * pd_statement_read_flag:
 * @self: a statement that stands on a row
 *
 * Returns: the next column as a #PdFlag, unknown for NULL
 */
guint8
pd_statement_read_flag (PdStatement *self)
{
  return (guint8) pd_statement_read_int (self, PD_FLAG_UNKNOWN);
}
