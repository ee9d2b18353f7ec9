/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mass-fixture.h"

/* A mass order that is not placed yet comes back, however it was left: from the text, from the preview, and
 * after the program had ended. */

#define TYPED "1001 | https://example.com/1 | 1000\n1003 | https://example.com/4 | 500"

static AdwDialog *
open_dialog (UiFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.mass-order", NULL);
  wait_until (ui_get_dialog (fixture) != NULL);

  return ui_get_dialog (fixture);
}

static GtkTextBuffer *
get_buffer (AdwDialog *dialog)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_get (dialog, GTK_TYPE_TEXT_VIEW, NULL)));
}

static char *
dup_text (AdwDialog *dialog)
{
  char *text = NULL;

  g_object_get (get_buffer (dialog), "text", &text, NULL);

  return text;
}

static void
close_dialog (UiFixture *fixture, AdwDialog *dialog)
{
  adw_dialog_close (dialog);
  wait_until (ui_get_dialog (fixture) == NULL);
  ui_settle ();
}

static gboolean
has_draft (UiFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "mass-order.txt", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
wait_for_text (AdwDialog *dialog, const char *part)
{
  g_autofree char *text = NULL;

  do
    {
      g_clear_pointer (&text, g_free);
      text = dup_text (dialog);
    }
  while (strstr (text, part) == NULL && (g_main_context_iteration (NULL, TRUE), TRUE));
}

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_set_up (fixture, data);
  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
}

/* Closing the dialog keeps the text; emptying it forgets it. */
static void
test_dialog (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);

  gtk_text_buffer_set_text (get_buffer (dialog), TYPED, -1);
  close_dialog (fixture, dialog);

  dialog = open_dialog (fixture);
  wait_for_text (dialog, TYPED);
  gtk_text_buffer_set_text (get_buffer (dialog), " \n", -1);
  close_dialog (fixture, dialog);
  g_assert_false (has_draft (fixture));
}

/* A dialog that is closed before it could show the draft does not forget it. */
static void
test_closed_at_once (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);

  gtk_text_buffer_set_text (get_buffer (dialog), TYPED, -1);
  close_dialog (fixture, dialog);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.mass-order", NULL);
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  ui_settle ();
  g_assert_true (has_draft (fixture));
}

/* The window takes the dialog with it, not what was typed there. */
static void
test_window_closed (UiFixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (get_buffer (open_dialog (fixture)), TYPED, -1);
  ui_settle ();
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  ui_settle ();
  g_assert_true (has_draft (fixture));
}

static void
leave_preview (UiFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "services");
  wait_until (ui_find (fixture->window, PD_TYPE_MASS_PAGE, NULL) == NULL);
  ui_settle ();
}

/* Leaving the preview keeps the lines as they were corrected. */
static void
test_preview (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autofree char *text = NULL;

  mass_look_through (fixture);
  g_object_set (mass_get_row (fixture, 1), "quantity", "200", NULL);
  wait_until (ui_find (fixture->window, GTK_TYPE_BUTTON, "Place 4 Orders…") != NULL);
  leave_preview (fixture);

  dialog = open_dialog (fixture);
  wait_for_text (dialog, "1002 | https://example.com/2 | 200");
  text = dup_text (dialog);
  g_assert_nonnull (strstr (text, "1001 | https://example.com/1 | 1000"));
  g_assert_nonnull (strstr (text, "424242 | https://example.com/3 | 500"));
}

/* Lines that are all left out are no draft. */
static void
test_all_left_out (UiFixture *fixture, gconstpointer data)
{
  mass_look_through (fixture);
  g_assert_true (has_draft (fixture));
  while (g_list_model_get_n_items (mass_get_rows (fixture)) > 0)
    ui_click (ui_get (fixture->window, GTK_TYPE_BUTTON, "Leave This Line Out"));
  leave_preview (fixture);
  g_assert_false (has_draft (fixture));
}

/* It is there when the program is started again, whether the window was closed over the preview or not. */
static void
test_restart (UiFixture *fixture, gconstpointer data)
{
  mass_look_through (fixture);
  g_object_set (mass_get_row (fixture, 1), "quantity", "200", NULL);
  wait_until (ui_find (fixture->window, GTK_TYPE_BUTTON, "Place 4 Orders…") != NULL);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  ui_settle ();
  desk_fixture_restart (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  ui_fixture_show (fixture, 1200, 800);
  wait_for_text (open_dialog (fixture), "1002 | https://example.com/2 | 200");
}

static void
place (UiFixture *fixture, const char *label)
{
  ui_click (ui_get (fixture->window, GTK_TYPE_BUTTON, label));
  wait_until (ui_find (ui_get_dialog (fixture), GTK_TYPE_BUTTON, "_Place Orders") != NULL);
  ui_click (ui_get (ui_get_dialog (fixture), GTK_TYPE_BUTTON, "_Place Orders"));
}

/* What was placed is never offered again; what was left out is. */
static void
test_placed (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autofree char *text = NULL;

  mass_look_through (fixture);
  place (fixture, "Place 3 Orders…");
  wait_until (g_list_model_get_n_items (mass_get_rows (fixture)) == 2);
  leave_preview (fixture);

  dialog = open_dialog (fixture);
  wait_for_text (dialog, "https://example.com/2");
  text = dup_text (dialog);
  g_assert_null (strstr (text, "https://example.com/1"));
  g_assert_null (strstr (text, "https://example.com/4"));
  wait_until (pd_outbox_is_idle (pd_desk_get_outbox (fixture->base.desk)));
}

static void
test_all_placed (UiFixture *fixture, gconstpointer data)
{
  mass_paste (fixture, "win.mass-order", TYPED, "Look Through");
  wait_until (ui_find (fixture->window, GTK_TYPE_BUTTON, "Place 2 Orders…") != NULL);
  place (fixture, "Place 2 Orders…");
  wait_until (ui_find (fixture->window, PD_TYPE_MASS_PAGE, NULL) == NULL);
  ui_settle ();
  g_assert_false (has_draft (fixture));
  wait_until (pd_outbox_is_idle (pd_desk_get_outbox (fixture->base.desk)));
}

/* Lines that come from elsewhere do not take the place of a draft. */
static void
test_other_lines (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture);

  gtk_text_buffer_set_text (get_buffer (dialog), TYPED, -1);
  close_dialog (fixture, dialog);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.mass-order-lines", "s",
                              "1001 | https://example.com/9 | 100");
  wait_until (g_list_model_get_n_items (mass_get_rows (fixture)) == 1);
  ui_settle ();
  leave_preview (fixture);
  wait_for_text (open_dialog (fixture), TYPED);
}

/* To search is no reason to leave the preview. */
static void
test_search (UiFixture *fixture, gconstpointer data)
{
  mass_look_through (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  ui_settle ();
  g_assert_nonnull (ui_find (fixture->window, PD_TYPE_MASS_PAGE, NULL));
}

/* A large text is written beside the main loop; the next one to look finds it whole. */
static void
test_large (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AdwDialog *dialog = open_dialog (fixture);

  for (guint i = 0; i < 8000; i++)
    g_string_append_printf (text, "1001 | https://example.com/%u | 1000\n", i);
  gtk_text_buffer_set_text (get_buffer (dialog), text->str, -1);
  close_dialog (fixture, dialog);
  wait_for_text (open_dialog (fixture), "https://example.com/7999 |");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/mass-draft/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)

  ADD ("dialog", test_dialog);
  ADD ("closed-at-once", test_closed_at_once);
  ADD ("window-closed", test_window_closed);
  ADD ("preview", test_preview);
  ADD ("all-left-out", test_all_left_out);
  ADD ("restart", test_restart);
  ADD ("placed", test_placed);
  ADD ("all-placed", test_all_placed);
  ADD ("other-lines", test_other_lines);
  ADD ("search", test_search);
  ADD ("large", test_large);

  return g_test_run ();
}
