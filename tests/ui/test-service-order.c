/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-order.h"
#include "pd-test-clock.h"
#include "ui-fixture.h"

/* The order of services: rates of two currencies are never compared, and none is rounded. */

static PdPanel *
make_panel (PdTestClock *clock, const char *currency)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();

  record->uid = g_strdup (currency);
  record->name = g_strdup (currency);
  record->url = g_strdup ("https://panel.example/api/v2");
  record->dialect = g_strdup ("");
  record->currency = g_strdup (currency);

  return pd_panel_new (record, NULL, PD_CLOCK (clock));
}

static PdService *
make_service (PdPanel *panel, const char *rate)
{
  g_autoptr (PdServiceInfo) info = pd_service_info_new ();

  info->id = g_ref_string_new (rate);
  info->name = g_ref_string_new ("Service");
  info->rate = pd_money_parse (rate);

  return pd_service_new (panel, info);
}

/* Returns: (transfer full): rates and currencies, as they stand */
static char *
sort (GListStore *services, GtkSortType direction)
{
  g_autoptr (PdServiceOrder) order = PD_SERVICE_ORDER (pd_service_order_new (PD_SERVICE_ORDER_RATE));
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (
      g_object_ref (G_LIST_MODEL (services)), pd_service_order_create_sorter (order, direction));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sorted)); i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (G_LIST_MODEL (sorted), i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", pd_service_get_id (service),
                              pd_panel_get_currency (pd_service_get_panel (service)));
    }

  return g_string_free_and_steal (text);
}

static void
test_rates (void)
{
  static const char *const rates[] = { "12", "0.00000002", "0.9", "0.00000001", "unknown" };
  g_autoptr (PdTestClock) clock = pd_test_clock_new (0);
  g_autoptr (PdPanel) usd = make_panel (clock, "USD");
  g_autoptr (PdPanel) inr = make_panel (clock, "INR");
  g_autoptr (GListStore) services = g_list_store_new (PD_TYPE_SERVICE);
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (PdService) service = make_service (i % 2 == 0 ? usd : inr, rates[i / 2]);

      g_list_store_append (services, service);
    }

  up = sort (services, GTK_SORT_ASCENDING);
  g_assert_cmpstr (up, ==,
                   "0.00000001 INR, 0.00000002 INR, 0.9 INR, 12 INR, unknown INR, "
                   "0.00000001 USD, 0.00000002 USD, 0.9 USD, 12 USD, unknown USD");
  down = sort (services, GTK_SORT_DESCENDING);
  g_assert_cmpstr (down, ==,
                   "unknown USD, 12 USD, 0.9 USD, 0.00000002 USD, 0.00000001 USD, "
                   "unknown INR, 12 INR, 0.9 INR, 0.00000002 INR, 0.00000001 INR");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/service-order/rates", test_rates);

  return g_test_run ();
}
