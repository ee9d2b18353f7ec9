/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-background-portal.h"

/* The Background portal, which a program in a sandbox asks before it stays without a window. The answer comes
 * as a signal of a request object whose path is known beforehand, so that it cannot be missed. PdBackground
 * owns it. Main thread. */

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Background"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"

/* The portal refuses longer ones. */
#define LONGEST_STATUS 96

struct _PdBackgroundPortal
{
  GObject parent_instance;

  GDBusConnection *bus;
  GCancellable *cancellable;
  guint subscription; /* while an answer is waited for */
};

G_DEFINE_FINAL_TYPE (PdBackgroundPortal, pd_background_portal, G_TYPE_OBJECT)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
make_request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');

  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
}

static void
stop_waiting (PdBackgroundPortal *self)
{
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
}

static void
answer (PdBackgroundPortal *self, gboolean allowed)
{
  stop_waiting (self);
  g_signal_emit (self, signals[ANSWERED], 0, allowed);
}

static void
response_cb (GDBusConnection *bus,
             const char *sender_name,
             const char *object_path,
             const char *interface_name,
             const char *signal_name,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GVariant) results = NULL;
  gboolean allowed = FALSE;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &allowed);
  answer (user_data, response == 0 && allowed);
}

/* Where there is no such portal, nobody forbids anything. */
static void
requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_message ("The desktop was not asked whether the program may stay: %s", error->message);
  answer (user_data, TRUE);
}

static GVariant *
make_options (const char *token, const char *reason)
{
  GVariantDict options;

  g_variant_dict_init (&options, NULL);
  if (token != NULL)
    g_variant_dict_insert (&options, "handle_token", "s", token);
  g_variant_dict_insert (&options, token != NULL ? "reason" : "message", "s", reason);

  return g_variant_dict_end (&options);
}

static void
pd_background_portal_dispose (GObject *object)
{
  PdBackgroundPortal *self = PD_BACKGROUND_PORTAL (object);

  g_cancellable_cancel (self->cancellable);
  stop_waiting (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (pd_background_portal_parent_class)->dispose (object);
}

static void
pd_background_portal_class_init (PdBackgroundPortalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_background_portal_dispose;

  signals[ANSWERED] = g_signal_new ("answered", PD_TYPE_BACKGROUND_PORTAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
pd_background_portal_init (PdBackgroundPortal *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * pd_background_portal_is_needed:
 *
 * Returns: whether the program runs in a sandbox that wants to be asked
 */
gboolean
pd_background_portal_is_needed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * pd_background_portal_new:
 * @bus: the session bus
 *
 * Returns: (transfer full): the portal; nothing is asked yet
 */
PdBackgroundPortal *
pd_background_portal_new (GDBusConnection *bus)
{
  PdBackgroundPortal *self = g_object_new (PD_TYPE_BACKGROUND_PORTAL, NULL);

  self->bus = g_object_ref (bus);

  return self;
}

/**
 * pd_background_portal_request:
 * @self: the portal
 * @reason: for people: why the program wants to stay
 *
 * Asks to stay without a window; the answer is told by "answered". The desktop may ask the user, or remember
 * what the user said before.
 */
void
pd_background_portal_request (PdBackgroundPortal *self, const char *reason)
{
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (PD_IS_BACKGROUND_PORTAL (self));

  if (self->subscription != 0)
    return;

  token = g_strdup_printf ("paneldesk%u", g_random_int ());
  path = make_request_path (self->bus, token);
  self->subscription
      = g_dbus_connection_signal_subscribe (self->bus, PORTAL_NAME, REQUEST_INTERFACE, "Response", path, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, response_cb, self, NULL);
  g_dbus_connection_call (self->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", make_options (token, reason)), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, requested_cb, self);
}

/**
 * pd_background_portal_set_status:
 * @self: the portal
 * @message: for people: what the program does; cut where it is too long
 *
 * Has the desktop show in its list of background programs what this one does.
 */
void
pd_background_portal_set_status (PdBackgroundPortal *self, const char *message)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PD_IS_BACKGROUND_PORTAL (self));

  text = g_utf8_substring (message, 0, MIN (g_utf8_strlen (message, -1), LONGEST_STATUS));
  g_dbus_connection_call (self->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "SetStatus",
                          g_variant_new ("(@a{sv})", make_options (NULL, text)), NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, NULL, NULL);
}
