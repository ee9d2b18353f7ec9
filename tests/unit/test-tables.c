/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/*
 * What is written is what is read: every member of every record, after the file was closed and opened again.
 */

static void
test_panel (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdPanelRecord) panel = make_panel (pd_store_next_id (self->store));
  g_autoptr (PdStoreContents) contents = NULL;
  PdWrite *write = pd_write_new ();
  const PdPanelRecord *read;

  g_free (panel->name);
  panel->name = g_strdup (ODD_TEXT);
  panel->currency = g_strdup ("USD");
  panel->balance = pd_money_parse ("-100.8429");
  panel->balance_at = 1000;
  panel->threshold = pd_money_parse ("5.00");
  panel->catalogue_at = 2000;
  panel->demo = TRUE;
  panel->removed = TRUE;
  panel->hold_after_unknown = TRUE;
  pd_write_panel (write, panel);
  commit_all (self, write);

  contents = read_again (self);
  g_assert_cmpuint (contents->panels->len, ==, 1);
  read = g_ptr_array_index (contents->panels, 0);
  g_assert_cmpint (read->id, ==, panel->id);
  g_assert_cmpstr (read->uid, ==, panel->uid);
  g_assert_cmpstr (read->name, ==, ODD_TEXT);
  g_assert_cmpstr (read->url, ==, "https://panel.example/api/v2");
  g_assert_cmpstr (read->dialect, ==, "common");
  g_assert_cmpstr (read->currency, ==, "USD");
  assert_money (read->balance, "-100.8429");
  g_assert_cmpint (read->balance_at, ==, 1000);
  assert_money (read->threshold, "5.00");
  g_assert_cmpint (read->catalogue_at, ==, 2000);
  g_assert_true (read->demo);
  g_assert_true (read->removed);
  g_assert_true (read->hold_after_unknown);
}

static void
test_panel_unknown (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdStoreContents) contents = NULL;
  const PdPanelRecord *read;

  commit_panel (self, 1);
  contents = read_again (self);
  read = g_ptr_array_index (contents->panels, 0);
  g_assert_null (read->currency);
  g_assert_false (pd_money_is_known (read->balance));
  g_assert_false (pd_money_is_known (read->threshold));
  g_assert_false (read->demo);
  g_assert_false (read->removed);
  g_assert_false (read->hold_after_unknown);
}

static PdOrderRecord *
make_full_order (gint64 id, gint64 panel_id)
{
  PdOrderRecord *order = pd_order_record_new ();

  *order = (PdOrderRecord) {
    .id = id,
    .panel_id = panel_id,
    .batch_id = 101,
    .parent_id = 102,
    .journal = PD_JOURNAL_SENDING,
    .service_id = g_strdup ("0012"),
    .service_name = g_strdup (ODD_TEXT),
    .service_type = g_strdup ("Custom Comments"),
    .link = g_strdup ("https://example.com/a?b=ü"),
    .link_key = g_strdup ("example.com/a"),
    .quantity = G_MAXINT64,
    .parameters = g_strdup ("action=add&service=0012"),
    .request_id = g_strdup ("request-1"),
    .rate = pd_money_parse ("0.90"),
    .min = 103,
    .max = 104,
    .price = pd_money_parse ("0.000000000001"),
    .currency = g_strdup ("EUR"),
    .balance_before = pd_money_parse ("10"),
    .order_id = g_strdup ("99999999999999999999"),
    .state = PD_STATE_IN_PROGRESS,
    .state_text = g_strdup ("In progress"),
    .charge = pd_money_parse ("1.500"),
    .start_count = pd_money_parse ("3572"),
    .remains = pd_money_parse ("0"),
    .problem_code = 7,
    .problem = g_strdup ("not_enough_funds"),
    .held = TRUE,
    .adopted = TRUE,
    .refill = PD_FLAG_YES,
    .cancel = PD_FLAG_NO,
    .refill_days = -1,
    .created_at = 105,
    .send_after = 106,
    .sent_at = 107,
    .placed_at = 108,
    .checked_at = 109,
    .changed_at = 110,
    .ended_at = 111,
    .cancel_asked_at = 112,
    .note = g_strdup ("for Müller"),
  };

  return order;
}

static void
assert_same_order (const PdOrderRecord *a, const PdOrderRecord *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->panel_id, ==, b->panel_id);
  g_assert_cmpint (a->batch_id, ==, b->batch_id);
  g_assert_cmpint (a->parent_id, ==, b->parent_id);
  g_assert_cmpint (a->journal, ==, b->journal);
  g_assert_cmpstr (a->service_id, ==, b->service_id);
  g_assert_cmpstr (a->service_name, ==, b->service_name);
  g_assert_cmpstr (a->service_type, ==, b->service_type);
  g_assert_cmpstr (a->link, ==, b->link);
  g_assert_cmpstr (a->link_key, ==, b->link_key);
  g_assert_cmpint (a->quantity, ==, b->quantity);
  g_assert_cmpstr (a->parameters, ==, b->parameters);
  g_assert_cmpstr (a->request_id, ==, b->request_id);
  g_assert_cmpint (a->min, ==, b->min);
  g_assert_cmpint (a->max, ==, b->max);
  g_assert_cmpstr (a->currency, ==, b->currency);
  g_assert_cmpstr (a->order_id, ==, b->order_id);
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpstr (a->state_text, ==, b->state_text);
  g_assert_cmpint (a->problem_code, ==, b->problem_code);
  g_assert_cmpstr (a->problem, ==, b->problem);
  g_assert_cmpint (a->held, ==, b->held);
  g_assert_cmpint (a->adopted, ==, b->adopted);
  g_assert_cmpint (a->refill, ==, b->refill);
  g_assert_cmpint (a->cancel, ==, b->cancel);
  g_assert_cmpint (a->refill_days, ==, b->refill_days);
  g_assert_cmpint (a->created_at, ==, b->created_at);
  g_assert_cmpint (a->send_after, ==, b->send_after);
  g_assert_cmpint (a->sent_at, ==, b->sent_at);
  g_assert_cmpint (a->placed_at, ==, b->placed_at);
  g_assert_cmpint (a->checked_at, ==, b->checked_at);
  g_assert_cmpint (a->changed_at, ==, b->changed_at);
  g_assert_cmpint (a->ended_at, ==, b->ended_at);
  g_assert_cmpint (a->cancel_asked_at, ==, b->cancel_asked_at);
  g_assert_cmpstr (a->note, ==, b->note);
}

static void
assert_same_amounts (const PdOrderRecord *a, const PdOrderRecord *b)
{
  const PdMoney *first[]
      = { &a->rate, &a->price, &a->balance_before, &a->charge, &a->start_count, &a->remains };
  const PdMoney *second[]
      = { &b->rate, &b->price, &b->balance_before, &b->charge, &b->start_count, &b->remains };

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_autofree char *text = pd_money_to_string (*second[i]);

      assert_money (*first[i], text);
    }
}

static void
test_orders (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) full = make_full_order (2, 1);
  g_autoptr (PdOrderRecord) bare = make_order (3, 1);
  g_autoptr (PdStoreContents) contents = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  pd_write_order (write, full);
  pd_write_order (write, bare);
  commit_all (self, write);

  contents = read_again (self);
  g_assert_cmpuint (contents->orders->len, ==, 2);
  /* The newest one comes first. */
  assert_same_order (g_ptr_array_index (contents->orders, 0), bare);
  assert_same_amounts (g_ptr_array_index (contents->orders, 0), bare);
  assert_same_order (g_ptr_array_index (contents->orders, 1), full);
  assert_same_amounts (g_ptr_array_index (contents->orders, 1), full);
}

/* Each step of the journal and each state of a panel keeps its meaning. */
static void
test_order_states (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdStoreContents) contents = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  for (int i = 0; i <= PD_STATE_EXPIRED; i++)
    {
      g_autoptr (PdOrderRecord) order = make_order (10 + i, 1);

      order->state = (PdState) i;
      order->journal = (PdJournal) MIN (i, (int) PD_JOURNAL_WITHDRAWN);
      pd_write_order (write, order);
    }
  commit_all (self, write);

  contents = read_again (self);
  g_assert_cmpuint (contents->orders->len, ==, PD_STATE_EXPIRED + 1);
  for (int i = 0; i <= PD_STATE_EXPIRED; i++)
    {
      const PdOrderRecord *order = g_ptr_array_index (contents->orders, PD_STATE_EXPIRED - i);

      g_assert_cmpint (order->id, ==, 10 + i);
      g_assert_cmpint (order->state, ==, i);
      g_assert_cmpint (order->journal, ==, MIN (i, (int) PD_JOURNAL_WITHDRAWN));
    }
}

static void
test_order_replaced (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) order = make_full_order (2, 1);
  g_autoptr (PdStoreContents) contents = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  pd_write_order (write, order);
  order->journal = PD_JOURNAL_PLACED;
  g_clear_pointer (&order->note, g_free);
  order->charge = PD_MONEY_UNKNOWN;
  pd_write_order (write, order);
  pd_write_event (write, pd_event_record_new (2, 5, PD_EVENT_PLACED, PD_STATE_PENDING, NULL));
  commit_all (self, write);

  contents = read_again (self);
  g_assert_cmpuint (contents->orders->len, ==, 1);
  assert_same_order (g_ptr_array_index (contents->orders, 0), order);
  assert_same_amounts (g_ptr_array_index (contents->orders, 0), order);
}

static void
test_big_text (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) order = make_order (2, 1);
  g_autoptr (PdStoreContents) contents = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  order->parameters = g_strnfill (4 * 1024 * 1024, 'c');
  pd_write_order (write, order);
  commit_all (self, write);

  contents = read_again (self);
  assert_same_order (g_ptr_array_index (contents->orders, 0), order);
}

/* What is too much is refused, and not kept as "unknown". */
static void
test_too_big_text (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) order = make_order (2, 1);
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GError) error = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  order->note = g_strnfill (17 * 1024 * 1024, 'c');
  pd_write_order (write, order);
  g_assert_false (commit_write (self->store, write, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);

  contents = read_again (self);
  g_assert_cmpuint (contents->orders->len, ==, 0);
}

static void
test_events (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) order = make_order (2, 1);
  g_autoptr (PdOrderRecord) other = make_order (3, 1);
  g_autoptr (GPtrArray) events = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  pd_write_order (write, order);
  pd_write_order (write, other);
  for (int i = 0; i <= PD_EVENT_REFUND_SEEN; i++)
    pd_write_event (
        write, pd_event_record_new (2, 100 - i, (PdEventKind) i, PD_STATE_PARTIAL, i % 2 ? ODD_TEXT : NULL));
  pd_write_event (write, pd_event_record_new (3, 1, PD_EVENT_SENT, PD_STATE_UNKNOWN, "other"));
  commit_all (self, write);

  events = load_events (self->store, 2);
  g_assert_cmpuint (events->len, ==, PD_EVENT_REFUND_SEEN + 1);
  for (int i = 0; i <= PD_EVENT_REFUND_SEEN; i++)
    {
      const PdEventRecord *event = g_ptr_array_index (events, i);

      /* In the order in which they were told, whatever a clock said. */
      g_assert_cmpint (event->kind, ==, i);
      g_assert_cmpint (event->at, ==, 100 - i);
      g_assert_cmpint (event->order_id, ==, 2);
      g_assert_cmpint (event->state, ==, PD_STATE_PARTIAL);
      g_assert_cmpstr (event->text, ==, i % 2 ? ODD_TEXT : NULL);
      g_assert_cmpint (event->id, >, 0);
    }
}

static void
test_refills (StoreFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderRecord) order = make_order (2, 1);
  g_autoptr (PdRefillRecord) refill = pd_refill_record_new ();
  g_autoptr (PdRefillRecord) bare = pd_refill_record_new ();
  g_autoptr (PdStoreContents) contents = NULL;
  PdWrite *write = pd_write_new ();
  const PdRefillRecord *read;

  *refill = (PdRefillRecord) {
    3, 2, 1, g_strdup ("007"), PD_STATE_REJECTED, g_strdup ("Rejected"), 10, 20, 30,
  };
  *bare = (PdRefillRecord) { .id = 4, .order_id = 2, .panel_id = 1 };
  commit_panel (self, 1);
  pd_write_order (write, order);
  pd_write_refill (write, refill);
  pd_write_refill (write, bare);
  commit_all (self, write);

  contents = read_again (self);
  g_assert_cmpuint (contents->refills->len, ==, 2);
  read = g_ptr_array_index (contents->refills, 0);
  g_assert_cmpint (read->id, ==, 4);
  g_assert_null (read->refill_id);
  g_assert_null (read->state_text);
  g_assert_cmpint (read->state, ==, PD_STATE_UNKNOWN);
  read = g_ptr_array_index (contents->refills, 1);
  g_assert_cmpint (read->id, ==, 3);
  g_assert_cmpint (read->order_id, ==, 2);
  g_assert_cmpint (read->panel_id, ==, 1);
  g_assert_cmpstr (read->refill_id, ==, "007");
  g_assert_cmpint (read->state, ==, PD_STATE_REJECTED);
  g_assert_cmpstr (read->state_text, ==, "Rejected");
  g_assert_cmpint (read->asked_at, ==, 10);
  g_assert_cmpint (read->checked_at, ==, 20);
  g_assert_cmpint (read->ended_at, ==, 30);
}

static void
test_balances (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) balances = NULL;
  PdWrite *write = pd_write_new ();
  const PdBalanceRecord *read;

  commit_panel (self, 1);
  commit_panel (self, 2);
  pd_write_balance (write, pd_balance_record_new (1, 300, pd_money_parse ("2.50"), "USD"));
  pd_write_balance (write, pd_balance_record_new (1, 100, pd_money_parse ("1"), "USD"));
  pd_write_balance (write, pd_balance_record_new (1, 200, PD_MONEY_UNKNOWN, NULL));
  pd_write_balance (write, pd_balance_record_new (2, 250, pd_money_parse ("9"), "EUR"));
  commit_all (self, write);

  balances = load_balances (self->store, 1, 200);
  g_assert_cmpuint (balances->len, ==, 2);
  read = g_ptr_array_index (balances, 0);
  g_assert_cmpint (read->panel_id, ==, 1);
  g_assert_cmpint (read->at, ==, 200);
  g_assert_false (pd_money_is_known (read->balance));
  g_assert_null (read->currency);
  read = g_ptr_array_index (balances, 1);
  g_assert_cmpint (read->at, ==, 300);
  assert_money (read->balance, "2.50");
  g_assert_cmpstr (read->currency, ==, "USD");
}

int
main (int argc, char *argv[])
{
  static const StoreTest tests[] = {
    { "/tables/panel", test_panel },
    { "/tables/panel-unknown", test_panel_unknown },
    { "/tables/orders", test_orders },
    { "/tables/order-states", test_order_states },
    { "/tables/order-replaced", test_order_replaced },
    { "/tables/big-text", test_big_text },
    { "/tables/too-big-text", test_too_big_text },
    { "/tables/events", test_events },
    { "/tables/refills", test_refills },
    { "/tables/balances", test_balances },
  };

  g_test_init (&argc, &argv, NULL);
  add_store_tests (tests, G_N_ELEMENTS (tests));

  return g_test_run ();
}
