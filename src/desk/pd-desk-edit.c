/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

#include "pd-text.h"

/*
 * Editing a panel: another name, address or key. What decides whether the panel can be reached is tried
 * first, and only when all is kept does the panel change; an error leaves everything as it was. Main thread.
 */

typedef struct
{
  PdPanel *panel;
  PdPanelRecord *record; /* as it is to be */
  char *key;             /* (nullable): until it is kept */
  gboolean for_session;
  gboolean tried; /* address or key are new, and work */
} Editing;

static void
editing_free (gpointer data)
{
  Editing *editing = data;

  g_clear_object (&editing->panel);
  g_clear_pointer (&editing->record, pd_panel_record_free);
  g_clear_pointer (&editing->key, pd_secret_free);
  g_free (editing);
}

/* Saved once more, since another change of the panel may have been written meanwhile. */
static void
apply (GTask *task)
{
  PdDesk *self = g_task_get_source_object (task);
  Editing *editing = g_task_get_task_data (task);
  PdPanelRecord *record = editing->record;

  pd_panel_set_identity (editing->panel, record->name, record->url);
  if (editing->tried)
    {
      pd_catalogue_abandon (self->catalogue, editing->panel);
      pd_client_forget_refusal (pd_panel_get_client (editing->panel));
      pd_panel_set_balance (editing->panel, record->balance, record->currency, record->balance_at);
      pd_panel_contact_succeeded (editing->panel);
      pd_catalogue_refresh_async (self->catalogue, editing->panel, NULL, NULL, NULL);
    }
  pd_desk_save_panel (self, editing->panel);
  g_task_return_boolean (task, TRUE);
}

static void
keep_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  Editing *editing = g_task_get_task_data (task);
  GError *error = NULL;

  if (pd_keyring_store_finish (PD_KEYRING (source), result, &error))
    {
      apply (task);
      return;
    }

  pd_desk_save_panel (self, editing->panel);
  g_task_return_error (task, error);
}

/* A key cannot be taken back once it replaced another one, a record can: so the key comes last. */
static void
commit_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  Editing *editing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pd_store_commit_finish (PD_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (editing->key && !editing->for_session)
    {
      pd_keyring_store_async (self->keyring, editing->record->uid, editing->record->name, editing->key,
                              g_task_get_cancellable (task), keep_key_cb, g_object_ref (task));
      return;
    }
  if (editing->key)
    pd_keyring_keep_for_session (self->keyring, editing->record->uid, editing->key);
  apply (task);
}

static void
write_down (GTask *task)
{
  PdDesk *self = g_task_get_source_object (task);
  Editing *editing = g_task_get_task_data (task);
  PdPanelRecord *record = editing->record;
  g_autoptr (PdWrite) write = NULL;

  if (pd_desk_return_error_if_closed (self, task))
    return;

  write = pd_write_new ();
  pd_write_panel (write, record);
  if (editing->tried)
    pd_write_balance (
        write, pd_balance_record_new (record->id, record->balance_at, record->balance, record->currency));
  pd_store_commit_async (self->store, g_steal_pointer (&write), NULL, commit_cb, g_object_ref (task));
}

static void
try_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  Editing *editing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PdBalanceResult) balance = pd_client_balance_finish (PD_CLIENT (source), result, &error);

  if (!balance)
    {
      g_task_return_error (task, error);
      return;
    }

  editing->tried = TRUE;
  editing->record->balance = balance->balance;
  editing->record->balance_at = pd_clock_now (self->clock);
  if (balance->currency)
    g_set_str (&editing->record->currency, balance->currency);
  write_down (task);
}

static Editing *
prepare_editing (
    PdDesk *self, PdPanel *panel, const char *name, const char *url, const char *key, GError **error)
{
  g_autofree char *tidy_url = pd_desk_tidy_url (url ? url : pd_panel_get_url (panel), error);
  g_autofree char *tidy_name = NULL;
  Editing *editing;

  if (!tidy_url)
    return NULL;
  tidy_name = pd_desk_tidy_name (self, panel, name ? name : pd_panel_get_name (panel), tidy_url, error);
  if (!tidy_name)
    return NULL;

  editing = g_new0 (Editing, 1);
  editing->panel = g_object_ref (panel);
  editing->record = pd_panel_record_copy (pd_panel_get_record (panel));
  g_set_str (&editing->record->name, tidy_name);
  g_set_str (&editing->record->url, tidy_url);
  editing->key = key ? g_strstrip (g_strdup (key)) : NULL;
  if (editing->key && !*editing->key) /* nothing was typed */
    g_clear_pointer (&editing->key, g_free);

  return editing;
}

/**
 * pd_desk_edit_panel_async:
 * @self: an open desk
 * @panel: one of its panels
 * @name: (nullable): what to call it; %NULL: as before
 * @url: (nullable): the address of its API; %NULL: as before
 * @key: (nullable): the API key; %NULL or empty: as before
 * @for_session_only: keep @key in memory only
 * @cancellable: (nullable): to give up
 * @callback: called when all is kept, or nothing
 * @user_data: handed to @callback
 *
 * Another address or key is tried by asking for the balance; then the catalogue is loaded anew.
 */
void
pd_desk_edit_panel_async (PdDesk *self,
                          PdPanel *panel,
                          const char *name,
                          const char *url,
                          const char *key,
                          gboolean for_session_only,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PdClient) client = NULL;
  Editing *editing;
  GError *error = NULL;

  g_return_if_fail (PD_IS_DESK (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_desk_edit_panel_async);
  editing = prepare_editing (self, panel, name, url, key, &error);
  if (!editing)
    {
      g_task_return_error (task, error);
      return;
    }

  editing->for_session = for_session_only;
  g_task_set_task_data (task, editing, editing_free);
  if (!editing->key && g_str_equal (editing->record->url, pd_panel_get_url (panel)))
    {
      write_down (task);
      return;
    }

  client = pd_desk_make_trial_client (self, editing->record->url, editing->record->uid,
                                      editing->record->dialect, editing->key);
  pd_client_balance_async (client, cancellable, try_cb, g_object_ref (task));
}

/**
 * pd_desk_edit_panel_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: as in pd_desk_add_panel_finish()
 *
 * Returns: whether the panel is changed; otherwise it is as before
 */
gboolean
pd_desk_edit_panel_finish (PdDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
