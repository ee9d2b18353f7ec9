/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-first-rows.h"
#include "ui-fixture.h"

/* A long list changes where it is seen first, and is whole soon after. */

#define MANY 1000

typedef struct
{
  GListStore *store;
  GListModel *rows;
  GtkSingleSelection *selection;
  GtkWindow *window;
  GtkAdjustment *adjustment;
  GPtrArray *told; /* the rows, as their changes tell them */
} Fixture;

static void
told_cb (Fixture *fixture, guint position, guint removed, guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (fixture->told, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (fixture->told, i, g_list_model_get_item (fixture->rows, i));
}

/* What is there is the beginning of the list, and as it was told. */
static void
assert_beginning (Fixture *fixture)
{
  guint n_rows = g_list_model_get_n_items (fixture->rows);

  g_assert_cmpuint (n_rows, <=, g_list_model_get_n_items (G_LIST_MODEL (fixture->store)));
  g_assert_cmpuint (fixture->told->len, ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (fixture->rows, i);
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

      g_assert_true (row == item);
      g_assert_true (g_ptr_array_index (fixture->told, i) == item);
    }
}

static gboolean
is_whole (Fixture *fixture)
{
  return g_list_model_get_n_items (fixture->rows) == g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

static void
replace (Fixture *fixture, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (items, gtk_string_object_new ("row"));
  g_list_store_splice (fixture->store, position, n_removed, items->pdata, n_added);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, gtk_label_new ("row"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  fixture->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->rows = g_object_new (PD_TYPE_FIRST_ROWS, "model", fixture->store, NULL);
  fixture->told = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (fixture->rows, "items-changed", G_CALLBACK (told_cb), fixture);
  fixture->selection
      = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "model", fixture->rows, NULL);
  fixture->window = g_object_ref (GTK_WINDOW (gtk_window_new ()));
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  pd_first_rows_attach (PD_FIRST_ROWS (fixture->rows), fixture->selection, GTK_SCROLLED_WINDOW (scrolled));
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (scrolled),
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (fixture->selection)), factory));
  gtk_window_set_default_size (fixture->window, 300, 300);
  gtk_window_set_child (fixture->window, scrolled);
  gtk_window_present (fixture->window);
  replace (fixture, 0, 0, MANY);
  wait_until (is_whole (fixture) && gtk_adjustment_get_upper (fixture->adjustment) > 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->selection);
  g_signal_handlers_disconnect_by_data (fixture->rows, fixture);
  g_assert_finalize_object (fixture->rows);
  g_assert_finalize_object (fixture->store);
  g_ptr_array_unref (fixture->told);
}

static void
test_seen_first (Fixture *fixture, gconstpointer data)
{
  replace (fixture, 0, MANY, 2 * MANY);
  assert_beginning (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), >=, 20);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), <, MANY);

  wait_until (is_whole (fixture));
  assert_beginning (fixture);
}

/* Who has scrolled keeps the place. */
static void
test_scrolled (Fixture *fixture, gconstpointer data)
{
  gtk_adjustment_set_value (fixture->adjustment, 200);
  replace (fixture, 0, MANY, 2 * MANY);

  g_assert_true (is_whole (fixture));
  assert_beginning (fixture);
}

static void
test_few (Fixture *fixture, gconstpointer data)
{
  replace (fixture, 0, MANY, 7);
  g_assert_true (is_whole (fixture));
  replace (fixture, 3, 1, 2);
  g_assert_true (is_whole (fixture));
  assert_beginning (fixture);
}

static int
compare_addresses (gconstpointer a, gconstpointer b, gpointer first)
{
  return a == first ? 1 : b == first ? -1 : 0;
}

static void
test_selected (Fixture *fixture, gconstpointer data)
{
  GObject *selected;

  gtk_single_selection_set_selected (fixture->selection, 0);
  selected = gtk_single_selection_get_selected_item (fixture->selection);

  /* It is the last one now. */
  g_list_store_sort (fixture->store, compare_addresses, selected);
  wait_until (is_whole (fixture));

  wait_until (gtk_single_selection_get_selected_item (fixture->selection) == selected);
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->selection), ==, MANY - 1);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 300; i++)
    {
      guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
      guint position = g_test_rand_int_range (0, MIN (n_rows, i % 2 ? 40 : MANY) + 1);
      guint n_removed = g_test_rand_int_range (0, MIN (n_rows - position, i % 3 ? 40 : MANY) + 1);

      replace (fixture, position, n_removed, g_test_rand_int_range (0, i % 5 ? 50 : 300));
      assert_beginning (fixture);
      for (int turns = g_test_rand_int_range (0, 4); turns > 0; turns--)
        g_main_context_iteration (NULL, FALSE);
      assert_beginning (fixture);
    }

  wait_until (is_whole (fixture));
  assert_beginning (fixture);
}

static GtkOrdering
compare_nothing (gconstpointer a, gconstpointer b, gpointer data)
{
  return GTK_ORDERING_EQUAL;
}

/* A section that is longer than what is there ends with it. */
static void
test_sections (void)
{
  GListStore *store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  Fixture fixture = { .store = store };
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (G_LIST_MODEL (store), NULL);
  g_autoptr (GtkSorter) sorter
      = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare_nothing, NULL, NULL));
  guint start, end;

  gtk_sort_list_model_set_section_sorter (sorted, sorter);
  fixture.rows = g_object_new (PD_TYPE_FIRST_ROWS, "model", sorted, NULL);
  replace (&fixture, 0, 0, MANY);

  gtk_section_model_get_section (GTK_SECTION_MODEL (fixture.rows), 3, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, g_list_model_get_n_items (fixture.rows));
  g_assert_cmpuint (end, <, MANY);

  wait_until (is_whole (&fixture));
  gtk_section_model_get_section (GTK_SECTION_MODEL (fixture.rows), MANY - 1, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, MANY);
  gtk_section_model_get_section (GTK_SECTION_MODEL (fixture.rows), MANY, &start, &end);
  g_assert_cmpuint (start, ==, MANY);
  g_assert_cmpuint (end, ==, G_MAXUINT);

  g_assert_finalize_object (fixture.rows);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/first-rows/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("seen-first", test_seen_first);
  ADD ("scrolled", test_scrolled);
  ADD ("few", test_few);
  ADD ("selected", test_selected);
  ADD ("changes", test_changes);
#undef ADD
  g_test_add_func ("/first-rows/sections", test_sections);

  return g_test_run ();
}
