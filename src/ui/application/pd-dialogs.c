/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-dialogs.h"

#include "pd-about.h"
#include "pd-guide.h"
#include "pd-preferences-dialog.h"
#include "pd-shortcuts-dialog.h"

/* The dialogs of the main menu, which concern the program and not one page: actions of the application that
 * show them over the window in front. */

static void
present (GtkApplication *application, AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (application)));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  present (user_data, ADW_DIALOG (pd_preferences_dialog_new (settings)));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, ADW_DIALOG (pd_shortcuts_dialog_new ()));
}

static void
guide_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, pd_guide_new (g_variant_get_string (parameter, NULL)));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pd_about_present (GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static const GActionEntry actions[] = {
  { .name = "preferences", .activate = preferences_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "guide", .activate = guide_action, .parameter_type = "s" },
  { .name = "about", .activate = about_action },
};

/**
 * pd_dialogs_install:
 * @application: registered
 *
 * Gives the application its actions that show dialogs.
 */
void
pd_dialogs_install (GtkApplication *application)
{
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
}
