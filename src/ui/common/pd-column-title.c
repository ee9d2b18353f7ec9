/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-column-title.h"

/* What GTK has no property for: it puts the titles of columns at their start, and cuts off a title that is
 * wider than its column. This leans on how a column view is built, its header first and a widget for each
 * column in it; where it is built otherwise nothing happens. */

/* Of a cell, both sides together; see style.css. */
#define PADDING 18
/* The share of a width that its letters leave free at their usual size. */
#define TO_SPARE 0.12

static GtkWidget *
get_first_title (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  return header != NULL ? gtk_widget_get_first_child (header) : NULL;
}

static int
find_position (GtkColumnView *view, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return (int) i;
    }

  return -1;
}

/* The arrow of a sorted column has its place even where there is none: it goes before the text. */
static void
put_arrow_first (GtkWidget *content)
{
  if (GTK_IS_BOX (content))
    gtk_box_reorder_child_after (GTK_BOX (content), gtk_widget_get_first_child (content),
                                 gtk_widget_get_last_child (content));
}

/**
 * pd_column_title_align_end:
 * @view: a column view with all its columns
 * @id: of a column
 * @margin: at the end of the title, in pixels at the usual size of letters
 *
 * Puts the title of a column of numbers at its end, over the numbers.
 */
void
pd_column_title_align_end (GtkColumnView *view, const char *id, int margin)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (view));
  GtkWidget *title = get_first_title (view);
  GtkWidget *content;

  for (int i = find_position (view, id); i > 0 && title != NULL; i--)
    title = gtk_widget_get_next_sibling (title);

  content = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  if (content == NULL)
    return;

  put_arrow_first (content);
  gtk_widget_set_halign (content, GTK_ALIGN_END);
  gtk_widget_set_margin_end (content, (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, margin, settings));
}

/* Larger letters need more room, what is around them does not; some of the room to spare is theirs, so that
 * enough is left for the column without a fixed width. A column without a title has a symbol, which stays as
 * large as it is. */
static int
scale (GtkColumnViewColumn *column, int width, GtkSettings *settings)
{
  const char *title = gtk_column_view_column_get_title (column);
  double letters = (width - PADDING) * (1 - TO_SPARE);

  if (title == NULL || *title == '\0')
    return width;

  return MAX (width, PADDING + (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, letters, settings));
}

/**
 * pd_column_title_fit:
 * @view: a column view with all its columns, before it is shown
 *
 * Makes columns of a fixed width wide enough for larger letters, and for their titles, which may be longer in
 * another language.
 */
void
pd_column_title_fit (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (view));
  GtkWidget *title = get_first_title (view);

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);
      int needed;

      /* A title says that it needs what its column has, as long as that is fixed. */
      gtk_column_view_column_set_fixed_width (column, -1);
      gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
      if (width >= 0)
        {
          width = scale (column, width, settings);
          gtk_column_view_column_set_fixed_width (column, MAX (width, needed));
        }
      title = gtk_widget_get_next_sibling (title);
    }
}
