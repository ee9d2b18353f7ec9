/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdKeySource:
 *
 * Where the API key of a panel is found at the moment of sending. The keyring implements it; the API client
 * uses it, so that no object has to hold a key.
 */
#define PD_TYPE_KEY_SOURCE (pd_key_source_get_type ())
G_DECLARE_INTERFACE (PdKeySource, pd_key_source, PD, KEY_SOURCE, GObject)

struct _PdKeySourceInterface
{
  GTypeInterface parent_iface;

  void (*lookup_async) (PdKeySource *self,
                        const char *panel_uid,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  char *(*lookup_finish) (PdKeySource *self, GAsyncResult *result, GError **error);
};

void pd_key_source_lookup_async (PdKeySource *self,
                                 const char *panel_uid,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *pd_key_source_lookup_finish (PdKeySource *self, GAsyncResult *result, GError **error);

G_END_DECLS
