/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The about dialog. */

/**
 * pd_about_present:
 * @parent: (nullable): the window that it belongs to
 *
 * Shows who made the program and under which licence.
 */
void
pd_about_present (GtkWidget *parent)
{
  adw_show_about_dialog (parent, "application-icon", APP_ID, "application-name", _ ("Panel Desk"), "version",
                         PACKAGE_VERSION, "developer-name", _ ("The Panel Desk developers"), "license-type",
                         GTK_LICENSE_GPL_3_0, "comments", _ ("All your panels in one window"),
                         /* Translators: put your names here, one a line */
                         "translator-credits", _ ("translator-credits"), NULL);
}
