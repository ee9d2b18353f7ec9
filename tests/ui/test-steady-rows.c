/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-list-top.h"
#include "pd-row-slot.h"
#include "pd-steady-rows.h"
#include "ui-fixture.h"

/* A long list changes where it is seen first, in the rows that it has, and is right everywhere soon after. */

#define MANY 1000

/* So many are seen in no window of these tests. */
#define SEEN 10

typedef struct
{
  GListStore *store;
  GListModel *items; /* the store's, in sections */
  GListModel *rows;
  int n_sections;
  GtkSingleSelection *selection;
  GtkWindow *window;
  GtkWidget *list;
  GtkAdjustment *adjustment;
  GPtrArray *told; /* the slots, as their changes tell them */
} Fixture;

static void
told_cb (Fixture *fixture, guint position, guint removed, guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (fixture->told, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (fixture->told, i, g_list_model_get_item (fixture->rows, i));
}

static gboolean
is_right (Fixture *fixture, guint position)
{
  g_autoptr (PdRowSlot) slot = g_list_model_get_item (fixture->rows, position);
  g_autoptr (GObject) item = g_list_model_get_item (fixture->items, position);

  return pd_row_slot_get_item (slot) == item;
}

static gboolean
is_whole (Fixture *fixture)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));

  if (g_list_model_get_n_items (fixture->rows) != n_items)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    if (!is_right (fixture, i))
      return FALSE;

  return TRUE;
}

/* What is seen is right at once, and the slots are those that were told. */
static void
assert_beginning (Fixture *fixture)
{
  guint n_rows = g_list_model_get_n_items (fixture->rows);
  guint n_seen = MIN (SEEN, g_list_model_get_n_items (G_LIST_MODEL (fixture->store)));

  g_assert_cmpuint (n_rows, >=, n_seen);
  if (n_seen < SEEN)
    g_assert_cmpuint (n_rows, ==, n_seen);
  for (guint i = 0; i < n_seen; i++)
    g_assert_true (is_right (fixture, i));

  g_assert_cmpuint (fixture->told->len, ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GObject) slot = g_list_model_get_item (fixture->rows, i);

      g_assert_true (g_ptr_array_index (fixture->told, i) == slot);
    }
}

static void
replace (Fixture *fixture, guint position, guint n_removed, guint n_added)
{
  static const char *const names[] = { "a", "b", "c", "d", "e" };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (items, gtk_string_object_new (names[g_test_rand_int_range (0, fixture->n_sections)]));
  g_list_store_splice (fixture->store, position, n_removed, items->pdata, n_added);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (gtk_string_object_get_string ((GtkStringObject *) a),
                 gtk_string_object_get_string ((GtkStringObject *) b));
}

static GListModel *
create_sections (GListStore *store)
{
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (store)), NULL);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL));

  gtk_sort_list_model_set_section_sorter (sorted, sorter);

  return G_LIST_MODEL (sorted);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, gtk_label_new ("row"));
}

static void
setup_header_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  gtk_list_header_set_child (header, gtk_label_new ("section"));
}

static GtkWidget *
create_list (GtkSelectionModel *model)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) header_factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (g_object_ref (model), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (header_factory, "setup", G_CALLBACK (setup_header_cb), NULL);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (list), header_factory);

  return list;
}

static gboolean
is_at_top (Fixture *fixture)
{
  return gtk_adjustment_get_value (fixture->adjustment) == gtk_adjustment_get_lower (fixture->adjustment);
}

static guint
count_headings (Fixture *fixture)
{
  guint n_headings = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_css_name (child), "header"))
      n_headings++;

  return n_headings;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->n_sections = 1;
  fixture->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->items = create_sections (fixture->store);
  fixture->rows = g_object_new (PD_TYPE_STEADY_ROWS, "model", fixture->items, NULL);
  fixture->told = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (fixture->rows, "items-changed", G_CALLBACK (told_cb), fixture);
  fixture->selection
      = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "model", fixture->rows, NULL);
  fixture->window = g_object_ref (GTK_WINDOW (gtk_window_new ()));
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  pd_steady_rows_attach (PD_STEADY_ROWS (fixture->rows), fixture->selection, GTK_SCROLLED_WINDOW (scrolled));
  fixture->list = create_list (GTK_SELECTION_MODEL (fixture->selection));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->list);
  pd_list_top_attach (GTK_SCROLLED_WINDOW (scrolled));
  gtk_window_set_default_size (fixture->window, 300, 300);
  gtk_window_set_child (fixture->window, scrolled);
  gtk_window_present (fixture->window);
  gtk_window_set_focus (fixture->window, NULL);
  replace (fixture, 0, 0, MANY);
  wait_until (is_whole (fixture) && gtk_adjustment_get_upper (fixture->adjustment) > 300
              && is_at_top (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->selection);
  g_signal_handlers_disconnect_by_data (fixture->rows, fixture);
  g_assert_finalize_object (fixture->rows);
  g_assert_finalize_object (fixture->items);
  g_assert_finalize_object (fixture->store);
  g_ptr_array_unref (fixture->told);
}

static void
test_seen_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) first = g_list_model_get_item (fixture->rows, 0);

  replace (fixture, 0, MANY, 2 * MANY);
  assert_beginning (fixture);
  g_assert_false (is_right (fixture, SEEN + 10));
  g_assert_true (g_ptr_array_index (fixture->told, 0) == first);

  wait_until (is_whole (fixture));
  assert_beginning (fixture);
  g_assert_true (g_ptr_array_index (fixture->told, 0) == first);
}

static void
test_few (Fixture *fixture, gconstpointer data)
{
  replace (fixture, 0, MANY, 7);
  g_assert_true (is_whole (fixture));
  replace (fixture, 3, 1, 2);
  g_assert_true (is_whole (fixture));
  assert_beginning (fixture);

  replace (fixture, 0, 8, MANY);
  assert_beginning (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), <, MANY);
  wait_until (is_whole (fixture));

  replace (fixture, 0, MANY, 100);
  assert_beginning (fixture);
  wait_until (is_whole (fixture));
  assert_beginning (fixture);
}

static int
compare_addresses (gconstpointer a, gconstpointer b, gpointer first)
{
  return a == first ? 1 : b == first ? -1 : 0;
}

static GObject *
get_selected (Fixture *fixture)
{
  return pd_row_slot_unwrap (gtk_single_selection_get_selected_item (fixture->selection));
}

/* What is left over goes at once when the rest is seen as a whole. */
static void
test_fewer (Fixture *fixture, gconstpointer data)
{
  wait_until (is_whole (fixture));
  replace (fixture, 0, MANY, 40);
  wait_until (is_right (fixture, 39));
  g_assert_cmpuint (g_list_model_get_n_items (fixture->rows), >, 40);

  replace (fixture, 20, 20, 0);
  assert_beginning (fixture);
}

/* Another item in a slot that is selected is not selected, not for a moment. */
static void
test_selected (Fixture *fixture, gconstpointer data)
{
  GObject *selected;

  gtk_single_selection_set_selected (fixture->selection, 0);
  selected = get_selected (fixture);

  /* It is the last one now. */
  g_list_store_sort (fixture->store, compare_addresses, selected);
  g_assert_null (get_selected (fixture));
  wait_until (get_selected (fixture) == selected);
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->selection), ==, MANY - 1);
}

/* Who has scrolled keeps the place, and what is selected its slot. */
static void
test_scrolled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) selected = NULL;

  gtk_adjustment_set_value (fixture->adjustment, 200);
  gtk_single_selection_set_selected (fixture->selection, 10);
  selected = g_object_ref (gtk_single_selection_get_selected_item (fixture->selection));
  g_list_store_sort (fixture->store, compare_addresses, get_selected (fixture));
  g_assert_true (is_whole (fixture));
  g_assert_true (gtk_single_selection_get_selected_item (fixture->selection) == selected);
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->selection), ==, MANY - 1);

  replace (fixture, 0, MANY, 2 * MANY);
  g_assert_true (is_whole (fixture));
  g_assert_null (get_selected (fixture));
  assert_beginning (fixture);
}

/* What has the focus keeps its slot, so that the next key is for it. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdRowSlot) slot = g_list_model_get_item (fixture->rows, 0);
  gpointer item = pd_row_slot_get_item (slot);

  gtk_widget_grab_focus (fixture->list);
  g_list_store_sort (fixture->store, compare_addresses, item);
  g_assert_true (is_whole (fixture));
  g_assert_true (pd_row_slot_get_item (slot) == item);
  g_assert_true (g_ptr_array_index (fixture->told, MANY - 1) == slot);
  gtk_window_set_focus (fixture->window, NULL);
}

/* A row that is not right yet and is selected: the item that was seen there is, wherever it comes to be. */
/* Who has the focus in the list keeps it at its item, also while others are still to come. */
static void
test_focus_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdRowSlot) slot = NULL;
  gpointer item;

  replace (fixture, 0, MANY, 2 * MANY);
  g_assert_false (is_whole (fixture));
  gtk_list_view_scroll_to (GTK_LIST_VIEW (fixture->list), 3, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (fixture->list);
  slot = g_list_model_get_item (fixture->rows, 3);
  item = pd_row_slot_get_item (slot);

  replace (fixture, 0, 0, 1);
  g_list_store_sort (fixture->store, compare_addresses, item);
  g_assert_true (pd_row_slot_get_item (slot) == item);
  wait_until (is_whole (fixture));
  g_assert_true (pd_row_slot_get_item (slot) == item);
  gtk_window_set_focus (fixture->window, NULL);
}

static void
test_selected_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) item = g_list_model_get_item (fixture->items, SEEN + 10);
  g_autoptr (GObject) first = g_list_model_get_item (fixture->items, 0);

  g_list_store_sort (fixture->store, compare_addresses, first);
  g_assert_false (is_right (fixture, SEEN + 10));
  gtk_single_selection_set_selected (fixture->selection, SEEN + 10);
  g_assert_true (get_selected (fixture) == item);

  wait_until (is_whole (fixture));
  g_assert_true (get_selected (fixture) == item);
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->selection), ==, SEEN + 9);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  fixture->n_sections = 5;
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

/* Two sections in place of all there is. */
static void
replace_sections (Fixture *fixture, guint n_first, guint n_second)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_first + n_second; i++)
    g_ptr_array_add (items, gtk_string_object_new (i < n_first ? "a" : "b"));
  g_list_store_splice (fixture->store, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->store)),
                       items->pdata, items->len);
}

/* A list view that is told of a section which begins where another one stands ends the program. */
static void
test_longer_section (Fixture *fixture, gconstpointer data)
{
  replace_sections (fixture, 150, 450);
  wait_until (is_whole (fixture));
  replace_sections (fixture, 400, 300);
  assert_beginning (fixture);
  wait_until (is_whole (fixture));
  g_assert_cmpuint (count_headings (fixture), ==, 1);

  replace_sections (fixture, 100, 300);
  wait_until (is_whole (fixture));
  g_assert_cmpuint (count_headings (fixture), ==, 2);
}

/* A section that is longer than what is there ends with it. */
static void
test_sections (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GListModel) items = create_sections (store);
  Fixture fixture = { .store = store, .items = items, .n_sections = 1 };
  guint start, end;

  fixture.rows = g_object_new (PD_TYPE_STEADY_ROWS, "model", items, NULL);
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

#define ADD(name, func) g_test_add ("/steady-rows/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("seen-first", test_seen_first);
  ADD ("scrolled", test_scrolled);
  ADD ("few", test_few);
  ADD ("fewer", test_fewer);
  ADD ("selected", test_selected);
  ADD ("selected-meanwhile", test_selected_meanwhile);
  ADD ("focus", test_focus);
  ADD ("focus-meanwhile", test_focus_meanwhile);
  ADD ("longer-section", test_longer_section);
  ADD ("changes", test_changes);
#undef ADD
  g_test_add_func ("/steady-rows/sections", test_sections);

  return g_test_run ();
}
