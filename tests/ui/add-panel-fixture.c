/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "add-panel-fixture.h"

#include "pd-add-panel-dialog.h"

/* A window of a person who has just begun, with the dialog in front. */
AdwDialog *
add_panel_open (UiFixture *fixture)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (fixture->window)))
    ui_fixture_show (fixture, 1000, 750);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-panel", NULL);
  ui_settle ();
  g_assert_true (PD_IS_ADD_PANEL_DIALOG (ui_get_dialog (fixture)));

  return ui_get_dialog (fixture);
}

/* Takes a row of the first page, and waits until its fields are there. */
void
add_panel_choose (AdwDialog *dialog, const char *row)
{
  gtk_widget_activate (ui_get (dialog, ADW_TYPE_ACTION_ROW, row));
  wait_until (ui_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, "API Key") != NULL);
}

GtkWidget *
add_panel_get_field (gpointer dialog, const char *title)
{
  return ui_get (dialog, ADW_TYPE_ENTRY_ROW, title);
}

const char *
add_panel_get_text (gpointer dialog, const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (add_panel_get_field (dialog, title)));
}

void
add_panel_fill_in (gpointer dialog, const char *name, const char *url, const char *key)
{
  ui_type (add_panel_get_field (dialog, "Name"), name);
  ui_type (add_panel_get_field (dialog, "Address"), url);
  ui_type (add_panel_get_field (dialog, "API Key"), key);
}

gboolean
add_panel_is_connecting (gpointer dialog)
{
  gboolean connecting;

  g_object_get (dialog, "connecting", &connecting, NULL);

  return connecting;
}

static gboolean
tick_cb (gpointer clock)
{
  pd_test_clock_advance (clock, 500);

  return G_SOURCE_CONTINUE;
}

/* Presses Connect and waits for what comes of it, while the time of the pauses and of the patience passes. */
void
add_panel_try (UiFixture *fixture, gpointer dialog)
{
  guint tick = g_timeout_add (10, tick_cb, fixture->base.clock);

  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Connect"));
  wait_until (!add_panel_is_connecting (dialog));
  g_source_remove (tick);
  ui_settle ();
}

/* Right after it was added, the dialog goes away for good. */
void
add_panel_succeed (UiFixture *fixture, gpointer dialog)
{
  guint n_panels = desk_fixture_count_panels (&fixture->base);

  g_object_add_weak_pointer (dialog, &dialog);
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Connect"));
  wait_until (dialog == NULL);
  g_assert_cmpuint (desk_fixture_count_panels (&fixture->base), ==, n_panels + 1);
  g_assert_null (ui_get_dialog (fixture));
  wait_for_catalogue (desk_fixture_get_panel (&fixture->base, n_panels));
}

/* The sentence under a field, with what stands below it. The field is marked, keeps what was typed, and has
 * the focus; nothing was added. */
void
add_panel_assert_error (
    UiFixture *fixture, gpointer dialog, const char *field, const char *title, const char *below)
{
  GtkWidget *row = add_panel_get_field (dialog, field);
  GtkWidget *error = ui_get (dialog, ADW_TYPE_ACTION_ROW, title);

  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  if (below != NULL)
    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (error)), ==, below);
  g_assert_cmpuint (desk_fixture_count_panels (&fixture->base), ==, 0);
  g_assert_true (gtk_widget_is_sensitive (ui_get (dialog, GTK_TYPE_BUTTON, "Connect")));
}

void
add_panel_assert_focus (UiFixture *fixture, GtkWidget *row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
}
