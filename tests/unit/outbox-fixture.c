/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

static PdStoreContents *
open_store (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdStoreContents *contents;

  self->store = pd_store_new (self->base.folder);
  pd_store_open_async (self->store, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  contents = pd_store_open_finish (self->store, result, &error);
  g_assert_no_error (error);

  return contents;
}

static void
close_store (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;

  pd_store_close_async (self->store, store_result_cb, &answer);
  g_object_unref (wait_for_result (&answer));
}

static gboolean
commit (OutboxFixture *self, PdWrite *write)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_store_commit_async (self->store, write, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_store_commit_finish (self->store, result, NULL);
}

static void
recover (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_outbox_recover_async (self->outbox, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_outbox_recover_finish (self->outbox, result, &error);
  g_assert_no_error (error);
}

void
outbox_fixture_refresh_services (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_catalogue_refresh_async (self->catalogue, self->panel, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_catalogue_refresh_finish (self->catalogue, result, &error);
  g_assert_no_error (error);
}

static void
refresh_balance (OutboxFixture *self, PdPanel *panel)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_catalogue_refresh_balance_async (self->catalogue, panel, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_catalogue_refresh_balance_finish (self->catalogue, result, &error);
  g_assert_no_error (error);
}

static void
make_workers (OutboxFixture *self)
{
  PdClock *clock = PD_CLOCK (self->base.clock);

  self->services = pd_service_list_new ();
  self->catalogue = pd_catalogue_new (self->store, self->services, clock);
  self->orders = pd_order_list_new ();
  self->refills = g_list_store_new (PD_TYPE_REFILL);
  self->outbox = pd_outbox_new (self->store, self->orders, clock);
  self->tracker = pd_tracker_new (self->store, self->orders, G_LIST_MODEL (self->refills), clock);
  self->requests = pd_requests_new (self->store, self->refills, clock);
}

/* What is given up ends soon, but an answer that is just being read in a worker is read to its end. */
static void
assert_finalizes_soon (gpointer object)
{
  gpointer alive = object;

  g_object_add_weak_pointer (object, &alive);
  g_object_unref (object);
  wait_until (alive == NULL);
}

static void
free_workers (OutboxFixture *self)
{
  pd_tracker_stop (self->tracker);
  pd_catalogue_abandon (self->catalogue, self->panel);
  close_store (self);
  outbox_fixture_settle_down (self);
  assert_finalizes_soon (self->requests);
  assert_finalizes_soon (self->tracker);
  assert_finalizes_soon (self->outbox);
  assert_finalizes_soon (self->orders);
  assert_finalizes_soon (self->refills);
  assert_finalizes_soon (self->catalogue);
  assert_finalizes_soon (self->services);
  assert_finalizes_soon (self->store);
}

static void
fill_orders (OutboxFixture *self, PdStoreContents *contents)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < contents->orders->len; i++)
    g_ptr_array_add (orders, pd_order_new (self->panel, g_steal_pointer (&contents->orders->pdata[i])));
  pd_order_list_prepend (self->orders, orders);
}

/* A panel more, at the same server. */
PdPanel *
outbox_fixture_add_panel (OutboxFixture *self)
{
  PdPanel *panel = desk_fixture_make_panel (&self->base, pd_store_next_id (self->store));
  PdWrite *write = pd_write_new ();

  pd_write_panel (write, pd_panel_get_record (panel));
  g_assert_true (commit (self, write));
  refresh_balance (self, panel);

  return panel;
}

/* The outbox holds orders back for five seconds, and checks nothing before it sends. */
void
outbox_fixture_set_up (OutboxFixture *self, gconstpointer data)
{
  desk_fixture_set_up (&self->base);
  pd_store_contents_free (open_store (self));
  make_workers (self);
  self->panel = outbox_fixture_add_panel (self);
  outbox_fixture_refresh_services (self);
}

void
outbox_fixture_tear_down (OutboxFixture *self, gconstpointer data)
{
  free_workers (self);
  assert_finalizes_soon (self->panel);
  desk_fixture_tear_down (&self->base);
}

/* The program ends. The panel it knows is gone with it, the one that answers is not. */
void
outbox_fixture_stop (OutboxFixture *self)
{
  self->panel_id = pd_panel_get_id (self->panel);
  free_workers (self);
  assert_finalizes_soon (self->panel);
}

/* It starts again on the same folder. */
void
outbox_fixture_start (OutboxFixture *self)
{
  g_autoptr (PdStoreContents) contents = open_store (self);

  make_workers (self);
  self->panel = desk_fixture_make_panel (&self->base, self->panel_id);
  outbox_fixture_refresh_services (self);
  fill_orders (self, contents);
  recover (self);
}

void
outbox_fixture_start_again (OutboxFixture *self)
{
  outbox_fixture_stop (self);
  outbox_fixture_start (self);
}

void
outbox_fixture_check_before_sending (OutboxFixture *self)
{
  pd_outbox_set_catalogue (self->outbox, self->catalogue, self->services);
}

void
outbox_fixture_advance (OutboxFixture *self, guint seconds)
{
  pd_test_clock_advance (self->base.clock, seconds * 1000);
}

/* In how many milliseconds somebody who waits before he tries again does so, or -1. What is further away than
 * @longest is the deadline of a call, or nothing at all. */
static gint64
find_pause (OutboxFixture *self, gint64 longest)
{
  gint64 next = pd_test_clock_next (self->base.clock);

  return next <= longest ? next : -1;
}

/* Waits until no add is in flight but the outbox waits before it tries again, and lets that pause pass. */
void
outbox_fixture_pass_pause (OutboxFixture *self)
{
  wait_until (find_pause (self, 50000) >= 0);
  pd_test_clock_advance (self->base.clock, (guint) find_pause (self, 50000) + 1);
}

/* One step on; the short pauses between two attempts to read take no time. */
void
outbox_fixture_turn (OutboxFixture *self)
{
  if (find_pause (self, 5000) >= 0)
    outbox_fixture_pass_pause (self);
  else
    g_main_context_iteration (NULL, TRUE);
}

/* Everything that can happen without the clock has happened: several times there and back to the worker of
 * the store, and whatever the network brings in between. */
void
outbox_fixture_settle_down (OutboxFixture *self)
{
  for (guint i = 0; i < 4; i++)
    {
      commit (self, pd_write_new ());
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* What the next @action meets. */
void
outbox_fixture_script (OutboxFixture *self, const char *action, PdDemoFault fault)
{
  pd_demo_panel_script (self->base.server, action, fault, 0, NULL, NULL);
}

guint
outbox_fixture_count_adds (OutboxFixture *self)
{
  return pd_demo_panel_count_requests (self->base.server, "add");
}
