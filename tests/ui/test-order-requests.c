/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-order-event-row.h"
#include "pd-orders-page.h"
#include "pd-request-answer.h"
#include "pd-request-dialog.h"
#include "pd-text.h"
#include "tooltips.h"

/* Refills and cancels, asked for from the details and for many at once: what is asked, what comes of it, and
 * what the panel says against it. */

#define LINK "https://example.com/oak"

static GtkWidget *
get_button (gpointer root, const char *text)
{
  return ui_get (root, GTK_TYPE_BUTTON, text);
}

static const char *
get_subtitle (GtkWidget *page, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (page, ADW_TYPE_ACTION_ROW, title)));
}

static PdRefill *
get_refill (UiFixture *fixture)
{
  g_autoptr (PdRefill) refill = g_list_model_get_item (pd_desk_get_refills (fixture->base.desk), 0);

  return refill; /* which the list keeps */
}

/* Asked for and done are two things: the page says the first at once, the second when the panel does. */
static void
test_refill (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page = orders_show_details (fixture, order);

  g_assert_false (gtk_widget_is_sensitive (get_button (page, "Ask for Refill")));
  g_assert_cmpstr (get_subtitle (page, "Refill"), ==, "Not possible yet: the order has not ended");
  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);

  ui_click (get_button (page, "Ask for Refill"));
  wait_until (orders_says (fixture->window, "Refill asked for"));
  wait_until (get_refill (fixture) != NULL);
  ui_settle ();
  g_assert_false (gtk_widget_is_sensitive (get_button (page, "Ask for Refill")));
  g_assert_cmpstr (get_subtitle (page, "Refill"), ==, "Not possible yet: one is under way");

  orders_let_refill_end (fixture, get_refill (fixture));
  wait_until (orders_says (page, "Refill: Completed"));
  g_assert_cmpstr (get_subtitle (page, "Refill"), ==, "Not possible yet: asked less than 24 hours ago");

  /* A day later it is possible again, without anything else having changed. */
  pd_test_clock_advance (fixture->base.clock, 24 * 60 * 60 * 1000);
  ui_settle ();
  g_assert_true (gtk_widget_is_sensitive (get_button (page, "Ask for Refill")));
}

/* The title and the text of an event in the history that is shown; the newest is number 0. */
static char *
read_event (GtkWidget *page, guint number)
{
  GtkWidget *first = ui_get (page, PD_TYPE_ORDER_EVENT_ROW, NULL);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (first));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) number);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_object_get (pd_order_event_row_get_event (PD_ORDER_EVENT_ROW (row)), "title", &title, "text", &text,
                NULL);

  return g_strjoin (", ", title, text, NULL);
}

/* The history tells what was, not what is by now, of the refill as little as of the order. */
static void
test_refill_history (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK);
  GtkWidget *page = orders_show_details (fixture, order);
  g_autofree char *ended = NULL;
  g_autofree char *begun = NULL;

  orders_wait_for (fixture, order, PD_ORDER_COMPLETED);
  ui_click (get_button (page, "Ask for Refill"));
  wait_until (get_refill (fixture) != NULL);
  desk_fixture_script (&fixture->base, "refill_status", "application/json", "{\"status\":\"Pending\"}");
  orders_let_refill_end (fixture, get_refill (fixture));
  wait_until (orders_says (page, "Refill: Pending") && orders_says (page, "Refill: Completed"));

  ended = read_event (page, 0);
  begun = read_event (page, 1);
  g_assert_cmpstr (begun, ==, "Refill: Pending");
  g_assert_cmpstr (ended, ==, "Refill: Completed");
}

static void
test_cancel (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK);
  GtkWidget *page = orders_show_details (fixture, order);

  ui_click (get_button (page, "Ask to Cancel"));
  wait_until (orders_says (fixture->window, "Cancel asked for"));
  wait_until (!gtk_widget_is_sensitive (get_button (page, "Ask to Cancel")));
  g_assert_cmpstr (get_subtitle (page, "Cancel"), ==, "Asked already; the panel decides");
  g_assert_cmpint (pd_order_get_status (order), !=, PD_ORDER_CANCELED);

  orders_wait_for (fixture, order, PD_ORDER_CANCELED);
  g_assert_true (orders_says (page, "The panel canceled it. What was not delivered comes back as credit."));
  g_assert_cmpstr (get_subtitle (page, "Cancel"), ==, "Not possible: the order has ended");
}

/* What a panel says against it is said in its own words, which are text and no markup. */
static void
test_panel_refuses (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK);
  GtkWidget *page = orders_show_details (fixture, order);
  AdwDialog *dialog;
  g_autofree char *body
      = g_strdup_printf ("[{\"order\":%s,\"cancel\":{\"error\":\"<b>Too late</b> & gone\"}}]",
                         pd_order_get_record (order)->order_id);

  desk_fixture_script (&fixture->base, "cancel", "application/json", body);
  ui_click (get_button (page, "Ask to Cancel"));
  wait_until (ui_get_dialog (fixture) != NULL);
  dialog = ui_get_dialog (fixture);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Not Canceled");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "<b>Too late</b> & gone"));
  g_assert_true (gtk_widget_is_sensitive (get_button (page, "Ask to Cancel")));
  ui_click (get_button (dialog, "_Close"));
}

/* The rows of the dialog: how many were accepted, and what is said of @order. */
static const char *
find_message (PdRequestDialog *dialog, PdOrder *order, gboolean *accepted)
{
  GListModel *answers = pd_request_dialog_get_answers (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (PdRequestAnswer) answer = g_list_model_get_item (answers, i);
      g_autofree char *message = NULL;

      if (pd_request_answer_get_order (answer) != order)
        continue;
      g_object_get (answer, "message", &message, NULL);
      *accepted = pd_request_answer_get_kind (answer) == PD_REQUEST_ANSWER_ACCEPTED;
      return g_intern_string (message);
    }

  g_assert_not_reached ();
}

static PdRequestDialog *
ask_for_all (UiFixture *fixture, const char *action, const char *question, const char *response)
{
  GtkWidget *page = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1200, 800);
  AdwDialog *dialog;

  orders_act (page, "view.select-all");
  ui_click (get_button (page, action));
  dialog = ui_get_dialog (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, question);
  ui_click (get_button (dialog, response));
  wait_until (PD_IS_REQUEST_DIALOG (ui_get_dialog (fixture)));

  return PD_REQUEST_DIALOG (ui_get_dialog (fixture));
}

/* Of many, each is told what came of it; those that cannot be asked about are counted with their reason
 * before. */
/* Of which kind the answer is that stands at @position. */
static PdRequestAnswerKind
get_kind (PdRequestDialog *dialog, guint position)
{
  GtkListView *view = GTK_LIST_VIEW (ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL));
  g_autoptr (PdRequestAnswer) answer
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  return pd_request_answer_get_kind (answer);
}

static void
test_many_refills (UiFixture *fixture, gconstpointer data)
{
  PdOrder *without = orders_place (fixture, PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL, LINK);
  PdOrder *first = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK "/1");
  PdOrder *second = orders_place (fixture, PD_DEMO_SERVICE_ORDINARY, LINK "/2");
  PdRequestDialog *dialog;
  GtkWidget *select;
  gboolean accepted;
  g_autofree char *service = pd_text_isolate (pd_order_get_record (first)->service_name);
  g_autofree char *tooltip = NULL;

  orders_wait_for (fixture, first, PD_ORDER_COMPLETED);
  orders_wait_for (fixture, second, PD_ORDER_COMPLETED);
  dialog = ask_for_all (fixture, "Ask for _Refill…", "Ask for 2 Refills?", "_Ask for Refills");
  wait_until (g_list_model_get_n_items (pd_request_dialog_get_answers (dialog)) == 3);
  ui_settle ();

  find_message (dialog, first, &accepted);
  g_assert_true (accepted);
  find_message (dialog, second, &accepted);
  g_assert_true (accepted);
  g_assert_cmpstr (find_message (dialog, without, &accepted), ==, "Not possible: the service has no refill");
  g_assert_false (accepted);
  g_assert_cmpint (get_kind (dialog, 0), ==, PD_REQUEST_ANSWER_ACCEPTED);
  g_assert_cmpint (get_kind (dialog, 2), ==, PD_REQUEST_ANSWER_UNASKED);
  g_assert_true (orders_says (dialog, "2 Asked"));
  g_assert_true (orders_says (dialog, "1 Not Asked"));
  g_assert_false (orders_says (dialog, "Refused"));
  g_assert_true (orders_says (dialog, "Not possible: the service has no refill"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_get (dialog, GTK_TYPE_LIST_VIEW, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Answers");
  tooltip = ui_dup_tooltip (ui_get (dialog, GTK_TYPE_LABEL, service));
  g_assert_cmpstr (tooltip, ==, service);

  /* From here the others can be looked at. */
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  select = get_button (dialog, "Select the 1 Order Not Asked");
  ui_click (select);
  wait_until (dialog == NULL);
  g_assert_true (orders_says (fixture->window, "1 selected"));
}

/* What the panel refuses and what it was not asked about are two things, and an order without an ID is known
 * by its link. */
static void
test_refused_and_unasked (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK);
  g_autofree char *link = pd_text_isolate ("example.com/elm");
  PdRequestDialog *dialog;
  g_autofree char *body = g_strdup_printf ("[{\"order\":%s,\"cancel\":{\"error\":\"Too late\"}}]",
                                           pd_order_get_record (order)->order_id);

  orders_place (fixture, PD_DEMO_SERVICE_REFUSED, "https://example.com/elm");
  desk_fixture_script (&fixture->base, "cancel", "application/json", body);
  dialog = ask_for_all (fixture, "Ask to _Cancel…", "Ask to Cancel 1 Order?", "_Ask to Cancel");
  wait_until (g_list_model_get_n_items (pd_request_dialog_get_answers (dialog)) == 2);
  ui_settle ();

  g_assert_cmpint (get_kind (dialog, 0), ==, PD_REQUEST_ANSWER_REFUSED);
  g_assert_cmpint (get_kind (dialog, 1), ==, PD_REQUEST_ANSWER_UNASKED);
  g_assert_true (orders_says (dialog, "1 Refused"));
  g_assert_true (orders_says (dialog, "Too late"));
  g_assert_true (orders_says (dialog, "1 Not Asked"));
  g_assert_true (orders_says (dialog, link));
  g_assert_false (orders_says (dialog, "No order ID"));

  ui_click (get_button (dialog, "Select the 2 Other Orders"));
  wait_until (orders_says (fixture->window, "2 selected"));
}

static void
test_many_cancels (UiFixture *fixture, gconstpointer data)
{
  PdOrder *first = orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK "/1");
  PdOrder *second = orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK "/2");
  PdRequestDialog *dialog;
  gboolean accepted;

  dialog = ask_for_all (fixture, "Ask to _Cancel…", "Ask to Cancel 2 Orders?", "_Ask to Cancel");
  wait_until (g_list_model_get_n_items (pd_request_dialog_get_answers (dialog)) == 2);
  ui_settle ();
  find_message (dialog, first, &accepted);
  g_assert_true (accepted);
  g_assert_null (ui_find (dialog, GTK_TYPE_LABEL, "0 Refused"));
  adw_dialog_close (ADW_DIALOG (dialog));

  orders_wait_for (fixture, first, PD_ORDER_CANCELED);
  orders_wait_for (fixture, second, PD_ORDER_CANCELED);
}

/* A panel that takes one order a call: the dialog says how far it is. Stopped, it waits for what is under way
 * and says which orders were not asked about. */
static void
test_stopped (UiFixture *fixture, gconstpointer data)
{
  PdDialect *dialect = pd_panel_get_dialect (desk_fixture_get_panel (&fixture->base, 0));
  PdRequestDialog *dialog;
  GtkWidget *stop;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *link = g_strdup_printf (LINK "/%u", i);

      orders_place (fixture, PD_DEMO_SERVICE_SLOW, link);
    }
  pd_dialect_set_most_ids (dialect, 1);
  pd_demo_panel_set_delay (fixture->base.server, 1000);
  dialog = ask_for_all (fixture, "Ask to _Cancel…", "Ask to Cancel 7 Orders?", "_Ask to Cancel");
  g_assert_true (orders_says (dialog, "0 of 7 orders"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ui_get (dialog, GTK_TYPE_PROGRESS_BAR, NULL)),
                                   GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  stop = get_button (dialog, "Stop");
  ui_click (stop);
  g_assert_false (gtk_widget_is_sensitive (stop));
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_BUTTON, "Stopping…"));

  wait_until (desk_fixture_count_requests (&fixture->base, "cancel") == 4);
  pd_demo_panel_set_delay (fixture->base.server, 0);
  pd_test_clock_advance (fixture->base.clock, 1000);
  wait_until (g_list_model_get_n_items (pd_request_dialog_get_answers (dialog)) == 7);
  ui_settle ();
  g_assert_true (orders_says (dialog, "4 Asked"));
  g_assert_true (orders_says (dialog, "3 Not Asked"));
  g_assert_true (orders_says (dialog, "Not asked, because it was stopped"));
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "cancel"), ==, 4);

  ui_click (get_button (dialog, "Select the 3 Orders Not Asked"));
  wait_until (orders_says (fixture->window, "3 selected"));
}

/* Nobody is asked before the question is answered, and never by Escape. */
static void
test_not_asked (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  AdwDialog *dialog;

  orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK "/1");
  orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK "/2");
  page = orders_show_page (fixture, "orders", PD_TYPE_ORDERS_PAGE, 1200, 800);
  orders_act (page, "view.select-all");
  ui_click (get_button (page, "Ask to _Cancel…"));
  dialog = ui_get_dialog (fixture);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_close (dialog);
  wait_until (dialog == NULL);

  g_assert_null (ui_get_dialog (fixture));
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, "cancel"), ==, 0);
  g_assert_true (orders_says (page, "2 selected"));
}

/* The answers of one panel are there while another does not answer at all. */
static void
test_cannot_ask (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order = orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK "/1");
  PdRequestDialog *dialog;
  gboolean accepted;

  orders_place (fixture, PD_DEMO_SERVICE_SLOW, LINK "/2");
  desk_fixture_script (&fixture->base, "cancel", "text/html", "<html>Checking your browser</html>");
  dialog = ask_for_all (fixture, "Ask to _Cancel…", "Ask to Cancel 2 Orders?", "_Ask to Cancel");
  wait_until (g_list_model_get_n_items (pd_request_dialog_get_answers (dialog)) == 2);
  g_assert_nonnull (find_message (dialog, order, &accepted));
  g_assert_false (accepted);
  adw_dialog_close (ADW_DIALOG (dialog));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/order-requests/" path, UiFixture, NULL, orders_set_up, function, ui_fixture_tear_down)

  ADD ("refill", test_refill);
  ADD ("refill-history", test_refill_history);
  ADD ("cancel", test_cancel);
  ADD ("panel-refuses", test_panel_refuses);
  ADD ("many-refills", test_many_refills);
  ADD ("refused-and-unasked", test_refused_and_unasked);
  ADD ("many-cancels", test_many_cancels);
  ADD ("stopped", test_stopped);
  ADD ("not-asked", test_not_asked);
  ADD ("cannot-ask", test_cannot_ask);

  return g_test_run ();
}
