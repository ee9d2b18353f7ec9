/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-keyring.h"

#include "config.h"
#include "pd-keyring-error.h"
#include "pd-text.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

/*
 * The API keys, in the user's keyring (through the portal in a sandbox, which libsecret sees to). Owned by
 * the desk, asked by the API client for each request. Main thread, never waiting.
 *
 * A key that was read stays for at most a minute, in memory that is not paged out: a thousand orders in a row
 * would otherwise ask the keyring a thousand times, and what that costs is seen between the orders. Keys for
 * this session only stay in the same memory until the program ends.
 */

#define REMEMBERED_SECONDS 60

struct _PdKeyring
{
  GObject parent_instance;

  gboolean only_session;
  GHashTable *keys; /* panel uid → Key */
  guint forget_id;
};

typedef struct
{
  SecretValue *value;
  gboolean for_session;
} Key;

static const SecretSchema schema = {
  .name = "io.github.paneldesk.PanelDesk.ApiKey",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "panel", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static void pd_keyring_key_source_init (PdKeySourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdKeyring,
                               pd_keyring,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PD_TYPE_KEY_SOURCE, pd_keyring_key_source_init))

static void
free_key (gpointer data)
{
  Key *key = data;

  secret_value_unref (key->value);
  g_free (key);
}

static gboolean
is_remembered_cb (gpointer uid, gpointer data, gpointer user_data)
{
  return !((Key *) data)->for_session;
}

static void
forget_cb (gpointer user_data)
{
  PdKeyring *self = user_data;

  self->forget_id = 0;
  g_hash_table_foreach_remove (self->keys, is_remembered_cb, NULL);
}

static void
remember (PdKeyring *self, const char *panel_uid, SecretValue *value, gboolean for_session)
{
  Key *key = g_new (Key, 1);

  *key = (Key) { secret_value_ref (value), for_session };
  g_hash_table_insert (self->keys, g_strdup (panel_uid), key);
  if (!for_session && self->forget_id == 0)
    self->forget_id = g_timeout_add_seconds_once (REMEMBERED_SECONDS, forget_cb, self);
}

/* Keys leave in plain memory that pd_secret_free() wipes. */
static void
return_key (GTask *task, SecretValue *value)
{
  g_task_return_pointer (task, g_strdup (secret_value_get_text (value)), (GDestroyNotify) pd_secret_free);
}

/* A lookup answers the same, nothing, for a key that is not there and for one that the user did not unlock.
 */
static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error)
    pd_keyring_return_error (task, error);
  else
    g_task_return_error (
        task, pd_keyring_error_new (items ? PD_KEYRING_ERROR_LOCKED : PD_KEYRING_ERROR_NO_KEY, NULL));
  g_list_free_full (items, g_object_unref);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PdKeyring *self = g_task_get_source_object (task);
  const char *panel_uid = g_task_get_task_data (task);
  char *password = secret_password_lookup_nonpageable_finish (result, &error);

  if (password)
    {
      g_autoptr (SecretValue) value
          = secret_value_new_full (password, -1, "text/plain", (GDestroyNotify) secret_password_free);

      /* Unless another one was stored meanwhile. */
      if (!g_hash_table_contains (self->keys, panel_uid))
        remember (self, panel_uid, value, FALSE);
      return_key (task, value);
    }
  else if (error)
    pd_keyring_return_error (task, error);
  else
    secret_password_search (&schema, SECRET_SEARCH_NONE, g_task_get_cancellable (task), searched_cb,
                            g_object_ref (task), "panel", panel_uid, NULL);
}

static void
pd_keyring_lookup_async (PdKeySource *source,
                         const char *panel_uid,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  PdKeyring *self = PD_KEYRING (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Key *key = g_hash_table_lookup (self->keys, panel_uid);

  g_task_set_source_tag (task, pd_keyring_lookup_async);
  g_task_set_task_data (task, g_strdup (panel_uid), g_free);
  if (key)
    return_key (task, key->value);
  else if (self->only_session)
    g_task_return_error (task, pd_keyring_error_new (PD_KEYRING_ERROR_NO_KEY, NULL));
  else
    secret_password_lookup (&schema, cancellable, looked_up_cb, g_object_ref (task), "panel", panel_uid,
                            NULL);
}

static char *
pd_keyring_lookup_finish (PdKeySource *source, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pd_keyring_finalize (GObject *object)
{
  PdKeyring *self = PD_KEYRING (object);

  g_clear_handle_id (&self->forget_id, g_source_remove);
  g_hash_table_unref (self->keys);

  G_OBJECT_CLASS (pd_keyring_parent_class)->finalize (object);
}

static void
pd_keyring_key_source_init (PdKeySourceInterface *iface)
{
  iface->lookup_async = pd_keyring_lookup_async;
  iface->lookup_finish = pd_keyring_lookup_finish;
}

static void
pd_keyring_class_init (PdKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_keyring_finalize;
}

static void
pd_keyring_init (PdKeyring *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_key);
}

/**
 * pd_keyring_new:
 *
 * Returns: (transfer full): the user's keyring
 */
PdKeyring *
pd_keyring_new (void)
{
  return g_object_new (PD_TYPE_KEYRING, NULL);
}

/**
 * pd_keyring_new_for_session:
 *
 * Returns: (transfer full): one that keeps all keys in memory and never asks the user's keyring
 */
PdKeyring *
pd_keyring_new_for_session (void)
{
  PdKeyring *self = pd_keyring_new ();

  self->only_session = TRUE;

  return self;
}

typedef struct
{
  char *panel_uid;
  SecretValue *value;
} Storing;

static void
free_storing (gpointer data)
{
  Storing *storing = data;

  g_free (storing->panel_uid);
  secret_value_unref (storing->value);
  g_free (storing);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Storing *storing = g_task_get_task_data (task);

  if (secret_password_store_finish (result, &error))
    {
      remember (g_task_get_source_object (task), storing->panel_uid, storing->value, FALSE);
      g_task_return_boolean (task, TRUE);
    }
  else if (error)
    pd_keyring_return_error (task, error);
  else
    g_task_return_error (task, pd_keyring_error_new (PD_KEYRING_ERROR_LOCKED, NULL));
}

/**
 * pd_keyring_store_async:
 * @self: a keyring
 * @panel_uid: which panel's key
 * @panel_name: how people know the panel; the keyring shows it
 * @key: the API key
 * @cancellable: (nullable): to give up
 * @callback: called when it is kept
 * @user_data: handed to @callback
 *
 * Puts a key into the keyring; it replaces the one that the panel had.
 */
void
pd_keyring_store_async (PdKeyring *self,
                        const char *panel_uid,
                        const char *panel_name,
                        const char *key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Storing *storing;
  g_autofree char *label = NULL;

  g_task_set_source_tag (task, pd_keyring_store_async);
  if (self->only_session)
    {
      pd_keyring_keep_for_session (self, panel_uid, key);
      g_task_return_boolean (task, TRUE);
      return;
    }

  storing = g_new (Storing, 1);
  *storing = (Storing) { g_strdup (panel_uid), secret_value_new (key, -1, "text/plain") };
  g_task_set_task_data (task, storing, free_storing);
  /* Translators: the name of a key in the keyring; %s is the name of a panel. */
  label = g_strdup_printf (_ ("Panel Desk: API key of %s"), panel_name);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, key, cancellable, stored_cb,
                         g_object_ref (task), "panel", panel_uid, NULL);
}

/**
 * pd_keyring_store_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: why it was not kept: a #PdKeyringError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the keyring has the key
 */
gboolean
pd_keyring_store_finish (PdKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_keyring_keep_for_session:
 * @self: a keyring
 * @panel_uid: which panel's key
 * @key: the API key
 *
 * Keeps a key in memory until the program ends, without asking the user's keyring.
 */
void
pd_keyring_keep_for_session (PdKeyring *self, const char *panel_uid, const char *key)
{
  g_autoptr (SecretValue) value = secret_value_new (key, -1, "text/plain");

  g_return_if_fail (PD_IS_KEYRING (self));

  remember (self, panel_uid, value, TRUE);
}

/**
 * pd_keyring_is_for_session:
 * @self: a keyring
 * @panel_uid: which panel's key
 *
 * Returns: whether the key is lost when the program ends
 */
gboolean
pd_keyring_is_for_session (PdKeyring *self, const char *panel_uid)
{
  Key *key;

  g_return_val_if_fail (PD_IS_KEYRING (self), FALSE);

  key = g_hash_table_lookup (self->keys, panel_uid);

  return key && key->for_session;
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean was_for_session = GPOINTER_TO_INT (g_task_get_task_data (task));

  /* Nothing to delete is as good as deleted; and where there is no keyring, a key that was kept beside it is
   * all there was. */
  secret_password_clear_finish (result, &error);
  if (error && !(was_for_session && pd_keyring_is_missing (error)))
    pd_keyring_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * pd_keyring_clear_async:
 * @self: a keyring
 * @panel_uid: which panel's key
 * @cancellable: (nullable): to give up
 * @callback: called when it is gone
 * @user_data: handed to @callback
 *
 * Forgets a key, here and in the user's keyring.
 */
void
pd_keyring_clear_async (PdKeyring *self,
                        const char *panel_uid,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pd_keyring_clear_async);
  g_task_set_task_data (task, GINT_TO_POINTER (pd_keyring_is_for_session (self, panel_uid)), NULL);
  g_hash_table_remove (self->keys, panel_uid);
  if (self->only_session)
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clear (&schema, cancellable, cleared_cb, g_object_ref (task), "panel", panel_uid, NULL);
}

/**
 * pd_keyring_clear_finish:
 * @self: a keyring
 * @result: what the callback was given
 * @error: why it is still there: a #PdKeyringError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether nothing of it is left
 */
gboolean
pd_keyring_clear_finish (PdKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
