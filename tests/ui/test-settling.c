/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-matters-page.h"

/* Orders whose answer did not come back, settled through the real widgets: what is known stands there in
 * words, each answer does what it says, and nothing is sent twice. The panel counts what it was asked. */

#define LINK "https://example.com/maple"
#define TITLE "Did this order reach Northwind?"

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

static PdOutbox *
get_outbox (UiFixture *fixture)
{
  return pd_desk_get_outbox (fixture->base.desk);
}

static PdOrder *
submit (UiFixture *fixture, const char *link)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  PdOrder *order = desk_fixture_order (&fixture->base, panel, PD_DEMO_SERVICE_ORDINARY, link);

  pd_outbox_send_now (get_outbox (fixture), order);
  ui_settle ();

  return order;
}

static void
refresh_after (UiFixture *fixture, guint seconds)
{
  desk_fixture_refresh_after (&fixture->base, seconds);
  ui_settle ();
}

/* An order that ends as @fault has it, and its question on the page. */
static PdOrder *
show_unknown (UiFixture *fixture, PdDemoFault fault)
{
  PdOrder *unknown;

  pd_demo_panel_set_balance (fixture->base.server, "50.00");
  ui_fixture_add_panel (fixture, "Northwind");
  pd_demo_panel_script (fixture->base.server, "add", fault, 200, NULL, NULL);
  unknown = submit (fixture, LINK);
  wait_until (pd_order_get_status (unknown) == PD_ORDER_UNKNOWN);
  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "needs-a-look");
  ui_settle ();
  g_assert_true (says (fixture, TITLE));

  return unknown;
}

static void
click (UiFixture *fixture, const char *label)
{
  ui_click (ui_get (get_page (fixture), GTK_TYPE_BUTTON, label));
}

/* Answers "It Did Not Arrive…" by one of the buttons of the dialog that follows. */
static void
say_not_arrived (UiFixture *fixture, const char *response)
{
  click (fixture, "It Did _Not Arrive…");
  ui_click (ui_get (ui_get_dialog (fixture), GTK_TYPE_BUTTON, response));
}

static void
test_balance_fell (UiFixture *fixture, gconstpointer data)
{
  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  refresh_after (fixture, 60);
  g_assert_true (says (fixture,
                       "It was sent at 22:13, and the connection broke before the panel had answered. "
                       "Nothing was sent again."));
  g_assert_true (says (fixture, "50.00 USD"));
  g_assert_true (says (fixture, "49.91 USD"));
  g_assert_true (says (fixture, "It probably arrived"));
  g_assert_true (says (fixture, "The balance is lower by exactly this order’s price, and nothing else was "
                                "ordered there in between."));
}

/* What was read a while ago is not the balance of now. */
static void
test_balance_age (UiFixture *fixture, gconstpointer data)
{
  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  refresh_after (fixture, 60);
  g_assert_nonnull (ui_find (get_page (fixture), ADW_TYPE_ACTION_ROW, "Balance now"));
  pd_demo_panel_stop (fixture->base.server);
  pd_test_clock_advance (fixture->base.clock, 14 * 60 * 1000);
  wait_until (ui_find (get_page (fixture), ADW_TYPE_ACTION_ROW, "Balance, 14 minutes ago"));
}

static void
test_balance_unchanged (UiFixture *fixture, gconstpointer data)
{
  show_unknown (fixture, PD_DEMO_FAULT_DROP_BEFORE);
  g_assert_true (says (fixture, "The balance was not read since."));
  refresh_after (fixture, 1);
  g_assert_true (says (fixture, "The balance has not changed yet, but the panel may be slow. Look again in a "
                                "minute."));
  refresh_after (fixture, 60);
  g_assert_true (says (fixture, "It probably did not arrive"));
  g_assert_true (says (fixture, "The balance is the same as before."));
}

/* The refresh button beside the conclusion reads the balance again. */
static void
test_look_again (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *button;
  guint n_read;

  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  pd_test_clock_advance (fixture->base.clock, 60 * 1000);
  button = ui_get (get_page (fixture), GTK_TYPE_BUTTON, "Read the Balance Again");
  wait_until (gtk_widget_is_sensitive (button));
  n_read = desk_fixture_count_requests (&fixture->base, "balance");
  ui_click (button);
  wait_until (desk_fixture_count_requests (&fixture->base, "balance") == n_read + 1);
  wait_until (says (fixture, "It probably arrived"));
}

/* A later try that the panel refuses because of an open order with this link: that can only be the lost one.
 */
static void
test_active_order (UiFixture *fixture, gconstpointer data)
{
  PdOrder *later;

  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  desk_fixture_script (&fixture->base, "add", "application/json",
                       "{\"error\":\"You have active order with this link. Please wait until order being "
                       "completed.\"}");
  pd_test_clock_advance (fixture->base.clock, 10 * 1000);
  later = submit (fixture, LINK);
  wait_until (pd_order_get_status (later) == PD_ORDER_REFUSED);
  refresh_after (fixture, 60);
  g_assert_true (says (fixture, TITLE));
  g_assert_true (says (fixture, "It probably arrived"));
  g_assert_true (says (fixture, "The panel refused a later order because one for this link is open there."));
}

/* Sent again exactly once, and then it is the order that it was. */
static void
test_send_again (UiFixture *fixture, gconstpointer data)
{
  PdOrder *unknown = show_unknown (fixture, PD_DEMO_FAULT_DROP_BEFORE);

  say_not_arrived (fixture, "_Send It Again");
  wait_until (pd_order_get_record (unknown)->journal == PD_JOURNAL_INTENT);
  ui_settle ();
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 1);
  wait_until (says (fixture, "Nothing Needs a Look"));

  pd_outbox_send_now (get_outbox (fixture), unknown);
  wait_until (pd_order_get_record (unknown)->journal == PD_JOURNAL_PLACED);
  refresh_after (fixture, 600);
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 2);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->base.server), ==, 1);
}

static float
get_y (gpointer dialog, const char *response)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (ui_get (dialog, GTK_TYPE_BUTTON, response), dialog, &bounds));

  return bounds.origin.y;
}

/* As the price of being wrong is known, it is said, and what costs nothing is suggested; nothing happens
 * until it is confirmed. */
static void
test_send_again_warns (UiFixture *fixture, gconstpointer data)
{
  PdOrder *unknown = show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  g_autofree char *price = pd_money_format (pd_money_trim (pd_order_get_record (unknown)->price, 2));
  AdwAlertDialog *dialog;
  const char *body;

  refresh_after (fixture, 60);
  click (fixture, "It Did _Not Arrive…");
  dialog = ADW_ALERT_DIALOG (ui_get_dialog (fixture));
  body = adw_alert_dialog_get_body (dialog);
  g_assert_nonnull (strstr (body, "both are paid"));
  g_assert_nonnull (strstr (body, "it probably arrived"));
  g_assert_nonnull (strstr (body, pd_order_get_record (unknown)->service_name));
  g_assert_nonnull (strstr (body, "100 for"));
  g_assert_nonnull (strstr (body, price));
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (dialog, "settle"), ==, ADW_RESPONSE_SUGGESTED);
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (dialog, "again"), ==, ADW_RESPONSE_DEFAULT);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (dialog), ==, "cancel");
  ui_let_draw (fixture);
  g_assert_cmpfloat (get_y (dialog, "_End the Order"), <, get_y (dialog, "_Send It Again"));
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "_Back"));
  refresh_after (fixture, 600);
  g_assert_cmpint (pd_order_get_status (unknown), ==, PD_ORDER_UNKNOWN);
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 1);
}

static AdwSwitchRow *
get_hold_row (UiFixture *fixture)
{
  return ADW_SWITCH_ROW (ui_get (get_page (fixture), ADW_TYPE_SWITCH_ROW, "Hold other orders to this panel"));
}

/* The next orders go on as long as the user wants it so, and the question stays. */
static void
test_others_go_on (UiFixture *fixture, gconstpointer data)
{
  PdOrder *unknown = show_unknown (fixture, PD_DEMO_FAULT_DROP_BEFORE);
  PdOrder *next;

  g_assert_false (adw_switch_row_get_active (get_hold_row (fixture)));
  next = submit (fixture, "https://example.com/oak");
  wait_until (pd_order_get_record (next)->journal == PD_JOURNAL_PLACED);
  g_assert_cmpint (pd_order_get_status (unknown), ==, PD_ORDER_UNKNOWN);
  g_assert_true (says (fixture, TITLE));
}

/* Or they wait until the question is answered, or until the user lets them go on. */
static void
test_others_wait (UiFixture *fixture, gconstpointer data)
{
  PdOrder *unknown = show_unknown (fixture, PD_DEMO_FAULT_DROP_BEFORE);
  PdOrder *next;

  adw_switch_row_set_active (get_hold_row (fixture), TRUE);
  g_assert_true (pd_panel_get_hold_after_unknown (pd_order_get_panel (unknown)));
  next = submit (fixture, "https://example.com/oak");
  refresh_after (fixture, 600);
  g_assert_cmpint (pd_order_get_status (next), ==, PD_ORDER_WAITING);
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 1);

  if (data != NULL)
    adw_switch_row_set_active (get_hold_row (fixture), FALSE);
  else
    say_not_arrived (fixture, "_End the Order");
  wait_until (pd_order_get_record (next)->journal == PD_JOURNAL_PLACED);
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 2);
}

/* The program ended while an order was under way: it is asked about, and never sent again by itself. */
static void
test_after_restart (UiFixture *fixture, gconstpointer data)
{
  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  desk_fixture_restart (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "needs-a-look");
  wait_until (says (fixture, TITLE));
  refresh_after (fixture, 600);
  wait_until (says (fixture, "It probably arrived"));
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "add"), ==, 1);
}

/* Each answer is a button with a name, and the panel's website stands beside them. */
static void
test_buttons (UiFixture *fixture, gconstpointer data)
{
  static const char *const labels[]
      = { "Orders on the Panel’s _Website", "It Did _Not Arrive…", "_It Arrived…", "Read the Balance Again" };

  show_unknown (fixture, PD_DEMO_FAULT_DROP_AFTER);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = ui_get (get_page (fixture), GTK_TYPE_BUTTON, labels[i]);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (gtk_widget_is_sensitive (button));
      g_assert_true (gtk_widget_get_focusable (button));
    }
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

  add_test ("/settling/balance-fell", test_balance_fell);
  add_test ("/settling/balance-age", test_balance_age);
  add_test ("/settling/balance-unchanged", test_balance_unchanged);
  add_test ("/settling/look-again", test_look_again);
  add_test ("/settling/active-order", test_active_order);
  add_test ("/settling/send-again", test_send_again);
  add_test ("/settling/send-again-warns", test_send_again_warns);
  add_test ("/settling/others-go-on", test_others_go_on);
  add_test ("/settling/others-wait/answered", test_others_wait);
  g_test_add ("/settling/others-wait/switched", UiFixture, "switch", ui_fixture_set_up_with_few_services,
              test_others_wait, ui_fixture_tear_down);
  add_test ("/settling/after-restart", test_after_restart);
  add_test ("/settling/buttons", test_buttons);

  return g_test_run ();
}
