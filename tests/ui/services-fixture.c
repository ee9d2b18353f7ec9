/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "services-fixture.h"

GtkWidget *
services_get_page (UiFixture *fixture)
{
  return ui_get (fixture->window, PD_TYPE_SERVICES_PAGE, NULL);
}

static GtkStack *
get_stack (UiFixture *fixture)
{
  GtkWidget *page = services_get_page (fixture);
  GtkWidget *stack = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (page));
       child && stack == NULL; child = gtk_widget_get_next_sibling (child))
    stack = ui_find (child, GTK_TYPE_STACK, NULL);
  g_assert_nonnull (stack);

  return GTK_STACK (stack);
}

/* The page of the stack that is shown. */
const char *
services_get_state (UiFixture *fixture)
{
  return gtk_stack_get_visible_child_name (get_stack (fixture));
}

void
services_close_window (UiFixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  ui_settle ();
}

/* Closes everything and shows it again; the desk opens while the window is there, as it does at the start. */
void
services_restart (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  services_close_window (fixture);
  desk_fixture_close (&fixture->base);
  desk_fixture_make_desk (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  desk_fixture_open (&fixture->base, &error);
  g_assert_no_error (error);
  pd_desk_start (fixture->base.desk);
  for (guint i = 0; i < desk_fixture_count_panels (&fixture->base); i++)
    wait_for_catalogue (desk_fixture_get_panel (&fixture->base, i));
  ui_fixture_show (fixture, 1200, 800);
}
