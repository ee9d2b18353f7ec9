/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-figure.h"
#include "pd-matters-page.h"
#include "pd-order-details.h"
#include "pd-order-event-row.h"
#include "pd-order-history.h"
#include "pd-order-news.h"
#include "pd-order-parts.h"
#include "pd-order-text.h"
#include "pd-orders-page.h"

/* The details of an order: what is told of each state and of the money, what can be done and why not, the
 * history, parts and parents, the note, and where the focus is. */

#define LINK "https://example.com/oak"

static GtkWidget *
get_row (GtkWidget *page, const char *title)
{
  return ui_get (page, ADW_TYPE_ACTION_ROW, title);
}

static const char *
get_subtitle (GtkWidget *page, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (page, title)));
}

static GtkWidget *
get_button (GtkWidget *page, const char *text)
{
  return ui_get (page, GTK_TYPE_BUTTON, text);
}

/* What a screen reader says of the number under @title. */
static void
assert_figure (GtkWidget *page, const char *title, const char *value)
{
  g_autofree char *said = g_strdup_printf ("%s %s", title, value);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ui_get (page, PD_TYPE_FIGURE, title)),
                                   GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_get (page, PD_TYPE_FIGURE, title)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, said);
}

static void
assert_amount (GtkWidget *page, const char *title, PdMoney amount, const char *unit)
{
  g_autofree char *number = pd_money_format (amount);
  g_autofree char *value = g_strjoin (" ", number, unit, NULL);

  assert_figure (page, title, value);
}

/* From the moment it was placed until it is done, by itself, with every state in the history. */
static void
test_follows (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page = orders_show_details (fixture, order);
  const PdOrderRecord *record;

  g_assert_true (orders_says (page, "Placed"));
  assert_figure (page, "Quantity", "100");
  assert_figure (page, "Start count", "?");

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  wait_until (ui_find (ui_get (page, PD_TYPE_ORDER_EVENT_ROW, NULL), GTK_TYPE_LABEL, "Completed") != NULL);
  record = pd_order_get_record (order);
  g_assert_true (orders_says (page, "The panel says that all of it is delivered."));
  assert_amount (page, "Charge", record->charge, "USD");
  assert_amount (page, "Start count", record->start_count, NULL);
  assert_figure (page, "Remains", "0");
  g_assert_cmpstr (get_subtitle (page, "Link"), ==, "\u2068" LINK "\u2069");
  g_assert_true (orders_says (page, "Written down"));
  g_assert_true (orders_says (page, "Sent"));
}

/* The numbers stand evenly, and a line leads from each event to the one before it, also where there is
 * nothing but its name. */
static void
test_layout (UiFixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Quantity", "Start count", "Remains", "Charge" };
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page = orders_show_details (fixture, order);
  GtkWidget *row;

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  wait_until (ui_find (ui_get (page, PD_TYPE_ORDER_EVENT_ROW, NULL), GTK_TYPE_LABEL, "Completed") != NULL);
  ui_settle ();
  for (row = ui_get (page, PD_TYPE_ORDER_EVENT_ROW, NULL); gtk_widget_get_next_sibling (row) != NULL;
       row = gtk_widget_get_next_sibling (row))
    wait_until (gtk_widget_get_height (row) >= 28 + 18);
  for (guint i = 1; i < G_N_ELEMENTS (titles); i++) /* what is left over is shared by the pixel */
    g_assert_cmpint (ABS (gtk_widget_get_width (ui_get (page, PD_TYPE_FIGURE, titles[i]))
                          - gtk_widget_get_width (ui_get (page, PD_TYPE_FIGURE, titles[0]))),
                     <=, 1);
}

/* What was not delivered came back: the balance is less by the charge alone, and the page says how much. */
static void
test_partial (UiFixture *fixture, gconstpointer data)
{
  PdMoney before = pd_money_parse (pd_demo_panel_get_balance (fixture->base.server));
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_PARTIAL, LINK);
  GtkWidget *page = orders_show_details (fixture, order);
  const PdOrderRecord *record;
  PdMoney paid;
  g_autofree char *rest = NULL;
  g_autofree char *meaning = NULL;

  orders_wait_for (fixture, order, PD_ORDER_PARTIAL);
  record = pd_order_get_record (order);
  paid = pd_money_subtract (before, pd_money_parse (pd_demo_panel_get_balance (fixture->base.server)));
  g_assert_true (pd_money_equal (record->charge, paid));
  assert_amount (page, "Charge", paid, "USD");
  assert_amount (page, "Remains", record->remains, NULL);

  rest = pd_money_format (pd_money_trim (pd_order_record_get_refund (record), 2));
  meaning = g_strdup_printf ("%" G_GINT64_FORMAT
                             " of 100 delivered. About %s USD for the rest comes back as credit.",
                             pd_order_record_get_delivered (record), rest);
  g_assert_true (orders_says (page, meaning));
}

/* What is impossible stays in its place, with the reason in sight and for a screen reader. */
static void
test_reasons (UiFixture *fixture, gconstpointer data)
{
  static const char *const rows[][3] = {
    { "Refill", "Ask for Refill", "Not possible: the service has no refill" },
    { "Cancel", "Ask to Cancel", "Not possible: the service cannot be canceled" },
  };
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL, LINK);
  GtkWidget *page = orders_show_details (fixture, order);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *button = get_button (page, rows[i][1]);

      g_assert_false (gtk_widget_is_sensitive (button));
      g_assert_cmpstr (get_subtitle (page, rows[i][0]), ==, rows[i][2]);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           rows[i][2]);
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
    }

  g_assert_true (gtk_widget_is_sensitive (get_button (page, "Check Now")));
  g_assert_true (gtk_widget_is_sensitive (get_button (page, "Order Again…")));
  g_assert_cmpstr (get_subtitle (page, "Order again"), ==, "Today 0.90 USD per 1,000, as before");
}

static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_REFUSED, LINK);
  GtkWidget *page = orders_show_details (fixture, order);

  g_assert_true (orders_says (page, "Refused"));
  g_assert_true (orders_says (page, "The panel refused it. Nothing was bought."));
  g_assert_true (orders_says (page, pd_order_get_record (order)->problem));
  g_assert_false (gtk_widget_is_sensitive (get_button (page, "Check Now")));
  g_assert_cmpstr (get_subtitle (page, "Check"), ==, "Not possible: the panel refused the order");
  g_assert_false (gtk_widget_is_sensitive (get_button (page, "Copy Order ID")));
}

/* Nobody knows what became of it: the question about this very order is one step away. */
static void
test_unknown (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order;
  GtkWidget *page;
  g_autoptr (PdMatter) matter = NULL;

  orders_place (fixture, PD_DEMO_SERVICE_REFUSED, "https://example.com/elm");
  pd_demo_panel_script (fixture->base.server, "add", PD_DEMO_FAULT_DROP_AFTER, 0, NULL, NULL);
  orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, "https://example.com/ash");
  pd_demo_panel_script (fixture->base.server, "add", PD_DEMO_FAULT_DROP_AFTER, 0, NULL, NULL);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  page = orders_show_details (fixture, order);

  g_assert_true (orders_says (page, "Unknown"));
  g_assert_false (gtk_widget_is_sensitive (get_button (page, "Ask to Cancel")));
  ui_click (get_button (page, "Look…"));
  g_assert_nonnull (ui_find (fixture->window, GTK_TYPE_BUTTON, "_It Arrived…"));
  g_object_get (ui_get (fixture->window, PD_TYPE_MATTERS_PAGE, NULL), "matter", &matter, NULL);
  g_assert_true (pd_matter_get_order (matter) == order);
}

/* The user ended it: no panel refused it, and nobody has said that nothing was bought. */
static void
test_not_arrived (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order;
  GtkWidget *page;

  pd_demo_panel_script (fixture->base.server, "add", PD_DEMO_FAULT_DROP_BEFORE, 0, NULL, NULL);
  order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  page = orders_show_details (fixture, order);
  pd_outbox_settle_not_placed_async (pd_desk_get_outbox (fixture->base.desk), order, NULL, NULL);
  wait_until (pd_order_get_status (order) == PD_ORDER_REFUSED);

  g_assert_true (orders_says (page, "You ended it, and nothing more is sent."));
  g_assert_true (orders_says (page, "It did not arrive"));
}

/* A drip-feed leads to the orders that the panel made of it, and they lead back. */
static void
test_parts (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place_dripfeed (fixture);
  GtkWidget *page = orders_show_details (fixture, order);
  GtkWidget *parts;
  GtkWidget *row;
  g_autofree char *title = g_strdup_printf ("Order %s", pd_order_get_record (order)->order_id);

  g_assert_null (ui_find (page, PD_TYPE_ORDER_PARTS, NULL));
  g_assert_null (ui_find (page, ADW_TYPE_ACTION_ROW, "Part of"));
  g_assert_cmpstr (get_subtitle (page, "Runs"), ==, "2");

  while (ui_find (page, PD_TYPE_ORDER_PARTS, NULL) == NULL)
    orders_let_check (fixture, order);
  parts = ui_get (page, PD_TYPE_ORDER_PARTS, "Orders of This Order");
  row = ui_get (parts, ADW_TYPE_ACTION_ROW, NULL);
  gtk_widget_activate (row);
  ui_settle ();

  page = ui_get (fixture->window, PD_TYPE_ORDER_DETAILS, NULL);
  g_assert_null (ui_find (page, PD_TYPE_ORDER_PARTS, NULL));
  g_assert_cmpstr (get_subtitle (page, "Part of"), ==, title);
  gtk_widget_activate (get_row (page, "Part of"));
  ui_settle ();
  g_assert_nonnull (ui_find (fixture->window, PD_TYPE_ORDER_PARTS, NULL));
}

/* A note saves itself a moment after the last key, and at once when the page is left. */
static void
test_note (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page = orders_show_details (fixture, order);

  ui_type (ui_get (page, ADW_TYPE_ENTRY_ROW, "Note"), "For Zoë");
  g_assert_null (pd_order_get_record (order)->note);
  pd_test_clock_advance (fixture->base.clock, 2000);
  wait_until (g_strcmp0 (pd_order_get_record (order)->note, "For Zoë") == 0);

  ui_type (ui_get (page, ADW_TYPE_ENTRY_ROW, "Note"), "For Max");
  gtk_widget_activate_action (page, "navigation.pop", NULL);
  wait_until (g_strcmp0 (pd_order_get_record (order)->note, "For Max") == 0);
}

static gboolean
has_selected_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_selection_bounds (GTK_LABEL (widget), NULL, NULL))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_selected_text (child))
      return TRUE;

  return FALSE;
}

/* The focus goes to how the order stands, and on the way back to the row that was left. */
static void
test_focus (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *list = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1200, 800);
  GtkWidget *table = ui_get (list, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget *page;
  GtkWidget *focus;

  gtk_widget_grab_focus (table);
  page = orders_show_details (fixture, order);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, page));
  g_assert_true (orders_says (focus, "Placed"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       ui_get (focus, GTK_TYPE_LABEL, "Placed"), NULL);
  g_assert_false (has_selected_text (page));

  gtk_widget_activate_action (page, "navigation.pop", NULL);
  ui_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, table));
}

/* In a narrow window all is in one column, the history last, and nothing is cut off. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page;
  graphene_rect_t actions, history;

  orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 360, 294);
  page = orders_show_details (fixture, order);
  wait_until (gtk_widget_get_width (page) > 0 && gtk_widget_get_width (page) <= 360);
  ui_settle ();

  g_assert_true (gtk_widget_compute_bounds (get_button (page, "Ask for Refill"), page, &actions));
  g_assert_true (gtk_widget_compute_bounds (ui_get (page, GTK_TYPE_LABEL, "History"), page, &history));
  g_assert_cmpfloat (history.origin.y, >, actions.origin.y);
  g_assert_cmpfloat (actions.origin.x + actions.size.width, <=, 360);
}

static void
test_is_freed (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  PdOrderDetails *page = pd_order_details_new (fixture->base.desk, order);

  g_object_ref_sink (page);
  ui_settle ();
  g_assert_finalize_object (page);

  /* A page that was shown goes when it is left, while the order goes on. */
  page = PD_ORDER_DETAILS (orders_show_details (fixture, order));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
  wait_until (page == NULL);
}

/* What was today is yesterday when a day has passed, without anything else that happened. */
static void
test_midnight (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *history;

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  history = ui_get (orders_show_details (fixture, order), PD_TYPE_ORDER_HISTORY, NULL);
  wait_until (orders_says (history, "Today"));

  pd_test_clock_advance (fixture->base.clock, 24 * 60 * 60 * 1000);
  g_assert_false (orders_says (history, "Today"));
  g_assert_true (orders_says (history, "Yesterday"));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/order-details/" path, UiFixture, NULL, orders_set_up, function, ui_fixture_tear_down)

  ADD ("follows", test_follows);
  ADD ("layout", test_layout);
  ADD ("partial", test_partial);
  ADD ("reasons", test_reasons);
  ADD ("refused", test_refused);
  ADD ("unknown", test_unknown);
  ADD ("not-arrived", test_not_arrived);
  ADD ("parts", test_parts);
  ADD ("note", test_note);
  ADD ("focus", test_focus);
  ADD ("midnight", test_midnight);
  ADD ("narrow", test_narrow);
  ADD ("is-freed", test_is_freed);

  return g_test_run ();
}
