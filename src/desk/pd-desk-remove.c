/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * Removing a panel: it goes with its key and its catalogue, what was ordered there stays readable. Main
 * thread.
 */

static gboolean
has_waiting_orders (PdDesk *self, PdPanel *panel)
{
  guint n_orders = g_list_model_get_n_items (G_LIST_MODEL (self->orders));

  for (guint i = 0; i < n_orders; i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i);

      if (pd_order_get_panel (order) == panel
          && pd_order_get_newest_record (order)->journal <= PD_JOURNAL_SENDING)
        return TRUE;
    }

  return FALSE;
}

static void
clear_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (pd_keyring_clear_finish (PD_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (
        task, error->domain, error->code,
        /* Translators: %s is a reason, a sentence of its own */
        _ ("The panel is removed, but its key could not be deleted from the keyring. %s"), error->message);
}

static void
commit_removal_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdDesk *self = g_task_get_source_object (task);
  PdPanel *panel = g_task_get_task_data (task);
  GError *error = NULL;
  guint position;

  if (!pd_store_commit_finish (PD_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  pd_panel_set_removed (panel, TRUE);
  pd_desk_save_panel (self, panel); /* over what an answer wrote of it meanwhile */
  pd_catalogue_abandon (self->catalogue, panel);
  if (g_list_store_find (self->panels, panel, &position))
    g_list_store_remove (self->panels, position);
  pd_service_list_remove_panel (self->services, panel);
  pd_keyring_clear_async (self->keyring, pd_panel_get_uid (panel), NULL, clear_key_cb, g_object_ref (task));
}

/**
 * pd_desk_remove_panel_async:
 * @self: an open desk
 * @panel: one of its panels
 * @callback: called when it is removed, or was not
 * @user_data: handed to @callback
 *
 * Removes a panel with its key, catalogue and balances. Its orders stay, and still show its name.
 */
void
pd_desk_remove_panel_async (PdDesk *self, PdPanel *panel, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PdWrite) write = pd_write_new ();
  g_autoptr (PdPanelRecord) record = NULL;

  g_return_if_fail (PD_IS_DESK (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_desk_remove_panel_async);
  g_task_set_task_data (task, g_object_ref (panel), g_object_unref);
  if (has_waiting_orders (self, panel))
    {
      g_task_return_new_error_literal (
          task, PD_DESK_ERROR, PD_DESK_ERROR_ORDERS_WAIT,
          _ ("Orders wait to be sent to this panel. Take them back, or wait until they are sent."));
      return;
    }

  record = pd_panel_record_copy (pd_panel_get_record (panel));
  record->removed = TRUE;
  pd_write_panel (write, record);
  pd_write_forget_panel (write, record->id);
  pd_store_commit_async (self->store, g_steal_pointer (&write), NULL, commit_removal_cb,
                         g_steal_pointer (&task));
}

/**
 * pd_desk_remove_panel_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: %PD_DESK_ERROR_ORDERS_WAIT or %PD_STORE_ERROR, then it is still there; %PD_KEYRING_ERROR if it is
 * removed but its key is not
 *
 * Returns: whether nothing but its orders is left
 */
gboolean
pd_desk_remove_panel_finish (PdDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
