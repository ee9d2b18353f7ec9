/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-panel-edit-dialog.h"
#include "pd-panel-page.h"

/* Editing a panel through the real dialog: what is new is tried first, what does not work changes nothing,
 * and what cannot be found out of a panel's way of working can be set, stays, and is used. */

static PdPanel *
get_panel (UiFixture *fixture)
{
  return desk_fixture_get_panel (&fixture->base, 0);
}

static gpointer
open_dialog (UiFixture *fixture)
{
  GtkWidget *page;

  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x",
                              pd_panel_get_id (get_panel (fixture)));
  ui_settle ();
  page = ui_get (fixture->window, PD_TYPE_PANEL_PAGE, NULL);
  ui_click (ui_get (page, GTK_TYPE_BUTTON, "Edit Panel"));
  g_assert_true (PD_IS_PANEL_EDIT_DIALOG (ui_get_dialog (fixture)));

  return ui_get_dialog (fixture);
}

static GtkWidget *
get_field (gpointer dialog, const char *title)
{
  return ui_get (dialog, ADW_TYPE_ENTRY_ROW, title);
}

/* Saves, and waits until the dialog has gone for good. */
static void
save (gpointer dialog)
{
  g_object_add_weak_pointer (dialog, &dialog);
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Save"));
  wait_until (dialog == NULL);
}

static void
test_name (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;

  ui_fixture_add_panel (fixture, "Northwind");
  dialog = open_dialog (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (dialog, "Name"))), ==, "Northwind");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (dialog, "Address"))), ==,
                   pd_demo_panel_get_url (fixture->base.server));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (dialog, "New API Key"))), ==, "");
  ui_type (get_field (dialog, "Name"), "Harbor & <b>Sons</b>");
  save (dialog);
  g_assert_nonnull (ui_find (fixture->window, ADW_TYPE_WINDOW_TITLE, "Harbor & <b>Sons</b>"));
  page = gtk_widget_get_ancestor (ui_get (fixture->window, PD_TYPE_PANEL_PAGE, NULL),
                                  ADW_TYPE_NAVIGATION_PAGE);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Harbor & <b>Sons</b>");
}

/* A new key that the panel refuses is not kept, and the old one still works. */
static void
test_wrong_key (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer dialog;
  GtkWidget *key;

  ui_fixture_add_panel (fixture, "Northwind");
  dialog = open_dialog (fixture);
  key = get_field (dialog, "New API Key");
  ui_type (get_field (dialog, "Name"), "Harbor");
  ui_type (key, "no such key");
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Save"));
  wait_until (
      ui_find (dialog, ADW_TYPE_ACTION_ROW,
               "The panel does not accept the key. Orders wait and nothing is lost: copy the key again "
               "from the panel’s website and enter it here.")
      != NULL);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (key), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (key)), ==, "no such key");
  g_assert_cmpstr (pd_panel_get_name (get_panel (fixture)), ==, "Northwind");

  adw_dialog_close (dialog);
  ui_settle ();
  desk_fixture_refresh (&fixture->base, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pd_panel_get_health (get_panel (fixture)), ==, PD_PANEL_OK);
}

static void
choose (gpointer dialog, const char *row, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_get (dialog, ADW_TYPE_COMBO_ROW, row)), position);
}

static void
turn (gpointer dialog, const char *row, gboolean on)
{
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_get (dialog, ADW_TYPE_SWITCH_ROW, row)), on);
}

static void
assert_words (UiFixture *fixture, const char *title, const char *words)
{
  GtkWidget *page = ui_get (fixture->window, PD_TYPE_PANEL_PAGE, NULL);

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (page, ADW_TYPE_ACTION_ROW, title))),
                   ==, words);
}

static void
set_everything (gpointer dialog)
{
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (ui_get (dialog, ADW_TYPE_EXPANDER_ROW, "How this panel works")), TRUE);
  ui_settle ();
  choose (dialog, "Name of the link", 1);
  adw_spin_row_set_value (ADW_SPIN_ROW (ui_get (dialog, ADW_TYPE_SPIN_ROW, "Orders at a time")), 25);
  turn (dialog, "Refills of several orders at once", FALSE);
  turn (dialog, "Cancels of several orders at once", FALSE);
  turn (dialog, "Refills can be followed", FALSE);
  choose (dialog, "The same order twice", 2);
  turn (dialog, "Prices are for one", TRUE);
}

static void
assert_everything (PdPanel *panel)
{
  PdDialect *dialect = pd_panel_get_dialect (panel);

  g_assert_cmpstr (pd_dialect_get_link_parameter (dialect), ==, "url");
  g_assert_cmpuint (pd_dialect_get_most_ids (dialect), ==, 25);
  g_assert_false (pd_dialect_get_batch_refill (dialect));
  g_assert_false (pd_dialect_get_batch_cancel (dialect));
  g_assert_false (pd_dialect_get_refill_status (dialect));
  g_assert_cmpint (pd_dialect_get_idempotency (dialect), ==, PD_IDEMPOTENCY_WINDOW);
  g_assert_true (pd_dialect_get_rate_per_one (dialect));
}

/* All that a panel may do differently: in words on the page, kept over a restart, and prices are read anew.
 */
static void
test_dialect (UiFixture *fixture, gconstpointer data)
{
  PdServiceList *services;
  gpointer dialog;

  ui_fixture_add_panel (fixture, "Northwind");
  dialog = open_dialog (fixture);
  set_everything (dialog);
  save (dialog);
  assert_everything (get_panel (fixture));
  wait_for_catalogue (get_panel (fixture));
  ui_settle ();
  assert_words (fixture, "States", "Asked for 25 orders at a time");
  assert_words (fixture, "Refill", "Is only confirmed; asked for one order at a time");
  assert_words (fixture, "Cancel", "One order at a time");
  assert_words (fixture, "Link", "Sent as “url”");
  assert_words (fixture, "The same order twice", "Within two minutes it is made once");
  assert_words (fixture, "Prices", "Printed for one, shown here for 1,000");

  services = pd_desk_get_services (fixture->base.desk);
  g_assert_true (pd_money_equal (
      pd_service_get_info (pd_service_list_find (services, get_panel (fixture), PD_DEMO_SERVICE_ORDINARY))
          ->rate,
      pd_money_parse ("900")));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  desk_fixture_restart (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  assert_everything (get_panel (fixture));
}

/* What is set is what is sent. */
static void
test_link_parameter (UiFixture *fixture, gconstpointer data)
{
  gpointer dialog;
  PdOrder *order;
  GHashTable *request;

  ui_fixture_add_panel (fixture, "Northwind");
  dialog = open_dialog (fixture);
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (ui_get (dialog, ADW_TYPE_EXPANDER_ROW, "How this panel works")), TRUE);
  ui_settle ();
  choose (dialog, "Name of the link", 1);
  choose (dialog, "The same order twice", 1);
  save (dialog);

  desk_fixture_script (&fixture->base, "add", "application/json", "{\"order\":1}");
  order = desk_fixture_order (&fixture->base, get_panel (fixture), PD_DEMO_SERVICE_ORDINARY,
                              "https://example.com/maple");
  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), order);
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
  request = pd_demo_panel_get_last_request (fixture->base.server, "add");
  g_assert_cmpstr (g_hash_table_lookup (request, "url"), ==, "https://example.com/maple");
  g_assert_null (g_hash_table_lookup (request, "link"));
  g_assert_nonnull (g_hash_table_lookup (request, "request_id"));
}

/* Closing is giving up. */
static void
test_given_up (UiFixture *fixture, gconstpointer data)
{
  gpointer dialog;

  ui_fixture_add_panel (fixture, "Northwind");
  dialog = open_dialog (fixture);
  ui_type (get_field (dialog, "Name"), "Harbor");
  set_everything (dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_close (dialog);
  wait_until (dialog == NULL);
  g_assert_cmpstr (pd_panel_get_name (get_panel (fixture)), ==, "Northwind");
  assert_words (fixture, "Link", "Sent as “link”");
}

static void
add_test (const char *path, void (*test) (UiFixture *, gconstpointer))
{
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up_with_few_services, test, ui_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  add_test ("/edit-panel/name", test_name);
  add_test ("/edit-panel/wrong-key", test_wrong_key);
  add_test ("/edit-panel/dialect", test_dialect);
  add_test ("/edit-panel/link-parameter", test_link_parameter);
  add_test ("/edit-panel/given-up", test_given_up);

  return g_test_run ();
}
