/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter-question.h"
#include "ui-fixture.h"

/* Needs a Look with the keyboard: whoever answers a question stands in the next one, and can go on. */

static GtkWidget *
get_question (UiFixture *fixture)
{
  return ui_get (fixture->window, PD_TYPE_MATTER_QUESTION, NULL);
}

static gboolean
is_asked (UiFixture *fixture, const char *title)
{
  return ui_find (get_question (fixture), GTK_TYPE_LABEL, title) != NULL;
}

static gboolean
is_in_question (UiFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus)
         && gtk_widget_is_ancestor (focus, get_question (fixture));
}

static void
press (UiFixture *fixture, gpointer root, const char *label)
{
  GtkWidget *button = ui_get (root, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_grab_focus (button));
  ui_click (button);
}

/* Two unknown orders and one that was refused. */
static void
set_up (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel;
  PdOrder *refused;

  ui_fixture_set_up_with_few_services (fixture, data);
  panel = ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_order_unknown (fixture, panel, "https://example.com/maple");
  ui_fixture_order_unknown (fixture, panel, "https://example.com/oak");
  refused = desk_fixture_order (&fixture->base, panel, PD_DEMO_SERVICE_REFUSED, "https://example.com/elm");
  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), refused);
  wait_until (pd_order_get_status (refused) == PD_ORDER_REFUSED);
  ui_fixture_show (fixture, 1200, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "needs-a-look");
  ui_settle ();
}

static void
test_dialogs (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  press (fixture, get_question (fixture), "_It Arrived…");
  dialog = ui_get_dialog (fixture);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  press (fixture, dialog, "Mark as Arrived");
  wait_until (dialog == NULL);
  ui_settle ();
  g_assert_true (is_asked (fixture, "Did this order reach Northwind?"));
  g_assert_true (is_in_question (fixture));

  press (fixture, get_question (fixture), "It Did _Not Arrive…");
  dialog = ui_get_dialog (fixture);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  press (fixture, dialog, "_End the Order");
  wait_until (dialog == NULL);
  wait_until (is_asked (fixture, "Northwind refused an order"));
  wait_until (is_in_question (fixture));
}

static void
test_buttons (UiFixture *fixture, gconstpointer data)
{
  gtk_widget_activate (ui_get (fixture->window, ADW_TYPE_ACTION_ROW, "Northwind refused an order"));
  wait_until (is_in_question (fixture));
  press (fixture, get_question (fixture), "_Put Away");
  wait_until (is_asked (fixture, "Did this order reach Northwind?"));
  wait_until (is_in_question (fixture));
}

/* Reading the balance takes a moment; the button keeps the focus. */
static void
test_read_again (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *button = ui_get (get_question (fixture), GTK_TYPE_BUTTON, "Read the Balance Again");
  guint n_before = desk_fixture_count_requests (&fixture->base, "balance");

  press (fixture, get_question (fixture), "Read the Balance Again");
  wait_until (desk_fixture_count_requests (&fixture->base, "balance") > n_before);
  wait_until (gtk_widget_is_sensitive (button));
  wait_until (is_in_question (fixture));
}

/* Who is elsewhere stays there. */
static void
test_elsewhere (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *elsewhere = ui_get (fixture->window, GTK_TYPE_BUTTON, "Refresh (Ctrl+R)");
  PdOrder *order
      = pd_matter_get_order (pd_matter_question_get_matter (PD_MATTER_QUESTION (get_question (fixture))));

  g_assert_true (gtk_widget_grab_focus (elsewhere));
  pd_outbox_settle_not_placed_async (pd_desk_get_outbox (fixture->base.desk), order, NULL, NULL);
  wait_until (pd_order_get_status (order) != PD_ORDER_UNKNOWN);
  ui_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == elsewhere);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/matters-focus/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)

  ADD ("dialogs", test_dialogs);
  ADD ("buttons", test_buttons);
  ADD ("read-again", test_read_again);
  ADD ("elsewhere", test_elsewhere);

  return g_test_run ();
}
