/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

#include "pd-adoption.h"

/* Adopting orders that were placed elsewhere, by the ids that the user pasted. */

static PdAdoption *
adopt (OutboxFixture *self, const char *const *ids)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdAdoption *adoption;

  pd_adopt_async (self->panel, ids, self->orders, self->store, PD_CLOCK (self->base.clock), NULL,
                  store_result_cb, &answer);
  result = wait_for_result (&answer);
  adoption = pd_adopt_finish (self->panel, result, &error);
  g_assert_no_error (error);

  return adoption;
}

static guint
count_orders (OutboxFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->orders));
}

static void
test_filled_in (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (PdAdoption) adoption = NULL;
  PdOrder *order;

  desk_fixture_script (&self->base, "status", NULL,
                       "{\"77\":{\"status\":\"Partial\",\"charge\":\"0.27\",\"remains\":\"5\"},"
                       "\"78\":{\"error\":\"Incorrect order ID\"}}");
  adoption = adopt (self, (const char *[]) { "77", "78", NULL });
  g_assert_cmpuint (adoption->adopted->len, ==, 1);
  g_assert_cmpstr (adoption->problems[0], ==, "78: Incorrect order ID");
  g_assert_null (adoption->problems[1]);
  g_clear_pointer (&adoption, pd_adoption_free);

  outbox_fixture_start_again (self);
  g_assert_cmpuint (count_orders (self), ==, 1);
  order = pd_order_list_find_by_panel_id (self->orders, self->panel, "77");
  g_assert_true (pd_order_get_record (order)->adopted);
  g_assert_cmpint (pd_order_get_record (order)->state, ==, PD_STATE_PARTIAL);
  assert_journal (order, "placed");
}

/* A list that names an order twice means one order. */
static void
test_pasted_twice (OutboxFixture *self, gconstpointer data)
{
  static const char *const ids[] = { "77", "77", "78", "77", NULL };
  g_autoptr (PdAdoption) adoption = NULL;

  desk_fixture_script (&self->base, "status", NULL,
                       "{\"77\":{\"status\":\"Completed\"},\"78\":{\"status\":\"Completed\"}}");
  adoption = adopt (self, ids);
  g_assert_cmpuint (adoption->adopted->len, ==, 2);
  g_assert_cmpuint (count_orders (self), ==, 2);
}

static void
test_known (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  const char *ids[] = { pd_order_get_record (order)->order_id, NULL };
  g_autoptr (PdAdoption) adoption = adopt (self, ids);

  g_assert_cmpuint (adoption->adopted->len, ==, 0);
  g_assert_cmpuint (adoption->n_known, ==, 1);
  g_assert_cmpuint (count_orders (self), ==, 1);
  g_assert_cmpuint (pd_demo_panel_count_requests (self->base.server, "status"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add_test(path, function)                                                                             \
  g_test_add ("/adoption/" path, OutboxFixture, NULL, outbox_fixture_set_up, function,                       \
              outbox_fixture_tear_down)
  add_test ("filled-in", test_filled_in);
  add_test ("pasted-twice", test_pasted_twice);
  add_test ("known", test_known);

  return g_test_run ();
}
