/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "config.h"

static const char introspection[]
    = "<node>"
      "<interface name='org.gtk.Notifications'>"
      "<method name='AddNotification'>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
      "</method>"
      "<method name='RemoveNotification'>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "</method>"
      "</interface>"
      "<interface name='org.freedesktop.portal.Notification'>"
      "<method name='AddNotification'>"
      "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
      "</method>"
      "<method name='RemoveNotification'><arg type='s' direction='in'/></method>"
      "</interface>"
      "<interface name='org.freedesktop.portal.Background'>"
      "<method name='RequestBackground'>"
      "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
      "</method>"
      "<method name='SetStatus'><arg type='a{sv}' direction='in'/></method>"
      "</interface>"
      "<interface name='org.freedesktop.portal.Settings'>"
      "<method name='Read'>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='v' direction='out'/>"
      "</method>"
      "</interface>"
      "</node>";

/* The desktop is told the program first, the portal, inside Flatpak, knows it. */
static void
note_notification (DesktopFixture *fixture, GVariant *parameters)
{
  gsize last = g_variant_n_children (parameters) - 1;
  g_autoptr (GVariant) fields = g_variant_get_child_value (parameters, last);
  g_autoptr (GVariant) target = g_variant_lookup_value (fields, "default-action-target", NULL);
  g_autofree char *target_text = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");
  const char *id, *title = "", *action = "";

  g_variant_get_child (parameters, last - 1, "&s", &id);
  g_variant_lookup (fields, "title", "&s", &title);
  g_variant_lookup (fields, "default-action", "&s", &action);
  g_string_append_printf (fixture->log, "%s: %s → %s %s\n", id, title, action, target_text);
}

/* The answer comes after the call has returned, as from a real portal that asks a person. */
static void
answer_request (DesktopFixture *fixture,
                const char *sender,
                GVariant *parameters,
                GDBusMethodInvocation *call)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *path = NULL;
  const char *token = "none";
  GVariantDict results;

  g_variant_lookup (options, "handle_token", "&s", &token);
  path = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (call, g_variant_new ("(o)", path));

  g_variant_dict_init (&results, NULL);
  g_variant_dict_insert (&results, "background", "b", fixture->allow);
  g_dbus_connection_emit_signal (
      fixture->bus, sender, path, "org.freedesktop.portal.Request", "Response",
      g_variant_new ("(u@a{sv})", fixture->allow ? 0 : 1, g_variant_dict_end (&results)), NULL);
}

static void
call_cb (GDBusConnection *bus,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *call,
         gpointer user_data)
{
  DesktopFixture *fixture = user_data;
  g_autoptr (GVariant) options = NULL;
  const char *text = "";

  if (g_str_equal (method, "Read"))
    {
      g_dbus_method_invocation_return_value (
          call, g_variant_new ("(v)", g_variant_new_variant (g_variant_new_string (fixture->clock_format))));
      return;
    }

  if (g_str_equal (method, "RequestBackground"))
    {
      g_string_append (fixture->log, "may it stay?\n");
      answer_request (fixture, sender, parameters, call);
      return;
    }

  if (g_str_equal (method, "AddNotification"))
    note_notification (fixture, parameters);
  else if (g_str_equal (method, "RemoveNotification"))
    {
      g_variant_get_child (parameters, g_variant_n_children (parameters) - 1, "&s", &text);
      g_string_append_printf (fixture->log, "-%s\n", text);
    }
  else
    {
      options = g_variant_get_child_value (parameters, 0);
      g_variant_lookup (options, "message", "&s", &text);
      g_string_append_printf (fixture->log, "status: %s\n", text);
    }
  g_dbus_method_invocation_return_value (call, NULL);
}

static const GDBusInterfaceVTable vtable = { .method_call = call_cb };

static void
name_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
serve (DesktopFixture *fixture)
{
  static const char *const names[] = { "org.gtk.Notifications", "org.freedesktop.portal.Desktop" };
  /* for each of the interfaces */
  static const char *const paths[] = { "/org/gtk/Notifications", "/org/freedesktop/portal/desktop",
                                       "/org/freedesktop/portal/desktop", "/org/freedesktop/portal/desktop" };
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  guint n_names = 0;

  fixture->bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, NULL);
  g_assert_nonnull (fixture->bus);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    fixture->objects[i] = g_dbus_connection_register_object (fixture->bus, paths[i], info->interfaces[i],
                                                             &vtable, fixture, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fixture->names[i]
        = g_bus_own_name_on_connection (fixture->bus, names[i], 0, name_cb, NULL, &n_names, NULL);
  wait_until (n_names == G_N_ELEMENTS (names));
}

void
desktop_fixture_set_up (DesktopFixture *fixture, gconstpointer data)
{
  static guint n_applications;
  g_autofree char *id = g_strdup_printf (APP_ID ".Test%u", ++n_applications);
  g_autoptr (GError) error = NULL;

  desk_fixture_set_up_desk (&fixture->base, data);
  fixture->log = g_string_new (NULL);
  fixture->allow = TRUE;
  fixture->clock_format = "24h";
  serve (fixture);
  fixture->settings = g_settings_new (APP_ID);
  fixture->application = gtk_application_new (id, G_APPLICATION_DEFAULT_FLAGS);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
}

void
desktop_fixture_tear_down (DesktopFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "notifications", "background", "hold-back-seconds" };

  desktop_fixture_close_window (fixture);
  desk_fixture_tear_down_desk (&fixture->base, data);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->names); i++)
    g_bus_unown_name (fixture->names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->objects); i++)
    g_dbus_connection_unregister_object (fixture->bus, fixture->objects[i]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->application);
  drain ();
  g_dbus_connection_close_sync (fixture->bus, NULL, NULL);
  g_clear_object (&fixture->bus);
  g_string_free (fixture->log, TRUE);
}

void
desktop_fixture_open_window (DesktopFixture *fixture)
{
  fixture->window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", fixture->application, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (fixture->window);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  drain ();
}

void
desktop_fixture_close_window (DesktopFixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_close (fixture->window);
  drain ();
}

void
desktop_fixture_advance (DesktopFixture *fixture, guint seconds)
{
  pd_test_clock_advance (fixture->base.clock, seconds * 1000);
  drain ();
}
