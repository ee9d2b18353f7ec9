/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-leaving.h"

#include <glib/gi18n.h>

/* Closing the window and quitting. Where orders are still to be sent, and nothing would send them afterwards,
 * the user is asked once: send them first, keep them for the next start, or stay. Nothing is lost either way,
 * since all of them are on disk. The application owns it. Main thread. */

struct _PdLeaving
{
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  PdDesk *desk;
  PdBackground *background;

  gboolean quitting;   /* not only closing */
  gboolean decided;    /* the user was asked */
  AdwDialog *question; /* (nullable): while the user is asked */
  gboolean answered_itself;
};

G_DEFINE_FINAL_TYPE (PdLeaving, pd_leaving, G_TYPE_OBJECT)

/* A window takes the wish to close it for its dialog in front: those go first, each keeping what it keeps. */
static void
close_window (GtkWindow *window)
{
  AdwDialog *dialog, *last = NULL;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL
         && dialog != last)
    {
      last = dialog;
      adw_dialog_force_close (dialog);
    }
  gtk_window_close (window);
}

static void
close_cb (gpointer data)
{
  g_autoptr (GtkWindow) window = data;

  close_window (window);
}

/* The window goes after the question, which is just being taken away. */
static void
go (PdLeaving *self, GtkWindow *window, gboolean send)
{
  self->decided = TRUE;
  if (send)
    {
      /* Then it ends by itself. */
      self->quitting = FALSE;
      pd_background_send_rest (self->background);
    }
  g_idle_add_once (close_cb, g_object_ref (window));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdLeaving) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  GtkWindow *window = gtk_application_get_active_window (self->application);

  self->question = NULL;
  if (window != NULL && (self->answered_itself || !g_str_equal (response, "stay")))
    go (self, window, g_str_equal (response, "send"));
  else
    self->quitting = FALSE;
  self->answered_itself = FALSE;
}

/* What is suggested is what is soon done: nobody knows when a panel that cannot be reached can be again. */
static void
suggest (AdwAlertDialog *dialog, const char *response)
{
  adw_alert_dialog_set_response_appearance (dialog, response, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, response);
}

static AdwAlertDialog *
create_dialog (guint n_queued, gboolean stands)
{
  g_autofree char *heading = NULL;
  AdwAlertDialog *dialog;

  heading
      = n_queued == 0
            ? g_strdup (_ ("An Order Is Being Sent"))
            : g_strdup_printf (ngettext ("%u Order Is Not Sent Yet", "%u Orders Are Not Sent Yet", n_queued),
                               n_queued);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      heading,
      stands ? _ ("Sending stands still, so it may take long until what waits can be sent. If you close now, "
                  "it is kept, and sent when you open Panel Desk again.")
             : _ ("Panel Desk can close its window, send what waits and then end. If you close it now, what "
                  "waits is kept, and sent when you open Panel Desk again.")));
  adw_alert_dialog_add_responses (dialog, "stay", _ ("_Keep Open"), "close", _ ("_Close Now"), "send",
                                  _ ("_Send, Then Close"), NULL);
  suggest (dialog, stands ? "close" : "send");
  adw_alert_dialog_set_close_response (dialog, "stay");

  return dialog;
}

static void
ask (PdLeaving *self, GtkWindow *window)
{
  PdOutbox *outbox = pd_desk_get_outbox (self->desk);
  AdwAlertDialog *dialog;
  guint n_queued;

  if (self->question != NULL)
    return;

  g_object_get (outbox, "n-queued", &n_queued, NULL);
  dialog = create_dialog (n_queued, pd_outbox_stands (outbox));
  self->question = ADW_DIALOG (dialog);
  adw_alert_dialog_choose (dialog, GTK_WIDGET (window), NULL, answered_cb, g_object_ref (self));
}

/* Everything was sent while the user read the question. */
static void
idle_cb (PdLeaving *self)
{
  if (self->question == NULL || !pd_outbox_is_idle (pd_desk_get_outbox (self->desk)))
    return;

  self->answered_itself = TRUE;
  adw_dialog_close (self->question);
}

static gboolean
must_ask (PdLeaving *self)
{
  if (self->decided || pd_outbox_is_idle (pd_desk_get_outbox (self->desk)))
    return FALSE;

  return self->quitting || !pd_background_get_staying (self->background);
}

static gboolean
close_request_cb (PdLeaving *self, GtkWindow *window)
{
  if (!must_ask (self))
    return GDK_EVENT_PROPAGATE;

  ask (self, window);
  return GDK_EVENT_STOP;
}

static void
window_added_cb (PdLeaving *self, GtkWindow *window)
{
  self->decided = FALSE;
  self->quitting = FALSE;
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
}

static void
window_removed_cb (PdLeaving *self)
{
  if (self->quitting)
    g_application_quit (G_APPLICATION (self->application));
}

static void
pd_leaving_dispose (GObject *object)
{
  PdLeaving *self = PD_LEAVING (object);

  g_clear_object (&self->background);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_leaving_parent_class)->dispose (object);
}

static void
pd_leaving_class_init (PdLeavingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_leaving_dispose;
}

static void
pd_leaving_init (PdLeaving *self)
{
}

/**
 * pd_leaving_new:
 * @application: registered, without a window yet; outlives this
 * @desk: what may still have to be sent
 * @background: who can go on without a window
 *
 * Returns: (transfer full): a new watcher of windows that are closed
 */
PdLeaving *
pd_leaving_new (GtkApplication *application, PdDesk *desk, PdBackground *background)
{
  PdLeaving *self = g_object_new (PD_TYPE_LEAVING, NULL);

  self->application = application;
  self->desk = g_object_ref (desk);
  self->background = g_object_ref (background);
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_outbox (desk), "notify::idle", G_CALLBACK (idle_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pd_leaving_quit:
 * @self: who watches
 *
 * Ends the program: lets the user decide about orders that are not sent yet, and closes the window and its
 * dialogs, which lets them write down where they stood.
 */
void
pd_leaving_quit (PdLeaving *self)
{
  GtkWindow *window;

  g_return_if_fail (PD_IS_LEAVING (self));

  window = gtk_application_get_active_window (self->application);
  self->quitting = TRUE;
  if (window != NULL && must_ask (self))
    {
      ask (self, window);
      return;
    }

  /* Without a window there is nobody to ask: what is on its way is waited for, the rest is kept. */
  if (window != NULL)
    close_window (window);
  g_application_quit (G_APPLICATION (self->application));
}
