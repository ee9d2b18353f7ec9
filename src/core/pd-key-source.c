/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-key-source.h"

/*
 * The way to an API key. Nothing is kept here: a key lives from the lookup to the request that carries it.
 * Main thread.
 */

G_DEFINE_INTERFACE (PdKeySource, pd_key_source, G_TYPE_OBJECT)

static void
pd_key_source_default_init (PdKeySourceInterface *iface)
{
}

/**
 * pd_key_source_lookup_async:
 * @self: a key source
 * @panel_uid: which panel's key
 * @cancellable: (nullable): to give up
 * @callback: called when the key is there or cannot be had
 * @user_data: handed to @callback
 *
 * Asks for the API key of a panel.
 */
void
pd_key_source_lookup_async (PdKeySource *self,
                            const char *panel_uid,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (PD_IS_KEY_SOURCE (self));
  g_return_if_fail (panel_uid != NULL);

  PD_KEY_SOURCE_GET_IFACE (self)->lookup_async (self, panel_uid, cancellable, callback, user_data);
}

/**
 * pd_key_source_lookup_finish:
 * @self: a key source
 * @result: what the callback was given
 * @error: why there is no key
 *
 * Returns: (transfer full): the key, to be freed with pd_secret_free(), or %NULL with @error set
 */
char *
pd_key_source_lookup_finish (PdKeySource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PD_IS_KEY_SOURCE (self), NULL);

  return PD_KEY_SOURCE_GET_IFACE (self)->lookup_finish (self, result, error);
}
