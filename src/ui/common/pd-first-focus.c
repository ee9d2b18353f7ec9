/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-first-focus.h"

/* Where the focus is when a dialog comes. In a narrow window a dialog is a sheet, which gives the focus to
 * the first of its controls when it opens, whatever was asked for before; it opens in the second frame after
 * it is mapped. */

static void
grab_cb (gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (widget);
}

/* The sheet opens in the same frame, before or after this. */
static gboolean
opening_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer widget)
{
  g_idle_add_once (grab_cb, g_object_ref (widget));

  return G_SOURCE_REMOVE;
}

static gboolean
first_frame_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer widget)
{
  gtk_widget_add_tick_callback (dialog, opening_cb, g_object_ref (widget), g_object_unref);

  return G_SOURCE_REMOVE;
}

static void
map_cb (AdwDialog *dialog)
{
  GtkWidget *widget = adw_dialog_get_focus (dialog);

  if (widget != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (dialog), first_frame_cb, g_object_ref (widget), g_object_unref);
}

/**
 * pd_first_focus_keep:
 * @dialog: not shown yet
 *
 * Makes adw_dialog_set_focus() hold when @dialog comes as a sheet.
 */
void
pd_first_focus_keep (AdwDialog *dialog)
{
  g_signal_connect (dialog, "map", G_CALLBACK (map_cb), NULL);
}
