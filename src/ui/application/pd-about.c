/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The about dialog. Its links are those of the description for software catalogues. */

#define WEBSITE "https://github.com/paneldesk/PanelDesk"

/* What a report about a fault needs to say, in English for those who read it. Nothing of it is about panels.
 */
static char *
describe_system (void)
{
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");

  return g_strdup_printf ("Panel Desk %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n\n"
                          "System: %s\nDesktop: %s\nDisplay: %s\nLanguage: %s\n",
                          PACKAGE_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version (), glib_major_version, glib_minor_version,
                          glib_micro_version, os != NULL ? os : "?", desktop != NULL ? desktop : "?",
                          G_OBJECT_TYPE_NAME (gdk_display_get_default ()), g_get_language_names ()[0]);
}

/**
 * pd_about_present:
 * @parent: (nullable): the window that it belongs to
 *
 * Shows who made the program and under which licence.
 */
void
pd_about_present (GtkWidget *parent)
{
  g_autofree char *system = describe_system ();

  adw_show_about_dialog (parent, "application-icon", APP_ID, "application-name", _ ("Panel Desk"), "version",
                         PACKAGE_VERSION, "developer-name", _ ("The Panel Desk developers"), "license-type",
                         GTK_LICENSE_GPL_3_0, "comments", _ ("All your panels in one window"), "website",
                         WEBSITE, "issue-url", WEBSITE "/issues", "debug-info", system, "debug-info-filename",
                         "panel-desk.txt",
                         /* Translators: put your names here, one a line */
                         "translator-credits", _ ("translator-credits"), NULL);
}
