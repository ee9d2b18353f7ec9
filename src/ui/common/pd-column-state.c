/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-column-state.h"

/* How a column view comes back as it was left: the column that sorts it, the columns that are hidden, their
 * order and the widths that were dragged. The columns are named by their "id"; a column without one is
 * neither hidden nor remembered, and stays before the others. */

#define WIDTH_KEY "pd-own-width"

/* Hidden only because there is no room for it. */
static gboolean
is_squeezed (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "pd-squeezed") != NULL;
}

static char *
make_key (const char *prefix, const char *name)
{
  return g_strconcat (prefix, "-", name, NULL);
}

static guint
count_columns_without_id (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n_columns = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n_columns += gtk_column_view_column_get_id (column) == NULL;
    }

  return n_columns;
}

/* The width that the program gives a column may change with the next version: only another one is the user's.
 */
static void
remember_own_widths (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);

      g_object_set_data (G_OBJECT (column), WIDTH_KEY, GINT_TO_POINTER (width));
    }
}

static void
restore_columns (GtkColumnView *view, GVariant *saved)
{
  guint position = count_columns_without_id (view);
  GVariantIter iter;
  const char *id;
  int width;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&si)", &id, &width))
    {
      GtkColumnViewColumn *column = pd_column_state_find (view, id);

      if (column == NULL)
        continue;
      gtk_column_view_insert_column (view, position++, column);
      if (width > 0)
        gtk_column_view_column_set_fixed_width (column, width);
    }
}

static GVariant *
save_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GVariantBuilder saved = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(si)"));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = gtk_column_view_column_get_id (column);
      int width = gtk_column_view_column_get_fixed_width (column);
      int own_width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), WIDTH_KEY));

      if (id != NULL)
        g_variant_builder_add (&saved, "(si)", id, width != own_width ? width : -1);
    }

  return g_variant_builder_end (&saved);
}

/**
 * pd_column_state_find:
 * @view: a column view
 * @id: of a column
 *
 * Returns: (transfer none) (nullable): the column
 */
GtkColumnViewColumn *
pd_column_state_find (GtkColumnView *view, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }

  return NULL;
}

/**
 * pd_column_state_restore:
 * @view: a column view whose columns have ids
 * @settings: with the keys PREFIX-sort-column, PREFIX-sort-descending, PREFIX-hidden-columns and
 *   PREFIX-columns
 * @prefix: of the keys
 *
 * Makes the columns of @view as they were. A name that no column has is passed over.
 */
void
pd_column_state_restore (GtkColumnView *view, GSettings *settings, const char *prefix)
{
  g_autofree char *sort_key = make_key (prefix, "sort-column");
  g_autofree char *order_key = make_key (prefix, "sort-descending");
  g_autofree char *hidden_key = make_key (prefix, "hidden-columns");
  g_autofree char *sort_column = g_settings_get_string (settings, sort_key);
  g_autofree char *columns_key = make_key (prefix, "columns");
  g_auto (GStrv) hidden = g_settings_get_strv (settings, hidden_key);
  g_autoptr (GVariant) columns = g_settings_get_value (settings, columns_key);
  GtkColumnViewColumn *sorted = pd_column_state_find (view, sort_column);

  remember_own_widths (view);
  restore_columns (view, columns);
  for (char **id = hidden; *id != NULL; id++)
    {
      GtkColumnViewColumn *column = pd_column_state_find (view, *id);

      if (column != NULL)
        pd_column_state_set_visible (column, FALSE);
    }

  if (sorted != NULL)
    gtk_column_view_sort_by_column (view, sorted,
                                    g_settings_get_boolean (settings, order_key) ? GTK_SORT_DESCENDING
                                                                                 : GTK_SORT_ASCENDING);
}

/**
 * pd_column_state_save:
 * @view: a column view whose columns have ids
 * @settings: see pd_column_state_restore()
 * @prefix: of the keys
 *
 * Writes down how @view is sorted and what its columns are like.
 */
void
pd_column_state_save (GtkColumnView *view, GSettings *settings, const char *prefix)
{
  g_autofree char *sort_key = make_key (prefix, "sort-column");
  g_autofree char *order_key = make_key (prefix, "sort-descending");
  g_autofree char *hidden_key = make_key (prefix, "hidden-columns");
  g_autofree char *columns_key = make_key (prefix, "columns");
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  GtkColumnViewColumn *sorted = gtk_column_view_sorter_get_primary_sort_column (sorter);
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = gtk_column_view_column_get_id (column);

      if (id != NULL && !gtk_column_view_column_get_visible (column) && !is_squeezed (column))
        g_strv_builder_add (hidden, id);
    }

  names = g_strv_builder_end (hidden);
  g_settings_set_strv (settings, hidden_key, (const char *const *) names);
  g_settings_set_value (settings, columns_key, save_columns (view));
  g_settings_set_string (settings, sort_key, sorted != NULL ? gtk_column_view_column_get_id (sorted) : "");
  g_settings_set_boolean (settings, order_key,
                          gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
}

/**
 * pd_column_state_set_visible:
 * @column: a column of a view
 * @visible: whether it is shown
 *
 * Shows or hides a column. GTK 4.18 would put cells of a column that is shown anew into the headers of
 * sections as well, reading headers as rows: there must be none of them at that moment.
 */
void
pd_column_state_set_visible (GtkColumnViewColumn *column, gboolean visible)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  g_autoptr (GtkListItemFactory) headers = NULL;

  if (gtk_column_view_column_get_visible (column) == !!visible)
    return;

  g_set_object (&headers, gtk_column_view_get_header_factory (view));
  gtk_column_view_set_header_factory (view, NULL);
  gtk_column_view_column_set_visible (column, visible);
  gtk_column_view_set_header_factory (view, headers);
}

/**
 * pd_column_state_squeeze:
 * @column: a column
 * @squeezed: whether there is no room for it
 *
 * Hides @column while there is no room for it, and shows it again afterwards if it was shown before. What the
 * user chose stays as it is.
 */
void
pd_column_state_squeeze (GtkColumnViewColumn *column, gboolean squeezed)
{
  if (squeezed && gtk_column_view_column_get_visible (column))
    {
      g_object_set_data (G_OBJECT (column), "pd-squeezed", column);
      pd_column_state_set_visible (column, FALSE);
    }
  else if (!squeezed && is_squeezed (column))
    {
      g_object_set_data (G_OBJECT (column), "pd-squeezed", NULL);
      pd_column_state_set_visible (column, TRUE);
    }
}

static void
toggle_cb (GtkColumnViewColumn *column, GVariant *state, GSimpleAction *action)
{
  pd_column_state_set_visible (column, g_variant_get_boolean (state));
}

static void
visible_changed_cb (GSimpleAction *action, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  gboolean visible = gtk_column_view_column_get_visible (column);

  g_simple_action_set_state (action, g_variant_new_boolean (visible));
}

static GSimpleAction *
create_action (GtkColumnViewColumn *column)
{
  gboolean visible = gtk_column_view_column_get_visible (column);
  GSimpleAction *action = g_simple_action_new_stateful (gtk_column_view_column_get_id (column), NULL,
                                                        g_variant_new_boolean (visible));

  g_signal_connect_object (action, "change-state", G_CALLBACK (toggle_cb), column, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (visible_changed_cb), action,
                           G_CONNECT_SWAPPED);

  return action;
}

/**
 * pd_column_state_create_menu:
 * @view: a column view whose columns have ids
 * @actions: gets a toggle action for each column, with its id as name
 *
 * Returns: (transfer full): a menu that shows and hides the columns of @view. Its actions have the prefix
 *   "columns".
 */
GMenuModel *
pd_column_state_create_menu (GtkColumnView *view, GActionMap *actions)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = gtk_column_view_column_get_id (column);
      g_autoptr (GSimpleAction) action = NULL;
      g_autofree char *name = NULL;

      if (id == NULL)
        continue;

      action = create_action (column);
      g_action_map_add_action (actions, G_ACTION (action));
      name = g_strconcat ("columns.", id, NULL);
      g_menu_append (menu, gtk_column_view_column_get_title (column), name);
    }

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
