/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-migrations.h"

#include "pd-store-error.h"

/*
 * Brings the file from the version that it has to the one that the program knows: the version is the number
 * of steps that were taken. All steps that are missing are one transaction, and before an existing file is
 * changed a copy of it is put aside. Called once by the store when it opens, on the worker thread.
 */

/* "PaDe": says whose file it is. */
#define APPLICATION_ID "1348551781"

static gboolean
read_version (PdConnection *connection, gint64 *version, GError **error)
{
  gint64 application_id;
  gint64 n_objects;

  if (!pd_connection_read_number (connection, "PRAGMA user_version", version, error)
      || !pd_connection_read_number (connection, "PRAGMA application_id", &application_id, error)
      || !pd_connection_read_number (connection, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (*version == 0 && n_objects == 0)
    return TRUE;
  if (*version > 0 && application_id == g_ascii_strtoll (APPLICATION_ID, NULL, 10))
    return TRUE;
  pd_store_set_error (error, PD_STORE_ERROR_DAMAGED, pd_connection_get_path (connection), NULL);

  return FALSE;
}

static gboolean
back_up (PdConnection *connection, gint64 version, GError **error)
{
  g_autofree char *path
      = g_strdup_printf ("%s.version-%" G_GINT64_FORMAT, pd_connection_get_path (connection), version);

  return pd_connection_back_up (connection, path, error);
}

static gboolean
take_steps (PdConnection *connection, const char *const *steps, gint64 from, gint64 to, GError **error)
{
  g_autofree char *mark = g_strdup_printf (
      "PRAGMA application_id = " APPLICATION_ID "; PRAGMA user_version = %" G_GINT64_FORMAT, to);

  if (!pd_connection_begin (connection, error))
    return FALSE;
  for (gint64 i = from; i < to; i++)
    if (!pd_connection_execute (connection, steps[i], error))
      return FALSE;

  return pd_connection_execute (connection, mark, error) && pd_connection_commit (connection, error);
}

/**
 * pd_migrations_run:
 * @connection: a connection that was just opened
 * @steps: (array zero-terminated=1): SQL that leads from each version to the next one
 * @error: why it cannot be used; the file is as it was
 *
 * Checks whose the file is and brings it to the newest version. A file that a newer version of the program
 * wrote is not touched.
 *
 * Returns: whether the file has the newest version
 */
gboolean
pd_migrations_run (PdConnection *connection, const char *const *steps, GError **error)
{
  gint64 newest = g_strv_length ((char **) steps);
  gint64 version;

  if (!read_version (connection, &version, error))
    return FALSE;
  if (version > newest)
    {
      pd_store_set_error (error, PD_STORE_ERROR_NEWER, pd_connection_get_path (connection), NULL);
      return FALSE;
    }
  if (!pd_connection_make_durable (connection, error))
    return FALSE;
  if (version == newest)
    return TRUE;

  if ((version == 0 || back_up (connection, version, error))
      && take_steps (connection, steps, version, newest, error))
    return TRUE;
  pd_connection_roll_back (connection);

  return FALSE;
}
