/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "keyboard-fixture.h"
#include "mass-fixture.h"
#include "pd-cell.h"
#include "pd-edit-cell.h"
#include "tooltips.h"

/* The preview of a mass order as it is looked at and gone through: wide and narrow, with the keyboard and by
 * ear, and taking back what was done to a line. */

static GtkWidget *
show (UiFixture *fixture, int width, int height)
{
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, width, height);
  mass_look_through (fixture);

  return ui_get (fixture->window, PD_TYPE_MASS_PAGE, NULL);
}

static void
assert_inside (UiFixture *fixture, GtkWidget *widget, int width, int height)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, (float) width);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float) height);
}

/* In the smallest window there is a list, and room for more than one line of it. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 360, 294);
  GtkWidget *list;
  GtkWidget *place;

  wait_until (ui_find (page, GTK_TYPE_LIST_VIEW, NULL) != NULL);
  keyboard_wait_for_frame (page);
  list = ui_get (page, GTK_TYPE_LIST_VIEW, NULL);
  place = ui_get (page, GTK_TYPE_BUTTON, "Place 3 Orders…");
  g_assert_null (ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL));
  g_assert_nonnull (ui_find (list, GTK_TYPE_LABEL, "The quantity 1 is below the minimum of 100"));
  g_assert_cmpint (gtk_widget_get_height (list), >=, 90);
  assert_inside (fixture, list, 360, 294);
  assert_inside (fixture, place, 360, 294);
  assert_inside (fixture, ui_get (page, ADW_TYPE_TOGGLE_GROUP, NULL), 360, 294);
}

/* It says what it is, however wide it is. */
static void
test_title (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);

  g_assert_nonnull (ui_find (page, ADW_TYPE_WINDOW_TITLE, "Mass Order"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  wait_until (ui_find (page, GTK_TYPE_LIST_VIEW, NULL) != NULL);
  g_assert_nonnull (ui_find (page, ADW_TYPE_WINDOW_TITLE, "Mass Order"));
}

/* The totals are as wide as they are, and there is nothing beside them to scroll to. */
static void
test_totals_fit (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  GtkWidget *totals
      = gtk_widget_get_ancestor (ui_get (page, GTK_TYPE_FLOW_BOX, NULL), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (totals));

  ui_let_draw (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, gtk_adjustment_get_page_size (adjustment));
}

static GtkWidget *
activate_row (UiFixture *fixture, guint position)
{
  wait_until (ui_find (fixture->window, GTK_TYPE_LIST_VIEW, NULL) != NULL);
  g_signal_emit_by_name (ui_get (fixture->window, GTK_TYPE_LIST_VIEW, NULL), "activate", position);
  wait_until (ui_get_dialog (fixture) != NULL);

  return GTK_WIDGET (ui_get_dialog (fixture));
}

/* A line is corrected in a dialog of its own, which tells at once whether it will do. */
static void
test_narrow_edit (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 360, 720);
  GtkWidget *dialog = activate_row (fixture, 1);

  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (dialog)), ==, "Line 2");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "The quantity 1 is below the minimum of 100"));
  ui_type (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Quantity"), "100");
  wait_until (ui_find (page, GTK_TYPE_BUTTON, "Place 4 Orders…") != NULL);
  g_assert_null (ui_find (dialog, GTK_TYPE_LABEL, "The quantity 1 is below the minimum of 100"));
  keyboard_assert_all_reached (fixture, dialog);
}

static void
test_narrow_leave_out (UiFixture *fixture, gconstpointer data)
{
  show (fixture, 360, 720);
  ui_click (ui_get (activate_row (fixture, 1), GTK_TYPE_BUTTON, "Leave This Line Out"));
  wait_until (ui_get_dialog (fixture) == NULL);
  g_assert_cmpuint (g_list_model_get_n_items (mass_get_rows (fixture)), ==, 4);
}

/* What it comes to has no room beside the button; it is one click away. */
static void
test_narrow_totals (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 360, 294);

  wait_until (ui_find (page, GTK_TYPE_BUTTON, "Totals") != NULL);
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Totals"));
  wait_until (ui_get_dialog (fixture) != NULL);
  g_assert_nonnull (ui_find (ui_get_dialog (fixture), GTK_TYPE_LABEL, "\u2068Northwind\u2069"));
  g_assert_nonnull (ui_find (ui_get_dialog (fixture), GTK_TYPE_LABEL, "3 orders"));
}

/* Lines that were left out, one after the other, come back where they had been. */
static void
test_undo (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);

  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"));
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"));
  g_assert_cmpuint (g_list_model_get_n_items (mass_get_rows (fixture)), ==, 3);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "2 lines left out"));

  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Undo"));
  g_assert_cmpuint (g_list_model_get_n_items (mass_get_rows (fixture)), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (pd_mass_row_get_line (mass_get_row (fixture, i)), ==, i + 1);
  wait_until (ui_find (page, GTK_TYPE_BUTTON, "Place 3 Orders…") != NULL);
}

/* Digits are grouped as everywhere else; an edit takes them either way. */
static void
test_grouping (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *label;

  if (setlocale (LC_NUMERIC, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("There is no English locale here");
      return;
    }

  page = show (fixture, 1200, 800);
  label = ui_get (page, PD_TYPE_EDIT_CELL, "1,000");
  pd_edit_cell_start (PD_EDIT_CELL (label));
  ui_type (ui_get (label, GTK_TYPE_TEXT, NULL), "2000");
  g_signal_emit_by_name (ui_get (label, GTK_TYPE_TEXT, NULL), "activate");
  ui_settle ();
  g_assert_cmpstr (pd_edit_cell_get_text (PD_EDIT_CELL (label)), ==, "2,000");
  gtk_widget_grab_focus (ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"));
  setlocale (LC_NUMERIC, "C");
}

static void
type_quantity (GtkWidget *cell, const char *text)
{
  pd_edit_cell_start (PD_EDIT_CELL (cell));
  ui_type (ui_get (cell, GTK_TYPE_TEXT, NULL), text);
}

static void
assert_quantity (UiFixture *fixture, const char *expected)
{
  g_autofree char *quantity = NULL;

  g_object_get (mass_get_row (fixture, 0), "quantity", &quantity, NULL);
  g_assert_cmpstr (quantity, ==, expected);
}

/* What all links have in common is not shown; what is edited is the whole link. */
static void
test_link (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  GtkWidget *cell = ui_get (page, PD_TYPE_EDIT_CELL, "example.com/2");
  g_autofree char *link = NULL;

  pd_edit_cell_start (PD_EDIT_CELL (cell));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_get (cell, GTK_TYPE_TEXT, NULL))), ==,
                   "https://example.com/2");
  g_signal_emit_by_name (ui_get (cell, GTK_TYPE_TEXT, NULL), "activate");
  g_object_get (mass_get_row (fixture, 1), "link", &link, NULL);
  g_assert_cmpstr (link, ==, "https://example.com/2");

  /* A GtkColumnView that goes away loses the columns after the one that had the focus last. */
  gtk_widget_grab_focus (ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"));
}

static gboolean
has_key (GtkShortcut *shortcut, guint key)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key;
}

/* Returns: whether the widget has done something about it */
static gboolean
press_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      guint n_shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller)
                              ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                              : 0;

      for (guint j = 0; j < n_shortcuts; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (has_key (shortcut, key))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL);
        }
    }

  return FALSE;
}

/* Enter or going elsewhere takes what was typed; after Enter the cell has the focus again. */
static void
test_edit_keys (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  GtkWidget *cell = ui_get (page, PD_TYPE_EDIT_CELL, "1000");

  g_assert_true (press_key (cell, GDK_KEY_F2));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_get (cell, GTK_TYPE_TEXT, NULL))), ==, "1000");
  type_quantity (cell, "2000");
  g_signal_emit_by_name (ui_get (cell, GTK_TYPE_TEXT, NULL), "activate");
  assert_quantity (fixture, "2000");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == cell);

  type_quantity (cell, "4000");
  gtk_widget_grab_focus (ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"));
  wait_until (ui_find (cell, GTK_TYPE_TEXT, NULL) == NULL);
  assert_quantity (fixture, "4000");
}

/* What a line has not is a dash, which is clicked to say it, and is not part of what is typed. */
static void
test_edit_nothing (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  GtkWidget *cell = ui_get (page, PD_TYPE_EDIT_CELL, "1001");

  g_object_set (mass_get_row (fixture, 0), "service-id", "", NULL);
  g_assert_cmpstr (pd_edit_cell_get_text (PD_EDIT_CELL (cell)), ==, "–");
  pd_edit_cell_start (PD_EDIT_CELL (cell));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_get (cell, GTK_TYPE_TEXT, NULL))), ==, "");
  gtk_widget_grab_focus (ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"));
}

/* A row that comes to show another line while it is edited gives neither of them what was typed. */
static void
test_edit_other_line (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  GtkWidget *cell = ui_get (page, PD_TYPE_EDIT_CELL, "1000");

  type_quantity (cell, "2000");
  pd_edit_cell_show (PD_EDIT_CELL (cell), mass_get_row (fixture, 1), "1", NULL);
  g_assert_null (ui_find (cell, GTK_TYPE_TEXT, NULL));
  gtk_widget_grab_focus (ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"));
  assert_quantity (fixture, "1000");
}

/* The link that is longer than its column does not push the others out of sight. */
static void
test_long_link (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strnfill (300, 'x');
  g_autofree char *line = g_strdup_printf ("1001 | https://example.com/%s | 1000", path);
  GtkWidget *button;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1000, 600);
  mass_paste (fixture, "win.mass-order", line, "Look Through");
  wait_until (ui_find (fixture->window, GTK_TYPE_BUTTON, "Leave This Line Out") != NULL);
  button = ui_get (fixture->window, GTK_TYPE_BUTTON, "Leave This Line Out");
  keyboard_wait_for_frame (button);
  assert_inside (fixture, button, 1000, 600);
}

static void
assert_label (gpointer widget, const char *label)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

/* A row is told by whether it can be sent, or why not, its service and its quantity. */
static void
assert_row_name (UiFixture *fixture, GtkWidget *widget, guint position, const char *state)
{
  g_autofree char *service = NULL;
  g_autofree char *quantity = NULL;
  g_autofree char *name = NULL;

  while (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_ROW
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    widget = gtk_widget_get_parent (widget);

  g_object_get (mass_get_row (fixture, position), "service-name", &service, "quantity", &quantity, NULL);
  name = g_strdup_printf ("%s, %s, %s", state, service, quantity);
  assert_label (widget, name);
}

/* None of them is set: for each that is, GTK asks the display where the pointer is, a thousand times in a
 * table of two hundred rows. */
static void
test_tooltips (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  const struct
  {
    GtkWidget *widget;
    const char *tooltip;
  } parts[] = {
    { ui_get (page, PD_TYPE_EDIT_CELL, "1"), "Quantity: activate to change" },
    { ui_get (page, PD_TYPE_EDIT_CELL, "1001"), "Service ID: activate to change" },
    { ui_get (page, PD_TYPE_EDIT_CELL, "example.com/2"), "https://example.com/2\nLink: activate to change" },
    { ui_get (page, PD_TYPE_CELL, NULL), "Ready" },
    { ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out"), "Leave This Line Out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *tooltip = ui_dup_tooltip (parts[i].widget);

      g_assert_cmpstr (tooltip, ==, parts[i].tooltip);
      g_assert_null (gtk_widget_get_tooltip_text (parts[i].widget));
    }
}

static void
test_accessible (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  GtkWidget *quantity = ui_get (page, PD_TYPE_EDIT_CELL, "1");
  GtkWidget *place = ui_get (page, GTK_TYPE_BUTTON, "Place 3 Orders…");
  GtkWidget *bar = ui_get (page, GTK_TYPE_PROGRESS_BAR, NULL);
  GtkWidget *leave_out = ui_get (page, GTK_TYPE_BUTTON, "Leave This Line Out");

  assert_label (ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL), "Lines of the mass order");
  assert_label (ui_get (page, ADW_TYPE_TOGGLE_GROUP, NULL), "Lines to Show");
  assert_label (quantity, "Quantity");
  assert_label (ui_get (page, PD_TYPE_EDIT_CELL, "1001"), "Service ID");
  assert_label (ui_get (page, PD_TYPE_EDIT_CELL, "example.com/2"), "Link");
  assert_row_name (fixture, quantity, 1, "The quantity 1 is below the minimum of 100");
  assert_row_name (fixture, ui_get (page, PD_TYPE_EDIT_CELL, "1001"), 0, "Ready");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (leave_out), GTK_ACCESSIBLE_ROLE_BUTTON);
  assert_label (leave_out, "Leave This Line Out");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_relation (
      GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
      ui_get (gtk_widget_get_parent (bar), GTK_TYPE_LABEL, "\u2068Northwind\u2069"), NULL);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_STATE_DISABLED, FALSE);
}

/* The list says the same; where nothing can be placed, the button says so. */
static void
test_accessible_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 360, 720);
  GtkWidget *list;

  wait_until (ui_find (page, GTK_TYPE_LIST_VIEW, NULL) != NULL);
  list = ui_get (page, GTK_TYPE_LIST_VIEW, NULL);
  keyboard_wait_for_frame (list);
  assert_label (list, "Lines of the mass order");
  assert_row_name (fixture,
                   ui_get (list, GTK_TYPE_LABEL, "\u2068Northwind\u2069 · \u2068example.com/2\u2069"), 1,
                   "The quantity 1 is below the minimum of 100");
  for (guint i = 0; i < 5; i++)
    g_object_set (mass_get_row (fixture, i), "quantity", "1", NULL);
  wait_until (ui_find (page, GTK_TYPE_BUTTON, "Nothing to Place") != NULL);
  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, "Totals"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (ui_get (page, GTK_TYPE_BUTTON, "Nothing to Place")),
                                    GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
}

static GtkWidget *
move_focus (UiFixture *fixture, GtkDirectionType direction)
{
  g_signal_emit_by_name (fixture->window, "move-focus", direction);

  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* Tab goes through one line and on to what comes after the table, however many lines there are; the arrows go
 * from line to line. */
static void
test_keyboard (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 1200, 800);
  GtkWidget *table = ui_get (page, GTK_TYPE_COLUMN_VIEW, NULL);

  keyboard_assert_all_reached (fixture, page);
  gtk_widget_grab_focus (ui_get (table, PD_TYPE_EDIT_CELL, "1000"));
  g_assert_true (move_focus (fixture, GTK_DIR_DOWN) == ui_get (table, PD_TYPE_EDIT_CELL, "1"));
  g_assert_true (GTK_IS_BUTTON (move_focus (fixture, GTK_DIR_TAB_FORWARD)));
  g_assert_false (gtk_widget_is_ancestor (move_focus (fixture, GTK_DIR_TAB_FORWARD), table));
}

static void
test_keyboard_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = show (fixture, 360, 720);

  wait_until (ui_find (page, GTK_TYPE_LIST_VIEW, NULL) != NULL);
  keyboard_assert_all_reached (fixture, page);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/mass-page/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)

  ADD ("title", test_title);
  ADD ("totals-fit", test_totals_fit);
  ADD ("narrow", test_narrow);
  ADD ("narrow-edit", test_narrow_edit);
  ADD ("narrow-leave-out", test_narrow_leave_out);
  ADD ("narrow-totals", test_narrow_totals);
  ADD ("undo", test_undo);
  ADD ("link", test_link);
  ADD ("edit-keys", test_edit_keys);
  ADD ("edit-nothing", test_edit_nothing);
  ADD ("edit-other-line", test_edit_other_line);
  ADD ("grouping", test_grouping);
  ADD ("long-link", test_long_link);
  ADD ("tooltips", test_tooltips);
  ADD ("accessible", test_accessible);
  ADD ("accessible-narrow", test_accessible_narrow);
  ADD ("keyboard", test_keyboard);
  ADD ("keyboard-narrow", test_keyboard_narrow);

  return g_test_run ();
}
