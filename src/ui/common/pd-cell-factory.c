/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-cell-factory.h"

/*
 * The cells of a long table, made without GtkBuilder: GTK makes rows anew whenever a search leaves rows out,
 * and a template is read anew for each cell of each. For columns of small tables a template is simpler.
 */

static GQuark
get_links_quark (void)
{
  return g_quark_from_static_string ("pd-cell-links");
}

static GQuark
get_item_quark (void)
{
  return g_quark_from_static_string ("pd-cell-item");
}

typedef struct
{
  PdCellFunc create;
  gpointer data;
  const PdCellLink *links;
} Recipe;

static void
show_item (GtkWidget *cell, GObject *item)
{
  const PdCellLink *links = g_object_get_qdata (G_OBJECT (cell), get_links_quark ());

  for (; links->from != NULL; links++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (item, links->from, &value);
      g_object_set_property (G_OBJECT (cell), links->to, &value);
    }
}

static void
item_changed_cb (GObject *item, GParamSpec *pspec, GtkWidget *cell)
{
  show_item (cell, item);
}

/* What can be clicked is reached by a key of its row: the focus does not stop there. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, Recipe *recipe)
{
  GtkWidget *cell = recipe->create (recipe->data);

  g_object_set_qdata (G_OBJECT (cell), get_links_quark (), (gpointer) recipe->links);
  gtk_list_item_set_focusable (list_item, !GTK_IS_BUTTON (cell));
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, Recipe *recipe)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GObject *item = gtk_list_item_get_item (list_item);

  g_object_set_qdata (G_OBJECT (cell), get_item_quark (), item);
  g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), cell);
  show_item (cell, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, Recipe *recipe)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb, cell);
  g_object_set_qdata (G_OBJECT (cell), get_item_quark (), NULL);
}

/**
 * pd_cell_factory_new:
 * @create: makes the widget of a cell
 * @data: handed to @create; outlives the factory
 * @links: (array zero-terminated=1): what is shown where; static
 *
 * Returns: (transfer full): a factory for a column of a table
 */
GtkListItemFactory *
pd_cell_factory_new (PdCellFunc create, gpointer data, const PdCellLink *links)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Recipe *recipe = g_new (Recipe, 1);

  *recipe = (Recipe) { create, data, links };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), recipe, (GClosureNotify) (GCallback) g_free,
                         0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), recipe);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), recipe);

  return factory;
}

/**
 * pd_cell_factory_get_item:
 * @cell: a widget that a factory of this kind made
 *
 * Returns: (nullable) (transfer none): the item that it shows
 */
gpointer
pd_cell_factory_get_item (GtkWidget *cell)
{
  g_return_val_if_fail (GTK_IS_WIDGET (cell), NULL);

  return g_object_get_qdata (G_OBJECT (cell), get_item_quark ());
}
