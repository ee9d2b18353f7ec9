/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

/* Orders, and waits until the panel has accepted it. */
PdOrder *
orders_place (UiFixture *fixture, const char *service_id, const char *link)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  PdOrder *order = desk_fixture_order (&fixture->base, panel, service_id, link);

  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), order);
  wait_until (pd_order_get_record (order)->journal != PD_JOURNAL_INTENT
              && pd_order_get_record (order)->journal != PD_JOURNAL_SENDING);
  ui_settle ();

  return order;
}

/* Lets time pass until the tracker has seen @status by itself. */
void
orders_wait_for (UiFixture *fixture, PdOrder *order, PdOrderStatus status)
{
  while (pd_order_get_status (order) != status)
    {
      pd_test_clock_advance (fixture->base.clock, 5000);
      for (guint i = 0; i < 200 && pd_order_get_status (order) != status; i++)
        g_main_context_iteration (NULL, i == 0);
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
