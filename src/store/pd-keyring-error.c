/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-keyring-error.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

/*
 * What libsecret, D-Bus and the portal say, as one of the few codes that the program can act on, with a
 * sentence for people. No text here ever holds a key. Main thread.
 */

G_DEFINE_QUARK (pd-keyring-error-quark, pd_keyring_error)

/**
 * pd_keyring_is_missing:
 * @error: from libsecret
 *
 * Returns: whether nobody answers for the keyring, or there is not even a session bus
 */
gboolean
pd_keyring_is_missing (const GError *error)
{
  static const GDBusError bus_codes[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,         G_DBUS_ERROR_NAME_HAS_NO_OWNER,    G_DBUS_ERROR_UNKNOWN_METHOD,
    G_DBUS_ERROR_UNKNOWN_INTERFACE,       G_DBUS_ERROR_UNKNOWN_OBJECT,       G_DBUS_ERROR_NO_SERVER,
    G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, G_DBUS_ERROR_SPAWN_FAILED,         G_DBUS_ERROR_SPAWN_EXEC_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED,      G_DBUS_ERROR_SPAWN_CHILD_SIGNALED, G_DBUS_ERROR_DISCONNECTED,
    G_DBUS_ERROR_FILE_NOT_FOUND,          G_DBUS_ERROR_ACCESS_DENIED,
  };
  static const GIOErrorEnum io_codes[] = {
    G_IO_ERROR_NOT_FOUND, G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_NOT_CONNECTED,
    G_IO_ERROR_CLOSED,    G_IO_ERROR_NOT_SUPPORTED,      G_IO_ERROR_FAILED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bus_codes); i++)
    if (g_error_matches (error, G_DBUS_ERROR, (int) bus_codes[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (io_codes); i++)
    if (g_error_matches (error, G_IO_ERROR, (int) io_codes[i]))
      return TRUE;

  return FALSE;
}

/**
 * pd_keyring_error_new:
 * @code: what is wrong
 * @detail: (nullable): what the keyring says, for %PD_KEYRING_ERROR_REFUSED
 *
 * Returns: (transfer full): the error
 */
GError *
pd_keyring_error_new (PdKeyringError code, const char *detail)
{
  switch (code)
    {
    case PD_KEYRING_ERROR_NO_KEY:
      return g_error_new_literal (PD_KEYRING_ERROR, (int) code,
                                  _ ("The keyring has no API key for this panel. Orders wait: enter the key "
                                     "again."));
    case PD_KEYRING_ERROR_NO_KEYRING:
      return g_error_new_literal (PD_KEYRING_ERROR, (int) code,
                                  _ ("There is no keyring here that could keep API keys. A key can be kept "
                                     "until Panel Desk is closed."));
    case PD_KEYRING_ERROR_LOCKED:
      return g_error_new_literal (PD_KEYRING_ERROR, (int) code,
                                  _ ("The keyring is locked, and orders wait. Unlock it and try again."));
    case PD_KEYRING_ERROR_REFUSED:
    default:
      /* Translators: %s is what the keyring says. */
      return g_error_new (PD_KEYRING_ERROR, (int) code,
                          _ ("The keyring did not give or take the key, and orders wait. It says: %s"),
                          detail);
    }
}

/**
 * pd_keyring_return_error:
 * @task: one of the keyring's
 * @error: from libsecret
 *
 * Ends @task with what @error means. A prompt that was sent away can come as "cancelled"; only the caller may
 * say that, or nobody would be told.
 */
void
pd_keyring_return_error (GTask *task, GError *error)
{
  GError *plain;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    plain = pd_keyring_error_new (PD_KEYRING_ERROR_LOCKED, NULL);
  else if (pd_keyring_is_missing (error))
    plain = pd_keyring_error_new (PD_KEYRING_ERROR_NO_KEYRING, NULL);
  else
    {
      g_dbus_error_strip_remote_error (error);
      plain = pd_keyring_error_new (PD_KEYRING_ERROR_REFUSED, error->message);
    }
  g_task_return_error (task, plain);
}
