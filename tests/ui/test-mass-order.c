/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mass-fixture.h"

#include "pd-adopt-dialog.h"
#include "pd-edit-cell.h"
#include "pd-paste-dialog.h"
#include "pd-problem-row.h"
#include "pd-sending-bar.h"

/* Mass orders and adopting, from the text that is pasted to the orders that the panel has. */

#define GONE "The file or folder is not there any more. Choose it again."

static void
test_preview (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  mass_look_through (fixture);

  g_assert_null (pd_mass_row_get_message (mass_get_row (fixture, 0)));
  g_assert_cmpstr (pd_mass_row_get_message (mass_get_row (fixture, 1)), ==,
                   "The quantity 1 is below the minimum of 100");
  g_assert_cmpstr (pd_mass_row_get_message (mass_get_row (fixture, 2)), ==, "No panel has a service 424242");
  g_assert_true (pd_mass_row_is_ready (mass_get_row (fixture, 3)));
  g_assert_cmpstr (pd_mass_row_get_message (mass_get_row (fixture, 4)), ==,
                   "The same service and link as in line 1");
  g_assert_true (pd_mass_row_is_ready (mass_get_row (fixture, 4)));
  g_assert_nonnull (ui_find (fixture->window, GTK_TYPE_BUTTON, "Place 3 Orders…"));
}

/* A line that is mended in place can be placed. */
static void
test_edit (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *label;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  mass_look_through (fixture);

  label = ui_get (fixture->window, PD_TYPE_EDIT_CELL, "1");
  pd_edit_cell_start (PD_EDIT_CELL (label));
  ui_type (ui_get (label, GTK_TYPE_TEXT, NULL), "100");
  g_signal_emit_by_name (ui_get (label, GTK_TYPE_TEXT, NULL), "activate");
  wait_until (ui_find (fixture->window, GTK_TYPE_BUTTON, "Place 4 Orders…") != NULL);
  g_assert_true (pd_mass_row_is_ready (mass_get_row (fixture, 1)));
  /* A GtkColumnView that goes away loses the columns after the one that had the focus last. */
  gtk_widget_grab_focus (ui_get (fixture->window, GTK_TYPE_BUTTON, "Leave This Line Out"));
}

/* What is read in the menu of panels are their names, letter for letter. */
static void
test_panel_menu (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *button;
  g_autoptr (GMenuModel) section = NULL;
  g_autofree char *label = NULL;

  ui_fixture_add_panel (fixture, "North_wind");
  ui_fixture_add_panel (fixture, "Harbor");
  ui_fixture_show (fixture, 1200, 800);
  mass_look_through (fixture);
  button = ui_get (fixture->window, GTK_TYPE_MENU_BUTTON, "Lines without a panel go to");
  section = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), 0,
                                        G_MENU_LINK_SECTION);
  g_menu_model_get_item_attribute (section, 1, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_assert_cmpstr (label, ==, "North__wind");
}

/* Where lines go that name no panel can be read in the narrowest window. */
static void
test_panel_row (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  GtkWidget *chosen;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_add_panel (fixture, "Harbor");
  ui_fixture_show (fixture, 360, 294);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.mass-order", NULL);
  wait_until (ui_get_dialog (fixture) != NULL);
  row = ui_get (ui_get_dialog (fixture), ADW_TYPE_COMBO_ROW, "Lines without a panel go to");
  ui_let_draw (fixture);
  chosen = ui_get (row, GTK_TYPE_LABEL, "Any that has the service");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (chosen))));
  adw_dialog_force_close (ui_get_dialog (fixture));
}

static void
place (UiFixture *fixture)
{
  AdwDialog *question;

  ui_click (ui_get (fixture->window, GTK_TYPE_BUTTON, "Place 3 Orders…"));
  question = ui_get_dialog (fixture);
  wait_until (ui_find (question, GTK_TYPE_BUTTON, "_Place Orders") != NULL);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (question)), ==, "Place 3 Orders?");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)), "100.00\u00a0USD"));
  g_assert_true (
      g_str_has_suffix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (question)), "\n2 lines left out"));
  ui_click (ui_get (question, GTK_TYPE_BUTTON, "_Place Orders"));
}

/* What cannot be sent stays in the preview when the rest was. */
static void
test_place (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  mass_look_through (fixture);
  place (fixture);

  wait_until (g_list_model_get_n_items (mass_get_rows (fixture)) == 2);
  wait_until (pd_demo_panel_count_requests (fixture->base.server, "add") == 3);
  wait_until (pd_outbox_is_idle (pd_desk_get_outbox (fixture->base.desk)));
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, "add"), ==, 3);
  g_assert_cmpstr (pd_mass_row_get_message (mass_get_row (fixture, 0)), ==,
                   "The quantity 1 is below the minimum of 100");
  g_assert_cmpstr (pd_mass_row_get_message (mass_get_row (fixture, 1)), ==, "No panel has a service 424242");
  /* They are still lines of the text that was pasted. */
  g_assert_cmpuint (pd_mass_row_get_line (mass_get_row (fixture, 0)), ==, 2);
  g_assert_cmpuint (pd_mass_row_get_line (mass_get_row (fixture, 1)), ==, 3);
}

/* What the queue does stands at the foot of the window while it works. The panel refuses the link that has an
 * order already: that line comes back in a new preview. */
static void
test_pause (UiFixture *fixture, gconstpointer data)
{
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);
  GtkWidget *bar;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  pd_outbox_set_paused (outbox, TRUE);
  mass_look_through (fixture);
  place (fixture);
  wait_until (ui_find (fixture->window, GTK_TYPE_LABEL, "0 of 3 orders sent") != NULL);
  bar = ui_get (fixture->window, PD_TYPE_SENDING_BAR, NULL);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, "add"), ==, 0);

  ui_click (ui_get (bar, GTK_TYPE_BUTTON, "Resume"));
  wait_until (pd_demo_panel_count_requests (fixture->base.server, "add") == 3);
  wait_until (pd_outbox_is_idle (outbox));

  ui_click (ui_get (bar, GTK_TYPE_BUTTON, "Look Through"));
  wait_until (g_list_model_get_n_items (mass_get_rows (fixture)) == 1);
  g_assert_true (pd_mass_row_is_ready (mass_get_row (fixture, 0)));
  g_assert_false (gtk_widget_get_visible (bar));
}

/* In a narrow window, the count has a line of its own. */
static void
test_narrow_bar (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *bar;
  GtkWidget *title;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 720);
  pd_outbox_set_paused (pd_desk_get_outbox (fixture->base.desk), TRUE);
  mass_look_through (fixture);
  place (fixture);
  wait_until (ui_find (fixture->window, GTK_TYPE_LABEL, "0 of 3 orders sent") != NULL);
  ui_let_draw (fixture);
  title = ui_get (fixture->window, GTK_TYPE_LABEL, "0 of 3 orders sent");
  bar = ui_get (fixture->window, PD_TYPE_SENDING_BAR, NULL);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
  g_assert_cmpint (gtk_widget_get_width (ui_get (bar, GTK_TYPE_BUTTON, "Resume")), >, 100);
}

static void
order_two (UiFixture *fixture, PdPanel *panel)
{
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);

  pd_outbox_set_paused (outbox, TRUE);
  desk_fixture_order (&fixture->base, panel, "1001", "https://example.com/first");
  desk_fixture_order (&fixture->base, panel, "1001", "https://example.com/second");
  wait_until (ui_find (fixture->window, GTK_TYPE_LABEL, "0 of 2 orders sent") != NULL);
  pd_outbox_set_paused (outbox, FALSE);
  pd_outbox_send_now (outbox, NULL);
  wait_until (pd_outbox_is_idle (outbox));
}

/* What a mass order left is told when its queue has ended, not after single orders that came later. */
static void
test_told_once (UiFixture *fixture, gconstpointer data)
{
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");

  ui_fixture_show (fixture, 1200, 800);
  mass_look_through (fixture);
  place (fixture);
  wait_until (pd_demo_panel_count_requests (fixture->base.server, "add") == 3);
  wait_until (pd_outbox_is_idle (outbox));
  ui_click (ui_get (fixture->window, GTK_TYPE_BUTTON, "Dismiss"));

  pd_test_clock_advance (fixture->base.clock, 1000);
  order_two (fixture, panel);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, "add"), ==, 5);
  g_assert_null (ui_find (fixture->window, PD_TYPE_SENDING_BAR, NULL));
}

typedef struct
{
  UiFixture *fixture;
  gboolean told;
} Watch;

/* A minute passes with each order that is sent. */
static void
let_minute_pass_cb (Watch *watch)
{
  if (ui_find (watch->fixture->window, GTK_TYPE_LABEL, "about 1 minute left") != NULL)
    watch->told = TRUE;
  pd_test_clock_advance (watch->fixture->base.clock, 60 * 1000);
}

/* How long the rest will take is told by the pace so far, not counting the time when the queue stood. */
static void
test_time_left (UiFixture *fixture, gconstpointer data)
{
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);
  Watch watch = { fixture, FALSE };
  GtkWidget *bar;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  pd_outbox_set_paused (outbox, TRUE);
  mass_look_through (fixture);
  place (fixture);
  wait_until (ui_find (fixture->window, GTK_TYPE_LABEL, "0 of 3 orders sent") != NULL);
  bar = ui_get (fixture->window, PD_TYPE_SENDING_BAR, NULL);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (ui_get (bar, GTK_TYPE_PROGRESS_BAR, NULL)),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       ui_get (bar, GTK_TYPE_LABEL, "0 of 3 orders sent"), NULL);
  pd_test_clock_advance (fixture->base.clock, 60 * 60 * 1000);

  g_signal_connect_swapped (outbox, "notify::n-queued", G_CALLBACK (let_minute_pass_cb), &watch);
  ui_click (ui_get (bar, GTK_TYPE_BUTTON, "Resume"));
  wait_until (pd_demo_panel_count_requests (fixture->base.server, "add") == 3);
  wait_until (pd_outbox_is_idle (outbox));
  g_assert_true (watch.told);
  g_signal_handlers_disconnect_by_data (outbox, &watch);
}

/* A file that cannot be read is told of in the dialog that it was opened in. */
static void
test_missing_file (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "gone.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 294);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.mass-order", NULL);
  wait_until (ui_find (ui_get_dialog (fixture), GTK_TYPE_TEXT_VIEW, NULL) != NULL);
  dialog = ui_get_dialog (fixture);
  pd_paste_dialog_load (PD_PASTE_DIALOG (dialog), file);
  wait_until (ui_find (dialog, PD_TYPE_PROBLEM_ROW, GONE) != NULL);
  ui_let_draw (fixture);

  g_assert_true (g_file_set_contents (path, MASS_LINES, -1, NULL));
  pd_paste_dialog_load (PD_PASTE_DIALOG (dialog), file);
  g_assert_null (ui_find (dialog, PD_TYPE_PROBLEM_ROW, GONE));
  wait_until (ui_find (fixture->window, PD_TYPE_MASS_PAGE, NULL) != NULL);
  wait_until (g_list_model_get_n_items (mass_get_rows (fixture)) == 5);
}

static void
test_adopt (UiFixture *fixture, gconstpointer data)
{
  PdOrderList *orders = pd_desk_get_orders (fixture->base.desk);
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  g_autoptr (PdOrder) order = NULL;

  ui_fixture_show (fixture, 1200, 800);
  desk_fixture_script (&fixture->base, "status", "application/json",
                       "{\"501\":{\"status\":\"Completed\",\"charge\":\"0.27\",\"remains\":\"0\"},"
                       "\"502\":{\"error\":\"Incorrect order ID\"}}");
  mass_paste (fixture, "win.adopt-orders", "501\n502\n", "Adopt");
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (orders)) == 1);
  ui_settle ();
  order = g_list_model_get_item (G_LIST_MODEL (orders), 0);
  g_assert_true (pd_order_get_panel (order) == panel);
  g_assert_true (pd_order_get_record (order)->adopted);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_COMPLETED);
  wait_until (PD_IS_ADOPT_DIALOG (ui_get_dialog (fixture)));
  wait_until (ui_find (ui_get_dialog (fixture), GTK_TYPE_LABEL, "1 Order Adopted") != NULL);
  ui_get (ui_get_dialog (fixture), GTK_TYPE_LABEL, "502: Incorrect order ID");
  adw_dialog_force_close (ui_get_dialog (fixture));
}

/* From the page of a panel it is that panel which is asked; from elsewhere it is the first one. */
static void
test_adopt_at_shown_panel (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel;
  PdOrderList *orders = pd_desk_get_orders (fixture->base.desk);
  g_autoptr (PdOrder) order = NULL;

  ui_fixture_add_panel (fixture, "Northwind");
  panel = ui_fixture_add_panel (fixture, "Harbour");
  ui_fixture_show (fixture, 1200, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", pd_panel_get_id (panel));
  desk_fixture_script (&fixture->base, "status", "application/json",
                       "{\"501\":{\"status\":\"Completed\",\"charge\":\"0.27\",\"remains\":\"0\"}}");
  mass_paste (fixture, "win.adopt-orders", "501\n", "Adopt");
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (orders)) == 1);
  order = g_list_model_get_item (G_LIST_MODEL (orders), 0);
  g_assert_true (pd_order_get_panel (order) == panel);
  wait_until (ui_find (ui_get_dialog (fixture), GTK_TYPE_LABEL, "1 Order Adopted") != NULL);
  adw_dialog_force_close (ui_get_dialog (fixture));
}

/* Many ids take their time: how far it is can be seen, and it can be stopped. */
static void
test_adopt_stopped (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  AdwDialog *dialog;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (ids, "%u\n", 5000 + i);
  pd_demo_panel_set_delay (fixture->base.server, 1000);
  mass_paste (fixture, "win.adopt-orders", ids->str, "Adopt");
  wait_until (PD_IS_ADOPT_DIALOG (ui_get_dialog (fixture)));
  dialog = ui_get_dialog (fixture);
  ui_get (dialog, GTK_TYPE_LABEL, "0 of 1200 orders");
  wait_until (desk_fixture_count_requests (&fixture->base, "status") == 4);
  pd_test_clock_advance (fixture->base.clock, 1000);
  wait_until (desk_fixture_count_requests (&fixture->base, "status") > 4);
  ui_settle ();
  g_assert_null (ui_find (dialog, GTK_TYPE_LABEL, "0 of 1200 orders"));

  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Stop"));
  pd_demo_panel_set_delay (fixture->base.server, 0);
  pd_test_clock_advance (fixture->base.clock, 1000);
  wait_until (ui_find (dialog, GTK_TYPE_LABEL, "0 Orders Adopted") != NULL);
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "status"), <, 12);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/mass-order/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)

  ADD ("preview", test_preview);
  ADD ("edit", test_edit);
  ADD ("panel-menu", test_panel_menu);
  ADD ("panel-row", test_panel_row);
  ADD ("place", test_place);
  ADD ("pause", test_pause);
  ADD ("narrow-bar", test_narrow_bar);
  ADD ("told-once", test_told_once);
  ADD ("time-left", test_time_left);
  ADD ("missing-file", test_missing_file);
  ADD ("adopt", test_adopt);
  ADD ("adopt-at-shown-panel", test_adopt_at_shown_panel);
  ADD ("adopt-stopped", test_adopt_stopped);

  return g_test_run ();
}
