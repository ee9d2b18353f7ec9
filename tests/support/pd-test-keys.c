/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-test-keys.h"

#include "pd-text.h"

/*
 * A key source that has one key for every panel, or an error, as the test decides.
 */

struct _PdTestKeys
{
  GObject parent_instance;

  char *key;
  GError *error;
  guint lookups;
};

static void implement_key_source (PdKeySourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdTestKeys,
                               pd_test_keys,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PD_TYPE_KEY_SOURCE, implement_key_source))

static void
pd_test_keys_lookup_async (PdKeySource *source,
                           const char *panel_uid,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  PdTestKeys *self = PD_TEST_KEYS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->lookups++;
  if (self->error)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_pointer (task, g_strdup (self->key), (GDestroyNotify) pd_secret_free);
}

static char *
pd_test_keys_lookup_finish (PdKeySource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
implement_key_source (PdKeySourceInterface *iface)
{
  iface->lookup_async = pd_test_keys_lookup_async;
  iface->lookup_finish = pd_test_keys_lookup_finish;
}

static void
pd_test_keys_finalize (GObject *object)
{
  PdTestKeys *self = PD_TEST_KEYS (object);

  g_free (self->key);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pd_test_keys_parent_class)->finalize (object);
}

static void
pd_test_keys_class_init (PdTestKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_test_keys_finalize;
}

static void
pd_test_keys_init (PdTestKeys *self)
{
}

/**
 * pd_test_keys_new:
 * @key: (nullable): the key of every panel
 *
 * Returns: (transfer full): a key source
 */
PdTestKeys *
pd_test_keys_new (const char *key)
{
  PdTestKeys *self = g_object_new (PD_TYPE_TEST_KEYS, NULL);

  pd_test_keys_set_key (self, key);

  return self;
}

/**
 * pd_test_keys_set_key:
 * @self: a key source
 * @key: (nullable): the key of every panel from now on
 */
void
pd_test_keys_set_key (PdTestKeys *self, const char *key)
{
  g_set_str (&self->key, key);
}

/**
 * pd_test_keys_set_error:
 * @self: a key source
 * @error: (nullable): why there is no key from now on
 */
void
pd_test_keys_set_error (PdTestKeys *self, const GError *error)
{
  g_clear_error (&self->error);
  self->error = error ? g_error_copy (error) : NULL;
}

/**
 * pd_test_keys_count_lookups:
 * @self: a key source
 *
 * Returns: how often a key was asked for
 */
guint
pd_test_keys_count_lookups (PdTestKeys *self)
{
  return self->lookups;
}
