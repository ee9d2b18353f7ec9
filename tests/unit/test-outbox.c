/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-change-set.h"

/* The way of an order when everybody does what they should: written down, held back, sent, placed; taken
 * back; many in a row; and what a queue stands for. */

static void
test_placed (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  const PdOrderRecord *record;
  GHashTable *request;
  g_autoptr (PdOrder) holding = NULL;

  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_WAITING);
  g_object_get (self->outbox, "holding", &holding, NULL);
  g_assert_true (holding == order);
  g_assert_cmpuint (pd_outbox_get_hold_seconds (self->outbox), ==, 5);
  outbox_fixture_advance (self, 4);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
  g_assert_cmpuint (pd_outbox_get_hold_seconds (self->outbox), ==, 1);

  outbox_fixture_advance (self, 1);
  wait_for_journal (order, "placed");
  record = pd_order_get_record (order);
  g_assert_nonnull (record->order_id);
  g_assert_cmpint (record->placed_at, ==, START + 5 * G_TIME_SPAN_SECOND);
  g_assert_true (pd_order_list_find_by_panel_id (self->orders, self->panel, record->order_id) == order);
  request = pd_demo_panel_get_last_request (self->base.server, "add");
  g_assert_cmpstr (g_hash_table_lookup (request, "service"), ==, PD_DEMO_SERVICE_ORDINARY);
  g_assert_cmpstr (g_hash_table_lookup (request, "link"), ==, "https://example.com/p/1");
  g_assert_cmpstr (g_hash_table_lookup (request, "quantity"), ==, "100");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
  assert_history (self, order, "written sent placed");
}

static void
test_placed_stays_placed (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autofree char *id = g_strdup (pd_order_get_record (order)->order_id);
  gint64 own_id = pd_order_get_id (order);

  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, own_id);
  assert_journal (order, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->order_id, ==, id);
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
}

static void
test_incomplete (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderForm) form
      = outbox_fixture_make_form (self, PD_DEMO_SERVICE_ORDINARY, "https://example.com/");
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "");
  pd_outbox_submit_async (self->outbox, self->panel, form, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_null (pd_outbox_submit_finish (self->outbox, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->orders)), ==, 0);
}

static void
test_undo (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  g_autoptr (GError) error = NULL;
  PdOrder *holding;

  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  g_assert_true (outbox_fixture_withdraw (self, order, &error));
  g_assert_no_error (error);
  assert_journal (order, "withdrawn");
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_DONE);
  g_object_get (self->outbox, "holding", &holding, NULL);
  g_assert_null (holding);

  outbox_fixture_advance (self, 60);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
  assert_history (self, order, "written withdrawn");
}

/* The hold-back ends while the withdrawal is being written: the order is out of the queue already. */
static void
test_undo_at_the_last_moment (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_withdraw_async (self->outbox, order, store_result_cb, &answer);
  outbox_fixture_advance (self, 10);
  result = wait_for_result (&answer);
  g_assert_true (pd_outbox_withdraw_finish (self->outbox, result, NULL));
  outbox_fixture_settle_down (self);
  assert_journal (order, "withdrawn");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
}

/* The hold-back is over and *sending* is being written: the order goes its way. */
static void
test_undo_too_late (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  g_autoptr (GError) error = NULL;

  outbox_fixture_advance (self, 5);
  g_assert_false (pd_outbox_can_withdraw (self->outbox, order));
  g_assert_false (outbox_fixture_withdraw (self, order, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  wait_for_journal (order, "placed");
  assert_history (self, order, "written sent placed");
}

/* A note that is written while a step of the journal is, does not undo it. */
static void
test_note_meanwhile (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  PdChangeSet *changes = pd_change_set_new ();
  gint64 id = pd_order_get_id (order);
  GAsyncResult *answer = NULL;

  outbox_fixture_advance (self, 5); /* *sending* is on its way to the disk */
  assert_journal (order, "intent");
  g_set_str (&pd_change_set_edit (changes, order)->note, "For Ada");
  pd_change_set_commit_async (changes, self->store, store_result_cb, &answer);
  g_object_unref (wait_for_result (&answer));
  g_assert_cmpstr (pd_order_get_record (order)->note, ==, "For Ada");
  wait_for_journal (order, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->note, ==, "For Ada");

  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  assert_journal (order, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->note, ==, "For Ada");
}

static void
test_batch (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = outbox_fixture_order_many (self, 12);
  gint64 batch_id = pd_order_get_record (orders->pdata[0])->batch_id;

  g_assert_cmpint (batch_id, !=, 0);
  g_assert_cmpint (pd_order_get_record (orders->pdata[11])->batch_id, ==, batch_id);
  g_assert_false (pd_outbox_is_idle (self->outbox));
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_assert_placed_in_turn (orders);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 12);
}

/* The panel takes its time, and never has two at once. */
static void
test_one_in_flight (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = NULL;

  pd_demo_panel_set_delay (self->base.server, 20);
  orders = outbox_fixture_order_many (self, 3);
  for (guint i = 0; i < orders->len; i++)
    {
      wait_until (outbox_fixture_count_adds (self) == i + 1);
      g_assert_true (pd_outbox_is_sending (self->outbox));
      for (guint j = 0; j < orders->len; j++)
        assert_journal (orders->pdata[j], j < i ? "placed" : j == i ? "sending" : "intent");
    }
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_assert_placed_in_turn (orders);
}

static void
test_panels_side_by_side (OutboxFixture *self, gconstpointer data)
{
  PdPanel *other = outbox_fixture_add_panel (self);
  PdOrder *first = outbox_fixture_order (self);
  PdOrder *second = outbox_fixture_order_at (self, other);

  outbox_fixture_script (self, "add", PD_DEMO_FAULT_HANG);
  pd_outbox_send_now (self->outbox, first);
  wait_until (outbox_fixture_count_adds (self) == 1);
  pd_outbox_send_now (self->outbox, second);
  wait_for_journal (second, "placed");
  assert_journal (first, "sending");

  outbox_fixture_advance (self, 3600); /* the first one gives up */
  wait_for_journal (first, "unknown");
  outbox_fixture_settle_down (self);
  g_object_unref (other);
}

static void
test_pause (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = NULL;

  pd_demo_panel_set_delay (self->base.server, 20);
  orders = outbox_fixture_order_many (self, 3);
  wait_until (outbox_fixture_count_adds (self) == 1);
  g_object_set (self->outbox, "paused", TRUE, NULL);
  g_assert_false (pd_outbox_is_idle (self->outbox)); /* one is on its way */
  wait_until (pd_outbox_is_idle (self->outbox));
  assert_journal (orders->pdata[0], "placed");
  assert_journal (orders->pdata[1], "intent");
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);

  g_object_set (self->outbox, "paused", FALSE, NULL);
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_assert_placed_in_turn (orders);
}

static void
test_stop_batch (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = NULL;
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_demo_panel_set_delay (self->base.server, 20);
  orders = outbox_fixture_order_many (self, 5);
  wait_until (outbox_fixture_count_adds (self) == 2);
  pd_outbox_withdraw_many_async (self->outbox, orders, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_cmpuint (pd_outbox_withdraw_many_finish (self->outbox, result, &error), ==, 3);
  g_assert_no_error (error);
  wait_until (pd_outbox_is_idle (self->outbox));
  for (guint i = 0; i < orders->len; i++)
    assert_journal (orders->pdata[i], i < 2 ? "placed" : "withdrawn");
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 2);
}

static void
test_until_sent (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;
  g_autoptr (GPtrArray) orders = NULL;

  pd_outbox_set_hold_back (self->outbox, PD_OUTBOX_UNTIL_SENT);
  order = outbox_fixture_order (self);
  orders = outbox_fixture_order_many (self, 2);
  g_assert_true (pd_outbox_is_idle (self->outbox));
  outbox_fixture_advance (self, 24 * 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);

  pd_outbox_send_now (self->outbox, NULL);
  g_assert_false (pd_outbox_is_idle (self->outbox));
  wait_until (pd_outbox_is_idle (self->outbox));
  assert_journal (order, "placed");
  outbox_fixture_assert_placed_in_turn (orders);
}

static void
test_unsent_go_on_at_next_start (OutboxFixture *self, gconstpointer data)
{
  PdOrder *first = outbox_fixture_order (self);
  PdOrder *second = outbox_fixture_order (self);
  gint64 first_id = pd_order_get_id (first);
  gint64 second_id = pd_order_get_id (second);
  guint n_recovered;

  outbox_fixture_start_again (self);
  first = pd_order_list_find (self->orders, first_id);
  second = pd_order_list_find (self->orders, second_id);
  g_object_get (self->outbox, "n-recovered", &n_recovered, NULL);
  g_assert_cmpuint (n_recovered, ==, 2);
  g_assert_true (pd_outbox_can_withdraw (self->outbox, second));
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);

  outbox_fixture_advance (self, 5);
  wait_for_journal (second, "placed");
  assert_journal (first, "placed");
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 2);
}

static void
dismiss (OutboxFixture *self, PdOrder *order, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_dismiss_async (self->outbox, order, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_outbox_settle_finish (self->outbox, result, error);
}

static void
test_refused (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order_service (self, PD_DEMO_SERVICE_REFUSED);
  PdOrder *next = outbox_fixture_order (self);
  g_autoptr (GError) error = NULL;

  pd_outbox_send_now (self->outbox, NULL);
  wait_for_journal (order, "refused");
  g_assert_nonnull (pd_order_get_record (order)->problem);
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_ATTENTION);
  assert_history (self, order, "written sent refused");
  wait_for_journal (next, "placed");

  dismiss (self, order, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_DONE);
  assert_journal (order, "refused");
  dismiss (self, next, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* A panel that refuses an order in words of its own has answered: nothing is wrong with the panel. */
static void
test_refused_in_own_words (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order_service (self, PD_DEMO_SERVICE_REFUSED);

  pd_outbox_send_now (self->outbox, NULL);
  wait_for_journal (order, "refused");
  outbox_fixture_settle_down (self);
  g_assert_cmpint (pd_panel_get_health (pd_order_get_panel (order)), ==, PD_PANEL_OK);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
  } tests[] = {
    { "/outbox/placed", test_placed },
    { "/outbox/placed-stays-placed", test_placed_stays_placed },
    { "/outbox/incomplete", test_incomplete },
    { "/outbox/undo", test_undo },
    { "/outbox/undo-at-the-last-moment", test_undo_at_the_last_moment },
    { "/outbox/undo-too-late", test_undo_too_late },
    { "/outbox/note-meanwhile", test_note_meanwhile },
    { "/outbox/batch", test_batch },
    { "/outbox/one-in-flight", test_one_in_flight },
    { "/outbox/panels-side-by-side", test_panels_side_by_side },
    { "/outbox/pause", test_pause },
    { "/outbox/stop-batch", test_stop_batch },
    { "/outbox/until-sent", test_until_sent },
    { "/outbox/unsent-go-on-at-next-start", test_unsent_go_on_at_next_start },
    { "/outbox/refused", test_refused },
    { "/outbox/refused-in-own-words", test_refused_in_own_words },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, NULL, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
