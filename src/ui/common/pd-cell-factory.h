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

/**
 * PdCellShowFunc:
 * @cell: (type GObject): what was made for a cell, or a #GtkColumnViewRow
 * @item: (type GObject): what it shows from now on, or of which something has changed
 */
typedef void (*PdCellShowFunc) (gpointer cell, gpointer item);

/**
 * PdCellTooltipFunc:
 * @item: (type GObject): what a cell shows
 *
 * Returns: (transfer full) (nullable): what its tooltip says; %NULL: what the cell says by itself
 */
typedef char *(*PdCellTooltipFunc) (gpointer item);

/**
 * PdCellNameFunc:
 * @item: (type GObject): what a row of a list shows
 *
 * Returns: (transfer full): what a screen reader says of the row
 */
typedef char *(*PdCellNameFunc) (gpointer item);

/**
 * PdCellRecipe: the cells of a column, or the rows of a table or list.
 * @column: (nullable): the id of the column
 * @create: (nullable): makes the widget of a cell; rows of a table have none
 * @show: (nullable): shows an item, where the links are not enough
 * @links: (array zero-terminated=1): what is shown where
 * @reads: (array zero-terminated=1): the properties that @show and @name read; none: any
 * @tooltip: (nullable): made when it is looked at
 * @name: (nullable): names the rows of a list
 */
typedef struct
{
  const char *column;
  PdCellFunc create;
  PdCellShowFunc show;
  PdCellLink links[3];
  const char *reads[11];
  PdCellTooltipFunc tooltip;
  PdCellNameFunc name;
} PdCellRecipe;

GtkListItemFactory *pd_cell_factory_new (const PdCellRecipe *recipe, gpointer data);
void pd_cell_factory_fill (GtkColumnView *view, const PdCellRecipe *recipes, guint n_recipes, gpointer data);
gpointer pd_cell_factory_get_item (GtkWidget *cell);

G_END_DECLS
