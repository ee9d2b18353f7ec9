/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-actions.h"

#include <glib/gi18n.h>

#include "pd-explain.h"
#include "pd-link.h"
#include "pd-order-export.h"
#include "pd-order-request.h"
#include "pd-request-rules.h"

/* See the header. The page hands over what is selected, the details the one order that they show. */

struct _PdOrderActions
{
  GObject parent_instance;

  PdDesk *desk;
  GtkWidget *widget; /* (nullable): weak */
  GSimpleActionGroup *group;
  GPtrArray *orders;
};

G_DEFINE_FINAL_TYPE (PdOrderActions, pd_order_actions, G_TYPE_OBJECT)

static void
say (PdOrderActions *self, const char *text)
{
  if (self->widget != NULL)
    gtk_widget_activate_action (self->widget, "win.toast", "s", text);
}

/* What an order must be like for an action */

static gboolean
is_any (PdOrderActions *self, PdOrder *order)
{
  return TRUE;
}

static gboolean
can_refill (PdOrderActions *self, PdOrder *order)
{
  return pd_order_request_is_possible (self->desk, PD_ORDER_REQUEST_REFILL, order, NULL);
}

static gboolean
can_cancel (PdOrderActions *self, PdOrder *order)
{
  return pd_order_request_is_possible (self->desk, PD_ORDER_REQUEST_CANCEL, order, NULL);
}

/* Also one that has ended: a panel can change its mind. */
static gboolean
can_check (PdOrderActions *self, PdOrder *order)
{
  return pd_request_rules_find_obstacle (order) == NULL;
}

static gboolean
can_withdraw (PdOrderActions *self, PdOrder *order)
{
  return pd_outbox_can_withdraw (pd_desk_get_outbox (self->desk), order);
}

static gboolean
has_id (PdOrderActions *self, PdOrder *order)
{
  return pd_order_get_record (order)->order_id != NULL;
}

static gboolean
has_link (PdOrderActions *self, PdOrder *order)
{
  return pd_order_get_record (order)->link != NULL;
}

static gboolean
has_openable_link (PdOrderActions *self, PdOrder *order)
{
  return pd_link_is_openable (pd_order_get_record (order)->link);
}

static gboolean
can_order_again (PdOrderActions *self, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);

  return record->service_id != NULL
         && pd_service_list_find (pd_desk_get_services (self->desk), pd_order_get_panel (order),
                                  record->service_id)
                != NULL;
}

/* Callbacks */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdOrderActions) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_answers = pd_tracker_check_finish (PD_TRACKER (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    text = pd_explain_error (error);
  else
    text = g_strdup_printf (ngettext ("%u order checked", "%u orders checked", n_answers), n_answers);
  say (self, text);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdOrderActions) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_orders = pd_outbox_withdraw_many_finish (PD_OUTBOX (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup (error->message);
  else
    text = g_strdup_printf (ngettext ("%u order taken back. Nothing was sent.",
                                      "%u orders taken back. Nothing was sent.", n_orders),
                            n_orders);
  say (self, text);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdOrderActions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    say (self, _ ("No program opened the link. Copy it and open it in a browser."));
}

/* Actions. Each gets those of the orders that allow it. */

static void
show_details (PdOrderActions *self, GPtrArray *orders)
{
  gtk_widget_activate_action (self->widget, "win.show-order", "x",
                              pd_order_get_id (g_ptr_array_index (orders, 0)));
}

/* All are handed over: those that cannot be asked about get their reason. */
static void
refill (PdOrderActions *self, GPtrArray *orders)
{
  pd_order_request_start (self->desk, PD_ORDER_REQUEST_REFILL, self->orders, self->widget);
}

static void
cancel (PdOrderActions *self, GPtrArray *orders)
{
  pd_order_request_start (self->desk, PD_ORDER_REQUEST_CANCEL, self->orders, self->widget);
}

static void
check (PdOrderActions *self, GPtrArray *orders)
{
  pd_tracker_check_async (pd_desk_get_tracker (self->desk), orders, NULL, checked_cb, g_object_ref (self));
}

static void
withdraw (PdOrderActions *self, GPtrArray *orders)
{
  pd_outbox_withdraw_many_async (pd_desk_get_outbox (self->desk), orders, withdrawn_cb, g_object_ref (self));
}

static void
copy (PdOrderActions *self, GPtrArray *orders, const char *property, const char *said)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < orders->len; i++)
    {
      g_autofree char *value = NULL;

      g_object_get (g_ptr_array_index (orders, i), property, &value, NULL);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", value);
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), text->str);
  say (self, said);
}

static void
copy_id (PdOrderActions *self, GPtrArray *orders)
{
  copy (self, orders, "order-id", ngettext ("Order ID copied", "Order IDs copied", orders->len));
}

static void
copy_link (PdOrderActions *self, GPtrArray *orders)
{
  copy (self, orders, "link", ngettext ("Link copied", "Links copied", orders->len));
}

static void
open_link (PdOrderActions *self, GPtrArray *orders)
{
  g_autoptr (GtkUriLauncher) launcher
      = gtk_uri_launcher_new (pd_order_get_record (g_ptr_array_index (orders, 0))->link);
  GtkRoot *root = gtk_widget_get_root (self->widget);

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, launched_cb,
                           g_object_ref (self));
}

static void
order_again (PdOrderActions *self, GPtrArray *orders)
{
  gtk_widget_activate_action (self->widget, "win.order-again", "x",
                              pd_order_get_id (g_ptr_array_index (orders, 0)));
}

static void export (PdOrderActions *self, GPtrArray *orders)
{
  pd_order_export_choose (self->widget, orders);
}

static const struct
{
  const char *name;
  gboolean single;
  gboolean (*allows) (PdOrderActions *self, PdOrder *order);
  void (*run) (PdOrderActions *self, GPtrArray *orders);
} entries[] = {
  { "details", TRUE, is_any, show_details },
  { "refill", FALSE, can_refill, refill },
  { "cancel", FALSE, can_cancel, cancel },
  { "check", FALSE, can_check, check },
  { "withdraw", FALSE, can_withdraw, withdraw },
  { "copy-id", FALSE, has_id, copy_id },
  { "copy-link", FALSE, has_link, copy_link },
  { "open-link", TRUE, has_openable_link, open_link },
  { "order-again", TRUE, can_order_again, order_again },
  { "export", FALSE, is_any, export },
};

static gboolean
is_allowed (PdOrderActions *self, guint entry)
{
  if (entries[entry].single && self->orders->len != 1)
    return FALSE;

  for (guint i = 0; i < self->orders->len; i++)
    if (entries[entry].allows (self, g_ptr_array_index (self->orders, i)))
      return TRUE;

  return FALSE;
}

static void
run (PdOrderActions *self, guint entry)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->orders->len; i++)
    if (entries[entry].allows (self, g_ptr_array_index (self->orders, i)))
      g_ptr_array_add (orders, g_object_ref (g_ptr_array_index (self->orders, i)));

  if (self->widget != NULL && orders->len > 0)
    entries[entry].run (self, orders);
}

static void
activate_cb (PdOrderActions *self, GVariant *parameter, GSimpleAction *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_strcmp0 (g_action_get_name (G_ACTION (action)), entries[i].name) == 0)
      run (self, i);
}

static void
pd_order_actions_dispose (GObject *object)
{
  PdOrderActions *self = PD_ORDER_ACTIONS (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->group);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->orders, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_order_actions_parent_class)->dispose (object);
}

static void
pd_order_actions_class_init (PdOrderActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_order_actions_dispose;
}

static void
pd_order_actions_init (PdOrderActions *self)
{
  self->orders = g_ptr_array_new_with_free_func (g_object_unref);
  self->group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (entries[i].name, NULL);

      g_simple_action_set_enabled (action, FALSE);
      g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (self->group), G_ACTION (action));
    }
}

/**
 * pd_order_actions_new:
 * @widget: gets the action group "orders"
 * @desk: the desk
 *
 * Returns: (transfer full): actions about no order yet
 */
PdOrderActions *
pd_order_actions_new (GtkWidget *widget, PdDesk *desk)
{
  PdOrderActions *self = g_object_new (PD_TYPE_ORDER_ACTIONS, NULL);

  self->desk = g_object_ref (desk);
  g_set_weak_pointer (&self->widget, widget);
  gtk_widget_insert_action_group (widget, "orders", G_ACTION_GROUP (self->group));

  return self;
}

/**
 * pd_order_actions_get_orders:
 * @self: the actions
 *
 * Returns: (transfer none) (element-type PdOrder): what the actions are about
 */
GPtrArray *
pd_order_actions_get_orders (PdOrderActions *self)
{
  g_return_val_if_fail (PD_IS_ORDER_ACTIONS (self), NULL);

  return self->orders;
}

/**
 * pd_order_actions_set_orders:
 * @self: the actions
 * @orders: (transfer full) (element-type PdOrder): what the actions are about from now on
 */
void
pd_order_actions_set_orders (PdOrderActions *self, GPtrArray *orders)
{
  g_return_if_fail (PD_IS_ORDER_ACTIONS (self));
  g_return_if_fail (orders != NULL);

  g_ptr_array_unref (self->orders);
  self->orders = orders;
  pd_order_actions_update (self);
}

/**
 * pd_order_actions_update:
 * @self: the actions
 *
 * Looks again what is possible: call it when one of the orders has changed.
 */
void
pd_order_actions_update (PdOrderActions *self)
{
  g_return_if_fail (PD_IS_ORDER_ACTIONS (self));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_allowed (self, i));
    }
}
