/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-dialog.h"
#include "pd-row-slot.h"
#include "ui-fixture.h"

/* How a service is found and taken in the order dialog. */

#define SERVICE(id, name)                                                                                    \
  "{\"service\":" id ",\"name\":\"" name "\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":500}"
#define FOUR                                                                                                 \
  "[" SERVICE ("1", "Views") "," SERVICE ("2", "Likes") "," SERVICE ("3", "Likes Slow") "," SERVICE (        \
      "4", "Likes Fast") "]"

/* So many are sorted by a worker, where they are sorted. */
#define MANY 2500

static char *
write_many (void)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "%s" SERVICE ("%u", "%s %u"), i > 0 ? "," : "", i,
                            i % 2 ? "Likes" : "Views", i);

  return g_string_free_and_steal (g_string_append (text, "]"));
}

static AdwDialog *
present (UiFixture *fixture, const char *catalogue)
{
  AdwDialog *dialog;

  desk_fixture_set_catalogue (&fixture->base, catalogue);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  dialog = ADW_DIALOG (pd_order_dialog_new (fixture->base.desk, NULL));
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  wait_until (ui_get_dialog (fixture) == dialog);
  ui_let_draw (fixture);

  return dialog;
}

static void
search (AdwDialog *dialog, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_get (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

static GtkSingleSelection *
get_selection (AdwDialog *dialog)
{
  GtkListView *list = GTK_LIST_VIEW (ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL));

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

static const char *
get_selected (AdwDialog *dialog)
{
  gpointer slot = gtk_single_selection_get_selected_item (get_selection (dialog));

  return slot != NULL ? pd_service_get_name (pd_row_slot_unwrap (slot)) : NULL;
}

static void
press_enter (AdwDialog *dialog)
{
  g_signal_emit_by_name (ui_get (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  ui_settle ();
}

/* Enter takes what is first, whatever was first before. */
static void
test_first (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = present (fixture, FOUR);

  g_assert_cmpstr (get_selected (dialog), ==, "Views");
  search (dialog, "fast");
  g_assert_cmpstr (get_selected (dialog), ==, "Likes Fast");
  search (dialog, "");
  g_assert_cmpstr (get_selected (dialog), ==, "Views");
  search (dialog, "like");
  g_assert_cmpstr (get_selected (dialog), ==, "Likes");

  press_enter (dialog);
  ui_get (dialog, ADW_TYPE_ACTION_ROW, "Likes");
}

/* The pointer selects what it is over, and may lie anywhere. */
static void
test_pointer (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = present (fixture, FOUR);

  gtk_single_selection_set_selected (get_selection (dialog), 2);
  g_assert_cmpstr (get_selected (dialog), ==, "Views");
}

static void
choose (AdwDialog *dialog, guint position)
{
  gtk_widget_grab_focus (ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL));
  gtk_single_selection_set_selected (get_selection (dialog), position);
  gtk_widget_grab_focus (ui_get (dialog, GTK_TYPE_SEARCH_ENTRY, NULL));
}

/* What was chosen in the list stays so as long as it is found; then it is the first row again. */
static void
test_chosen (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = present (fixture, FOUR);

  choose (dialog, 2);
  search (dialog, "l");
  g_assert_cmpstr (get_selected (dialog), ==, "Likes Slow");
  search (dialog, "");
  g_assert_cmpstr (get_selected (dialog), ==, "Likes Slow");
  search (dialog, "likes fast");
  g_assert_cmpstr (get_selected (dialog), ==, "Likes Fast");

  press_enter (dialog);
  ui_get (dialog, ADW_TYPE_ACTION_ROW, "Likes Fast");
}

/* Enter takes nothing where nothing is found, and that is said. */
static void
test_nothing (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = present (fixture, FOUR);

  search (dialog, "likes from nowhere");
  ui_get (dialog, ADW_TYPE_STATUS_PAGE, "No Services Found");
  press_enter (dialog);
  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, NULL));

  search (dialog, "likes");
  g_assert_null (ui_find (dialog, ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_cmpstr (get_selected (dialog), ==, "Likes");
}

/* A search in a long list changes what its rows show, not the rows, and starts at the top. */
static void
test_many (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *catalogue = write_many ();
  AdwDialog *dialog = present (fixture, catalogue);
  GtkWidget *list = ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GtkWidget *name = ui_get (dialog, GTK_TYPE_LABEL, "Views 0");

  g_object_add_weak_pointer (G_OBJECT (name), (gpointer *) &name);
  search (dialog, "likes");
  g_assert_true (ui_get (dialog, GTK_TYPE_LABEL, "Likes 1") == name);
  g_object_remove_weak_pointer (G_OBJECT (name), (gpointer *) &name);
  g_assert_cmpstr (get_selected (dialog), ==, "Likes 1");
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_selection (dialog))) == MANY / 2);

  gtk_adjustment_set_value (adjustment, 500);
  ui_let_draw (fixture);
  search (dialog, "likes 2");
  ui_let_draw (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  g_assert_cmpstr (get_selected (dialog), ==, "Likes 21");

  /* A search keeps nothing chosen that is out of sight. */
  choose (dialog, 4);
  g_assert_cmpstr (get_selected (dialog), ==, "Likes 29");
  search (dialog, "likes");
  g_assert_cmpstr (get_selected (dialog), ==, "Likes 1");
}

/* What was chosen far below is taken, wherever the pointer is; what a search left out is not chosen any more
 * when it is found again. */
static void
test_chosen_below (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *catalogue = write_many ();
  AdwDialog *dialog = present (fixture, catalogue);
  GtkSingleSelection *selection = get_selection (dialog);

  wait_until (g_list_model_get_n_items (G_LIST_MODEL (selection)) == MANY);
  choose (dialog, 20);
  gtk_single_selection_set_selected (selection, 3);
  g_assert_cmpstr (get_selected (dialog), ==, "Views 20");
  press_enter (dialog);
  ui_get (dialog, ADW_TYPE_ACTION_ROW, "Views 20");
}

static void
test_forgotten (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = present (fixture, FOUR);

  choose (dialog, 2);
  search (dialog, "fast");
  search (dialog, "");
  g_assert_cmpstr (get_selected (dialog), ==, "Views");
}

/* The keys go on from the row that is selected, not from where they were before another search. */
static void
test_keys_go_on (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = present (fixture, FOUR);
  GtkWidget *list = ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL);

  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 3, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  choose (dialog, 3);
  search (dialog, "l");
  search (dialog, "like");
  search (dialog, "likes slow");
  search (dialog, "");
  g_assert_cmpstr (get_selected (dialog), ==, "Views");
  gtk_widget_child_focus (list, GTK_DIR_DOWN);
  ui_get (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_TYPE_LABEL, "Views");
}

/* A catalogue that comes while the dialog is open is there as soon as the list has it. */
static void
test_catalogue_comes (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *catalogue = write_many ();
  AdwDialog *dialog = present (fixture, "[]");

  ui_get (dialog, ADW_TYPE_STATUS_PAGE, "No Services Found");
  desk_fixture_set_catalogue (&fixture->base, catalogue);
  ui_fixture_add_panel (fixture, "Southwind");
  g_assert_null (ui_find (dialog, ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_cmpstr (get_selected (dialog), ==, "Views 0");
}

/* All that a row shows, and what is said of it. */
static void
test_row (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = present (fixture, FOUR);
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  GtkWidget *list = ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *content = gtk_widget_get_parent (ui_get (list, GTK_TYPE_LABEL, "Views"));
  GtkWidget *row = gtk_widget_get_parent (content);

  ui_get (row, GTK_TYPE_LABEL, "0.90 USD");
  ui_get (row, GTK_TYPE_LABEL, "Per 1,000");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Views, Northwind, 1 – 500, 0.90 USD");

  pd_panel_set_identity (panel, "Westwind", pd_panel_get_url (panel));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Views, Westwind, 1 – 500, 0.90 USD");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/service-picker/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)

  ADD ("first", test_first);
  ADD ("pointer", test_pointer);
  ADD ("chosen", test_chosen);
  ADD ("chosen-below", test_chosen_below);
  ADD ("forgotten", test_forgotten);
  ADD ("keys-go-on", test_keys_go_on);
  ADD ("nothing", test_nothing);
  ADD ("many", test_many);
  ADD ("catalogue-comes", test_catalogue_comes);
  ADD ("row", test_row);

  return g_test_run ();
}
