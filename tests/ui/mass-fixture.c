/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mass-fixture.h"

void
mass_paste (UiFixture *fixture, const char *action, const char *text, const char *button)
{
  AdwDialog *dialog;
  GtkWidget *view;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  wait_until (ui_find (ui_get_dialog (fixture), GTK_TYPE_TEXT_VIEW, NULL) != NULL);
  dialog = ui_get_dialog (fixture);
  view = ui_get (dialog, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, button));
}

GListModel *
mass_get_rows (UiFixture *fixture)
{
  GtkWidget *page = ui_get (fixture->window, PD_TYPE_MASS_PAGE, NULL);
  GListModel *mass = NULL;

  g_object_get (page, "mass", &mass, NULL);
  g_object_unref (mass);

  return mass;
}

PdMassRow *
mass_get_row (UiFixture *fixture, guint position)
{
  g_autoptr (PdMassRow) row = g_list_model_get_item (mass_get_rows (fixture), position);

  return row;
}

void
mass_look_through (UiFixture *fixture)
{
  mass_paste (fixture, "win.mass-order", MASS_LINES, "Look Through");
  wait_until (ui_find (fixture->window, PD_TYPE_MASS_PAGE, NULL) != NULL);
  wait_until (g_list_model_get_n_items (mass_get_rows (fixture)) == 5);
  ui_settle ();
}
