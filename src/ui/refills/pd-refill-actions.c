/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-refill-actions.h"

#include <glib/gi18n.h>

#include "pd-explain.h"
/* See the header. The refills page hands over the refill that is selected. */

struct _PdRefillActions
{
  GObject parent_instance;

  PdDesk *desk;
  GtkWidget *widget; /* (nullable): weak */
  GSimpleActionGroup *group;
  PdRefill *refill; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PdRefillActions, pd_refill_actions, G_TYPE_OBJECT)

static void
say (PdRefillActions *self, const char *text)
{
  if (self->widget != NULL)
    gtk_widget_activate_action (self->widget, "win.toast", "s", text);
}

static GPtrArray *
list_followed (PdRefillActions *self)
{
  GListModel *refills = pd_desk_get_refills (self->desk);
  g_autoptr (GPtrArray) followed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (refills); i++)
    {
      g_autoptr (PdRefill) refill = g_list_model_get_item (refills, i);

      if (pd_refill_is_followed (refill))
        g_ptr_array_add (followed, g_steal_pointer (&refill));
    }

  return g_steal_pointer (&followed);
}

/* When an action is possible */

static gboolean
has_refill (PdRefillActions *self)
{
  return self->refill != NULL;
}

static gboolean
has_open_refill (PdRefillActions *self)
{
  return self->refill != NULL && pd_refill_is_followed (self->refill);
}

static gboolean
has_id (PdRefillActions *self)
{
  return self->refill != NULL && pd_refill_get_record (self->refill)->refill_id != NULL;
}

static gboolean
has_any_open_refill (PdRefillActions *self)
{
  g_autoptr (GPtrArray) followed = list_followed (self);

  return followed->len > 0;
}

/* Callbacks */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdRefillActions) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_answers = pd_tracker_check_refills_finish (PD_TRACKER (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    text = pd_explain_error (error);
  else
    text = g_strdup_printf (ngettext ("%u refill checked", "%u refills checked", n_answers), n_answers);
  say (self, text);
}

/* Actions */

static void
show_order (PdRefillActions *self)
{
  gtk_widget_activate_action (self->widget, "win.show-order", "x",
                              pd_order_get_id (pd_refill_get_order (self->refill)));
}

static void
check_many (PdRefillActions *self, GPtrArray *refills)
{
  pd_tracker_check_refills_async (pd_desk_get_tracker (self->desk), refills, NULL, checked_cb,
                                  g_object_ref (self));
}

static void
check (PdRefillActions *self)
{
  g_autoptr (GPtrArray) refills = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (refills, g_object_ref (self->refill));
  check_many (self, refills);
}

static void
check_all (PdRefillActions *self)
{
  g_autoptr (GPtrArray) refills = list_followed (self);

  check_many (self, refills);
}

static void
copy_id (PdRefillActions *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget),
                          pd_refill_get_record (self->refill)->refill_id);
  say (self, _ ("Refill ID copied"));
}

static const struct
{
  const char *name;
  gboolean (*allows) (PdRefillActions *self);
  void (*run) (PdRefillActions *self);
} entries[] = {
  { "show-order", has_refill, show_order },
  { "check", has_open_refill, check },
  { "copy-id", has_id, copy_id },
  { "check-all", has_any_open_refill, check_all },
};

static void
activate_cb (PdRefillActions *self, GVariant *parameter, GSimpleAction *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_strcmp0 (g_action_get_name (G_ACTION (action)), entries[i].name) == 0 && entries[i].allows (self)
        && self->widget != NULL)
      entries[i].run (self);
}

static void
update (PdRefillActions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), entries[i].allows (self));
    }
}

static void
pd_refill_actions_dispose (GObject *object)
{
  PdRefillActions *self = PD_REFILL_ACTIONS (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->group);
  g_clear_object (&self->refill);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_refill_actions_parent_class)->dispose (object);
}

static void
pd_refill_actions_class_init (PdRefillActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_refill_actions_dispose;
}

static void
pd_refill_actions_init (PdRefillActions *self)
{
  self->group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (entries[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (self->group), G_ACTION (action));
    }
}

/**
 * pd_refill_actions_new:
 * @widget: gets the action group "refills"
 * @desk: the desk
 *
 * Returns: (transfer full): actions about no refill yet. They follow the refills of @desk.
 */
PdRefillActions *
pd_refill_actions_new (GtkWidget *widget, PdDesk *desk)
{
  PdRefillActions *self = g_object_new (PD_TYPE_REFILL_ACTIONS, NULL);

  self->desk = g_object_ref (desk);
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (pd_desk_get_refills (desk), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (pd_desk_get_orders (desk), "order-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  gtk_widget_insert_action_group (widget, "refills", G_ACTION_GROUP (self->group));

  return self;
}

/**
 * pd_refill_actions_set_refill:
 * @self: the actions
 * @refill: (nullable): what they are about from now on
 */
void
pd_refill_actions_set_refill (PdRefillActions *self, PdRefill *refill)
{
  g_return_if_fail (PD_IS_REFILL_ACTIONS (self));

  if (self->refill != NULL)
    g_signal_handlers_disconnect_by_func (self->refill, update, self);
  g_set_object (&self->refill, refill);
  if (refill != NULL)
    g_signal_connect_object (refill, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
