/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-clock-format.h"

#include "pd-hours.h"

/* Whether the desktop shows clocks with 12 or with 24 hours. In a sandbox only the Settings portal can tell.
 * Where there is none, the locale decides. The application calls it once. Main thread. */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define SETTINGS "org.freedesktop.portal.Settings"
#define NAMESPACE "org.gnome.desktop.interface"
#define KEY "clock-format"

static void
apply (GVariant *value)
{
  const char *format
      = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : "";

  if (g_str_equal (format, "12h"))
    pd_hours_set (PD_HOURS_12);
  else if (g_str_equal (format, "24h"))
    pd_hours_set (PD_HOURS_24);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL)
    return;

  /* The portal wraps the value twice. */
  g_variant_get (answer, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
    {
      g_autoptr (GVariant) inner = g_variant_get_variant (value);

      apply (inner);
    }
}

static void
changed_cb (GDBusConnection *bus,
            const char *sender,
            const char *path,
            const char *interface,
            const char *signal,
            GVariant *parameters,
            gpointer user_data)
{
  g_autoptr (GVariant) value = NULL;
  const char *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", NULL, &key, &value);
  if (g_str_equal (key, KEY))
    apply (value);
}

/**
 * pd_clock_format_follow:
 * @bus: the session bus
 *
 * Lets times of day be written as the desktop's clock, now and when that is changed.
 */
void
pd_clock_format_follow (GDBusConnection *bus)
{
  g_dbus_connection_signal_subscribe (bus, PORTAL, SETTINGS, "SettingChanged", PORTAL_PATH, NAMESPACE,
                                      G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, NULL, NULL);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, SETTINGS, "Read", g_variant_new ("(ss)", NAMESPACE, KEY),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, read_cb, NULL);
}
