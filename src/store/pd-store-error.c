/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-store-error.h"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/*
 * What SQLite and the file system say, in the few words that a person can act on. The only place where codes
 * become errors; worker thread.
 */

G_DEFINE_QUARK (pd-store-error-quark, pd_store_error)

static PdStoreError
classify_system_error (int system_error, PdStoreError otherwise)
{
  switch (system_error)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return PD_STORE_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return PD_STORE_ERROR_READ_ONLY;
    default:
      return otherwise;
    }
}

/* SQLite names a full disk only when the write itself met it; with a quota, or when a file could not even be
 * made, the reason stands in errno. */
static PdStoreError
classify (int code, int system_error)
{
  if (code == SQLITE_IOERR_CORRUPTFS)
    return PD_STORE_ERROR_DAMAGED;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return PD_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return classify_system_error (system_error, PD_STORE_ERROR_FAILED);
    case SQLITE_CANTOPEN:
      return classify_system_error (system_error, PD_STORE_ERROR_READ_ONLY);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return PD_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PD_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return PD_STORE_ERROR_DAMAGED;
    default:
      return PD_STORE_ERROR_FAILED;
    }
}

static char *
describe (PdStoreError problem, const char *path, const char *detail)
{
  switch (problem)
    {
    case PD_STORE_ERROR_FULL:
      return g_strdup (
          _ ("The disk is full, so nothing can be written down, and no order is sent before it is. Make some "
             "space and try again."));
    case PD_STORE_ERROR_READ_ONLY:
      /* Translators: %s is the path of a file or folder. */
      return g_strdup_printf (
          _ ("Nothing can be written to “%s”, and no order is sent before it is written down. "
             "Orders that were placed go on at their panels."),
          path);
    case PD_STORE_ERROR_BUSY:
      return g_strdup (_ (
          "Panel Desk is already running with the same data. Go on in its other window, or quit it first."));
    case PD_STORE_ERROR_DAMAGED:
      /* Translators: %s is the path of a file. */
      return g_strdup_printf (
          _ ("“%s” is damaged or is not a database of Panel Desk. It was left as it is, and "
             "nothing was sent. Orders that were placed go on at their panels."),
          path);
    case PD_STORE_ERROR_NEWER:
      return g_strdup (_ ("The data was written by a newer version of Panel Desk and was left as it is; "
                          "nothing was sent. Update Panel Desk to use it."));
    case PD_STORE_ERROR_FAILED:
    default:
      /* Translators: the first %s is the path of a file, the second the system's or the database's reason. */
      return g_strdup_printf (_ ("“%s” cannot be used, and no order is sent before this is mended: %s"), path,
                              detail);
    }
}

/**
 * pd_store_set_error:
 * @error: (out) (optional): what to set
 * @problem: what is wrong
 * @path: with which file or folder
 * @detail: (nullable): the reason, for %PD_STORE_ERROR_FAILED
 *
 * Tells a problem of the store in a plain sentence.
 */
void
pd_store_set_error (GError **error, PdStoreError problem, const char *path, const char *detail)
{
  g_autofree char *message = describe (problem, path, detail);

  g_set_error_literal (error, PD_STORE_ERROR, (int) problem, message);
}

/**
 * pd_store_set_error_from_system:
 * @error: (out) (optional): what to set
 * @system_error: an `errno`
 * @path: the file or folder that could not be made
 *
 * Tells why a file or folder could not be made.
 */
void
pd_store_set_error_from_system (GError **error, int system_error, const char *path)
{
  pd_store_set_error (error, classify (SQLITE_CANTOPEN, system_error), path, g_strerror (system_error));
}

/**
 * pd_store_set_error_from_sqlite:
 * @error: (out) (optional): what to set
 * @sqlite: a connection whose last call failed
 *
 * Tells why a call of SQLite failed.
 */
void
pd_store_set_error_from_sqlite (GError **error, sqlite3 *sqlite)
{
  int system_error = sqlite3_system_errno (sqlite);
  PdStoreError problem = classify (sqlite3_extended_errcode (sqlite), system_error);

  pd_store_set_error (error, problem, sqlite3_db_filename (sqlite, "main"), sqlite3_errmsg (sqlite));
}
