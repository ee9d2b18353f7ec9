/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"

/*
 * What tests make the demo panel do: scripted replies, lost connections, late and missing answers, catalogues
 * of any size; and that it can end and come back at any time.
 */

#define ADD "action=add&service=1001&quantity=100&link=https://example.com/a"
#define COMMON GINT_TO_POINTER (PD_DEMO_COMMON)

/* The code of the error that the client sees; 0 where an answer came. */
static int
try_add (Fixture *fixture)
{
  g_autofree char *form = g_strdup_printf ("key=%s&" ADD, pd_demo_panel_get_key (fixture->panel));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = fixture_post (fixture, form, NULL, &error);

  g_assert_true ((body == NULL) == (error != NULL));
  return error ? error->code + 1 : 0;
}

static void
test_scripts (Fixture *fixture, gconstpointer form)
{
  g_autoptr (GBytes) one = g_bytes_new_static ("[1]", 3);
  g_autoptr (GBytes) two = g_bytes_new_static ("[2]", 3);

  pd_demo_panel_script (fixture->panel, "balance", PD_DEMO_FAULT_REPLY, 503, "text/html", one);
  pd_demo_panel_script (fixture->panel, NULL, PD_DEMO_FAULT_REPLY, 0, NULL, two);
  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_NONE, 0, NULL, NULL);
  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_REPLY, 0, NULL, one);

  assert_asked (fixture, ADD, "$[0]", "2");
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 0);
  assert_asked (fixture, ADD, "$.order", "23501");
  assert_asked (fixture, ADD, "$[0]", "1");
  assert_asked (fixture, "action=balance", "$[0]", "1");
  assert_asked (fixture, "action=balance", "$.currency", "USD");
}

static void
test_requests (Fixture *fixture, gconstpointer form)
{
  GHashTable *request;

  g_assert_null (pd_demo_panel_get_last_request (fixture->panel, NULL));
  assert_asked (fixture, ADD, "$.order", "23501");
  assert_asked (fixture, "action=balance", "$.currency", "USD");
  assert_asked (fixture, "action=balance&note=a%26b%0Ac+d", "$.currency", "USD");

  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "add"), ==, 1);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "balance"), ==, 2);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "services"), ==, 0);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, NULL), ==, 3);
  request = pd_demo_panel_get_last_request (fixture->panel, "add");
  g_assert_cmpstr (g_hash_table_lookup (request, "link"), ==, "https://example.com/a");
  request = pd_demo_panel_get_last_request (fixture->panel, NULL);
  g_assert_cmpstr (g_hash_table_lookup (request, "note"), ==, "a&b\nc d");
}

static void
test_drop (Fixture *fixture, gconstpointer form)
{
  /* Makes a connection that is kept, which is where a client could be tempted to send again. */
  assert_asked (fixture, "action=balance", "$.balance", "100.00");
  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_DROP_BEFORE, 0, NULL, NULL);
  g_assert_cmpint (try_add (fixture), !=, 0);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "add"), ==, 1);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 0);

  assert_asked (fixture, "action=balance", "$.balance", "100.00");
  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_DROP_AFTER, 0, NULL, NULL);
  g_assert_cmpint (try_add (fixture), !=, 0);
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->panel, "add"), ==, 2);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 1);
  g_assert_cmpstr (pd_demo_panel_get_balance (fixture->panel), ==, "99.91");
}

static void
test_truncate (Fixture *fixture, gconstpointer form)
{
  g_autoptr (GBytes) catalogue = pd_demo_panel_make_catalogue (fixture->panel, 20000);

  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_TRUNCATE, 0, NULL, NULL);
  g_assert_cmpint (try_add (fixture), !=, 0);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 1);

  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_TRUNCATE, 0, NULL, catalogue);
  g_assert_cmpint (try_add (fixture), !=, 0);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_hang (Fixture *fixture, gconstpointer form)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *parameters = g_strdup_printf ("key=%s&" ADD, pd_demo_panel_get_key (fixture->panel));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  g_timeout_add (50, cancel_cb, cancellable);
  body = fixture_post (fixture, parameters, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 1);
  assert_asked (fixture, "action=balance", "$.balance", "99.91");
}

static gboolean
finalize_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_finalize_object (g_steal_pointer (&fixture->panel));
  return G_SOURCE_REMOVE;
}

/* The panel ends while a request hangs or waits: the client hears of it at once. */
static void
test_finalize (Fixture *fixture, gconstpointer form)
{
  if (g_str_has_suffix (g_test_get_path (), "late"))
    pd_demo_panel_set_delay (fixture->panel, 1000 * 1000);
  else
    pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_HANG, 0, NULL, NULL);

  g_timeout_add (50, finalize_cb, fixture);
  g_assert_cmpint (try_add (fixture), !=, 0);
  g_assert_null (fixture->panel);
}

static void
test_delay (Fixture *fixture, gconstpointer form)
{
  gint64 begun = g_get_monotonic_time ();

  pd_demo_panel_set_delay (fixture->panel, 60);
  assert_asked (fixture, "action=balance", "$.balance", "100.00");
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 60 * 1000);

  pd_demo_panel_script (fixture->panel, "add", PD_DEMO_FAULT_DROP_AFTER, 0, NULL, NULL);
  g_assert_cmpint (try_add (fixture), !=, 0);
}

static void
test_catalogue (Fixture *fixture, gconstpointer form)
{
  g_autoptr (GBytes) body = pd_demo_panel_make_catalogue (fixture->panel, 10000);
  g_autoptr (JsonNode) reply = NULL;

  pd_demo_panel_set_catalogue (fixture->panel, body);
  reply = fixture_ask (fixture, "action=services");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (reply)), ==, 10000);
  assert_reply (reply, "$[0].service", "1");
  assert_reply (reply, "$[9999].service", "10000");

  pd_demo_panel_set_catalogue (fixture->panel, NULL);
  assert_asked (fixture, "action=services", "$[0].service", PD_DEMO_SERVICE_ORDINARY);
}

static void
test_stop (Fixture *fixture, gconstpointer form)
{
  g_autofree char *url = g_strdup (pd_demo_panel_get_url (fixture->panel));
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));
  assert_asked (fixture, "action=balance", "$.balance", "100.00");
  pd_demo_panel_stop (fixture->panel);
  g_assert_cmpint (try_add (fixture), !=, 0);

  pd_demo_panel_start (fixture->panel, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pd_demo_panel_get_url (fixture->panel), ==, url);
  g_assert_cmpint (try_add (fixture), ==, 0);
}

/* Everything is as it was: address, key, account, orders, refills; and time has gone on. */
static void
test_save (Fixture *fixture, gconstpointer form)
{
  g_autofree char *url = g_strdup (pd_demo_panel_get_url (fixture->panel));
  g_autofree char *key = g_strdup (pd_demo_panel_get_key (fixture->panel));
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  assert_asked (fixture, ADD, "$.order", "23501");
  pd_test_clock_advance (fixture->clock, 90 * 1000);
  assert_asked (fixture, "action=refill&order=23501", "$.refill", "1");
  assert_asked (fixture, ADD "&runs=3&interval=5", "$.order", "23502");
  saved = pd_demo_panel_save (fixture->panel);
  g_assert_finalize_object (g_steal_pointer (&fixture->panel));
  pd_test_clock_advance (fixture->clock, 24 * 60 * 60 * 1000);

  fixture->panel = pd_demo_panel_new (PD_DEMO_COMMON, PD_CLOCK (fixture->clock));
  g_assert_true (pd_demo_panel_restore (fixture->panel, saved, &error));
  g_assert_no_error (error);
  pd_demo_panel_start (fixture->panel, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (pd_demo_panel_get_url (fixture->panel), ==, url);
  g_assert_cmpstr (pd_demo_panel_get_key (fixture->panel), ==, key);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->panel), ==, 2);
  assert_asked (fixture, "action=status&orders=23501,23502", "$['23502'].status", "Completed");
  assert_asked (fixture, "action=status&order=23502", "$.orders[2]", "23505");
  assert_asked (fixture, "action=refill_status&refill=1", "$.status", "Completed");
  assert_asked (fixture, "action=balance", "$.balance", "99.64");
  assert_asked (fixture, ADD, "$.order", "23506");
}

/* Where the old port is taken by now, another one does. */
static void
test_port_taken (Fixture *fixture, gconstpointer form)
{
  PdDemoPanel *first = fixture->panel;
  g_autofree char *saved = pd_demo_panel_save (first);
  g_autoptr (GError) error = NULL;

  fixture->panel = pd_demo_panel_new (PD_DEMO_COMMON, PD_CLOCK (fixture->clock));
  g_assert_true (pd_demo_panel_restore (fixture->panel, saved, &error));
  g_assert_no_error (error);
  pd_demo_panel_start (fixture->panel, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pd_demo_panel_get_url (fixture->panel), !=, pd_demo_panel_get_url (first));
  assert_asked (fixture, "action=balance", "$.balance", "100.00");
  g_assert_finalize_object (first);
}

/* Only what was saved is taken; anything else changes nothing. */
static void
test_restore_rubbish (Fixture *fixture, gconstpointer form)
{
  g_autoptr (PdDemoPanel) other = pd_demo_panel_new (PD_DEMO_COMMON, PD_CLOCK (fixture->clock));
  g_autoptr (PdDemoPanel) second_form = pd_demo_panel_new (PD_DEMO_SMMBROS, PD_CLOCK (fixture->clock));
  g_autofree char *key = g_strdup (pd_demo_panel_get_key (other));
  g_autofree char *saved = NULL;

  assert_asked (fixture, ADD "&runs=2&interval=5", "$.order", "23501");
  saved = pd_demo_panel_save (fixture->panel);
  g_assert_false (pd_demo_panel_restore (second_form, saved, NULL));
  for (gsize length = 0; saved[length]; length++)
    {
      g_autofree char *shorter = g_strndup (saved, length);
      g_autofree char *changed = g_strdup (saved);
      g_autoptr (PdDemoPanel) panel = pd_demo_panel_new (PD_DEMO_COMMON, PD_CLOCK (fixture->clock));
      g_autoptr (GError) error = NULL;

      g_assert_false (pd_demo_panel_restore (other, shorter, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

      changed[length] = changed[length] == '9' ? '-' : '9';
      if (pd_demo_panel_restore (panel, changed, NULL))
        g_assert_nonnull (pd_demo_panel_get_balance (panel));
    }
  g_assert_cmpstr (pd_demo_panel_get_key (other), ==, key);

  g_assert_true (pd_demo_panel_restore (other, saved, NULL));
  g_assert_cmpstr (pd_demo_panel_get_key (other), ==, pd_demo_panel_get_key (fixture->panel));
}

int
main (int argc, char *argv[])
{
#define TEST(path, test) g_test_add (path, Fixture, COMMON, fixture_set_up, test, fixture_tear_down)

  g_test_init (&argc, &argv, NULL);
  TEST ("/demo-faults/scripts", test_scripts);
  TEST ("/demo-faults/requests", test_requests);
  TEST ("/demo-faults/drop", test_drop);
  TEST ("/demo-faults/truncate", test_truncate);
  TEST ("/demo-faults/hang", test_hang);
  TEST ("/demo-faults/finalize/hanging", test_finalize);
  TEST ("/demo-faults/finalize/late", test_finalize);
  TEST ("/demo-faults/delay", test_delay);
  TEST ("/demo-faults/catalogue", test_catalogue);
  TEST ("/demo-faults/stop", test_stop);
  TEST ("/demo-faults/save", test_save);
  TEST ("/demo-faults/save/port-taken", test_port_taken);
  TEST ("/demo-faults/restore-rubbish", test_restore_rubbish);

  return g_test_run ();
}
