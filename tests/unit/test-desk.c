/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"
#include "pd-api-error.h"
#include "pd-change-set.h"

#include <glib/gstdio.h>

#define MANY_ORDERS 3000

/* The desk from outside: what it keeps from one run to the next, and that nothing is half done when it is
 * closed, let go of, or cannot write. */

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_empty (DeskFixture *fixture, gconstpointer data)
{
  g_assert_cmpint ((int) pd_load_get_state (pd_desk_get_opening (fixture->desk)), ==, PD_LOAD_READY);
  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 0);
  g_assert_cmpuint (desk_fixture_count_services (fixture), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (fixture->desk))), ==, 0);
  g_assert_cmpint (pd_desk_get_updated_at (fixture->desk), ==, 0);
}

static void
test_stays (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  gint64 id = pd_panel_get_id (panel);

  pd_dialect_set_most_ids (pd_panel_get_dialect (panel), 50); /* learned from a reply */
  pd_panel_set_threshold (panel, pd_money_parse ("5.00"));
  desk_fixture_restart (fixture);

  panel = pd_desk_find_panel (fixture->desk, id);
  g_assert_true (desk_fixture_get_panel (fixture, 0) == panel);
  g_assert_cmpuint (pd_dialect_get_most_ids (pd_panel_get_dialect (panel)), ==, 50);
  g_assert_true (pd_money_equal (pd_panel_get_threshold (panel), pd_money_parse ("5")));
  g_assert_true (pd_money_is_known (pd_panel_get_balance (panel)));
  g_assert_cmpint ((int) pd_load_get_state (pd_panel_get_catalogue_load (panel)), !=, PD_LOAD_EMPTY);
  wait_for_catalogue (panel);
  g_assert_cmpuint (desk_fixture_count_services (fixture), ==, 2);
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  g_assert_cmpuint (desk_fixture_count_requests (fixture, "services"), ==, 1);
  g_assert_cmpuint (desk_fixture_count_requests (fixture, "balance"), ==, 2);
}

static void
test_old_catalogue (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_add_panel (fixture, "Northwind");
  desk_fixture_close (fixture);
  pd_test_clock_advance (fixture->clock, 25 * 60 * 60 * 1000);
  desk_fixture_start (fixture);

  wait_until (desk_fixture_count_requests (fixture, "services") == 2);
  wait_for_catalogue (desk_fixture_get_panel (fixture, 0));
  g_assert_cmpint (pd_panel_get_record (desk_fixture_get_panel (fixture, 0))->catalogue_at, >, START);
}

static void
test_nothing_before_start (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_add_panel (fixture, "Northwind");
  desk_fixture_close (fixture);
  desk_fixture_make_desk (fixture);
  g_assert_true (desk_fixture_open (fixture, NULL));
  drain ();

  g_assert_cmpuint (desk_fixture_count_panels (fixture), ==, 1);
  g_assert_cmpuint (desk_fixture_count_requests (fixture, NULL), ==, 2);
}

static void
test_refresh (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PdPanel *first = desk_fixture_add_panel (fixture, "Northwind");
  PdPanel *second = desk_fixture_add_panel (fixture, "Harbor");

  pd_test_clock_advance (fixture->clock, 60 * 1000);
  g_assert_true (desk_fixture_refresh (fixture, NULL));
  g_assert_cmpint (pd_panel_get_balance_at (first), ==, START + 60 * G_USEC_PER_SEC);
  g_assert_cmpint (pd_panel_get_balance_at (second), ==, START + 60 * G_USEC_PER_SEC);
  g_assert_cmpint (pd_desk_get_updated_at (fixture->desk), ==, START + 60 * G_USEC_PER_SEC);

  /* one panel that fails does not keep the others from being refreshed */
  pd_test_clock_advance (fixture->clock, 60 * 1000);
  pd_keyring_keep_for_session (fixture->keyring, pd_panel_get_uid (first), "wrong");
  g_assert_false (desk_fixture_refresh (fixture, &error));
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  g_assert_cmpint ((int) pd_panel_get_health (first), ==, PD_PANEL_KEY_REFUSED);
  g_assert_cmpint ((int) pd_panel_get_health (second), ==, PD_PANEL_OK);
  g_assert_cmpint (pd_panel_get_balance_at (second), ==, START + 120 * G_USEC_PER_SEC);
}

static void
test_refresh_nothing (DeskFixture *fixture, gconstpointer data)
{
  g_assert_true (desk_fixture_refresh (fixture, NULL));
}

static void
test_favourites (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  PdServiceList *services = pd_desk_get_services (fixture->desk);

  pd_desk_set_favourite (fixture->desk, pd_service_list_find (services, panel, "1001"), TRUE);
  pd_desk_set_favourite (fixture->desk, pd_service_list_find (services, panel, "9003"), TRUE);
  pd_desk_set_favourite (fixture->desk, pd_service_list_find (services, panel, "9003"), FALSE);
  desk_fixture_restart (fixture);

  panel = desk_fixture_get_panel (fixture, 0);
  services = pd_desk_get_services (fixture->desk);
  wait_for_catalogue (panel);
  g_assert_true (pd_service_get_favourite (pd_service_list_find (services, panel, "1001")));
  g_assert_false (pd_service_get_favourite (pd_service_list_find (services, panel, "9003")));
}

/* A note that is written while the order is on its way changes nothing but the note. */
static void
test_note (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  PdOrder *placed = desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");
  g_autofree char *order_id = NULL;

  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (desk_fixture_count_requests (fixture, "add") == 1);
  pd_desk_set_note (fixture->desk, placed, "For Anna");
  wait_until (pd_order_get_record (placed)->journal == PD_JOURNAL_PLACED
              && pd_order_get_record (placed)->note);
  order_id = g_strdup (pd_order_get_record (placed)->order_id);

  desk_fixture_restart (fixture);
  placed = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_orders (fixture->desk)), 0);
  g_assert_cmpstr (pd_order_get_record (placed)->note, ==, "For Anna");
  g_assert_cmpstr (pd_order_get_record (placed)->order_id, ==, order_id);
  pd_desk_set_note (fixture->desk, placed, "");
  wait_until (!pd_order_get_record (placed)->note);
  g_object_unref (placed);
}

static void
test_counts (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  guint n_open;

  desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");
  desk_fixture_order (fixture, panel, "9003", "https://example.com/p/2");
  g_object_get (panel, "n-open", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, 2);

  desk_fixture_restart (fixture);
  g_object_get (desk_fixture_get_panel (fixture, 0), "n-open", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, 2);
}

static void
end_order (DeskFixture *fixture, PdOrder *placed, PdState state)
{
  PdChangeSet *changes = pd_change_set_new ();
  PdOrderRecord *record = pd_change_set_edit (changes, placed);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  record->state = state;
  record->changed_at = pd_clock_now (PD_CLOCK (fixture->clock));
  pd_change_set_commit_async (changes, pd_desk_get_store (fixture->desk), store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_true (pd_change_set_commit_finish (pd_desk_get_store (fixture->desk), result, NULL));
}

/* What a partial gives back stands on the account without notice: the balance is read again. */
static void
test_refund (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  PdOrder *placed = desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");
  guint n_requests;

  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (pd_order_get_record (placed)->journal == PD_JOURNAL_PLACED);
  pd_tracker_stop (pd_desk_get_tracker (fixture->desk));
  pd_test_clock_advance (fixture->clock, 60 * 1000);
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  n_requests = desk_fixture_count_requests (fixture, "balance");

  end_order (fixture, placed, PD_STATE_IN_PROGRESS);
  pd_test_clock_advance (fixture->clock, 30 * 1000);
  g_assert_false (pd_load_is_loading (pd_panel_get_balance_load (panel)));

  end_order (fixture, placed, PD_STATE_PARTIAL);
  pd_test_clock_advance (fixture->clock, 30 * 1000);
  wait_until (desk_fixture_count_requests (fixture, "balance") == n_requests + 1);
  wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
  pd_test_clock_advance (fixture->clock, 60 * 1000);
  drain ();
  g_assert_cmpuint (desk_fixture_count_requests (fixture, "balance"), ==, n_requests + 1);
}

static void
test_write_fails (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n_failures = 0;

  pd_store_close_async (pd_desk_get_store (fixture->desk), store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_signal_connect_swapped (fixture->desk, "write-failed", G_CALLBACK (count_cb), &n_failures);
  pd_panel_set_threshold (panel, pd_money_parse ("5.00"));
  wait_until (n_failures == 1);
}

/* The answer to an order is waited for: it carries the id. */
static void
test_close_while_sending (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  g_autoptr (PdOrder) placed = NULL;

  pd_demo_panel_set_delay (fixture->server, 20);
  desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");
  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (desk_fixture_count_requests (fixture, "add") == 1);
  pd_demo_panel_set_delay (fixture->server, 0);

  desk_fixture_restart (fixture);
  placed = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_orders (fixture->desk)), 0);
  g_assert_cmpint ((int) pd_order_get_record (placed)->journal, ==, PD_JOURNAL_PLACED);
  g_assert_nonnull (pd_order_get_record (placed)->order_id);
}

/* The disk was full when the answer came, and is not any more: nobody waits for the next attempt. */
static void
test_close_after_full_disk (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  PdOrder *order = desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");
  g_autoptr (PdOrder) placed = NULL;
  guint64 before;

  pd_demo_panel_set_delay (fixture->server, 20);
  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), NULL);
  wait_until (desk_fixture_count_requests (fixture, "add") == 1);
  before = desk_fixture_limit_files (0);
  wait_until (pd_order_get_record (order)->order_id);
  wait_until (pd_outbox_get_panel_message (pd_desk_get_outbox (fixture->desk), panel));
  desk_fixture_limit_files (before);

  pd_demo_panel_set_delay (fixture->server, 0);
  desk_fixture_restart (fixture);
  placed = g_list_model_get_item (G_LIST_MODEL (pd_desk_get_orders (fixture->desk)), 0);
  g_assert_cmpint ((int) pd_order_get_record (placed)->journal, ==, PD_JOURNAL_PLACED);
  g_assert_nonnull (pd_order_get_record (placed)->order_id);
}

static void
test_close_in_hold_back (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");

  desk_fixture_order (fixture, panel, "1001", "https://example.com/p/1");
  desk_fixture_restart (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (fixture->desk))), ==, 1);
  g_assert_cmpuint (pd_demo_panel_count_orders (fixture->server), ==, 0);
}

static void
test_close_while_loading (DeskFixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  desk_fixture_add_panel (fixture, "Northwind");
  pd_demo_panel_script (fixture->server, "services", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_desk_refresh_async (fixture->desk, NULL, store_result_cb, &answer);
  wait_until (desk_fixture_count_requests (fixture, "services") == 2);
  pd_desk_close_async (fixture->desk, NULL, NULL);

  result = wait_for_result (&answer);
  g_assert_true (pd_desk_refresh_finish (fixture->desk, result, NULL));
  g_clear_object (&result);
  desk_fixture_let_go (fixture);
}

/* The answer comes when nothing can be written any more. */
static void
test_close_while_adding (DeskFixture *fixture, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  GAsyncResult *closed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_demo_panel_set_delay (fixture->server, 20);
  pd_desk_add_panel_async (fixture->desk, "Northwind", pd_demo_panel_get_url (fixture->server), "",
                           pd_demo_panel_get_key (fixture->server), FALSE, FALSE, NULL, store_result_cb,
                           &answer);
  pd_desk_close_async (fixture->desk, store_result_cb, &closed);
  result = wait_for_result (&answer);
  g_assert_null (pd_desk_add_panel_finish (fixture->desk, result, &error));
  g_assert_error (error, PD_DESK_ERROR, PD_DESK_ERROR_CLOSED);
  g_clear_object (&result);
  result = wait_for_result (&closed);
  g_assert_true (pd_desk_close_finish (fixture->desk, result, NULL));
  g_clear_object (&result);
  desk_fixture_let_go (fixture);
}

/* Orders that are being written down while the desk is closed are there the next time. */
static void
test_close_while_submitting (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  PdService *service = pd_service_list_find (pd_desk_get_services (fixture->desk), panel, "1001");
  g_autoptr (PdOrderForm) form
      = pd_order_form_new (pd_service_get_info (service), pd_panel_get_dialect (panel));
  g_autofree PdSubmission *submissions = g_new (PdSubmission, MANY_ORDERS);

  pd_order_form_set_value (form, PD_FIELD_LINK, "https://example.com/p/1");
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "100");
  for (guint i = 0; i < MANY_ORDERS; i++)
    submissions[i] = (PdSubmission) { panel, form };
  pd_outbox_submit_many_async (pd_desk_get_outbox (fixture->desk), submissions, MANY_ORDERS, NULL, NULL);
  desk_fixture_restart (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (fixture->desk))), ==,
                    MANY_ORDERS);
}

/* A refill that is being asked for while the desk is closed is known the next time. */
static void
test_close_while_asking (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  PdOrder *order = desk_fixture_order (fixture, panel, PD_DEMO_SERVICE_ORDINARY, "https://example.com/p/1");
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();

  pd_outbox_send_now (pd_desk_get_outbox (fixture->desk), order);
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
  while (pd_order_get_status (order) != PD_ORDER_COMPLETED)
    {
      pd_test_clock_advance (fixture->clock, 60 * 1000);
      drain ();
    }
  g_ptr_array_add (orders, order);
  pd_requests_refill_async (pd_desk_get_requests (fixture->desk), orders, NULL, NULL, NULL);
  desk_fixture_restart (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (pd_desk_get_refills (fixture->desk)), ==, 1);
}

/* Nobody closes the desk, it is just let go of while it works. */
static void
test_let_go (DeskFixture *fixture, gconstpointer data)
{
  PdDesk *desk = g_steal_pointer (&fixture->desk);

  pd_demo_panel_script (fixture->server, "balance", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  pd_desk_add_panel_async (desk, "Northwind", pd_demo_panel_get_url (fixture->server), "",
                           pd_demo_panel_get_key (fixture->server), FALSE, FALSE, NULL, NULL, NULL);
  wait_until (desk_fixture_count_requests (fixture, "balance") == 1);
  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &fixture->desk);
  fixture->desk = desk;
  g_object_unref (desk);
  soup_session_abort (fixture->session);
  while (fixture->desk)
    {
      pd_test_clock_advance (fixture->clock, 60 * 1000); /* reads are tried again */
      soup_session_abort (fixture->session);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_bad_folder (DeskFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_steal_pointer (&fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) file_error = NULL;

  desk_fixture_close (fixture);
  fixture->folder = g_build_filename (folder, "file", NULL);
  g_file_set_contents (fixture->folder, "no folder", -1, &file_error);
  g_assert_no_error (file_error);
  desk_fixture_make_desk (fixture);

  g_assert_false (desk_fixture_open (fixture, &error));
  g_assert_cmpuint (error->domain, ==, PD_STORE_ERROR);
  g_assert_cmpint ((int) pd_load_get_state (pd_desk_get_opening (fixture->desk)), ==, PD_LOAD_FAILED);

  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  g_assert_true (desk_fixture_open (fixture, NULL));
  g_assert_cmpint ((int) pd_load_get_state (pd_desk_get_opening (fixture->desk)), ==, PD_LOAD_READY);
  desk_fixture_close (fixture);
  desk_fixture_remove_folder (fixture->folder);
  g_set_str (&fixture->folder, folder);
}

static void
test_many_orders (DeskFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (fixture, "Northwind");
  PdWrite *write = pd_write_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *orders;
  guint n_open;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (PdOrderRecord) record = pd_order_record_new ();

      record->id = pd_store_next_id (pd_desk_get_store (fixture->desk));
      record->panel_id = pd_panel_get_id (panel);
      record->journal = PD_JOURNAL_PLACED;
      record->service_id = g_strdup ("1");
      record->service_name = g_strdup ("Likes");
      record->order_id = g_strdup_printf ("%u", i);
      record->request_id = g_strdup_printf ("r%u", i);
      record->state = i % 3 ? PD_STATE_COMPLETED : PD_STATE_IN_PROGRESS;
      record->created_at = record->placed_at = record->checked_at = START + i;
      pd_write_order (write, record);
    }
  pd_store_commit_async (pd_desk_get_store (fixture->desk), write, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_true (pd_store_commit_finish (pd_desk_get_store (fixture->desk), result, NULL));

  desk_fixture_restart (fixture);
  orders = G_LIST_MODEL (pd_desk_get_orders (fixture->desk));
  g_assert_cmpuint (g_list_model_get_n_items (orders), ==, 3000);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (PdOrder) placed = g_list_model_get_item (orders, i);

      g_assert_cmpint (pd_order_get_record (placed)->created_at, ==, START + 2999 - i);
    }
  g_object_get (desk_fixture_get_panel (fixture, 0), "n-open", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, 1000);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (DeskFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/desk/empty", test_empty },
    { "/desk/stays", test_stays },
    { "/desk/old-catalogue", test_old_catalogue },
    { "/desk/nothing-before-start", test_nothing_before_start },
    { "/desk/refresh", test_refresh },
    { "/desk/refresh-nothing", test_refresh_nothing },
    { "/desk/favourites", test_favourites },
    { "/desk/note", test_note },
    { "/desk/counts", test_counts },
    { "/desk/refund", test_refund },
    { "/desk/write-fails", test_write_fails },
    { "/desk/close-while-sending", test_close_while_sending },
    { "/desk/close-after-full-disk", test_close_after_full_disk },
    { "/desk/close-in-hold-back", test_close_in_hold_back },
    { "/desk/close-while-loading", test_close_while_loading },
    { "/desk/close-while-adding", test_close_while_adding },
    { "/desk/close-while-submitting", test_close_while_submitting },
    { "/desk/close-while-asking", test_close_while_asking },
    { "/desk/let-go", test_let_go },
    { "/desk/bad-folder", test_bad_folder },
    { "/desk/many-orders", test_many_orders },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DeskFixture, NULL, desk_fixture_set_up_desk, tests[i].test,
                desk_fixture_tear_down_desk);

  return g_test_run ();
}
