/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "announced.h"

#include <gtk/gtk.h>

/* Announcements leave the program for the bus, and GTK's test backend lets them fall. Here they are caught
 * on their way: a program that links this gets this function in place of GTK's. */

static char *announced;

void
gtk_accessible_announce (GtkAccessible *self, const char *message, GtkAccessibleAnnouncementPriority priority)
{
  g_assert_true (GTK_IS_ACCESSIBLE (self));
  g_set_str (&announced, message);
}

gboolean
ui_was_announced (const char *message)
{
  gboolean was = g_strcmp0 (announced, message) == 0;

  if (was)
    g_clear_pointer (&announced, g_free);

  return was;
}
