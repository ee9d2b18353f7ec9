/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-connection.h"

#include "pd-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/*
 * A thin hull around the connection to SQLite: how it is set up, its statements and its transactions. It is
 * made by the store and opened, used and freed on the worker thread, which every call asserts.
 */

/* A second instance is told so at once; the pause only covers one that is just closing. */
#define BUSY_TIMEOUT_MS 250

/* Nothing that we keep is near this: a damaged or forged file cannot make us allocate more. */
#define LONGEST_VALUE (16 * 1024 * 1024)

struct _PdConnection
{
  char *path;
  sqlite3 *sqlite;        /* NULL while closed */
  GThread *thread;        /* the one that opened it */
  GHashTable *statements; /* address of the SQL → PdStatement */
};

static const struct
{
  int option;
  int value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  /* Until it is known that the data is ours, not even closing may change the file. */
  { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
};

static sqlite3 *
get_sqlite (PdConnection *self)
{
  g_assert (self->sqlite != NULL && self->thread == g_thread_self ());

  return self->sqlite;
}

/* Orders are nobody else's business, whatever the folder allows. An existing file is not opened here: closing
 * it again would drop the locks that this process may have on it. */
static gboolean
create_private (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0 && errno != EEXIST)
    {
      pd_store_set_error_from_system (error, errno, path);
      return FALSE;
    }
  if (fd >= 0)
    close (fd);

  return TRUE;
}

static sqlite3 *
open_file (const char *path, GError **error)
{
  sqlite3 *sqlite = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  if (!create_private (path, error))
    return NULL;
  if (sqlite3_open_v2 (path, &sqlite, flags, NULL) == SQLITE_OK)
    return sqlite;

  if (sqlite)
    pd_store_set_error_from_sqlite (error, sqlite);
  else
    pd_store_set_error_from_system (error, ENOMEM, path);
  sqlite3_close (sqlite);

  return NULL;
}

static void
configure (sqlite3 *sqlite)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (sqlite, options[i].option, options[i].value, NULL);
  sqlite3_limit (sqlite, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
  sqlite3_limit (sqlite, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_busy_timeout (sqlite, BUSY_TIMEOUT_MS);
}

/**
 * pd_connection_new:
 * @path: the database file
 *
 * Returns: (transfer full): a connection that is still closed
 */
PdConnection *
pd_connection_new (const char *path)
{
  PdConnection *self = g_new0 (PdConnection, 1);

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pd_statement_free);

  return self;
}

/**
 * pd_connection_free:
 * @self: (transfer full): a connection
 *
 * Closes and frees @self.
 */
void
pd_connection_free (PdConnection *self)
{
  pd_connection_close (self);
  g_hash_table_unref (self->statements);
  g_free (self->path);
  g_free (self);
}

/**
 * pd_connection_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): the database file
 */
const char *
pd_connection_get_path (PdConnection *self)
{
  return self->path;
}

/**
 * pd_connection_open:
 * @self: a closed connection
 * @error: why the file cannot be opened
 *
 * Opens the file, or makes an empty one. What is in it is neither read nor changed yet. From the first access
 * on, the file belongs to this connection alone, and it needs no shared memory beside it.
 *
 * Returns: whether it is open
 */
gboolean
pd_connection_open (PdConnection *self, GError **error)
{
  g_return_val_if_fail (self->sqlite == NULL, FALSE);

  self->thread = g_thread_self ();
  self->sqlite = open_file (self->path, error);
  if (!self->sqlite)
    return FALSE;
  configure (self->sqlite);

  if (pd_connection_execute (self, "PRAGMA locking_mode = EXCLUSIVE", error))
    return TRUE;
  pd_connection_close (self);

  return FALSE;
}

/**
 * pd_connection_make_durable:
 * @self: an open connection to a file that is known to be ours
 * @error: why it cannot be written
 *
 * From here on what was committed stays, even if the power fails.
 *
 * Returns: whether the file can be written so
 */
gboolean
pd_connection_make_durable (PdConnection *self, GError **error)
{
  if (sqlite3_db_readonly (get_sqlite (self), "main") == 1)
    {
      pd_store_set_error (error, PD_STORE_ERROR_READ_ONLY, self->path, NULL);
      return FALSE;
    }
  if (!pd_connection_execute (self,
                              "PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA journal_size_limit = 4194304;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA secure_delete = OFF;"
                              "PRAGMA temp_store = MEMORY",
                              error))
    return FALSE;
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return TRUE;
}

/**
 * pd_connection_close:
 * @self: a connection, open or not
 *
 * Moves the log into the file and closes it.
 */
void
pd_connection_close (PdConnection *self)
{
  if (!self->sqlite)
    return;

  g_hash_table_remove_all (self->statements);
  if (sqlite3_close (get_sqlite (self)) != SQLITE_OK)
    g_critical ("The database was closed while a statement was still in use");
  self->sqlite = NULL;
}

/**
 * pd_connection_prepare:
 * @self: an open connection
 * @sql: one statement; a literal, or from g_intern_string(): it is known again by its address
 * @error: what is wrong with it
 *
 * The connection keeps the statement, and gives the same one for the same text: only one of a kind can be in
 * use at a time.
 *
 * Returns: (transfer none) (nullable): the statement; hold it in a g_autoptr(), which makes it ready again
 */
PdStatement *
pd_connection_prepare (PdConnection *self, const char *sql, GError **error)
{
  PdStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (!statement)
    {
      statement = pd_statement_new (get_sqlite (self), sql, error);
      if (statement)
        g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }

  return statement;
}

/**
 * pd_connection_execute:
 * @self: an open connection
 * @sql: any number of statements without values
 * @error: why one failed; the later ones were not carried out
 *
 * Returns: whether all were carried out
 */
gboolean
pd_connection_execute (PdConnection *self, const char *sql, GError **error)
{
  if (sqlite3_exec (get_sqlite (self), sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  pd_store_set_error_from_sqlite (error, self->sqlite);

  return FALSE;
}

/**
 * pd_connection_read_number:
 * @self: an open connection
 * @sql: a query for one number
 * @number: (out): the number, 0 where there is none
 * @error: why it failed
 *
 * Returns: whether it was carried out
 */
gboolean
pd_connection_read_number (PdConnection *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (PdStatement) statement = pd_connection_prepare (self, sql, error);
  gboolean has_row;

  if (!statement || !pd_statement_step (statement, &has_row, error))
    return FALSE;
  *number = has_row ? pd_statement_read_int (statement, 0) : 0;

  return TRUE;
}

/**
 * pd_connection_begin:
 * @self: an open connection
 * @error: why the file cannot be written
 *
 * Returns: whether a transaction began
 */
gboolean
pd_connection_begin (PdConnection *self, GError **error)
{
  return pd_connection_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * pd_connection_commit:
 * @self: a connection with a transaction
 * @error: why nothing of it was kept; the transaction is still to be rolled back
 *
 * Returns: whether everything is on disk
 */
gboolean
pd_connection_commit (PdConnection *self, GError **error)
{
  return pd_connection_execute (self, "COMMIT", error);
}

/**
 * pd_connection_roll_back:
 * @self: an open connection
 *
 * Undoes the transaction, unless SQLite has done so already.
 */
void
pd_connection_roll_back (PdConnection *self)
{
  if (!sqlite3_get_autocommit (get_sqlite (self)))
    sqlite3_exec (self->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * pd_connection_back_up:
 * @self: an open connection
 * @path: where to; what is there is replaced
 * @error: why there is no copy
 *
 * Copies the whole database into another file.
 *
 * Returns: whether the copy is complete and on disk
 */
gboolean
pd_connection_back_up (PdConnection *self, const char *path, GError **error)
{
  sqlite3 *copy;
  sqlite3_backup *backup;
  int code = SQLITE_ERROR;

  g_unlink (path);
  copy = open_file (path, error);
  if (!copy)
    return FALSE;

  backup = sqlite3_backup_init (copy, "main", get_sqlite (self), "main");
  if (backup)
    {
      sqlite3_backup_step (backup, -1);
      code = sqlite3_backup_finish (backup);
    }
  if (code != SQLITE_OK)
    pd_store_set_error_from_sqlite (error, copy);
  sqlite3_close (copy);

  return code == SQLITE_OK;
}
