/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-api-error.h"
#include "pd-text.h"
#include "pd-typed-key.h"

/*
 * Adding a panel. It has to prove itself before anything of it is kept: its key is tried, then put into the
 * keyring, then the panel is written down, and a step that fails takes the ones before it back. Main thread.
 */

typedef struct
{
  PdPanelRecord *record;
  char *key; /* until it is kept */
  gboolean for_session;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_clear_pointer (&adding->record, pd_panel_record_free);
  g_clear_pointer (&adding->key, pd_secret_free);
  g_free (adding);
}

/* Two panels of one name could not be told apart in any list. */
static gboolean
is_name_taken (PdDesk *self, PdPanel *except, const char *name)
{
  g_autofree char *folded = pd_text_fold (name);
  guint n_panels = g_list_model_get_n_items (G_LIST_MODEL (self->panels));

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (G_LIST_MODEL (self->panels), i);
      g_autofree char *other = pd_text_fold (pd_panel_get_name (panel));

      if (panel != except && g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

/* Somebody who types the address of a known panel means that panel. */
static const char *
find_known_dialect (const char *url)
{
  guint n_known;
  const PdKnownPanel *known = pd_known_panels (&n_known);

  for (guint i = 0; i < n_known; i++)
    if (g_ascii_strcasecmp (known[i].url, url) == 0)
      return known[i].dialect;

  return "";
}

static gboolean
is_proven (Adding *adding)
{
  return adding->record->balance_at > 0;
}

static void
clear_key (PdDesk *self, const char *uid)
{
  pd_keyring_clear_async (self->keyring, uid, NULL, NULL, NULL);
}

static void
commit_new_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();
  PdPanel *panel;
  GError *error = NULL;

  if (!pd_store_commit_finish (PD_STORE (source), result, &error))
    {
      clear_key (self, adding->record->uid);
      g_task_return_error (task, error);
      return;
    }

  panel = pd_desk_make_panel (self, adding->record);
  if (is_proven (adding))
    pd_panel_contact_succeeded (panel);
  g_ptr_array_add (panels, panel);
  pd_desk_show_panels (self, panels);
  if (!self->closing)
    pd_catalogue_refresh_async (self->catalogue, panel, NULL, NULL, NULL);
  g_task_return_pointer (task, g_object_ref (panel), g_object_unref);
}

static void
write_down (GTask *task)
{
  PdDesk *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  PdPanelRecord *record = adding->record;
  g_autoptr (PdWrite) write = pd_write_new ();

  g_clear_pointer (&adding->key, pd_secret_free);
  if (g_task_return_error_if_cancelled (task) || pd_desk_return_error_if_closed (self, task))
    {
      clear_key (self, record->uid);
      return;
    }

  record->id = pd_store_next_id (self->store);
  pd_write_panel (write, record);
  if (is_proven (adding))
    pd_write_balance (
        write, pd_balance_record_new (record->id, record->balance_at, record->balance, record->currency));
  pd_store_commit_async (self->store, g_steal_pointer (&write), NULL, commit_new_cb, g_object_ref (task));
}

static void
keep_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pd_keyring_store_finish (PD_KEYRING (source), result, &error))
    write_down (task);
  else
    g_task_return_error (task, error);
}

static void
try_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  PdPanelRecord *record = adding->record;
  GError *error = NULL;
  g_autoptr (PdBalanceResult) balance = pd_client_balance_finish (PD_CLIENT (source), result, &error);

  if (!balance)
    {
      g_task_return_error (task, error);
      return;
    }

  record->balance = balance->balance;
  record->balance_at = pd_clock_now (self->clock);
  record->currency = g_strdup (balance->currency);
  record->dialect = pd_dialect_to_text (pd_client_get_dialect (PD_CLIENT (source)));
  if (adding->for_session)
    {
      pd_keyring_keep_for_session (self->keyring, record->uid, adding->key);
      write_down (task);
    }
  else
    pd_keyring_store_async (self->keyring, record->uid, record->name, adding->key,
                            g_task_get_cancellable (task), keep_key_cb, g_object_ref (task));
}

/* After an answer of a panel the desk may be closed, and nothing can be written any more. */
gboolean
pd_desk_return_error_if_closed (PdDesk *self, GTask *task)
{
  if (self->closing || !self->filled)
    g_task_return_new_error_literal (task, PD_DESK_ERROR, PD_DESK_ERROR_CLOSED,
                                     _ ("Panel Desk is being closed"));

  return self->closing || !self->filled;
}

/* The address as it is meant, if it can be one. */
char *
pd_desk_tidy_url (const char *url, GError **error)
{
  g_autofree char *tidy = pd_client_complete_url (url);

  return pd_client_check_url (tidy, error) ? g_steal_pointer (&tidy) : NULL;
}

/* The name that @panel (nullable: a new one) gets; where there is none, the host in @url. */
char *
pd_desk_tidy_name (PdDesk *self, PdPanel *panel, const char *name, const char *url, GError **error)
{
  g_autofree char *tidy = pd_text_clean (name, -1);

  if (!tidy || !*tidy)
    {
      g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

      g_set_str (&tidy, uri ? g_uri_get_host (uri) : url);
    }
  if (!is_name_taken (self, panel, tidy))
    return g_steal_pointer (&tidy);

  g_set_error (error, PD_DESK_ERROR, PD_DESK_ERROR_NAME_TAKEN,
               /* Translators: %s is the name of a panel */
               _ ("There is a panel “%s” already. Give this one another name."), tidy);
  return NULL;
}

/* A client for one call, with a key that is kept nowhere, or (%NULL) with the one that is. */
PdClient *
pd_desk_make_trial_client (
    PdDesk *self, const char *url, const char *uid, const char *dialect, const char *key)
{
  g_autoptr (PdDialect) own_dialect = pd_dialect_new_from_text (dialect);
  g_autoptr (PdTypedKey) typed = key ? pd_typed_key_new (key) : NULL;

  return pd_client_new (self->session, url, uid, own_dialect,
                        typed ? PD_KEY_SOURCE (typed) : PD_KEY_SOURCE (self->keyring), self->clock);
}

static Adding *
prepare_adding (PdDesk *self,
                const char *name,
                const char *url,
                const char *key,
                gboolean for_session_only,
                gboolean demo,
                GError **error)
{
  g_autofree char *tidy_url = pd_desk_tidy_url (url, error);
  g_autofree char *tidy_name = tidy_url ? pd_desk_tidy_name (self, NULL, name, tidy_url, error) : NULL;
  Adding *adding;

  if (!tidy_name)
    return NULL;

  adding = g_new0 (Adding, 1);
  adding->record = pd_panel_record_new ();
  adding->record->uid = g_uuid_string_random ();
  adding->record->name = g_steal_pointer (&tidy_name);
  adding->record->url = g_steal_pointer (&tidy_url);
  adding->record->demo = demo;
  adding->key = g_strstrip (g_strdup (key ? key : ""));
  adding->for_session = for_session_only;
  if (*adding->key)
    return adding;

  adding_free (adding);
  g_set_error_literal (error, PD_API_ERROR, PD_API_ERROR_NO_KEY, _ ("Enter the API key"));
  return NULL;
}

/**
 * pd_desk_add_panel_async:
 * @self: an open desk
 * @name: what to call it; empty: after its host
 * @url: the address of its API; https:// may be left out
 * @dialect: (nullable): of a known panel; empty: the common form, or that of the known panel with this
 * address
 * @key: the API key
 * @for_session_only: keep the key in memory only
 * @demo: it is the demo panel
 * @cancellable: (nullable): to give up; nothing of it is kept then
 * @callback: called when it is added, or was not
 * @user_data: handed to @callback
 *
 * Tries the key by asking for the balance, keeps it, writes the panel down, and begins to load its catalogue.
 * One address may be added twice, as two accounts, under two names.
 */
void
pd_desk_add_panel_async (PdDesk *self,
                         const char *name,
                         const char *url,
                         const char *dialect,
                         const char *key,
                         gboolean for_session_only,
                         gboolean demo,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PdClient) client = NULL;
  Adding *adding;
  GError *error = NULL;

  g_return_if_fail (PD_IS_DESK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_desk_add_panel_async);
  if (pd_desk_return_error_if_closed (self, task))
    return;

  adding = prepare_adding (self, name, url, key, for_session_only, demo, &error);
  if (!adding)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, adding, adding_free);
  client = pd_desk_make_trial_client (
      self, adding->record->url, adding->record->uid,
      dialect && *dialect ? dialect : find_known_dialect (adding->record->url), adding->key);
  pd_client_balance_async (client, cancellable, try_cb, g_object_ref (task));
}

/**
 * pd_desk_add_unproven_panel_async:
 * @self: an open desk
 * @name: what to call it; empty: after its host
 * @url: the address of its API
 * @dialect: (nullable): what it does differently
 * @key: the API key, which is kept in memory only
 * @callback: called when it is added, or was not
 * @user_data: handed to @callback
 *
 * Adds a panel that does not answer now, and is known to be right nevertheless. Its balance and its catalogue
 * are unknown until it does. Ends with pd_desk_add_panel_finish().
 */
void
pd_desk_add_unproven_panel_async (PdDesk *self,
                                  const char *name,
                                  const char *url,
                                  const char *dialect,
                                  const char *key,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Adding *adding;
  GError *error = NULL;

  g_return_if_fail (PD_IS_DESK (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_desk_add_unproven_panel_async);
  if (pd_desk_return_error_if_closed (self, task))
    return;

  adding = prepare_adding (self, name, url, key, TRUE, FALSE, &error);
  if (!adding)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, adding, adding_free);
  adding->record->dialect = g_strdup (dialect);
  pd_keyring_keep_for_session (self->keyring, adding->record->uid, adding->key);
  write_down (task);
}

/**
 * pd_desk_add_panel_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: %PD_API_ERROR of the address, the connection or the key; %PD_KEYRING_ERROR if the key could not be
 * kept (offer to keep it for this session); %PD_DESK_ERROR_NAME_TAKEN; %PD_STORE_ERROR
 *
 * Returns: (transfer none) (nullable): the panel, which the desk owns
 */
PdPanel *
pd_desk_add_panel_finish (PdDesk *self, GAsyncResult *result, GError **error)
{
  g_autoptr (PdPanel) panel = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  panel = g_task_propagate_pointer (G_TASK (result), error);

  return panel; /* which the desk keeps, also once it is removed */
}
