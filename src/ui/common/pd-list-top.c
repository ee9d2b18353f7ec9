/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-list-top.h"

/* Lists start at their top and stay there. A list view holds on to a row, not to a place: the header above
 * its first row is out of sight at first show, and a row that comes before the first one is so too. Here a
 * list that is at its top is put back there after it was laid out, within the same frame. */

typedef struct
{
  GtkScrolledWindow *window;
  GdkFrameClock *clock; /* (nullable): while a layout is waited for */
  gulong layout_id;
} Top;

static void
stop_waiting (Top *top)
{
  if (top->clock != NULL)
    g_clear_signal_handler (&top->layout_id, top->clock);
  g_clear_object (&top->clock);
}

static void
free_top (gpointer data)
{
  stop_waiting (data);
  g_free (data);
}

static void
laid_out_cb (GdkFrameClock *clock, gpointer user_data)
{
  Top *top = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (top->window);

  stop_waiting (top);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static void
wait_for_layout (Top *top)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (top->window));

  if (clock == NULL || top->clock != NULL)
    return;

  top->clock = g_object_ref (clock);
  top->layout_id = g_signal_connect_after (clock, "layout", G_CALLBACK (laid_out_cb), top);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
unrealize_cb (Top *top)
{
  stop_waiting (top);
}

static void
items_changed_cb (GtkScrolledWindow *window, guint position, guint removed, guint added, GListModel *model)
{
  if (position == 0)
    pd_list_top_keep (window);
}

/**
 * pd_list_top_attach:
 * @window: scrolls a list
 * @model: what the list shows
 *
 * Makes the list start at its top, and stay there when rows come before the first one.
 */
void
pd_list_top_attach (GtkScrolledWindow *window, GListModel *model)
{
  Top *top = g_new0 (Top, 1);

  top->window = window;
  g_object_set_data_full (G_OBJECT (window), "pd-list-top", top, free_top);
  g_signal_connect_swapped (window, "map", G_CALLBACK (wait_for_layout), top);
  g_signal_connect_swapped (window, "unrealize", G_CALLBACK (unrealize_cb), top);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), window, G_CONNECT_SWAPPED);
}

/**
 * pd_list_top_keep:
 * @window: as given to pd_list_top_attach()
 *
 * Stays at the top, if the list is there, while it changes.
 */
void
pd_list_top_keep (GtkScrolledWindow *window)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (window);

  if (gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    pd_list_top_show (window);
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
  wait_for_layout (g_object_get_data (G_OBJECT (window), "pd-list-top"));
}
