/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-matters-page.h"
#include "pd-order-dialog.h"
#include "pd-problem-row.h"

/* Needs a Look: one plain question at a time, with what is known; what is answered is written down, and
 * what an answer sends stands in test-settling.c. */

#define LINK "https://example.com/maple"

static void
show (UiFixture *fixture)
{
  ui_fixture_show (fixture, 1200, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "needs-a-look");
  ui_settle ();
}

static GtkWidget *
get_page (UiFixture *fixture)
{
  return ui_get (fixture->window, PD_TYPE_MATTERS_PAGE, NULL);
}

static gboolean
says (UiFixture *fixture, const char *text)
{
  return ui_find (get_page (fixture), GTK_TYPE_LABEL, text) != NULL;
}

static void
click (UiFixture *fixture, const char *label)
{
  ui_click (ui_get (get_page (fixture), GTK_TYPE_BUTTON, label));
}

/* An order that was sent, whatever became of it. */
static PdOrder *
order (UiFixture *fixture, PdPanel *panel, const char *service, const char *link)
{
  PdOrder *placed = desk_fixture_order (&fixture->base, panel, service, link);

  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), placed);
  while (pd_order_get_status (placed) == PD_ORDER_WAITING || pd_order_get_status (placed) == PD_ORDER_SENDING)
    g_main_context_iteration (NULL, TRUE);
  ui_settle ();

  return placed;
}

/* The panel books the order, and the connection breaks before it answers. */
static PdOrder *
order_unknown (UiFixture *fixture, PdPanel *panel, PdDemoFault fault)
{
  PdOrder *unknown;

  pd_demo_panel_script (fixture->base.server, "add", fault, 200, NULL, NULL);
  unknown = order (fixture, panel, PD_DEMO_SERVICE_ORDINARY, LINK);
  g_assert_cmpint (pd_order_get_status (unknown), ==, PD_ORDER_UNKNOWN);
  desk_fixture_refresh_after (&fixture->base, 60);
  ui_settle ();

  return unknown;
}

static PdOrder *
show_unknown (UiFixture *fixture, PdDemoFault fault)
{
  PdOrder *unknown = order_unknown (fixture, ui_fixture_add_panel (fixture, "Northwind"), fault);

  show (fixture);
  g_assert_true (says (fixture, "Did this order reach Northwind?"));

  return unknown;
}

static gboolean
is_suggested (UiFixture *fixture, const char *label)
{
  return gtk_widget_has_css_class (ui_get (get_page (fixture), GTK_TYPE_BUTTON, label), "suggested-action");
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_add_panel (fixture, "Northwind");
  show (fixture);
  g_assert_nonnull (ui_find (get_page (fixture), ADW_TYPE_STATUS_PAGE, "Nothing Needs a Look"));
}

/* The evidence is what is known, and only what follows from it is suggested. */
static void
test_probably_arrived (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *question;

  pd_demo_panel_set_balance (fixture->base.server, "44.95");
  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  g_assert_true (says (fixture, "It probably arrived"));
  g_assert_true (says (fixture, "44.95 USD"));
  g_assert_true (says (fixture, "44.86 USD"));
  g_assert_true (is_suggested (fixture, "_It Arrived…"));
  g_assert_false (is_suggested (fixture, "It Did _Not Arrive…"));

  question = ui_get (get_page (fixture), GTK_TYPE_LABEL, "Did this order reach Northwind?");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (question), GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
test_probably_not_arrived (UiFixture *fixture, gconstpointer data)
{
  pd_demo_panel_set_balance (fixture->base.server, "44.95");
  show_unknown (fixture, PD_DEMO_FAULT_DROP_BEFORE);
  g_assert_true (says (fixture, "It probably did not arrive"));
  g_assert_false (is_suggested (fixture, "_It Arrived…"));
  g_assert_true (is_suggested (fixture, "It Did _Not Arrive…"));
}

static void
test_balance_does_not_tell (UiFixture *fixture, gconstpointer data)
{
  pd_demo_panel_set_balance (fixture->base.server, "44.95");
  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  pd_demo_panel_set_balance (fixture->base.server, "12.00");
  desk_fixture_refresh_after (&fixture->base, 1);
  ui_settle ();
  g_assert_true (says (fixture, "The balance does not tell"));
  g_assert_false (is_suggested (fixture, "_It Arrived…"));
  g_assert_false (is_suggested (fixture, "It Did _Not Arrive…"));
}

/* An id is checked with the panel; what is not known there stays in the field, with the reason below it. */
static void
test_arrived_with_id (UiFixture *fixture, gconstpointer data)
{
  PdOrder *unknown = show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  PdPanel *panel = pd_order_get_panel (unknown);
  PdOrder *other = order (fixture, panel, PD_DEMO_SERVICE_ORDINARY, "https://example.com/oak");
  g_autofree char *id = NULL;
  gint64 number = g_ascii_strtoll (pd_order_get_record (other)->order_id, NULL, 10);
  GtkWidget *dialog, *row;

  click (fixture, "_It Arrived…");
  dialog = GTK_WIDGET (ui_get_dialog (fixture));
  row = ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Order ID (may stay empty)");
  ui_type (row, "no such order");
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Mark as Arrived"));
  wait_until (ui_find (dialog, PD_TYPE_PROBLEM_ROW, NULL) != NULL);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "no such order");
  g_assert_cmpint (pd_order_get_status (unknown), ==, PD_ORDER_UNKNOWN);

  /* That of another order in the list is that order's. */
  ui_type (row, pd_order_get_record (other)->order_id);
  g_assert_null (ui_find (dialog, PD_TYPE_PROBLEM_ROW, NULL));
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Mark as Arrived"));
  wait_until (ui_find (dialog, PD_TYPE_PROBLEM_ROW, NULL) != NULL);

  /* The panel gave the unknown order the number before it. */
  id = g_strdup_printf ("%" G_GINT64_FORMAT, number - 1);
  ui_type (row, id);
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Mark as Arrived"));
  wait_until (pd_order_get_record (unknown)->journal == PD_JOURNAL_PLACED);
  ui_settle ();
  g_assert_cmpstr (pd_order_get_record (unknown)->order_id, ==, id);
  g_assert_null (ui_get_dialog (fixture));
  g_assert_true (says (fixture, "Nothing Needs a Look"));
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 2);
}

static void
test_arrived_without_id (UiFixture *fixture, gconstpointer data)
{
  PdOrder *unknown = show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);

  click (fixture, "_It Arrived…");
  ui_click (ui_get (ui_get_dialog (fixture), GTK_TYPE_BUTTON, "Mark as Arrived"));
  wait_until (pd_order_get_record (unknown)->journal == PD_JOURNAL_PLACED);
  ui_settle ();
  g_assert_null (pd_order_get_record (unknown)->order_id);
  g_assert_true (says (fixture, "Nothing Needs a Look"));
}

static void
respond (UiFixture *fixture, const char *response)
{
  AdwDialog *dialog = ui_get_dialog (fixture);

  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  ui_settle ();
}

/* It ends there, and is not sent again. */
static void
test_not_arrived (UiFixture *fixture, gconstpointer data)
{
  PdOrder *unknown = show_unknown (fixture, PD_DEMO_FAULT_DROP_BEFORE);

  click (fixture, "It Did _Not Arrive…");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (ui_get_dialog (fixture))),
                            "nothing more is sent"));
  respond (fixture, "cancel");
  g_assert_cmpint (pd_order_get_status (unknown), ==, PD_ORDER_UNKNOWN);

  click (fixture, "It Did _Not Arrive…");
  respond (fixture, "settle");
  wait_until (pd_order_get_status (unknown) == PD_ORDER_REFUSED);
  ui_settle ();
  g_assert_true (says (fixture, "Nothing Needs a Look"));
  g_assert_null (ui_get_dialog (fixture));
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 1);
}

static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  PdOrder *refused = order (fixture, panel, PD_DEMO_SERVICE_REFUSED, LINK);

  show (fixture);
  g_assert_true (says (fixture, "Northwind refused an order"));
  g_assert_true (says (fixture, pd_order_get_record (refused)->problem));
  click (fixture, "_Order Again…");
  g_assert_true (PD_IS_ORDER_DIALOG (ui_get_dialog (fixture)));
  adw_dialog_force_close (ui_get_dialog (fixture));
  ui_settle ();

  click (fixture, "_Put Away");
  wait_until (pd_order_get_group (refused) == PD_ORDER_GROUP_DONE);
  ui_settle ();
  g_assert_true (says (fixture, "Nothing Needs a Look"));
}

/* An order whose price has changed: sent as it is now, or taken back. */
static PdOrder *
show_held (UiFixture *fixture)
{
  PdPanel *panel;
  PdOrder *held;

  desk_fixture_set_catalogue (&fixture->base, "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\","
                                              "\"rate\":\"0.90\",\"min\":1,\"max\":1000}]");
  panel = ui_fixture_add_panel (fixture, "Northwind");
  /* The catalogue is too old by now to be trusted. */
  pd_test_clock_advance (fixture->base.clock, 20 * 60 * 1000);
  held = desk_fixture_order (&fixture->base, panel, PD_DEMO_SERVICE_ORDINARY, LINK);
  desk_fixture_set_catalogue (&fixture->base, "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\","
                                              "\"rate\":\"1.80\",\"min\":1,\"max\":1000}]");
  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), held);
  wait_until (pd_order_get_status (held) == PD_ORDER_HELD);
  show (fixture);
  g_assert_true (says (fixture, "Send this order to Northwind as it is now?"));
  g_assert_true (says (fixture, "The price is now 1.80 instead of 0.90."));

  return held;
}

static void
test_held_send (UiFixture *fixture, gconstpointer data)
{
  PdOrder *held = show_held (fixture);

  click (fixture, "_Send as It Is Now");
  wait_until (pd_order_get_status (held) == PD_ORDER_WAITING);
  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), held);
  wait_until (pd_order_get_record (held)->journal == PD_JOURNAL_PLACED);
}

static void
test_held_withdraw (UiFixture *fixture, gconstpointer data)
{
  PdOrder *held = show_held (fixture);

  click (fixture, "_Withdraw");
  wait_until (pd_order_get_status (held) == PD_ORDER_WITHDRAWN);
  ui_settle ();
  g_assert_true (says (fixture, "Nothing Needs a Look"));
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 0);
}

/* The others stand below as rows; activating one brings its question up. */
static void
test_others (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  GtkWidget *row;

  order (fixture, panel, PD_DEMO_SERVICE_REFUSED, "https://example.com/oak");
  order_unknown (fixture, panel, PD_DEMO_FAULT_DROP_AFTER);
  show (fixture);

  /* What is unknown comes first. */
  g_assert_nonnull (ui_find (get_page (fixture), GTK_TYPE_BUTTON, "_It Arrived…"));
  row = ui_get (get_page (fixture), ADW_TYPE_ACTION_ROW, "Northwind refused an order");
  gtk_widget_activate (row);
  ui_settle ();
  g_assert_nonnull (ui_find (get_page (fixture), GTK_TYPE_BUTTON, "_Put Away"));
  g_assert_null (ui_find (get_page (fixture), GTK_TYPE_BUTTON, "_It Arrived…"));
  g_assert_nonnull (ui_find (get_page (fixture), ADW_TYPE_ACTION_ROW, "Did this order reach Northwind?"));

  /* When that is settled, the next one comes up. */
  click (fixture, "_Put Away");
  wait_until (ui_find (get_page (fixture), GTK_TYPE_BUTTON, "_It Arrived…") != NULL);
}

static void
test_panel_matter (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");

  pd_panel_set_threshold (panel, pd_money_parse ("1000000"));
  show (fixture);
  g_assert_nonnull (ui_find (get_page (fixture), GTK_TYPE_BUTTON, "_Go to Panel"));
  click (fixture, "_Go to Panel");
  g_assert_nonnull (ui_find (fixture->window, ADW_TYPE_WINDOW_TITLE, "Northwind"));

  pd_panel_set_threshold (panel, PD_MONEY_UNKNOWN);
  show (fixture);
  g_assert_true (says (fixture, "Nothing Needs a Look"));
}

/* Text of a panel is text: no markup, and the order's row leads to its details. */
static void
test_foreign_text (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel;

  desk_fixture_set_catalogue (&fixture->base,
                              "[{\"service\":1001,\"name\":\"<b>Likes</b> & more\",\"category\":\"A\","
                              "\"rate\":\"0.90\",\"min\":1,\"max\":1000}]");
  panel = ui_fixture_add_panel (fixture, "Northwind & <i>Sons</i>");
  desk_fixture_script (&fixture->base, "add", "application/json", "{\"error\":\"<b>Closed</b> & gone\"}");
  order (fixture, panel, PD_DEMO_SERVICE_ORDINARY, LINK);
  show (fixture);
  g_assert_true (says (fixture, "Northwind & <i>Sons</i> refused an order"));
  g_assert_true (says (fixture, "<b>Closed</b> & gone"));
  g_assert_nonnull (ui_find (get_page (fixture), ADW_TYPE_ACTION_ROW, "\u2068<b>Likes</b> & more\u2069"));
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

  add_test ("/matters-page/empty", test_empty);
  add_test ("/matters-page/probably-arrived", test_probably_arrived);
  add_test ("/matters-page/probably-not-arrived", test_probably_not_arrived);
  add_test ("/matters-page/balance-does-not-tell", test_balance_does_not_tell);
  add_test ("/matters-page/arrived/with-id", test_arrived_with_id);
  add_test ("/matters-page/arrived/without-id", test_arrived_without_id);
  add_test ("/matters-page/not-arrived", test_not_arrived);
  add_test ("/matters-page/refused", test_refused);
  add_test ("/matters-page/held/send", test_held_send);
  add_test ("/matters-page/held/withdraw", test_held_withdraw);
  add_test ("/matters-page/others", test_others);
  add_test ("/matters-page/panel", test_panel_matter);
  add_test ("/matters-page/foreign-text", test_foreign_text);

  return g_test_run ();
}
