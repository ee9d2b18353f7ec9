/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-typed-key.h"

#include "pd-text.h"

/*
 * A key between the dialog and the keyring: PdDesk tries it with one call before it is kept anywhere. It is
 * overwritten as soon as that call is over. Main thread.
 */

struct _PdTypedKey
{
  GObject parent_instance;

  char *key;
};

static void
lookup_async (PdKeySource *source,
              const char *panel_uid,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_async);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_strdup (PD_TYPED_KEY (source)->key), (GDestroyNotify) pd_secret_free);
}

static char *
lookup_finish (PdKeySource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pd_typed_key_init_source (PdKeySourceInterface *iface)
{
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PdTypedKey,
                               pd_typed_key,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PD_TYPE_KEY_SOURCE, pd_typed_key_init_source))

static void
pd_typed_key_finalize (GObject *object)
{
  g_clear_pointer (&PD_TYPED_KEY (object)->key, pd_secret_free);

  G_OBJECT_CLASS (pd_typed_key_parent_class)->finalize (object);
}

static void
pd_typed_key_class_init (PdTypedKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_typed_key_finalize;
}

static void
pd_typed_key_init (PdTypedKey *self)
{
}

/**
 * pd_typed_key_new:
 * @key: an API key; copied
 *
 * Returns: (transfer full): a source of @key, for whatever panel
 */
PdTypedKey *
pd_typed_key_new (const char *key)
{
  PdTypedKey *self = g_object_new (PD_TYPE_TYPED_KEY, NULL);

  self->key = g_strdup (key);

  return self;
}
