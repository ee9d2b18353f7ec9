/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdCellLink: which property of an item is shown by which property of the widget in a cell.
 */
typedef struct
{
  const char *from;
  const char *to;
} PdCellLink;

/**
 * PdCellFunc:
 * @data: what was given for it
 *
 * Returns: (transfer floating): a new widget for a cell
 */
typedef GtkWidget *(*PdCellFunc) (gpointer data);

GtkListItemFactory *pd_cell_factory_new (PdCellFunc create, gpointer data, const PdCellLink *links);
gpointer pd_cell_factory_get_item (GtkWidget *cell);

G_END_DECLS
