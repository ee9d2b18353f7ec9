/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-order-details.h"

/* Services of the demo panel that show each way in which an order can go, and no others: each service is a
 * row of widgets on another page, which takes its time. */
#define SERVICE(id, name, type, refill, cancel)                                                              \
  "{\"service\":\"" id "\",\"name\":\"" name "\",\"type\":\"" type                                           \
  "\",\"category\":\"A\",\"rate\":\"0.90\","                                                                 \
  "\"min\":1,\"max\":1000,\"refill\":" refill ",\"cancel\":" cancel ",\"dripfeed\":true}"
#define SERVICES                                                                                                                \
  "[" SERVICE (PD_DEMO_SERVICE_ORDINARY, "Followers · 30 days refill", "Default", "true", "true") "," SERVICE (                 \
      PD_DEMO_SERVICE_PARTIAL, "Followers that drop out early", "Default", "true",                                              \
      "true") "," SERVICE (PD_DEMO_SERVICE_REFUSED, "Followers, closed for now", "Default", "false",                            \
                           "false") "," SERVICE (PD_DEMO_SERVICE_SLOW, "Subscribers, very slow", "Default",                     \
                                                 "true",                                                                        \
                                                 "true") "," SERVICE (PD_DEMO_SERVICE_REFILL_REJECTED,                          \
                                                                      "Page Likes · 30 days refill",                            \
                                                                      "Default", "true",                                        \
                                                                      "true") "," SERVICE (PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL, \
                                                                                           "Likes",                             \
                                                                                           "Default",                           \
                                                                                           "false",                             \
                                                                                           "false") "]"

/* A window over a desk with one panel, as it is at the first start. */
void
orders_set_up (UiFixture *fixture, gconstpointer data)
{
  static const char *const remembered[] = { "orders-filter", "orders-sort-column", "orders-hidden-columns",
                                            "orders-columns", "refills-hidden-columns" };
  g_autoptr (GSettings) settings = g_settings_new ("io.github.paneldesk.PanelDesk");

  for (guint i = 0; i < G_N_ELEMENTS (remembered); i++)
    g_settings_reset (settings, remembered[i]);
  ui_fixture_set_up (fixture, data);
  desk_fixture_set_catalogue (&fixture->base, SERVICES);
  ui_fixture_add_panel (fixture, "Northwind");
}

/* Sends at once what waits, and waits until it is known what became of it. */
static void
send (UiFixture *fixture, PdOrder *order)
{
  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), order);
  wait_until (pd_order_get_record (order)->journal != PD_JOURNAL_INTENT
              && pd_order_get_record (order)->journal != PD_JOURNAL_SENDING);
  ui_settle ();
}

PdOrder *
orders_place (UiFixture *fixture, const char *service_id, const char *link)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  PdOrder *order = desk_fixture_order (&fixture->base, panel, service_id, link);

  send (fixture, order);

  return order;
}

/* An order of which the panel makes two. */
PdOrder *
orders_place_dripfeed (UiFixture *fixture)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  PdServiceList *services = pd_desk_get_services (fixture->base.desk);
  PdService *service = pd_service_list_find (services, panel, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (PdOrderForm) form
      = pd_order_form_new (pd_service_get_info (service), pd_panel_get_dialect (panel));
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdOrder) order = NULL;

  pd_order_form_set_value (form, PD_FIELD_LINK, "https://example.com/drip");
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "100");
  pd_order_form_set_dripfeed (form, TRUE);
  pd_order_form_set_value (form, PD_FIELD_RUNS, "2");
  pd_order_form_set_value (form, PD_FIELD_INTERVAL, "1");
  pd_outbox_submit_async (outbox, panel, form, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  order = pd_outbox_submit_finish (outbox, result, &error);
  g_assert_no_error (error);
  send (fixture, order);

  return order; /* which the list keeps */
}

/* Lets time pass until the tracker asks for @order, and waits for its answer. */
void
orders_let_check (UiFixture *fixture, PdOrder *order)
{
  PdTracker *tracker = pd_desk_get_tracker (fixture->base.desk);
  gint64 due = pd_tracker_get_due_at (tracker, order);

  pd_test_clock_advance (fixture->base.clock,
                         (due - pd_clock_now (PD_CLOCK (fixture->base.clock))) / 1000 + 1000);
  wait_until (pd_tracker_get_due_at (tracker, order) != due);
}

/* Lets time pass until the tracker has seen @status by itself. */
void
orders_wait_for (UiFixture *fixture, PdOrder *order, PdOrderStatus status)
{
  while (pd_order_get_status (order) != status)
    orders_let_check (fixture, order);

  ui_settle ();
}

/* Lets time pass until the panel has said by itself what became of @refill. */
void
orders_let_refill_end (UiFixture *fixture, PdRefill *refill)
{
  while (!pd_refill_is_final (refill))
    {
      gint64 checked_at = pd_refill_get_record (refill)->checked_at;

      pd_test_clock_advance (fixture->base.clock, 601000);
      wait_until (pd_refill_get_record (refill)->checked_at != checked_at);
    }

  ui_settle ();
}

GtkWidget *
orders_show_page (UiFixture *fixture, const char *name, GType type, int width, int height)
{
  pd_window_show_page (fixture->window, name);
  ui_fixture_show (fixture, width, height);

  return ui_get (fixture->window, type, NULL);
}

GtkWidget *
orders_show_details (UiFixture *fixture, PdOrder *order)
{
  gint64 id = pd_order_get_id (order);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-order", "x", id));
  if (!gtk_widget_get_mapped (GTK_WIDGET (fixture->window)))
    ui_fixture_show (fixture, 1200, 800);
  ui_settle ();

  return ui_get (fixture->window, PD_TYPE_ORDER_DETAILS, NULL);
}

static GtkWidget *
find_stack (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), "no-results") != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_stack (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Which of its states @page shows. */
const char *
orders_get_state (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_stack (page)));
}

GListModel *
orders_get_rows (GtkWidget *page)
{
  GtkWidget *table = ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL);

  if (table != NULL)
    return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (ui_get (page, GTK_TYPE_LIST_VIEW, NULL))));
}

guint
orders_find_row (GtkWidget *page, gpointer item)
{
  GListModel *rows = orders_get_rows (page);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);

      if ((gpointer) row == item)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

void
orders_act (GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  ui_settle ();
}

gboolean
orders_says (gpointer root, const char *text)
{
  return ui_find (root, GTK_TYPE_LABEL, text) != NULL;
}
