/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-background.h"

#include <glib/gi18n.h>

/* Going on after the window was closed: where the user wants it, until the last open order has ended; and
 * once, until what waits is sent. Never unseen: a notification says so and can end it, and in a sandbox the
 * desktop is asked first and shows it in its list of background programs. The application owns it. Main
 * thread. */

/* What just ended is told before the program goes. */
#define LINGER_MS 5000

#define NOTIFICATION "background"

struct _PdBackground
{
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  PdDesk *desk;
  GSettings *settings;
  PdBackgroundPortal *portal; /* (nullable): outside of a sandbox nobody is asked */

  gboolean sending_rest; /* only what waits is sent, whatever the setting says */
  gboolean holding;
  guint linger;
};

G_DEFINE_FINAL_TYPE (PdBackground, pd_background, G_TYPE_OBJECT)

static gboolean
has_window (PdBackground *self)
{
  return gtk_application_get_windows (self->application) != NULL;
}

static guint
count_open (PdBackground *self)
{
  guint n_open;

  g_object_get (pd_desk_get_orders (self->desk), "n-open", &n_open, NULL);

  return n_open;
}

static gboolean
is_needed (PdBackground *self)
{
  gboolean sending = !pd_outbox_is_idle (pd_desk_get_outbox (self->desk));

  if (self->sending_rest)
    return sending;

  return g_settings_get_boolean (self->settings, "background") && (sending || count_open (self) > 0);
}

static void
release_cb (gpointer data)
{
  PdBackground *self = data;

  self->linger = 0;
  if (!self->holding)
    return;

  self->holding = FALSE;
  g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION);
  g_application_release (G_APPLICATION (self->application));
}

static void
set_status (PdBackground *self)
{
  g_autofree char *text = NULL;
  guint n_open = count_open (self);

  if (self->portal == NULL || !self->holding || has_window (self))
    return;

  if (self->sending_rest)
    text = g_strdup (_ ("Sending the last orders"));
  else
    text = g_strdup_printf (ngettext ("Following %u order", "Following %u orders", n_open), n_open);
  pd_background_portal_set_status (self->portal, text);
}

static void
update (PdBackground *self)
{
  PdClock *clock = pd_desk_get_clock (self->desk);

  if (is_needed (self))
    {
      pd_clock_clear (clock, &self->linger);
      if (!self->holding)
        g_application_hold (G_APPLICATION (self->application));
      self->holding = TRUE;
      set_status (self);
    }
  else if (self->holding && self->linger == 0)
    self->linger = pd_clock_add (clock, LINGER_MS, release_cb, self);
}

/* Quiet, since the user closed the window knowingly; it stays in the list of notifications. */
static void
tell (PdBackground *self)
{
  g_autoptr (GNotification) notification = NULL;

  if (self->sending_rest)
    {
      notification = g_notification_new (_ ("The last orders are being sent"));
      g_notification_set_body (notification, _ ("Panel Desk ends by itself when they are sent."));
    }
  else
    {
      notification = g_notification_new (_ ("Orders are followed in the background"));
      g_notification_set_body (notification, _ ("Panel Desk ends by itself when the last one has ended."));
    }
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_LOW);
  g_notification_add_button (notification, _ ("Quit"), "app.quit");
  g_application_send_notification (G_APPLICATION (self->application), NOTIFICATION, notification);
}

static void
window_removed_cb (PdBackground *self)
{
  update (self);
  if (!has_window (self) && self->holding)
    tell (self);
}

static void
window_added_cb (PdBackground *self)
{
  self->sending_rest = FALSE;
  g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION);
  update (self);
}

static void
answered_cb (PdBackground *self, gboolean allowed)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  if (allowed)
    return;

  g_settings_set_boolean (self->settings, "background", FALSE);
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s",
                                _ ("Your desktop does not let Panel Desk run in the background"));
}

static void
setting_changed_cb (PdBackground *self)
{
  if (self->portal != NULL && g_settings_get_boolean (self->settings, "background"))
    pd_background_portal_request (self->portal,
                                  _ ("Panel Desk follows your open orders until they have ended."));
  update (self);
}

static void
pd_background_dispose (GObject *object)
{
  PdBackground *self = PD_BACKGROUND (object);

  if (self->desk != NULL)
    pd_clock_clear (pd_desk_get_clock (self->desk), &self->linger);
  release_cb (self);
  g_clear_object (&self->portal);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_background_parent_class)->dispose (object);
}

static void
pd_background_class_init (PdBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_background_dispose;
}

static void
pd_background_init (PdBackground *self)
{
}

/**
 * pd_background_new:
 * @application: registered; outlives this
 * @desk: whose orders are followed
 * @settings: the program's, for "background"
 * @portal: (nullable): whom to ask
 *
 * Returns: (transfer full): a new background
 */
PdBackground *
pd_background_new (GtkApplication *application, PdDesk *desk, GSettings *settings, PdBackgroundPortal *portal)
{
  PdBackground *self = g_object_new (PD_TYPE_BACKGROUND, NULL);

  self->application = application;
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  g_set_object (&self->portal, portal);
  if (portal != NULL)
    g_signal_connect_object (portal, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::background", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_outbox (desk), "notify::idle", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_orders (desk), "notify::n-open", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  setting_changed_cb (self);

  return self;
}

/**
 * pd_background_send_rest:
 * @self: the background
 *
 * Once the window is closed, the program goes on only until what waits is sent. Holds until another window is
 * opened.
 */
void
pd_background_send_rest (PdBackground *self)
{
  g_return_if_fail (PD_IS_BACKGROUND (self));

  self->sending_rest = TRUE;
  update (self);
}

/**
 * pd_background_get_staying:
 * @self: the background
 *
 * Returns: whether the program would go on if its window were closed now
 */
gboolean
pd_background_get_staying (PdBackground *self)
{
  g_return_val_if_fail (PD_IS_BACKGROUND (self), FALSE);

  return is_needed (self);
}
