/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-hold-back-toast.h"

#include <glib/gi18n.h>

/* "Sending in 5 s · Undo": the toast that counts down while the newest order is held back. The order stands
 * in the list all the while, so that the toast is never the only place that tells of it. */

struct _PdHoldBackToast
{
  GObject parent_instance;

  PdDesk *desk;
  AdwToastOverlay *overlay;
  AdwToast *toast;
  PdOrder *order;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (PdHoldBackToast, pd_hold_back_toast, G_TYPE_OBJECT)

static gboolean
update_cb (gpointer user_data)
{
  PdHoldBackToast *self = user_data;
  g_autofree char *title = NULL;
  guint left = pd_outbox_get_hold_seconds (pd_desk_get_outbox (self->desk));

  /* Translators: %d is a number of seconds */
  title = g_strdup_printf (_ ("Sending in %d s"), (int) left);
  adw_toast_set_title (self->toast, title);

  return G_SOURCE_CONTINUE;
}

static void
dismissed_cb (PdHoldBackToast *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->toast);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdHoldBackToast) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL)
    return;

  pd_outbox_withdraw_finish (PD_OUTBOX (source), result, &error);
  gtk_widget_activate_action (GTK_WIDGET (self->overlay), "win.toast", "s",
                              error != NULL ? error->message : _ ("Order taken back. Nothing was sent."));
}

static void
hide (PdHoldBackToast *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->order);
}

static void
show (PdHoldBackToast *self, PdOrder *order)
{
  self->order = g_object_ref (order);
  self->toast = g_object_ref_sink (adw_toast_new (""));
  adw_toast_set_use_markup (self->toast, FALSE);
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_button_label (self->toast, _ ("Undo"));
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (pd_hold_back_toast_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  self->tick_id = g_timeout_add (250, update_cb, self);

  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->toast));
}

static void
update_action (PdHoldBackToast *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->overlay)));

  gtk_widget_action_set_enabled (window, "win.undo", self->order != NULL);
}

static void
holding_changed_cb (PdHoldBackToast *self, GParamSpec *pspec, PdOutbox *outbox)
{
  g_autoptr (PdOrder) order = NULL;

  g_object_get (outbox, "holding", &order, NULL);
  if (order == self->order)
    return;

  hide (self);
  if (order != NULL)
    show (self, order);
  update_action (self);
}

static void
pd_hold_back_toast_dispose (GObject *object)
{
  PdHoldBackToast *self = PD_HOLD_BACK_TOAST (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_object (&self->order);
  g_clear_object (&self->overlay);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_hold_back_toast_parent_class)->dispose (object);
}

static void
pd_hold_back_toast_class_init (PdHoldBackToastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_hold_back_toast_dispose;
}

static void
pd_hold_back_toast_init (PdHoldBackToast *self)
{
}

/**
 * pd_hold_back_toast_new:
 * @desk: whose outbox is followed
 * @overlay: where the toast is shown, in a window with the action "win.undo", which it enables in time
 *
 * Returns: (transfer full): a new follower of the hold-back
 */
PdHoldBackToast *
pd_hold_back_toast_new (PdDesk *desk, AdwToastOverlay *overlay)
{
  PdHoldBackToast *self = g_object_new (PD_TYPE_HOLD_BACK_TOAST, NULL);

  self->desk = g_object_ref (desk);
  self->overlay = g_object_ref (overlay);
  g_signal_connect_object (pd_desk_get_outbox (desk), "notify::holding", G_CALLBACK (holding_changed_cb),
                           self, G_CONNECT_SWAPPED);
  update_action (self);

  return self;
}

/**
 * pd_hold_back_toast_undo:
 * @self: the follower
 *
 * Takes back the order that is being held back. Does nothing where there is none.
 */
void
pd_hold_back_toast_undo (PdHoldBackToast *self)
{
  g_return_if_fail (PD_IS_HOLD_BACK_TOAST (self));

  if (self->order != NULL)
    pd_outbox_withdraw_async (pd_desk_get_outbox (self->desk), self->order, withdrawn_cb,
                              g_object_ref (self));
}
