/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-balance-chart.h"
#include "pd-panel-page.h"
#include "pd-problem-row.h"

/* The panel page: what it says of a panel that is well and of one that is not, and what can be changed. */

#define HOUR_MS (60 * 60 * 1000)

static PdPanel *
show (UiFixture *fixture, PdPanel *panel)
{
  ui_fixture_show (fixture, 1200, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", pd_panel_get_id (panel));
  ui_settle ();

  return panel;
}

static PdPanel *
show_new (UiFixture *fixture)
{
  return show (fixture, ui_fixture_add_panel (fixture, "Northwind"));
}

/* The page, also when another one is in front. */
static GtkWidget *
find_page (GtkWidget *root)
{
  GtkWidget *found = PD_IS_PANEL_PAGE (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child);

  return found;
}

static GtkWidget *
get_page (UiFixture *fixture)
{
  return find_page (GTK_WIDGET (fixture->window));
}

/* What stands under the title of a row. */
static char *
get_subtitle (UiFixture *fixture, const char *title)
{
  char *subtitle;

  g_object_get (ui_get (get_page (fixture), ADW_TYPE_PREFERENCES_ROW, title), "subtitle", &subtitle, NULL);

  return subtitle;
}

#define assert_row(fixture, title, expected)                                                                 \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *subtitle_ = get_subtitle (fixture, title);                                              \
    g_assert_cmpstr (subtitle_, ==, expected);                                                               \
  }                                                                                                          \
  G_STMT_END

/* The banner that is to be seen, or %NULL. */
static AdwBanner *
find_banner (GtkWidget *root)
{
  AdwBanner *found = NULL;

  if (ADW_IS_BANNER (root))
    return adw_banner_get_revealed (ADW_BANNER (root)) ? ADW_BANNER (root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_banner (child);

  return found;
}

/* Reads are tried again after a while. */
static void
wait_for_loads (UiFixture *fixture, PdPanel *panel)
{
  while (pd_load_is_loading (pd_panel_get_balance_load (panel))
         || pd_load_is_loading (pd_panel_get_catalogue_load (panel)))
    {
      pd_test_clock_advance (fixture->base.clock, 1000);
      g_main_context_iteration (NULL, FALSE);
    }
  ui_settle ();
}

static void
refresh (UiFixture *fixture, PdPanel *panel)
{
  wait_for_loads (fixture, panel);
  ui_click (ui_get (get_page (fixture), GTK_TYPE_BUTTON, "Refresh This Panel"));
  wait_for_loads (fixture, panel);
}

/* From now on every answer to @action, however often it is tried again. */
static void
break_down (UiFixture *fixture, const char *action, guint status, const char *type, const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  for (guint i = 0; i < 8; i++)
    pd_demo_panel_script (fixture->base.server, action, PD_DEMO_FAULT_REPLY, status, type, bytes);
}

static void
break_down_all (UiFixture *fixture)
{
  break_down (fixture, "balance", 503, "text/html", "<title>Just a moment…</title>");
  break_down (fixture, "services", 503, "text/html", "<title>Just a moment…</title>");
}

static void
test_healthy (UiFixture *fixture, gconstpointer data)
{
  pd_demo_panel_set_balance (fixture->base.server, "42.85");
  show_new (fixture);

  g_assert_null (find_banner (get_page (fixture)));
  g_assert_nonnull (ui_find (get_page (fixture), ADW_TYPE_WINDOW_TITLE, "Northwind"));
  g_assert_nonnull (ui_find (get_page (fixture), GTK_TYPE_LABEL, "USD"));
  g_assert_nonnull (
      ui_find (get_page (fixture), GTK_TYPE_LABEL, "Checked just now · nothing ordered in 30 days"));
  assert_row (fixture, "Connection", "Answered just now");
  assert_row (fixture, "Key", "Accepted, kept for this session only");
  assert_row (fixture, "Orders", "None yet");
  assert_row (fixture, "States", "Asked for 100 orders at a time");
  assert_row (fixture, "Refill", "Gives a number that can be followed");
  assert_row (fixture, "Cancel", "Up to 100 orders at once");
  assert_row (fixture, "Link", "Sent as “link”");
}

/* The age is said anew as time passes. */
static void
test_age (UiFixture *fixture, gconstpointer data)
{
  show_new (fixture);
  pd_test_clock_advance (fixture->base.clock, HOUR_MS);
  ui_settle ();
  g_assert_nonnull (
      ui_find (get_page (fixture), GTK_TYPE_LABEL, "Checked 1 hour ago · nothing ordered in 30 days"));
  assert_row (fixture, "Connection", "Answered 1 hour ago");
}

/* What the dialect can do is told in plain words, and told anew when something is learned. */
static void
test_dialect (UiFixture *fixture, gconstpointer data)
{
  PdDialect *dialect = pd_panel_get_dialect (show_new (fixture));

  g_object_set (dialect, "link-parameter", "url", "most-ids", 1, "batch-refill", FALSE, "batch-cancel", FALSE,
                "refill-status", FALSE, "idempotency", PD_IDEMPOTENCY_WINDOW, "rate-per-one", TRUE, NULL);
  ui_settle ();
  assert_row (fixture, "States", "Asked for one order at a time");
  assert_row (fixture, "Refill", "Is only confirmed; asked for one order at a time");
  assert_row (fixture, "Cancel", "One order at a time");
  assert_row (fixture, "Link", "Sent as “url”");
  assert_row (fixture, "The same order twice", "Within two minutes it is made once");
  assert_row (fixture, "Prices", "Printed for one, shown here for 1,000");
}

/* Charges are added up exactly, in the period that is shown. */
static void
test_spending (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);
  GtkWidget *period;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *link = g_strdup_printf ("https://example.com/%u", i);
      PdOrder *order = desk_fixture_order (&fixture->base, panel, PD_DEMO_SERVICE_ORDINARY, link);

      pd_outbox_send_now (outbox, order);
      wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
    }
  show (fixture, panel);
  /* Three times 100 at 0.90 for 1,000. */
  g_assert_nonnull (ui_find (get_page (fixture), GTK_TYPE_LABEL,
                             "Checked just now · \u20660.27 USD\u2069 spent in 30 days"));
  assert_row (fixture, "Orders", "3 open");

  period = ui_get (get_page (fixture), ADW_TYPE_TOGGLE_GROUP, NULL);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (period), "7");
  ui_settle ();
  g_assert_nonnull (ui_find (get_page (fixture), GTK_TYPE_LABEL,
                             "Checked just now · \u20660.27 USD\u2069 spent in 7 days"));
}

/* The period is the one that was chosen last, for every panel and at the next start. */
static void
test_period (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = show_new (fixture);
  GtkWidget *period = ui_get (get_page (fixture), ADW_TYPE_TOGGLE_GROUP, NULL);

  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (period)), ==, "30");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (period), "90");
  gtk_window_destroy (GTK_WINDOW (fixture->window));

  fixture->window = pd_window_new (NULL, fixture->base.desk);
  show (fixture, panel);
  period = ui_get (get_page (fixture), ADW_TYPE_TOGGLE_GROUP, NULL);
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (period)), ==, "90");
}

/* A threshold is an exact amount: what was typed is what is kept, also over a restart. */
static void
test_threshold (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = show_new (fixture);
  GtkWidget *row = ui_get (get_page (fixture), ADW_TYPE_ENTRY_ROW, "Warn below, in USD");
  g_autofree char *text = NULL;

  ui_type (row, "12.345678901234567890");
  g_signal_emit_by_name (row, "apply");
  text = pd_money_to_string (pd_panel_get_threshold (panel));
  g_assert_cmpstr (text, ==, "12.345678901234567890");
  g_assert_null (ui_find (get_page (fixture), PD_TYPE_PROBLEM_ROW, NULL));

  ui_type (row, "12.5 dollars");
  g_signal_emit_by_name (row, "apply");
  g_assert_nonnull (ui_find (get_page (fixture), PD_TYPE_PROBLEM_ROW, NULL));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "12.5 dollars");
  g_assert_true (pd_money_equal (pd_panel_get_threshold (panel), pd_money_parse (text)));

  ui_type (row, "");
  g_signal_emit_by_name (row, "apply");
  g_assert_false (pd_money_is_known (pd_panel_get_threshold (panel)));
}

static void
test_low_balance (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  AdwBanner *banner;

  pd_demo_panel_set_balance (fixture->base.server, "9.99");
  show_new (fixture);
  row = ui_get (get_page (fixture), ADW_TYPE_ENTRY_ROW, "Warn below, in USD");
  ui_type (row, "10");
  g_signal_emit_by_name (row, "apply");
  ui_settle ();
  banner = find_banner (get_page (fixture));
  g_assert_nonnull (banner);
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "The balance is below 10 USD");
  g_assert_false (adw_banner_get_use_markup (banner));
}

static void
test_hold (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = show_new (fixture);
  GtkWidget *row = ui_get (get_page (fixture), ADW_TYPE_SWITCH_ROW, "Wait after an unknown order");

  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)) == pd_panel_get_hold_after_unknown (panel));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), !pd_panel_get_hold_after_unknown (panel));
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)) == pd_panel_get_hold_after_unknown (panel));
}

/* A panel that does not answer: a plain sentence, the details on demand, the old balance with its time. */
static void
test_unreachable (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel;
  AdwBanner *banner;
  GtkWidget *expander;

  pd_demo_panel_set_balance (fixture->base.server, "42.85");
  panel = show_new (fixture);
  pd_test_clock_advance (fixture->base.clock, 2 * HOUR_MS);
  break_down_all (fixture);
  refresh (fixture, panel);

  banner = find_banner (get_page (fixture));
  g_assert_nonnull (banner);
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "web page"));
  g_assert_null (strstr (adw_banner_get_title (banner), "503"));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "Details");

  expander = ui_get (get_page (fixture), ADW_TYPE_EXPANDER_ROW, "What the panel sent");
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (expander)));
  g_signal_emit_by_name (banner, "button-clicked");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (expander)));
  assert_row (fixture, "Answer", "HTTP 503, text/html");
  assert_row (fixture, "Its words", "\u2068Just a moment…\u2069");
}

/* Without a key nothing works, so the way to enter one stands beside the sentence. */
static void
test_key_refused (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = show_new (fixture);
  AdwBanner *banner;

  break_down (fixture, "balance", 200, "application/json", "{\"error\":\"Invalid API key\"}");
  break_down (fixture, "services", 200, "application/json", "{\"error\":\"Invalid API key\"}");
  refresh (fixture, panel);
  banner = find_banner (get_page (fixture));
  g_assert_nonnull (banner);
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "Enter Key…");
  assert_row (fixture, "Key", "Refused by the panel");
  g_assert_null (ui_find (get_page (fixture), GTK_TYPE_BUTTON, "Try Again Now"));

  g_signal_emit_by_name (banner, "button-clicked");
  ui_settle ();
  g_assert_cmpstr (adw_dialog_get_title (ui_get_dialog (fixture)), ==, "Edit Panel");
}

static void
test_try_again (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = show_new (fixture);

  break_down_all (fixture);
  refresh (fixture, panel);
  g_assert_cmpint (pd_panel_get_health (panel), ==, PD_PANEL_UNREACHABLE);

  /* What was scripted is used up one by one. */
  while (pd_panel_get_health (panel) == PD_PANEL_UNREACHABLE)
    {
      ui_click (ui_get (get_page (fixture), GTK_TYPE_BUTTON, "Try Again Now"));
      wait_for_loads (fixture, panel);
    }
  g_assert_null (find_banner (get_page (fixture)));
  g_assert_null (ui_find (get_page (fixture), GTK_TYPE_BUTTON, "Try Again Now"));
}

/* The demo is no place where money could be spent, and says so. */
static void
test_demo (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Demo Panel");
  AdwBanner *banner;

  pd_panel_set_demo (panel, TRUE);
  show (fixture, panel);
  banner = find_banner (get_page (fixture));
  g_assert_nonnull (banner);
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "This is a demo: nothing is bought"));
}

static AdwAlertDialog *
ask_to_remove (UiFixture *fixture)
{
  gtk_widget_activate_action (get_page (fixture), "panel.remove", NULL);
  ui_settle ();

  return ADW_ALERT_DIALOG (ui_get_dialog (fixture));
}

static void
respond (AdwAlertDialog *dialog, const char *response)
{
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_settle ();
}

/* That the balances could not be read is not shown as if there were none. */
static void
test_unreadable_balances (UiFixture *fixture, gconstpointer data)
{
  PdStore *store = pd_desk_get_store (fixture->base.desk);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *toggles;

  show_new (fixture);
  toggles = ui_get (get_page (fixture), ADW_TYPE_TOGGLE_GROUP, NULL);
  pd_store_close_async (store, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_true (pd_store_close_finish (store, result, NULL));

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), "7");
  wait_until (ui_find (get_page (fixture), GTK_TYPE_LABEL, "The data folder is not open.") != NULL);
  g_assert_null (ui_find (get_page (fixture), PD_TYPE_BALANCE_CHART, NULL));
  g_assert_null (ui_find (get_page (fixture), GTK_TYPE_LABEL, "The balance was not read in this time"));
}

/* Removing is asked once, keeps the orders, and leaves the page. */
static void
test_remove (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  PdOrder *order
      = desk_fixture_order (&fixture->base, panel, PD_DEMO_SERVICE_ORDINARY, "https://a.example/b");
  gint64 order_id = pd_order_get_id (order);
  AdwAlertDialog *dialog;

  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), order);
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
  ui_fixture_add_panel (fixture, "Harbor");
  show (fixture, panel);

  dialog = ask_to_remove (fixture);
  g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, "Remove “Northwind”?");
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (dialog, "remove"), ==, ADW_RESPONSE_DESTRUCTIVE);
  respond (dialog, "cancel");
  g_assert_cmpuint (desk_fixture_count_panels (&fixture->base), ==, 2);

  respond (ask_to_remove (fixture), "remove");
  wait_until (desk_fixture_count_panels (&fixture->base) == 1);
  ui_settle ();
  g_assert_nonnull (pd_order_list_find (pd_desk_get_orders (fixture->base.desk), order_id));
  g_assert_null (ui_find (fixture->window, ADW_TYPE_WINDOW_TITLE, "Northwind"));
}

/* Icon-only buttons have a name; the page is a page for the keyboard, too. */
static void
test_accessible (UiFixture *fixture, gconstpointer data)
{
  static const char *const tooltips[] = { "Refresh This Panel", "Edit Panel", "Panel Menu" };

  show_new (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (tooltips); i++)
    {
      GtkWidget *button = ui_get (get_page (fixture), GTK_TYPE_WIDGET, tooltips[i]);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (gtk_widget_get_can_focus (button));
    }
}

/* The page goes with its window, and nothing of it stays. */
static void
tear_down (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = get_page (fixture);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  ui_fixture_tear_down (fixture, data);
  g_assert_null (page);
}

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.paneldesk.PanelDesk");

  g_settings_reset (settings, "balance-period");
  ui_fixture_set_up_with_few_services (fixture, data);
}

static void
add_test (const char *path, void (*test) (UiFixture *, gconstpointer))
{
  g_test_add (path, UiFixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  add_test ("/panel-page/healthy", test_healthy);
  add_test ("/panel-page/age", test_age);
  add_test ("/panel-page/dialect", test_dialect);
  add_test ("/panel-page/spending", test_spending);
  add_test ("/panel-page/period", test_period);
  add_test ("/panel-page/threshold", test_threshold);
  add_test ("/panel-page/low-balance", test_low_balance);
  add_test ("/panel-page/hold", test_hold);
  add_test ("/panel-page/unreachable", test_unreachable);
  add_test ("/panel-page/key-refused", test_key_refused);
  add_test ("/panel-page/try-again", test_try_again);
  add_test ("/panel-page/demo", test_demo);
  add_test ("/panel-page/unreadable-balances", test_unreadable_balances);
  add_test ("/panel-page/remove", test_remove);
  add_test ("/panel-page/accessible", test_accessible);

  return g_test_run ();
}
