/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-keyring.h"

#include "pd-text.h"

#include <libsecret/secret.h>
#include <string.h>

/*
 * The keyring against a real one, which tests/support/with-keyring starts, and against none. Each test sees
 * only the bus that its suite was started on: "/with" wants an unlocked keyring, "/without" none.
 */

#define UID "panel-uid"
#define KEY "0123456789abcdef0123456789abcdef"

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static char *
look_up (PdKeyring *keyring, const char *uid, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_key_source_lookup_async (PD_KEY_SOURCE (keyring), uid, NULL, keep_result_cb, &result);

  return pd_key_source_lookup_finish (PD_KEY_SOURCE (keyring), wait_for_result (&result), error);
}

static gboolean
store (PdKeyring *keyring, const char *uid, const char *key, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_keyring_store_async (keyring, uid, "A panel", key, NULL, keep_result_cb, &result);

  return pd_keyring_store_finish (keyring, wait_for_result (&result), error);
}

static gboolean
clear (PdKeyring *keyring, const char *uid, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_keyring_clear_async (keyring, uid, NULL, keep_result_cb, &result);

  return pd_keyring_clear_finish (keyring, wait_for_result (&result), error);
}

static void
assert_key (PdKeyring *keyring, const char *uid, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *key = look_up (keyring, uid, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  pd_secret_free (key);
}

static void
assert_no_key (PdKeyring *keyring, const char *uid, PdKeyringError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (look_up (keyring, uid, &error));
  g_assert_error (error, PD_KEYRING_ERROR, (int) code);
}

static void
assert_stores (PdKeyring *keyring, const char *uid, const char *key)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (store (keyring, uid, key, &error));
  g_assert_no_error (error);
}

static void
assert_clears (PdKeyring *keyring, const char *uid)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clear (keyring, uid, &error));
  g_assert_no_error (error);
}

static void
finish (PdKeyring *keyring)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (keyring);
}

/* As the next start of the program: nothing is remembered. */
static PdKeyring *
start_again (PdKeyring *keyring)
{
  finish (keyring);

  return pd_keyring_new ();
}

static SecretCollection *
get_collection (SecretService *service)
{
  g_autoptr (GError) error = NULL;
  SecretCollection *collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                                                   SECRET_COLLECTION_NONE, NULL, &error);

  g_assert_no_error (error);

  return collection;
}

static void
lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_autoptr (SecretCollection) collection = get_collection (service);
  GList objects = { collection, NULL, NULL };

  secret_service_lock_sync (service, &objects, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_store (void)
{
  PdKeyring *keyring = pd_keyring_new ();

  assert_no_key (keyring, UID, PD_KEYRING_ERROR_NO_KEY);
  assert_stores (keyring, UID, KEY);
  g_assert_false (pd_keyring_is_for_session (keyring, UID));
  assert_key (keyring, UID, KEY);
  assert_no_key (keyring, "another", PD_KEYRING_ERROR_NO_KEY);

  keyring = start_again (keyring);
  assert_key (keyring, UID, KEY);
  assert_stores (keyring, UID, "new");
  assert_stores (keyring, "another", "other");
  assert_key (keyring, UID, "new");

  keyring = start_again (keyring);
  assert_key (keyring, UID, "new");
  assert_clears (keyring, UID);
  assert_clears (keyring, UID);
  assert_no_key (keyring, UID, PD_KEYRING_ERROR_NO_KEY);
  assert_key (keyring, "another", "other");
  assert_clears (keyring, "another");
  finish (keyring);
}

static void
test_session_key (void)
{
  PdKeyring *keyring = pd_keyring_new ();

  pd_keyring_keep_for_session (keyring, UID, KEY);
  g_assert_true (pd_keyring_is_for_session (keyring, UID));
  assert_key (keyring, UID, KEY);

  keyring = start_again (keyring);
  assert_no_key (keyring, UID, PD_KEYRING_ERROR_NO_KEY);
  pd_keyring_keep_for_session (keyring, UID, KEY);
  assert_stores (keyring, UID, "kept");
  g_assert_false (pd_keyring_is_for_session (keyring, UID));

  keyring = start_again (keyring);
  assert_key (keyring, UID, "kept");
  assert_clears (keyring, UID);
  finish (keyring);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdKeyring *keyring = pd_keyring_new ();

  pd_key_source_lookup_async (PD_KEY_SOURCE (keyring), UID, cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (pd_key_source_lookup_finish (PD_KEY_SOURCE (keyring), wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  finish (keyring);
}

/* The bus of the tests has no prompt, which is the same as one that the user sends away. */
static void
test_locked (void)
{
  g_autoptr (GError) error = NULL;
  PdKeyring *keyring = pd_keyring_new ();

  assert_stores (keyring, UID, KEY);
  lock_keyring ();
  /* What was just used is not asked for again. */
  assert_key (keyring, UID, KEY);

  keyring = start_again (keyring);
  assert_no_key (keyring, UID, PD_KEYRING_ERROR_LOCKED);
  assert_no_key (keyring, "another", PD_KEYRING_ERROR_NO_KEY);
  g_assert_false (store (keyring, "another", KEY, &error));
  g_assert_error (error, PD_KEYRING_ERROR, PD_KEYRING_ERROR_LOCKED);
  g_assert_null (strstr (error->message, KEY));

  /* What the program offers then. */
  pd_keyring_keep_for_session (keyring, "another", KEY);
  assert_key (keyring, "another", KEY);
  finish (keyring);
}

static void
test_without_service (void)
{
  g_autoptr (GError) error = NULL;
  PdKeyring *keyring = pd_keyring_new ();

  assert_no_key (keyring, UID, PD_KEYRING_ERROR_NO_KEYRING);
  g_assert_false (store (keyring, UID, KEY, &error));
  g_assert_error (error, PD_KEYRING_ERROR, PD_KEYRING_ERROR_NO_KEYRING);
  g_assert_null (strstr (error->message, KEY));

  pd_keyring_keep_for_session (keyring, UID, KEY);
  assert_key (keyring, UID, KEY);
  /* There is no other place where it could be left. */
  assert_clears (keyring, UID);
  assert_no_key (keyring, UID, PD_KEYRING_ERROR_NO_KEYRING);
  finish (keyring);
}

static void
test_only_session (void)
{
  PdKeyring *keyring = pd_keyring_new_for_session ();

  assert_no_key (keyring, UID, PD_KEYRING_ERROR_NO_KEY);
  assert_stores (keyring, UID, KEY);
  g_assert_true (pd_keyring_is_for_session (keyring, UID));
  assert_key (keyring, UID, KEY);
  assert_stores (keyring, UID, "new");
  assert_key (keyring, UID, "new");
  assert_clears (keyring, UID);
  assert_no_key (keyring, UID, PD_KEYRING_ERROR_NO_KEY);
  finish (keyring);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/with/store", test_store);
  g_test_add_func ("/with/session-key", test_session_key);
  g_test_add_func ("/with/cancelled", test_cancelled);
  /* The last one: the test cannot unlock it again. */
  g_test_add_func ("/with/locked", test_locked);
  g_test_add_func ("/without/service", test_without_service);
  g_test_add_func ("/without/only-session", test_only_session);

  return g_test_run ();
}
