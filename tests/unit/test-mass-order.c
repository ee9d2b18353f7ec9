/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

#include "pd-api-error.h"
#include "pd-mass-order.h"

/* A mass order while it is looked through: what each line means, what is wrong with it by itself and beside
 * the others, what all of them come to, and how the ones that failed come back. */

#define ORDINARY PD_DEMO_SERVICE_ORDINARY

static PdMassOrder *
make_mass (OutboxFixture *self)
{
  g_autoptr (GListStore) panels = g_list_store_new (PD_TYPE_PANEL);

  g_list_store_append (panels, self->panel);

  return pd_mass_order_new (G_LIST_MODEL (panels), self->services, self->orders);
}

static void
read_text (PdMassOrder *mass, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_mass_order_read_async (mass, bytes, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_mass_order_read_finish (mass, result, &error);
  g_assert_no_error (error);
}

static PdMassRow *
get_row (PdMassOrder *mass, guint position)
{
  g_autoptr (PdMassRow) row = g_list_model_get_item (G_LIST_MODEL (mass), position);

  return row; /* which the mass order keeps */
}

static gboolean
is_loading (PdMassOrder *mass)
{
  gboolean loading;

  g_object_get (mass, "loading", &loading, NULL);

  return loading;
}

static guint
count_problems (PdMassOrder *mass)
{
  guint n_problems;

  g_object_get (mass, "n-problems", &n_problems, NULL);

  return n_problems;
}

static void
assert_text (gpointer object, const char *property, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (object, property, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_reasons (OutboxFixture *self, gconstpointer data)
{
  static const char *const reasons[] = {
    NULL,
    "No panel has a service 424242",
    "Which number is the service, which the quantity?",
    "You have no panel “Nobody”",
  };
  PdMassOrder *mass = make_mass (self);

  read_text (mass, ORDINARY " | https://example.com/a | 100\n"
                            "424242 | https://example.com/b | 100\n"
                            "https://example.com/c | 100 | 200\n"
                            "100 | 200\n");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mass)), ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (pd_mass_row_get_message (get_row (mass, i)), ==, reasons[i]);
      g_assert_cmpuint (pd_mass_row_get_line (get_row (mass, i)), ==, i + 1);
    }
  g_assert_nonnull (pd_mass_row_get_message (get_row (mass, 3)));
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, 1);
  g_assert_cmpuint (count_problems (mass), ==, 3);

  read_text (mass, "panel,service,link,quantity\nNobody," ORDINARY ",https://example.com/d,100\n");
  g_assert_cmpstr (pd_mass_row_get_message (get_row (mass, 0)), ==, reasons[3]);
  g_assert_finalize_object (mass);
}

static char *
dup_wait (PdMassOrder *mass)
{
  g_autoptr (PdMassTotal) total = g_list_model_get_item (pd_mass_order_get_totals (mass), 0);
  char *wait;

  g_object_get (total, "wait", &wait, NULL);

  return wait;
}

/* A panel that does not answer gets its orders later: that is told before they are placed. */
static void
test_unreachable (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_UNREACHABLE, "gone");
  PdMassOrder *mass = make_mass (self);
  g_autofree char *wait = NULL;

  read_text (mass, ORDINARY " | https://example.com/a | 100\n" ORDINARY " | https://example.com/a | 100\n");
  g_assert_null (pd_mass_row_get_message (get_row (mass, 0)));
  g_assert_null (dup_wait (mass));

  pd_panel_contact_failed (self->panel, error);
  pd_mass_order_check (mass);
  wait_until (!is_loading (mass));
  g_assert_cmpint (pd_mass_row_get_check (get_row (mass, 0)), ==, PD_CHECK_WARNING);
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, 2);
  wait = dup_wait (mass);
  g_assert_cmpstr (wait, ==, "Panel 1 does not answer now: its orders wait");
  g_assert_cmpstr (pd_mass_row_get_message (get_row (mass, 0)), ==, wait);
  /* What may cost money twice is told first. */
  g_assert_cmpstr (pd_mass_row_get_message (get_row (mass, 1)), ==, "The same service and link as in line 1");
  g_assert_finalize_object (mass);
}

/* What cannot be sent costs nothing; what the balance does not pay tells what it needs. */
static void
test_cost (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);

  read_text (mass, ORDINARY " | https://example.com/a | 1\n" ORDINARY " | https://example.com/b | 100\n");
  g_assert_false (pd_mass_row_is_ready (get_row (mass, 0)));
  assert_text (get_row (mass, 0), "cost-text", "–");
  assert_text (get_row (mass, 0), "currency", NULL);

  pd_panel_set_balance (self->panel, PD_MONEY_ZERO, "USD", START);
  pd_mass_order_check (mass);
  wait_until (!is_loading (mass));
  g_assert_false (pd_mass_row_is_ready (get_row (mass, 1)));
  assert_text (get_row (mass, 1), "currency", "USD");
  g_assert_finalize_object (mass);
}

/* What was written by hand is checked at once, and answers what was in doubt. */
static void
test_edited (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);
  PdMassRow *row;

  read_text (mass, "https://example.com/c | 100 | " ORDINARY "\n");
  row = get_row (mass, 0);
  g_assert_false (pd_mass_row_is_ready (row));
  g_object_set (row, "service-id", " " ORDINARY, "quantity", "100", NULL);
  wait_until (!is_loading (mass));
  g_assert_true (pd_mass_row_is_ready (row));
  assert_text (row, "service-id", ORDINARY);
  g_assert_cmpuint (count_problems (mass), ==, 0);

  g_object_set (row, "quantity", "many", NULL);
  wait_until (!is_loading (mass));
  g_assert_false (pd_mass_row_is_ready (row));
  g_assert_nonnull (pd_mass_row_get_message (row));
  g_assert_finalize_object (mass);
}

/* The same link, however it is written, for the same service; and an order of before that is still open. */
static void
test_duplicates (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);

  outbox_fixture_order (self); /* for /p/1 */
  read_text (mass,
             ORDINARY " | https://example.com/a | 100\n" ORDINARY
                      " | http://www.example.com/a/ | 100\n" ORDINARY " | https://example.com/p/1 | 100\n");
  g_assert_cmpint (pd_mass_row_get_check (get_row (mass, 0)), ==, PD_CHECK_FINE);
  g_assert_cmpint (pd_mass_row_get_check (get_row (mass, 1)), ==, PD_CHECK_WARNING);
  g_assert_cmpstr (pd_mass_row_get_message (get_row (mass, 1)), ==, "The same service and link as in line 1");
  g_assert_cmpint (pd_mass_row_get_check (get_row (mass, 2)), ==, PD_CHECK_WARNING);
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, 3);

  /* With the first one gone, there is nothing that the second one repeats. */
  pd_mass_order_remove (mass, get_row (mass, 0));
  wait_until (!is_loading (mass));
  g_assert_cmpint (pd_mass_row_get_check (get_row (mass, 0)), ==, PD_CHECK_FINE);
  g_assert_finalize_object (mass);
}

/* As many as the balance pays are ready; or all are, and the queue stops where it does not pay any more. */
static void
test_totals (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);
  g_autoptr (PdMassTotal) total = NULL;
  g_autoptr (GArray) submissions = NULL;
  PdMoney price;
  gboolean enough;

  read_text (mass, ORDINARY " | https://example.com/a | 100\n" ORDINARY
                            " | https://example.com/b | 100\n" ORDINARY " | https://example.com/c | 100\n");
  price = pd_mass_row_get_cost (get_row (mass, 0));
  pd_panel_set_balance (self->panel, pd_money_multiply (price, 2), "USD", START);
  pd_mass_order_check (mass);
  wait_until (!is_loading (mass));
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, 2);
  g_assert_nonnull (pd_mass_row_get_message (get_row (mass, 2)));
  total = g_list_model_get_item (pd_mass_order_get_totals (mass), 0);
  g_object_get (total, "enough", &enough, NULL);
  g_assert_false (enough);
  submissions = pd_mass_order_dup_submissions (mass);
  g_assert_cmpuint (submissions->len, ==, 2);

  pd_mass_order_set_checks_balance (mass, FALSE);
  pd_mass_order_check (mass);
  wait_until (!is_loading (mass));
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, 3);
  g_clear_object (&total);
  g_assert_finalize_object (mass);
}

/* What is placed goes, though it may look different by then; what became ready meanwhile was not placed and
 * stays, with the number of its line. */
static void
test_remove_placed (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);
  g_autoptr (GPtrArray) placed = NULL;

  read_text (mass,
             ORDINARY " | https://example.com/a | 100\n" ORDINARY " | https://example.com/b | 1\n" ORDINARY
                      " | https://example.com/c | 100\n" ORDINARY " | https://example.com/d | 100\n");
  placed = pd_mass_order_list_ready (mass);
  g_assert_cmpuint (placed->len, ==, 3);

  g_object_set (get_row (mass, 1), "quantity", "100", NULL);
  g_object_set (get_row (mass, 2), "quantity", "1", NULL);
  wait_until (!is_loading (mass));
  pd_mass_order_remove (mass, get_row (mass, 3));
  pd_mass_order_remove_all (mass, placed);
  wait_until (!is_loading (mass));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mass)), ==, 1);
  g_assert_cmpuint (pd_mass_row_get_line (get_row (mass, 0)), ==, 2);
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, 1);
  g_assert_finalize_object (mass);
}

/* What failed is read into a new preview, where it means and lacks the same. */

static void
test_failed_lines (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  read_text (mass, ORDINARY " | https://example.com/a | 100\n"
                            "424242 | https://example.com/b?x=1 | 200\n"
                            "https://example.com/c | 300 | 400\n"
                            "not even a table\n");
  text = pd_mass_order_dup_failed_lines (mass);
  g_assert_cmpstr (text, ==,
                   "424242 | https://example.com/b?x=1 | 200\n"
                   "https://example.com/c | 300 | 400\n"
                   "not even a table\n");
  read_text (mass, text);
  g_assert_cmpuint (count_problems (mass), ==, 3);
  again = pd_mass_order_dup_failed_lines (mass);
  g_assert_cmpstr (again, ==, text);

  read_text (mass, ORDINARY " | https://example.com/a | 100\n");
  g_assert_null (pd_mass_order_dup_failed_lines (mass));
  g_assert_finalize_object (mass);
}

/* Names of panels, bars and quotes survive the way there and back, and edits are kept. */
static void
test_failed_lines_with_odd_characters (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);
  g_autofree char *text = NULL;

  read_text (mass, "panel\tservice\tlink\tquantity\n"
                   "No \"Body\" | Ltd\t7\thttps://example.com/a?b=1|2\t100\n"
                   "Nobody\t8\t@ada\t5\n");
  g_object_set (get_row (mass, 1), "link", "https://example.com/\"x\"", NULL);
  wait_until (!is_loading (mass));
  text = pd_mass_order_dup_failed_lines (mass);
  read_text (mass, text);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mass)), ==, 2);
  assert_text (get_row (mass, 0), "panel-name", "No \"Body\" | Ltd");
  assert_text (get_row (mass, 0), "service-id", "7");
  assert_text (get_row (mass, 0), "link", "https://example.com/a?b=1|2");
  assert_text (get_row (mass, 0), "quantity", "100");
  assert_text (get_row (mass, 1), "link", "https://example.com/\"x\"");
  g_assert_finalize_object (mass);
}

/* Of a batch that was sent: the refused one and the one that was taken back, not the one that may be there.
 */
static void
test_failed_orders (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) refusal = g_bytes_new_static ("{\"error\":\"Incorrect link\"}", 26);
  PdMassOrder *mass = make_mass (self);
  g_autoptr (GPtrArray) orders = NULL;
  g_autofree char *text = NULL;

  pd_outbox_set_hold_back (self->outbox, PD_OUTBOX_UNTIL_SENT);
  orders = outbox_fixture_order_many (self, 4);
  g_assert_null (pd_mass_lines_from_failed (self->orders, 0));
  g_assert_true (outbox_fixture_withdraw (self, orders->pdata[3], NULL));
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_NONE, 0, NULL, NULL);
  pd_demo_panel_script (self->base.server, "add", PD_DEMO_FAULT_REPLY, 200, NULL, refusal);
  outbox_fixture_script (self, "add", PD_DEMO_FAULT_DROP_BEFORE);
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (pd_outbox_is_idle (self->outbox));
  assert_journal (orders->pdata[0], "placed");
  assert_journal (orders->pdata[1], "refused");
  assert_journal (orders->pdata[2], "unknown");

  text = pd_mass_lines_from_failed (self->orders, 0);
  g_assert_cmpstr (text, ==,
                   "panel | service | link | quantity\n"
                   "Panel 1 | " ORDINARY " | https://example.com/p/2 | 100\n"
                   "Panel 1 | " ORDINARY " | https://example.com/p/4 | 100\n");
  g_assert_null (
      pd_mass_lines_from_failed (self->orders, pd_order_get_record (orders->pdata[3])->ended_at + 1));
  read_text (mass, text);
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, 2);
  g_assert_true (pd_mass_row_get_panel (get_row (mass, 0)) == self->panel);
  g_assert_finalize_object (mass);
}

/* 10,000 lines are read and checked within a second, and the main loop turns meanwhile. */
#define MANY 10000u

static gboolean
turn_cb (gpointer data)
{
  (*(guint *) data)++;

  return G_SOURCE_CONTINUE;
}

static void
test_many (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 since;
  guint n_turns = 0;
  guint source;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, ORDINARY " | https://example.com/%u | 100\n", i);
  pd_mass_order_set_checks_balance (mass, FALSE);
  source = g_timeout_add (1, turn_cb, &n_turns);
  since = g_get_monotonic_time ();
  read_text (mass, text->str);
  g_test_minimized_result ((double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC,
                           "%u lines are read and checked", MANY);
  g_source_remove (source);
  g_assert_cmpuint (pd_mass_order_get_n_ready (mass), ==, MANY);
  g_assert_cmpuint (n_turns, >, 2);
  g_assert_finalize_object (mass);
}

/* They are written down as one batch, and the main loop turns meanwhile, too. */
static void
test_many_submitted (OutboxFixture *self, gconstpointer data)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdOrderForm) form = outbox_fixture_make_form (self, ORDINARY, "https://example.com/");
  g_autofree PdSubmission *submissions = g_new (PdSubmission, MANY);
  g_autoptr (GPtrArray) orders = NULL;
  guint n_turns = 0;
  guint source;

  for (guint i = 0; i < MANY; i++)
    submissions[i] = (PdSubmission) { self->panel, form };
  pd_outbox_set_hold_back (self->outbox, PD_OUTBOX_UNTIL_SENT);
  source = g_timeout_add (1, turn_cb, &n_turns);
  pd_outbox_submit_many_async (self->outbox, submissions, MANY, store_result_cb, &answer);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->orders)), ==, 0);
  wait_until (n_turns > 5);
  g_assert_null (answer);
  result = wait_for_result (&answer);
  g_source_remove (source);
  orders = pd_outbox_submit_many_finish (self->outbox, result, NULL);
  g_assert_cmpuint (orders->len, ==, MANY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->orders)), ==, MANY);
  g_assert_cmpint (pd_order_get_record (orders->pdata[MANY - 1])->batch_id, ==,
                   pd_order_get_record (orders->pdata[0])->batch_id);
}

/* A text that is given up for a newer one, and a preview that goes while it is read. */
static void
test_overtaken (OutboxFixture *self, gconstpointer data)
{
  PdMassOrder *mass = make_mass (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  GAsyncResult *answer = NULL;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, ORDINARY " | https://example.com/%u | 100\n", i);
  bytes = g_bytes_new (text->str, text->len);
  pd_mass_order_read_async (mass, bytes, NULL, store_result_cb, &answer);
  wait_until (is_loading (mass));
  read_text (mass, ORDINARY " | https://example.com/a | 100\n");
  g_object_unref (wait_for_result (&answer));
  wait_until (!is_loading (mass));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mass)), ==, 1);
  g_assert_finalize_object (mass);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
  } tests[] = {
    { "/mass-order/reasons", test_reasons },
    { "/mass-order/unreachable", test_unreachable },
    { "/mass-order/cost", test_cost },
    { "/mass-order/edited", test_edited },
    { "/mass-order/duplicates", test_duplicates },
    { "/mass-order/totals", test_totals },
    { "/mass-order/remove-placed", test_remove_placed },
    { "/mass-order/failed-lines", test_failed_lines },
    { "/mass-order/failed-lines-with-odd-characters", test_failed_lines_with_odd_characters },
    { "/mass-order/failed-orders", test_failed_orders },
    { "/mass-order/many", test_many },
    { "/mass-order/many-submitted", test_many_submitted },
    { "/mass-order/overtaken", test_overtaken },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, NULL, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
