/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"
#include "pd-store-error.h"

/* A full disk at each step of an order: what cannot be written down is not sent, and what the panel answered
 * is shown, kept, and written as soon as it can be. */

static void
test_full_before_intent (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (PdOrderForm) form
      = outbox_fixture_make_form (self, PD_DEMO_SERVICE_ORDINARY, "https://example.com/");
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint64 before = desk_fixture_limit_files (0);

  pd_outbox_submit_async (self->outbox, self->panel, form, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  g_assert_null (pd_outbox_submit_finish (self->outbox, result, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  desk_fixture_limit_files (before);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->orders)), ==, 0);
  outbox_fixture_advance (self, 60);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
}

/* What cannot be written down is not sent. */
static void
test_full_before_sending (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  guint64 before = desk_fixture_limit_files (0);

  outbox_fixture_advance (self, 5);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  assert_journal (order, "intent");
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  for (guint i = 0; i < 3; i++)
    {
      outbox_fixture_advance (self, 120);
      outbox_fixture_settle_down (self);
    }
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
  g_assert_false (pd_outbox_is_idle (self->outbox));

  desk_fixture_limit_files (before);
  outbox_fixture_advance (self, 120);
  wait_for_journal (order, "placed");
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
  assert_history (self, order, "written sent placed");
}

/* The panel has accepted, and the disk is full: the id is shown, kept, and written as soon as it can be. */
static void
test_full_before_outcome (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  PdOrder *next = outbox_fixture_order (self);
  gint64 id = pd_order_get_id (order);
  g_autofree char *order_id = NULL;
  guint64 before;

  pd_demo_panel_set_delay (self->base.server, 50);
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (outbox_fixture_count_adds (self) == 1);
  before = desk_fixture_limit_files (0);
  wait_for_journal (order, "placed");
  order_id = g_strdup (pd_order_get_record (order)->order_id);
  g_assert_nonnull (order_id);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  for (guint i = 0; i < 3; i++)
    {
      outbox_fixture_advance (self, 120);
      outbox_fixture_settle_down (self);
    }
  assert_journal (next, "intent");
  g_assert_true (pd_outbox_is_sending (self->outbox));
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);

  desk_fixture_limit_files (before);
  outbox_fixture_advance (self, 120);
  wait_for_journal (next, "placed");
  assert_history (self, order, "written sent placed");
  outbox_fixture_settle_down (self);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  assert_journal (order, "placed");
  g_assert_cmpstr (pd_order_get_record (order)->order_id, ==, order_id);
  g_assert_cmpuint (pd_demo_panel_count_orders (self->base.server), ==, 2);
}

/* The program ends before it could: then the order is unknown, and never sent again. */
static void
test_full_until_the_end (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  gint64 id = pd_order_get_id (order);
  guint64 before;

  pd_demo_panel_set_delay (self->base.server, 50);
  pd_outbox_send_now (self->outbox, NULL);
  wait_until (outbox_fixture_count_adds (self) == 1);
  before = desk_fixture_limit_files (0);
  wait_for_journal (order, "placed");
  outbox_fixture_settle_down (self);
  g_object_run_dispose (G_OBJECT (self->outbox));
  desk_fixture_limit_files (before);
  outbox_fixture_start_again (self);
  order = pd_order_list_find (self->orders, id);
  assert_journal (order, "unknown");
  assert_history (self, order, "written sent unknown");
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);
}

static void
test_full_while_withdrawing (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  guint64 before = desk_fixture_limit_files (0);
  g_autoptr (GError) error = NULL;

  g_assert_false (outbox_fixture_withdraw (self, order, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  desk_fixture_limit_files (before);
  assert_journal (order, "intent");
  g_assert_true (pd_outbox_can_withdraw (self->outbox, order));
  outbox_fixture_advance (self, 5);
  wait_for_journal (order, "placed");
}

/* What people decide is not shown before it is on disk. */
static void
test_full_while_settling (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_order (self);
  guint64 before;
  g_autoptr (GError) error = NULL;

  outbox_fixture_script (self, "add", PD_DEMO_FAULT_DROP_BEFORE);
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "unknown");
  before = desk_fixture_limit_files (0);
  g_assert_false (outbox_fixture_settle_placed (self, order, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (outbox_fixture_settle_not_placed (self, order, NULL));
  g_assert_false (outbox_fixture_send_again (self, order, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  assert_journal (order, "unknown");
  g_assert_false (pd_order_get_busy (order));
  outbox_fixture_advance (self, 3600);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 1);

  desk_fixture_limit_files (before);
  g_assert_true (outbox_fixture_send_again (self, order, NULL));
  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "placed");
}

/* That an order is held cannot be written down: it waits, and is not sent either. */
static void
test_full_while_holding (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;
  guint64 before;

  outbox_fixture_check_before_sending (self);
  order = outbox_fixture_order (self);
  desk_fixture_set_catalogue (&self->base, "[{\"service\":\"1001\",\"name\":\"Dear\",\"category\":\"A\","
                                           "\"rate\":\"7.50\",\"min\":10,\"max\":1000}]");
  outbox_fixture_refresh_services (self);
  before = desk_fixture_limit_files (0);
  outbox_fixture_advance (self, 5);
  wait_until (pd_outbox_get_panel_message (self->outbox, self->panel));
  assert_journal (order, "intent");
  g_assert_false (pd_outbox_is_idle (self->outbox));
  desk_fixture_limit_files (before);
  outbox_fixture_advance (self, 120);
  wait_until (pd_order_get_status (order) == PD_ORDER_HELD);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
  } tests[] = {
    { "/outbox-full-disk/before-intent", test_full_before_intent },
    { "/outbox-full-disk/before-sending", test_full_before_sending },
    { "/outbox-full-disk/before-outcome", test_full_before_outcome },
    { "/outbox-full-disk/until-the-end", test_full_until_the_end },
    { "/outbox-full-disk/while-withdrawing", test_full_while_withdrawing },
    { "/outbox-full-disk/while-settling", test_full_while_settling },
    { "/outbox-full-disk/while-holding", test_full_while_holding },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, NULL, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
