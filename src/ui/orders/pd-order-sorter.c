/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-sorter.h"

#include "pd-order-text.h"
#include "pd-time.h"

/* How orders are compared, and by which of it each column of the table sorts. Main thread. */

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_texts (const char *a, const char *b)
{
  return a == b ? 0 : g_strcmp0 (a, b);
}

/* Neighbours are mostly of one day, and finding a day takes its time. */
static gint64
find_day (gint64 at)
{
  static gint64 start, end;

  if (at < start || at >= end)
    pd_time_find_day (at, &start, &end);

  return start;
}

/* Ids are opaque, yet most are numbers: shorter ones first puts 99 before 100. None comes before all. */
static int
compare_ids (const char *a, const char *b)
{
  int result = compare_numbers (a != NULL ? (gint64) strlen (a) : -1, b != NULL ? (gint64) strlen (b) : -1);

  return result != 0 ? result : compare_texts (a, b);
}

static int
compare_states (PdOrder *a, PdOrder *b)
{
  int result = compare_numbers (pd_order_get_group (a), pd_order_get_group (b));

  return result != 0 ? result : compare_numbers (pd_order_get_status (a), pd_order_get_status (b));
}

static int
compare_charges (const PdOrderRecord *a, const PdOrderRecord *b)
{
  int result = compare_texts (a->currency, b->currency);

  if (result != 0)
    return result;

  return pd_money_compare (pd_money_is_known (a->charge) ? a->charge : a->price,
                           pd_money_is_known (b->charge) ? b->charge : b->price);
}

static int
compare (PdOrderSortBy by, PdOrder *a, PdOrder *b)
{
  const PdOrderRecord *record_a = pd_order_get_record (a);
  const PdOrderRecord *record_b = pd_order_get_record (b);

  switch (by)
    {
    case PD_ORDER_SORT_DAY:
      return compare_numbers (find_day (record_b->created_at), find_day (record_a->created_at));
    case PD_ORDER_SORT_STATE:
      return compare_states (a, b);
    case PD_ORDER_SORT_ID:
      return compare_ids (record_a->order_id, record_b->order_id);
    case PD_ORDER_SORT_SERVICE:
      return compare_texts (record_a->service_name, record_b->service_name);
    case PD_ORDER_SORT_LINK:
      return compare_texts (record_a->link_key, record_b->link_key);
    case PD_ORDER_SORT_PANEL:
      return compare_texts (pd_panel_get_name (pd_order_get_panel (a)),
                            pd_panel_get_name (pd_order_get_panel (b)));
    case PD_ORDER_SORT_DELIVERED:
      return compare_numbers (pd_order_record_get_delivered (record_a),
                              pd_order_record_get_delivered (record_b));
    case PD_ORDER_SORT_CHARGE:
      return compare_charges (record_a, record_b);
    case PD_ORDER_SORT_ORDERED:
      return compare_numbers (record_a->created_at, record_b->created_at);
    case PD_ORDER_SORT_UPDATED:
      return compare_numbers (pd_order_record_get_updated_at (record_a),
                              pd_order_record_get_updated_at (record_b));
    default:
      return 0;
    }
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return compare ((PdOrderSortBy) GPOINTER_TO_INT (user_data), (PdOrder *) a, (PdOrder *) b);
}

/* By what each column sorts; the names are the ids of the columns. */
static const struct
{
  const char *id;
  PdOrderSortBy by;
} sorts[] = {
  { "state", PD_ORDER_SORT_STATE },     { "order", PD_ORDER_SORT_ID },
  { "service", PD_ORDER_SORT_SERVICE }, { "link", PD_ORDER_SORT_LINK },
  { "panel", PD_ORDER_SORT_PANEL },     { "delivered", PD_ORDER_SORT_DELIVERED },
  { "charge", PD_ORDER_SORT_CHARGE },   { "ordered", PD_ORDER_SORT_ORDERED },
  { "updated", PD_ORDER_SORT_UPDATED },
};

/**
 * pd_order_sorter_new:
 * @by: what orders are compared by
 *
 * Returns: (transfer full): a new sorter
 */
GtkSorter *
pd_order_sorter_new (PdOrderSortBy by)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_cb, GINT_TO_POINTER ((int) by), NULL));
}

static void
set_column_sorter (GtkColumnViewColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (gtk_column_view_column_get_id (column), sorts[i].id) == 0)
      {
        g_autoptr (GtkSorter) sorter = pd_order_sorter_new (sorts[i].by);

        gtk_column_view_column_set_sorter (column, sorter);
      }
}

/**
 * pd_order_sorter_set_columns:
 * @view: a table of orders
 *
 * Makes the columns of @view sort; which one sorts by what is known from their ids.
 */
void
pd_order_sorter_set_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      set_column_sorter (column);
    }
}
