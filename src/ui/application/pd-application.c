/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-application.h"

#include <glib/gi18n.h>

#include "pd-background.h"
#include "pd-clock-format.h"
#include "pd-demo-host.h"
#include "pd-desk-settings.h"
#include "pd-dialogs.h"
#include "pd-leaving.h"
#include "pd-mass-draft.h"
#include "pd-notifier.h"
#include "pd-search-provider.h"
#include "pd-shortcuts.h"
#include "pd-visits.h"
#include "pd-window.h"

/* The application: builds the desk once and hands it to the window. It owns the desk, the demo panels and
 * what belongs to no window: command line, shortcuts, settings that the desk follows, and a quiet end. */

struct _PdApplication
{
  AdwApplication parent_instance;

  PdDesk *desk;
  PdDemoHost *demo_host;
  GSettings *settings;
  PdNotifier *notifier;
  PdBackground *background;
  PdLeaving *leaving;
  PdVisits *visits;
  PdSearchProvider *search_provider; /* (nullable): without a bus */
  char *data_folder;
  gboolean demo;
};

G_DEFINE_FINAL_TYPE (PdApplication, pd_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start with the demo panel and a data folder of its own"),
    NULL },
  { "new-order", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the new order dialog"), NULL },
  { "data-folder", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep the data in FOLDER"), N_ ("FOLDER") },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { NULL },
};

static char *
get_data_folder (PdApplication *self)
{
  if (self->data_folder != NULL)
    return g_strdup (self->data_folder);

  return g_build_filename (g_get_user_data_dir (), "panel-desk", self->demo ? "demo" : NULL, NULL);
}

static GtkWidget *
get_window (PdApplication *self)
{
  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self)));
}

/* Without a window, for a search of the desktop, nothing is asked of the panels and nothing sent. */
static void
start_desk (PdApplication *self)
{
  if (get_window (self) != NULL && pd_load_get_state (pd_desk_get_opening (self->desk)) == PD_LOAD_READY)
    pd_desk_start (self->desk);
}

/* The first turn after the data was read: the demo's servers run before anybody asks them. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdApplication) self = user_data;

  if (!pd_desk_open_finish (PD_DESK (source), result, NULL) || self->demo_host == NULL)
    return;

  pd_demo_host_resume (self->demo_host);
  if (self->demo)
    {
      pd_demo_host_add (self->demo_host, FALSE);
      pd_demo_host_add (self->demo_host, TRUE);
    }
  start_desk (self);
}

static void
open_desk (PdApplication *self)
{
  if (pd_load_get_state (pd_desk_get_opening (self->desk)) != PD_LOAD_READY
      && !pd_load_is_loading (pd_desk_get_opening (self->desk)))
    pd_desk_open_async (self->desk, NULL, opened_cb, g_object_ref (self));
}

static void
demo_failed_cb (PdApplication *self, const char *message)
{
  if (get_window (self) != NULL)
    gtk_widget_activate_action (get_window (self), "win.toast", "s", message);
}

static void
build_desk (PdApplication *self)
{
  g_autofree char *folder = get_data_folder (self);
  g_autoptr (SoupSession) session = pd_client_create_session ();
  g_autoptr (PdKeyring) keyring = self->demo ? pd_keyring_new_for_session () : pd_keyring_new ();
  g_autoptr (PdClock) clock = pd_clock_new ();

  self->desk = pd_desk_new (folder, session, keyring, clock);
  self->demo_host = pd_demo_host_new (self->desk);
  g_signal_connect_object (self->demo_host, "failed", G_CALLBACK (demo_failed_cb), self, G_CONNECT_SWAPPED);
}

/* What goes on around the window. */
static void
build_servants (PdApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));
  g_autoptr (PdBackgroundPortal) portal = NULL;

  if (bus != NULL)
    pd_clock_format_follow (bus);
  if (bus != NULL && pd_background_portal_is_needed ())
    portal = pd_background_portal_new (bus);
  self->notifier = pd_notifier_new (application, self->desk, self->settings);
  self->background = pd_background_new (application, self->desk, self->settings, portal);
  self->leaving = pd_leaving_new (application, self->desk, self->background);
  self->visits = pd_visits_new (application, self->desk);
  if (self->search_provider != NULL)
    {
      pd_search_provider_set_desk (self->search_provider, self->desk);
      g_signal_connect_object (self->search_provider, "needs-desk", G_CALLBACK (open_desk), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *closed = user_data;

  pd_desk_close_finish (PD_DESK (source), result, NULL);
  *closed = TRUE;
}

/* Actions */

static void
add_demo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pd_demo_host_add (PD_APPLICATION (user_data)->demo_host, FALSE);
}

static void
open_again_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_desk (user_data);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pd_leaving_quit (PD_APPLICATION (user_data)->leaving);
}

static const GActionEntry actions[] = {
  { .name = "add-demo", .activate = add_demo_action },
  { .name = "open-again", .activate = open_again_action },
  { .name = "quit", .activate = quit_action },
};

/* Overrides */

static int
pd_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  PdApplication *self = PD_APPLICATION (application);

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("Panel Desk %s\n", PACKAGE_VERSION);
      return 0;
    }

  g_variant_dict_lookup (dict, "demo", "b", &self->demo);
  g_variant_dict_lookup (dict, "data-folder", "^ay", &self->data_folder);

  /* The demo is a program beside the real one: starting one does not raise the other. */
  if (self->demo)
    g_application_set_application_id (application, APP_ID ".Demo");

  return -1;
}

static int
pd_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);

  g_application_activate (application);
  if (g_variant_dict_contains (dict, "new-order"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "new-order", NULL);

  return 0;
}

/* Before the program has its name on the bus, so that the call that started it finds what it asks for. */
static gboolean
pd_application_dbus_register (GApplication *application,
                              GDBusConnection *bus,
                              const char *path,
                              GError **error)
{
  PdApplication *self = PD_APPLICATION (application);

  if (!G_APPLICATION_CLASS (pd_application_parent_class)->dbus_register (application, bus, path, error))
    return FALSE;

  self->search_provider = pd_search_provider_new (application);

  return pd_search_provider_export (self->search_provider, bus, path, error);
}

static void
pd_application_startup (GApplication *application)
{
  PdApplication *self = PD_APPLICATION (application);

  G_APPLICATION_CLASS (pd_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  pd_dialogs_install (GTK_APPLICATION (self));
  pd_shortcuts_install (GTK_APPLICATION (self));

  self->settings = g_settings_new (APP_ID);
  build_desk (self);
  pd_desk_settings_follow (self->desk, self->settings);
  build_servants (self);
}

static void
pd_application_activate (GApplication *application)
{
  PdApplication *self = PD_APPLICATION (application);
  GtkWidget *window = get_window (self);

  if (window == NULL)
    {
      window = GTK_WIDGET (pd_window_new (GTK_APPLICATION (self), self->desk));
      open_desk (self);
      start_desk (self);
    }

  gtk_window_present (GTK_WINDOW (window));
}

static void
pd_application_shutdown (GApplication *application)
{
  PdApplication *self = PD_APPLICATION (application);
  gboolean closed = FALSE;

  /* What is under way is written down before the program ends. */
  if (self->desk != NULL)
    {
      pd_notifier_flush (self->notifier);
      pd_demo_host_save (self->demo_host);
      pd_mass_draft_flush ();
      pd_desk_close_async (self->desk, closed_cb, &closed);
      while (!closed)
        g_main_context_iteration (NULL, TRUE);
    }

  G_APPLICATION_CLASS (pd_application_parent_class)->shutdown (application);

  g_clear_object (&self->search_provider);
  g_clear_object (&self->visits);
  g_clear_object (&self->leaving);
  g_clear_object (&self->background);
  g_clear_object (&self->notifier);
  g_clear_object (&self->demo_host);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
}

static void
pd_application_finalize (GObject *object)
{
  g_clear_object (&PD_APPLICATION (object)->search_provider);
  g_free (PD_APPLICATION (object)->data_folder);

  G_OBJECT_CLASS (pd_application_parent_class)->finalize (object);
}

static void
pd_application_class_init (PdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pd_application_finalize;
  application_class->handle_local_options = pd_application_handle_local_options;
  application_class->command_line = pd_application_command_line;
  application_class->dbus_register = pd_application_dbus_register;
  application_class->startup = pd_application_startup;
  application_class->activate = pd_application_activate;
  application_class->shutdown = pd_application_shutdown;
}

static void
pd_application_init (PdApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * pd_application_new:
 *
 * Returns: (transfer full): the application
 */
PdApplication *
pd_application_new (void)
{
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Panel Desk"));
  g_set_prgname (APP_ID);

  return g_object_new (PD_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/io/github/paneldesk/PanelDesk", NULL);
}
