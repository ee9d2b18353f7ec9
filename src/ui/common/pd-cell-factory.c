/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-cell-factory.h"

#include "pd-column-state.h"
#include "pd-row-slot.h"

/*
 * The cells of a long table and the rows of a long list, made without GtkBuilder: GTK makes rows anew
 * whenever a search leaves rows out, and a template is read anew for each. For columns of small tables a
 * template is simpler.
 */

static GQuark
get_recipe_quark (void)
{
  return g_quark_from_static_string ("pd-cell-recipe");
}

static GQuark
get_item_quark (void)
{
  return g_quark_from_static_string ("pd-cell-item");
}

/* Of a cell: the row of a list that it is in. */
static GQuark
get_row_quark (void)
{
  return g_quark_from_static_string ("pd-cell-row");
}

static gpointer
get_cell (gpointer list_item)
{
  return GTK_IS_LIST_ITEM (list_item) ? (gpointer) gtk_list_item_get_child (list_item) : list_item;
}

static gpointer
get_item (gpointer list_item)
{
  return GTK_IS_LIST_ITEM (list_item) ? gtk_list_item_get_item (list_item)
                                      : gtk_column_view_row_get_item (list_item);
}

static void
name_row (GObject *cell, const PdCellRecipe *recipe, GObject *item)
{
  g_autofree char *name = recipe->name (item);

  gtk_list_item_set_accessible_label (g_object_get_qdata (cell, get_row_quark ()), name);
}

static void
show_item (GObject *cell, GObject *item)
{
  const PdCellRecipe *recipe = g_object_get_qdata (cell, get_recipe_quark ());

  if (recipe->show != NULL)
    recipe->show (cell, item);
  for (const PdCellLink *link = recipe->links; link->from != NULL; link++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (item, link->from, &value);
      g_object_set_property (cell, link->to, &value);
    }
  if (recipe->name != NULL)
    name_row (cell, recipe, item);
}

static gboolean
is_shown (const PdCellRecipe *recipe, const char *property)
{
  for (const PdCellLink *link = recipe->links; link->from != NULL; link++)
    if (g_str_equal (link->from, property))
      return TRUE;

  return recipe->show != NULL && (recipe->reads[0] == NULL || g_strv_contains (recipe->reads, property));
}

static void
item_changed_cb (GObject *item, GParamSpec *pspec, GObject *cell)
{
  if (is_shown (g_object_get_qdata (cell, get_recipe_quark ()), pspec->name))
    show_item (cell, item);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const PdCellRecipe *recipe = g_object_get_qdata (G_OBJECT (cell), get_recipe_quark ());
  GObject *item = pd_cell_factory_get_item (cell);
  g_autofree char *text = item != NULL ? recipe->tooltip (item) : NULL;

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/* The item before is still there: a slot or the list keeps it so long. */
static void
follow (GObject *cell, GObject *item)
{
  GObject *before = g_object_get_qdata (cell, get_item_quark ());

  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, item_changed_cb, cell);
  g_object_set_qdata (cell, get_item_quark (), item);
  if (item == NULL)
    return;

  g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), cell);
  show_item (cell, item);
}

static void
slot_changed_cb (PdRowSlot *slot, GParamSpec *pspec, GObject *cell)
{
  follow (cell, pd_row_slot_get_item (slot));
}

static void
add_tooltip (GtkWidget *cell)
{
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/* What can be clicked is reached by a key of its row: the focus does not stop there. */
static void
setup_cb (GtkListItemFactory *factory, gpointer list_item, gpointer data)
{
  const PdCellRecipe *recipe = g_object_get_qdata (G_OBJECT (factory), get_recipe_quark ());

  if (recipe->create != NULL)
    {
      GtkWidget *cell = recipe->create (data);

      gtk_list_item_set_focusable (list_item, !GTK_IS_BUTTON (cell));
      gtk_list_item_set_child (list_item, cell);
      if (recipe->tooltip != NULL)
        add_tooltip (cell);
      g_object_set_qdata (G_OBJECT (cell), get_row_quark (), list_item);
    }
  g_object_set_qdata (get_cell (list_item), get_recipe_quark (), (gpointer) recipe);
}

static void
bind_cb (GtkListItemFactory *factory, gpointer list_item)
{
  gpointer item = get_item (list_item);

  if (PD_IS_ROW_SLOT (item))
    g_signal_connect (item, "notify::item", G_CALLBACK (slot_changed_cb), get_cell (list_item));
  follow (get_cell (list_item), pd_row_slot_unwrap (item));
}

static void
unbind_cb (GtkListItemFactory *factory, gpointer list_item)
{
  g_signal_handlers_disconnect_by_func (get_item (list_item), slot_changed_cb, get_cell (list_item));
  follow (get_cell (list_item), NULL);
}

/**
 * pd_cell_factory_new:
 * @recipe: for the cells or rows; static
 * @data: handed to what makes them; outlives the factory
 *
 * Returns: (transfer full): a factory for a column or the rows of a table, or for the rows of a list
 */
GtkListItemFactory *
pd_cell_factory_new (const PdCellRecipe *recipe, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_qdata (G_OBJECT (factory), get_recipe_quark (), (gpointer) recipe);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}

/**
 * pd_cell_factory_fill:
 * @view: has columns with the ids of the recipes
 * @recipes: (array length=n_recipes): for the cells of columns; static
 * @n_recipes: how many there are
 * @data: handed to what makes the cells; outlives @view
 *
 * Gives columns of @view their cells.
 */
void
pd_cell_factory_fill (GtkColumnView *view, const PdCellRecipe *recipes, guint n_recipes, gpointer data)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < n_recipes; i++)
    {
      g_autoptr (GtkListItemFactory) factory = pd_cell_factory_new (&recipes[i], data);

      gtk_column_view_column_set_factory (pd_column_state_find (view, recipes[i].column), factory);
    }
}

/**
 * pd_cell_factory_get_item:
 * @cell: a widget that a factory of this kind made
 *
 * Returns: (nullable) (transfer none): the item that it shows, out of its slot if it is in one
 */
gpointer
pd_cell_factory_get_item (GtkWidget *cell)
{
  g_return_val_if_fail (GTK_IS_WIDGET (cell), NULL);

  return g_object_get_qdata (G_OBJECT (cell), get_item_quark ());
}
