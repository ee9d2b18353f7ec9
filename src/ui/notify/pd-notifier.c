/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-notifier.h"

#include "pd-alerts.h"

/* Notifications: what PdAlerts has to tell is shown by the desktop while no window is in front, each topic in
 * one notification that leads to its order, panel or page, and that goes away when it is stale. The
 * application owns it. Main thread. */

struct _PdNotifier
{
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  PdDesk *desk;
  GSettings *settings;
  PdAlerts *alerts;
};

G_DEFINE_FINAL_TYPE (PdNotifier, pd_notifier, G_TYPE_OBJECT)

/* What leads to the things of a topic when there are several; a single one is shown itself. */
static const char *
get_page (PdAlertTopic topic)
{
  return topic == PD_ALERT_ENDED ? "orders" : "needs-a-look";
}

/* The question about an order stands on Needs a Look; an order that ended, or a panel, has a page of its own.
 */
static void
set_action (GNotification *notification, const PdAlert *alert)
{
  if (alert->topic == PD_ALERT_ENDED && alert->order != NULL)
    g_notification_set_default_action_and_target (notification, "app.show-order", "x",
                                                  pd_order_get_id (alert->order));
  else if (alert->order != NULL)
    g_notification_set_default_action_and_target (notification, "app.show-matter", "x",
                                                  pd_order_get_id (alert->order));
  else if (alert->panel != NULL)
    g_notification_set_default_action_and_target (notification, "app.show-panel", "x",
                                                  pd_panel_get_id (alert->panel));
  else
    g_notification_set_default_action_and_target (notification, "app.show-page", "s",
                                                  get_page (alert->topic));
}

static gboolean
is_urgent (PdAlertTopic topic)
{
  return topic == PD_ALERT_UNKNOWN || topic == PD_ALERT_KEY;
}

static void
tell_cb (PdNotifier *self, const PdAlert *alert)
{
  g_autoptr (GNotification) notification = g_notification_new (alert->title);

  if (alert->body != NULL && *alert->body != '\0')
    g_notification_set_body (notification, alert->body);
  if (is_urgent (alert->topic))
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  set_action (notification, alert);
  g_application_send_notification (G_APPLICATION (self->application), pd_alert_topic_get_id (alert->topic),
                                   notification);
}

static void
forget_cb (PdNotifier *self, int topic)
{
  g_application_withdraw_notification (G_APPLICATION (self->application),
                                       pd_alert_topic_get_id ((PdAlertTopic) topic));
}

static gboolean
is_any_window_active (PdNotifier *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (gtk_window_is_active (l->data))
      return TRUE;

  return FALSE;
}

/* What was there before the data was read is no news. */
static void
update_looking (PdNotifier *self)
{
  gboolean opened = pd_load_get_state (pd_desk_get_opening (self->desk)) == PD_LOAD_READY;
  gboolean wanted = g_settings_get_boolean (self->settings, "notifications");

  pd_alerts_set_looking (self->alerts, !opened || !wanted || is_any_window_active (self));
}

static void
window_added_cb (PdNotifier *self, GtkWindow *window)
{
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (update_looking), self, G_CONNECT_SWAPPED);
  update_looking (self);
}

static void
pd_notifier_dispose (GObject *object)
{
  PdNotifier *self = PD_NOTIFIER (object);

  g_clear_object (&self->alerts);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_notifier_parent_class)->dispose (object);
}

static void
pd_notifier_class_init (PdNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_notifier_dispose;
}

static void
pd_notifier_init (PdNotifier *self)
{
}

/**
 * pd_notifier_new:
 * @application: registered; outlives the notifier
 * @desk: what happens there is told
 * @settings: the program's, for "notifications"
 *
 * Returns: (transfer full): a new notifier
 */
PdNotifier *
pd_notifier_new (GtkApplication *application, PdDesk *desk, GSettings *settings)
{
  PdNotifier *self = g_object_new (PD_TYPE_NOTIFIER, NULL);

  self->application = application;
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  self->alerts
      = pd_alerts_new (pd_desk_get_tracker (desk), pd_desk_get_matters (desk), pd_desk_get_clock (desk));
  g_signal_connect_object (self->alerts, "tell", G_CALLBACK (tell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->alerts, "forget", G_CALLBACK (forget_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (update_looking), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::notifications", G_CALLBACK (update_looking), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_opening (desk), "notify::state", G_CALLBACK (update_looking), self,
                           G_CONNECT_SWAPPED);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    window_added_cb (self, l->data);
  update_looking (self);

  return self;
}

/**
 * pd_notifier_flush:
 * @self: the notifier
 *
 * Shows what is still being gathered, since the program ends.
 */
void
pd_notifier_flush (PdNotifier *self)
{
  g_return_if_fail (PD_IS_NOTIFIER (self));

  pd_alerts_flush (self->alerts);
}
