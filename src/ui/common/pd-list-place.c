/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-list-place.h"

/* Where somebody is in a list. Main thread. */

/* Rows are not all of one height. */
#define SPARE 1.25

/**
 * pd_list_place_has_focus:
 * @list: a list, or what scrolls it
 *
 * Returns: whether the focus is in it
 */
gboolean
pd_list_place_has_focus (GtkWidget *list)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (list), FALSE);

  root = gtk_widget_get_root (list);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, list);
}

/**
 * pd_list_place_is_top:
 * @window: scrolls a list
 *
 * Returns: whether its first row is seen
 */
gboolean
pd_list_place_is_top (GtkScrolledWindow *window)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (window), FALSE);

  adjustment = gtk_scrolled_window_get_vadjustment (window);

  return gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment);
}

/**
 * pd_list_place_count_seen:
 * @window: scrolls a list
 * @n_rows: how many rows the list has
 *
 * Returns: how many rows there are up to the last one that is seen, or some more; 0 where the end of the list
 * is seen, or nothing of it
 */
guint
pd_list_place_count_seen (GtkScrolledWindow *window, guint n_rows)
{
  GtkAdjustment *adjustment;
  double whole, end;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (window), 0);

  adjustment = gtk_scrolled_window_get_vadjustment (window);
  whole = gtk_adjustment_get_upper (adjustment);
  end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  return end < whole ? (guint) (end / whole * n_rows * SPARE) : 0;
}
