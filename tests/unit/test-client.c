/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"

/*
 * Each action against the demo panel, in the common form and as SMMBros speaks it: what is sent, and what
 * comes back.
 */

#define ROW(rows, type, i) ((type *) g_ptr_array_index (rows, i))

static gboolean
is_smmbros (gconstpointer form)
{
  return GPOINTER_TO_INT (form) == PD_DEMO_SMMBROS;
}

static const char *
get_sent (ClientFixture *fixture, const char *action, const char *parameter)
{
  return g_hash_table_lookup (pd_demo_panel_get_last_request (fixture->panel, action), parameter);
}

static void
test_services (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdServicesResult) result = client_fixture_services (fixture, &error);
  guint n_flags = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (result->services->len, >, 100);
  g_assert_cmpuint (result->skipped, ==, 0);
  for (guint i = 0; i < result->services->len; i++)
    n_flags += ROW (result->services, PdServiceInfo, i)->refill != PD_FLAG_UNKNOWN;
  g_assert_cmpuint (n_flags, ==, is_smmbros (form) ? 0 : result->services->len);

  g_assert_cmpuint (g_hash_table_size (pd_demo_panel_get_last_request (fixture->panel, "services")), ==, 2);
}

static void
test_rate_per_one (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdServicesResult) thousand = client_fixture_services (fixture, &error);
  g_autoptr (PdServicesResult) one = NULL;

  g_assert_no_error (error);
  g_object_set (fixture->dialect, "rate-per-one", TRUE, NULL);
  one = client_fixture_services (fixture, &error);
  g_assert_no_error (error);

  g_assert_true (pd_money_equal (ROW (one->services, PdServiceInfo, 0)->rate,
                                 pd_money_multiply (ROW (thousand->services, PdServiceInfo, 0)->rate, 1000)));
}

static void
test_balance (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) result = NULL;

  pd_demo_panel_set_balance (fixture->panel, "100.84");
  result = client_fixture_balance (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (pd_money_equal (result->balance, pd_money_parse ("100.84")));
  g_assert_nonnull (result->currency);
  g_assert_null (pd_client_dup_last_details (fixture->client));
}

static void
test_add (ClientFixture *fixture, gconstpointer form)
{
  g_autofree char *order = client_fixture_order (fixture);

  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 1);
  g_assert_nonnull (order);
  g_assert_cmpstr (get_sent (fixture, "add", "service"), ==, PD_DEMO_SERVICE_ORDINARY);
  g_assert_cmpstr (get_sent (fixture, "add", "quantity"), ==, "100");
  g_assert_true (
      g_str_has_prefix (get_sent (fixture, "add", is_smmbros (form) ? "url" : "link"), "https://"));
  g_assert_null (get_sent (fixture, "add", is_smmbros (form) ? "link" : "url"));
  g_assert_null (get_sent (fixture, "add", "request_id"));
}

static void
test_request_id (ClientFixture *fixture, gconstpointer form)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_object_set (fixture->dialect, "idempotency", PD_IDEMPOTENCY_WINDOW, NULL);
  first = client_fixture_order (fixture);
  g_assert_null (get_sent (fixture, "add", "request_id"));

  g_object_set (fixture->dialect, "idempotency", PD_IDEMPOTENCY_REQUEST_ID, NULL);
  second = client_fixture_order (fixture);
  g_assert_cmpstr (get_sent (fixture, "add", "request_id"), ==, "request-1");
}

static void
test_add_refused (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAddResult) service
      = client_fixture_add (fixture, "service=0&link=a&url=a&quantity=100", &error);
  g_autoptr (PdAddResult) funds = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (service->outcome, ==, PD_ADD_REFUSED);
  g_assert_error (service->error, PD_API_ERROR, PD_API_ERROR_BAD_SERVICE);

  pd_demo_panel_set_balance (fixture->panel, "0");
  funds = client_fixture_add (fixture, "service=" PD_DEMO_SERVICE_ORDINARY "&link=a&url=a&quantity=100",
                              &error);
  g_assert_no_error (error);
  g_assert_cmpint (funds->outcome, ==, PD_ADD_REFUSED);
  g_assert_error (funds->error, PD_API_ERROR, PD_API_ERROR_FUNDS);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 0);
}

static void
test_status_one (ClientFixture *fixture, gconstpointer form)
{
  g_autofree char *order = client_fixture_order (fixture);
  const char *const orders[] = { order, NULL };
  g_autoptr (GPtrArray) rows = client_fixture_status (fixture, orders);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_no_error (ROW (rows, PdStatusResult, 0)->error);
  g_assert_cmpstr (ROW (rows, PdStatusResult, 0)->id, ==, order);
  g_assert_true (ROW (rows, PdStatusResult, 0)->answered);
  g_assert_cmpint (ROW (rows, PdStatusResult, 0)->state, ==, PD_STATE_PENDING);
  g_assert_cmpstr (get_sent (fixture, "status", "order"), ==, order);
  g_assert_null (get_sent (fixture, "status", "orders"));
}

static void
test_status_none (ClientFixture *fixture, gconstpointer form)
{
  const char *const orders[] = { NULL };
  g_autoptr (GPtrArray) rows = client_fixture_status (fixture, orders);

  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, NULL), ==, 0);
}

/* 250 orders, one of them unknown and one asked twice: three calls, and one row for each id in its place. */
static void
test_status_many (ClientFixture *fixture, gconstpointer form)
{
  g_auto (GStrv) orders = client_fixture_order_many (fixture, 250);
  g_autoptr (GPtrArray) rows = NULL;

  g_set_str (&orders[120], "no-such-order");
  g_set_str (&orders[7], orders[6]);
  rows = client_fixture_status (fixture, (const char *const *) orders);

  g_assert_cmpuint (rows->len, ==, 250);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "status"), ==, 3);
  for (guint i = 0; i < rows->len; i++)
    {
      PdStatusResult *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->id, ==, orders[i]);
      g_assert_true (row->answered);
      if (i == 120)
        g_assert_error (row->error, PD_API_ERROR, PD_API_ERROR_UNKNOWN_ORDER);
      else
        g_assert_no_error (row->error);
    }
  g_assert_cmpuint (pd_dialect_get_most_ids (fixture->dialect), ==, PD_MOST_IDS);
}

/* Lets the demo panel finish an order that can be refilled. */
static char *
finish_order (ClientFixture *fixture)
{
  char *order = client_fixture_order (fixture);

  pd_test_clock_advance (fixture->clock, 600 * 1000);

  return order;
}

static void
test_refill_one (ClientFixture *fixture, gconstpointer form)
{
  g_autofree char *order = finish_order (fixture);
  const char *const orders[] = { order, NULL };
  g_autoptr (GPtrArray) rows = client_fixture_refill (fixture, orders);
  PdRequestResult *row = g_ptr_array_index (rows, 0);

  g_assert_no_error (row->error);
  g_assert_true (row->accepted);
  g_assert_cmpint (row->refill == NULL, ==, is_smmbros (form));
  g_assert_cmpstr (get_sent (fixture, "refill", "order"), ==, order);
}

static void
test_refill_many (ClientFixture *fixture, gconstpointer form)
{
  g_autofree char *first = finish_order (fixture);
  g_autofree char *second = finish_order (fixture);
  const char *const orders[] = { first, "no-such-order", second, NULL };
  g_autoptr (GPtrArray) rows = client_fixture_refill (fixture, orders);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_true (ROW (rows, PdRequestResult, 0)->accepted);
  g_assert_error (ROW (rows, PdRequestResult, 1)->error, PD_API_ERROR, PD_API_ERROR_UNKNOWN_ORDER);
  g_assert_true (ROW (rows, PdRequestResult, 2)->accepted);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "refill"), ==, is_smmbros (form) ? 3 : 1);
}

static void
test_refill_status (ClientFixture *fixture, gconstpointer form)
{
  g_autofree char *order = finish_order (fixture);
  const char *const orders[] = { order, NULL };
  g_autoptr (GPtrArray) refills = client_fixture_refill (fixture, orders);
  const char *refill = ROW (refills, PdRequestResult, 0)->refill;
  const char *const one[] = { is_smmbros (form) ? "1" : refill, NULL };
  const char *const many[] = { one[0], "999999", NULL };
  g_autoptr (GPtrArray) row = client_fixture_refill_status (fixture, one);
  g_autoptr (GPtrArray) rows = client_fixture_refill_status (fixture, many);

  g_assert_cmpuint (row->len, ==, 1);
  g_assert_cmpuint (rows->len, ==, 2);
  if (is_smmbros (form))
    {
      g_assert_error (ROW (row, PdRequestResult, 0)->error, PD_API_ERROR, PD_API_ERROR_OTHER);
      g_assert_cmpstr (ROW (rows, PdRequestResult, 1)->id, ==, "999999");
      g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "refill_status"), ==, 0);
      return;
    }

  g_assert_no_error (ROW (row, PdRequestResult, 0)->error);
  g_assert_cmpint (ROW (row, PdRequestResult, 0)->state, !=, PD_STATE_UNKNOWN);
  g_assert_cmpint (ROW (rows, PdRequestResult, 0)->state, ==, ROW (row, PdRequestResult, 0)->state);
  g_assert_nonnull (ROW (rows, PdRequestResult, 1)->error);
  g_assert_cmpstr (get_sent (fixture, "refill_status", "refills"), !=, NULL);
}

/* A cancel has a list even of one order, but at SMMBros. */
static void
test_cancel (ClientFixture *fixture, gconstpointer form)
{
  g_auto (GStrv) orders = client_fixture_order_many (fixture, 3);
  const char *const one[] = { orders[0], NULL };
  const char *const many[] = { orders[1], "no-such-order", orders[2], NULL };
  g_autoptr (GPtrArray) row = client_fixture_cancel (fixture, one);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (ROW (row, PdRequestResult, 0)->error);
  g_assert_true (ROW (row, PdRequestResult, 0)->accepted);
  g_assert_cmpstr (get_sent (fixture, "cancel", is_smmbros (form) ? "order" : "orders"), ==, orders[0]);
  g_assert_null (get_sent (fixture, "cancel", is_smmbros (form) ? "orders" : "order"));

  rows = client_fixture_cancel (fixture, many);
  g_assert_true (ROW (rows, PdRequestResult, 0)->accepted);
  g_assert_nonnull (ROW (rows, PdRequestResult, 1)->error);
  g_assert_true (ROW (rows, PdRequestResult, 2)->accepted);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "cancel"), ==, is_smmbros (form) ? 4 : 2);
}

/* The key goes first, whatever characters it has, and nothing else is sent than what belongs to the call. */
static void
test_key (ClientFixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) result = NULL;

  pd_test_keys_set_key (fixture->keys, "a+b &c=é%41");
  result = client_fixture_balance (fixture, &error);
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  g_assert_null (result);
  g_assert_cmpstr (get_sent (fixture, "balance", "key"), ==, "a+b &c=é%41");
}

static void
add_test (const char *name, void (*test) (ClientFixture *fixture, gconstpointer form))
{
  g_autofree char *common = g_strdup_printf ("/client/common/%s", name);
  g_autofree char *smmbros = g_strdup_printf ("/client/smmbros/%s", name);

  g_test_add (common, ClientFixture, GINT_TO_POINTER (PD_DEMO_COMMON), client_fixture_set_up, test,
              client_fixture_tear_down);
  g_test_add (smmbros, ClientFixture, GINT_TO_POINTER (PD_DEMO_SMMBROS), client_fixture_set_up, test,
              client_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("services", test_services);
  add_test ("rate-per-one", test_rate_per_one);
  add_test ("balance", test_balance);
  add_test ("add", test_add);
  add_test ("request-id", test_request_id);
  add_test ("add-refused", test_add_refused);
  add_test ("status-one", test_status_one);
  add_test ("status-none", test_status_none);
  add_test ("status-many", test_status_many);
  add_test ("refill-one", test_refill_one);
  add_test ("refill-many", test_refill_many);
  add_test ("refill-status", test_refill_status);
  add_test ("cancel", test_cancel);
  add_test ("key", test_key);

  return g_test_run ();
}
