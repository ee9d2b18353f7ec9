/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-focus-keeper.h"

#include <adwaita.h>

/* Keeps the keyboard focus in a part of a page whose buttons come and go. When what has the focus becomes
 * insensitive or is hidden, GTK leaves it nowhere or drops it somewhere above, and who uses the keyboard is
 * lost. Here it waits for a button that is insensitive for a while, and goes to the first place of the part
 * when the button is gone. Who has gone elsewhere stays there; a dialog over the page counts as the page. It
 * goes with the widget. */

typedef struct
{
  GtkWidget *widget; /* unowned: owns this */
  GtkWidget *last;   /* (nullable): weak: what had the focus last in it */
  GtkRoot *root;     /* (nullable): weak: where it is */
  GSignalGroup *last_signals;
} Keeper;

static void
set_last (Keeper *self, GtkWidget *last)
{
  g_set_weak_pointer (&self->last, last);
  g_signal_group_set_target (self->last_signals, last);
}

static GtkWidget *
get_focus (Keeper *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static void
put_back (Keeper *self)
{
  if (!gtk_widget_is_visible (self->last))
    gtk_widget_child_focus (self->widget, GTK_DIR_TAB_FORWARD);
  else if (gtk_widget_is_sensitive (self->last))
    gtk_widget_grab_focus (self->last);
}

static void
regain (Keeper *self)
{
  if (self->last != NULL && gtk_widget_get_mapped (self->widget) && get_focus (self) == NULL)
    put_back (self);
}

/* When what had the focus is hidden, the focus is lost or comes down anywhere; that is not where the user has
 * gone. */
static gboolean
is_dropped (Keeper *self)
{
  return self->last != NULL && gtk_widget_get_mapped (self->widget) && !gtk_widget_is_visible (self->last);
}

/* The focus is nowhere, too, while Tab takes it from the last place of the window to the first. */
static void
focus_changed_cb (Keeper *self)
{
  GtkWidget *focus = get_focus (self);

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->widget))
    set_last (self, focus);
  else if (focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL)
    return;
  else if (is_dropped (self))
    put_back (self);
  else if (focus != NULL)
    set_last (self, NULL);
}

static void
root_changed_cb (Keeper *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (self->root != NULL)
    g_signal_handlers_disconnect_by_data (self->root, self);
  g_set_weak_pointer (&self->root, root);
  if (root != NULL)
    g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self);
}

static void
destroyed_cb (Keeper *self)
{
  g_signal_handlers_disconnect_by_data (self->widget, self);
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_data (self->root, self);
  g_clear_weak_pointer (&self->root);
  g_object_unref (self->last_signals);
  g_clear_weak_pointer (&self->last);
  g_free (self);
}

/**
 * pd_focus_keeper_attach:
 * @widget: a part of a page
 *
 * Keeps the focus in @widget once it is there, until the user takes it elsewhere. Call it once.
 */
void
pd_focus_keeper_attach (GtkWidget *widget)
{
  Keeper *self = g_new0 (Keeper, 1);

  self->widget = widget;
  self->last_signals = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->last_signals, "state-flags-changed", G_CALLBACK (regain), self);
  g_signal_group_connect_swapped (self->last_signals, "unmap", G_CALLBACK (regain), self);
  g_signal_connect_swapped (widget, "notify::root", G_CALLBACK (root_changed_cb), self);
  g_signal_connect_swapped (widget, "destroy", G_CALLBACK (destroyed_cb), self);
}
