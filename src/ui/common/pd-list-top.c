/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-list-top.h"

/* Lists start at their top and stay there. A list view holds on to a row, not to a place: the header above
 * its first row is out of sight at first show, a row that comes before the first one is so too, and both move
 * when the list becomes higher or lower. Here a list that is at its top is put back there after each layout,
 * within the same frame. It takes two layouts where the list held on to a row far below; a frame that takes
 * more than four is not drawn at all, so it is not tried for ever. */

#define MOST_TRIES 2

typedef struct
{
  GtkScrolledWindow *window;
  GtkAdjustment *adjustment;
  double value;         /* before the layout that is under way */
  guint tries;          /* to put it back at the top, which are left */
  GdkFrameClock *clock; /* (nullable): while the window is realized */
  gulong layout_id;
} Top;

static void
unrealize_cb (Top *top)
{
  if (top->clock != NULL)
    g_clear_signal_handler (&top->layout_id, top->clock);
  g_clear_object (&top->clock);
}

static void
free_top (gpointer data)
{
  Top *top = data;

  unrealize_cb (top);
  g_signal_handlers_disconnect_by_data (top->adjustment, top);
  g_object_unref (top->adjustment);
  g_free (top);
}

static void
laid_out_cb (Top *top)
{
  double lower = gtk_adjustment_get_lower (top->adjustment);

  if (top->tries == 0)
    return;

  top->tries = gtk_adjustment_get_value (top->adjustment) > lower ? top->tries - 1 : 0;
  gtk_adjustment_set_value (top->adjustment, lower);
}

static void
realize_cb (Top *top)
{
  top->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (top->window)));
  top->layout_id = g_signal_connect_data (top->clock, "layout", G_CALLBACK (laid_out_cb), top, NULL,
                                          G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* The bounds change before the value does. */
static void
bounds_changed_cb (Top *top, GtkAdjustment *adjustment)
{
  if (top->value <= gtk_adjustment_get_lower (adjustment))
    top->tries = MOST_TRIES;
}

static void
value_changed_cb (Top *top, GtkAdjustment *adjustment)
{
  top->value = gtk_adjustment_get_value (adjustment);
}

/**
 * pd_list_top_attach:
 * @window: scrolls a list, always by the same adjustment
 *
 * Makes the list start at its top, and stay there until it is scrolled.
 */
void
pd_list_top_attach (GtkScrolledWindow *window)
{
  Top *top = g_new0 (Top, 1);

  top->window = window;
  top->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (window));
  g_object_set_data_full (G_OBJECT (window), "pd-list-top", top, free_top);
  g_signal_connect_swapped (top->adjustment, "changed", G_CALLBACK (bounds_changed_cb), top);
  g_signal_connect_swapped (top->adjustment, "value-changed", G_CALLBACK (value_changed_cb), top);
  g_signal_connect_swapped (window, "realize", G_CALLBACK (realize_cb), top);
  g_signal_connect_swapped (window, "unrealize", G_CALLBACK (unrealize_cb), top);
}

/**
 * pd_list_top_show:
 * @window: as given to pd_list_top_attach()
 *
 * Scrolls to the top after the next layout.
 */
void
pd_list_top_show (GtkScrolledWindow *window)
{
  Top *top = g_object_get_data (G_OBJECT (window), "pd-list-top");

  top->tries = MOST_TRIES;
  if (top->clock != NULL)
    gdk_frame_clock_request_phase (top->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}
