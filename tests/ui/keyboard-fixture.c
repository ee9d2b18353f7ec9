/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyboard-fixture.h"

#define MOST_STEPS 120

static gboolean
is_active_row (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
}

/* What a person has to be able to reach. A switch is reached as its row. */
static gboolean
is_control (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget)
         && gtk_widget_is_sensitive (widget)
         && (GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || is_active_row (widget));
}

static void
collect (GtkWidget *widget, GPtrArray *controls)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_control (widget))
    g_ptr_array_add (controls, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, controls);
}

/* Everything below @root that Tab comes to, until it is back at the first one. */
static GHashTable *
walk (UiFixture *fixture, GtkWidget *root)
{
  GHashTable *visited = g_hash_table_new (NULL, NULL);
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *before = gtk_window_get_focus (window);

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (window);
      g_assert_true (focus == NULL || focus != before); /* it is caught */
      before = focus;
      if (focus == NULL || !(focus == root || gtk_widget_is_ancestor (focus, root)))
        continue;
      if (!g_hash_table_add (visited, focus))
        return visited;
    }

  g_error ("The focus does not come round");
}

/* Tab comes to a group of toggles or to a table once; within it, and from row to row of a list, one goes on
 * with the arrows. */
static GtkWidget *
get_group (GtkWidget *control)
{
  GtkWidget *toggles = gtk_widget_get_ancestor (control, ADW_TYPE_TOGGLE_GROUP);

  if (GTK_IS_LIST_BOX_ROW (control))
    return gtk_widget_get_parent (control);

  return toggles != NULL ? toggles : gtk_widget_get_ancestor (control, GTK_TYPE_COLUMN_VIEW);
}

static gboolean
is_reached (GHashTable *visited, GtkWidget *control)
{
  GtkWidget *group = get_group (control);
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, visited);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    if (widget == control || (group != NULL && gtk_widget_is_ancestor (widget, group)))
      return TRUE;

  return FALSE;
}

/* The order of the focus is that of places, which are known when a frame was laid out. */
void
keyboard_wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  wait_until (gdk_frame_clock_get_frame_counter (clock) > frame + 1
              || (gtk_widget_queue_draw (widget), FALSE));
  ui_settle ();
}

/* Each button, switch, field and row below @root is reached with Tab, and the way comes round to where it
 * began. */
void
keyboard_assert_all_reached (UiFixture *fixture, gpointer root)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();
  g_autoptr (GHashTable) visited = NULL;

  keyboard_wait_for_frame (root);
  visited = walk (fixture, root);
  collect (root, controls);
  g_assert_cmpuint (controls->len, >, 0);
  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *control = controls->pdata[i];

      if (!is_reached (visited, control))
        g_error ("Tab does not come to a %s in a %s", G_OBJECT_TYPE_NAME (control),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (control)));
    }
}
