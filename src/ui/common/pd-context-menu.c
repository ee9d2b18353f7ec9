/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-context-menu.h"

/* A context menu for the rows of a list or column view: by the secondary button, by a long press and by the
 * keyboard (Menu, Shift+F10). The row under the pointer is selected first, so that the menu is about it. */

/* A widget can be destroyed more than once. */
static void
destroy_popover_cb (GtkWidget *list)
{
  GtkWidget *popover = g_object_steal_data (G_OBJECT (list), "pd-context-menu");

  if (popover == NULL)
    return;

  if (gtk_widget_get_parent (popover) == list)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

static GtkPopover *
get_popover (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), "pd-context-menu");
}

static void
pop_up_at (GtkWidget *list, double x, double y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (get_popover (list), &at);
  gtk_popover_popup (get_popover (list));
}

/* A row selects itself when it is clicked with the primary button only. The row is found by its action; one
 * that is selected already stays so, together with the others. @in_row: (nullable): a widget within the row
 */
static void
select_row (GtkWidget *list, GtkWidget *in_row)
{
  for (GtkWidget *widget = in_row; widget != NULL && widget != list; widget = gtk_widget_get_parent (widget))
    if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0)
      return;

  if (in_row != NULL)
    gtk_widget_activate_action (in_row, "listitem.select", "(bb)", FALSE, FALSE);
}

static void
select_row_at (GtkWidget *list, double x, double y)
{
  select_row (list, gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  select_row_at (user_data, x, y);
  pop_up_at (user_data, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, gpointer user_data)
{
  select_row_at (user_data, x, y);
  pop_up_at (user_data, x, y);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget)
      && !gtk_widget_compute_point (focus, widget, &GRAPHENE_POINT_INIT (24, 24), &point))
    return GDK_EVENT_PROPAGATE;

  select_row (widget, focus);
  pop_up_at (widget, point.x, point.y);
  return GDK_EVENT_STOP;
}

static void
add_shortcuts (GtkWidget *list)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger
      = gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, GDK_NO_MODIFIER_MASK),
                                     gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (trigger, gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (list, controller);
}

/**
 * pd_context_menu_attach:
 * @list: a list view or column view
 * @menu: its actions belong to an ancestor of @list and are about what is selected
 *
 * Gives the rows of @list a context menu.
 */
void
pd_context_menu_attach (GtkWidget *list, GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, list);
  g_object_set_data_full (G_OBJECT (list), "pd-context-menu", g_object_ref (popover), g_object_unref);
  g_signal_connect (list, "destroy", G_CALLBACK (destroy_popover_cb), NULL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), list);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), list);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (long_press));

  add_shortcuts (list);
}
