/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-state-cell.h"

#include "pd-cell.h"
#include "pd-looks.h"

/* How a state is told in a cell of a long table: by a symbol and a word, each with a colour of its own. */

/**
 * pd_state_cell_new:
 *
 * Returns: (transfer floating): a cell that shows no state yet; it has no tooltip by itself
 */
GtkWidget *
pd_state_cell_new (void)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (cell),
                  g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (cell), g_object_new (PD_TYPE_CELL, "hexpand", TRUE, "has-tooltip", FALSE, NULL));

  return cell;
}

/**
 * pd_state_cell_show:
 * @cell: made by pd_state_cell_new()
 * @icon: the name of a symbolic icon
 * @icon_classes: (array zero-terminated=1): style classes of the icon
 * @text: the word for the state
 * @text_classes: (array zero-terminated=1): style classes of the word
 */
void
pd_state_cell_show (GtkWidget *cell,
                    const char *icon,
                    const char *const *icon_classes,
                    const char *text,
                    const char *const *text_classes)
{
  GtkWidget *image = gtk_widget_get_first_child (cell);
  GtkWidget *word = gtk_widget_get_last_child (cell);

  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), icon) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  pd_looks_set_classes (image, icon_classes);
  pd_cell_set_text (PD_CELL (word), text);
  pd_looks_set_classes (word, text_classes);
}
