/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-shortcuts.h"

#include <glib/gi18n.h>

/* All keyboard shortcuts of the program, in one table: the application gets those of its actions from here,
 * and the dialog shows them all, so that it cannot lie. */

static const PdShortcut orders[] = {
  { N_ ("New order"), "win.new-order", { "<Control>n" } },
  { N_ ("Mass order"), "win.mass-order", { "<Control><Shift>n" } },
  { N_ ("Place the order"), NULL, { "<Control>Return" } },
  { N_ ("Take back an order that is about to be sent"), NULL, { "<Control>z" } },
  { N_ ("Details"), NULL, { "<Alt>Return" } },
  { N_ ("Select all, when selecting"), NULL, { "<Control>a" } },
  { NULL },
};

static const PdShortcut pages[] = {
  { N_ ("Search"), "win.search", { "<Control>f" } },
  { N_ ("Refresh"), "win.refresh", { "<Control>r", "F5" } },
  { N_ ("Services"), "win.show-page::services", { "<Alt>1" } },
  { N_ ("Orders"), "win.show-page::orders", { "<Alt>2" } },
  { N_ ("Needs a Look"), "win.show-page::needs-a-look", { "<Alt>3" } },
  { N_ ("Refills"), "win.show-page::refills", { "<Alt>4" } },
  { N_ ("Menu of a row"), NULL, { "<Shift>F10", "Menu" } },
  { N_ ("Sidebar"), "win.toggle-sidebar", { "F9" } },
  { NULL },
};

static const PdShortcut program[] = {
  { N_ ("Guide"), "app.guide::contents", { "F1" } },
  { N_ ("Main menu"), NULL, { "F10" } },
  { N_ ("Keyboard shortcuts"), "app.shortcuts", { "<Control>question" } },
  { N_ ("Preferences"), "app.preferences", { "<Control>comma" } },
  { N_ ("Close the window"), "window.close", { "<Control>w" } },
  { N_ ("Quit"), "app.quit", { "<Control>q" } },
  { NULL },
};

static const PdShortcutGroup groups[] = {
  { N_ ("Orders"), orders },
  { N_ ("Pages"), pages },
  { N_ ("Program"), program },
};

/**
 * pd_shortcuts_get_groups:
 * @n_groups: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_groups): all shortcuts of the program
 */
const PdShortcutGroup *
pd_shortcuts_get_groups (guint *n_groups)
{
  *n_groups = G_N_ELEMENTS (groups);

  return groups;
}

/**
 * pd_shortcuts_install:
 * @application: registered
 *
 * Gives the actions of the window and the application their keys.
 */
void
pd_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const PdShortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
      if (shortcut->action != NULL)
        gtk_application_set_accels_for_action (application, shortcut->action, shortcut->accels);
}
