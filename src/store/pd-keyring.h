/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-key-source.h"

G_BEGIN_DECLS

/**
 * PdKeyringError:
 * @PD_KEYRING_ERROR_NO_KEY: the keyring has none for this panel
 * @PD_KEYRING_ERROR_NO_KEYRING: there is no keyring service
 * @PD_KEYRING_ERROR_LOCKED: it is locked, or the user did not unlock it
 * @PD_KEYRING_ERROR_REFUSED: it would not do it
 */
typedef enum
{
  PD_KEYRING_ERROR_NO_KEY,
  PD_KEYRING_ERROR_NO_KEYRING,
  PD_KEYRING_ERROR_LOCKED,
  PD_KEYRING_ERROR_REFUSED,
} PdKeyringError;

#define PD_KEYRING_ERROR (pd_keyring_error_quark ())
GQuark pd_keyring_error_quark (void);

/**
 * PdKeyring:
 *
 * The keys of the panels: in the user's keyring through libsecret, or, where the user chose so or the keyring
 * could not take them, in memory until the program ends. Never in a file.
 */
#define PD_TYPE_KEYRING (pd_keyring_get_type ())
G_DECLARE_FINAL_TYPE (PdKeyring, pd_keyring, PD, KEYRING, GObject)

PdKeyring *pd_keyring_new (void);
PdKeyring *pd_keyring_new_for_session (void);

void pd_keyring_store_async (PdKeyring *self,
                             const char *panel_uid,
                             const char *panel_name,
                             const char *key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean pd_keyring_store_finish (PdKeyring *self, GAsyncResult *result, GError **error);
void pd_keyring_keep_for_session (PdKeyring *self, const char *panel_uid, const char *key);
gboolean pd_keyring_is_for_session (PdKeyring *self, const char *panel_uid);
void pd_keyring_clear_async (PdKeyring *self,
                             const char *panel_uid,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean pd_keyring_clear_finish (PdKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
