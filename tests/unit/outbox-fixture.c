/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

#include <signal.h>
#include <sys/resource.h>

/* How the test finds out that something ended. */
static GAsyncResult *
finish_call (GAsyncResult **answer)
{
  return wait_for_result (answer);
}

static PdStoreContents *
open_store (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdStoreContents *contents;

  self->store = pd_store_new (self->base.folder);
  pd_store_open_async (self->store, NULL, store_result_cb, &answer);
  result = finish_call (&answer);
  contents = pd_store_open_finish (self->store, result, &error);
  g_assert_no_error (error);

  return contents;
}

static void
close_store (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;

  pd_store_close_async (self->store, store_result_cb, &answer);
  g_object_unref (finish_call (&answer));
}

static gboolean
commit (OutboxFixture *self, PdWrite *write)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_store_commit_async (self->store, write, NULL, store_result_cb, &answer);
  result = finish_call (&answer);

  return pd_store_commit_finish (self->store, result, NULL);
}

static void
recover (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_outbox_recover_async (self->outbox, store_result_cb, &answer);
  result = finish_call (&answer);
  pd_outbox_recover_finish (self->outbox, result, &error);
  g_assert_no_error (error);
}

static void
refresh_services (OutboxFixture *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_catalogue_refresh_async (self->catalogue, self->panel, NULL, store_result_cb, &answer);
  result = finish_call (&answer);
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
  result = finish_call (&answer);
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

static void
free_workers (OutboxFixture *self)
{
  pd_tracker_stop (self->tracker);
  pd_catalogue_abandon (self->catalogue, self->panel);
  close_store (self);
  outbox_fixture_settle_down (self);
  g_assert_finalize_object (self->requests);
  g_assert_finalize_object (self->tracker);
  g_assert_finalize_object (self->outbox);
  g_assert_finalize_object (self->orders);
  g_assert_finalize_object (self->refills);
  g_assert_finalize_object (self->catalogue);
  g_assert_finalize_object (self->services);
  g_assert_finalize_object (self->store);
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
  signal (SIGXFSZ, SIG_IGN);
  desk_fixture_set_up (&self->base);
  pd_store_contents_free (open_store (self));
  make_workers (self);
  self->panel = outbox_fixture_add_panel (self);
  refresh_services (self);
}

void
outbox_fixture_tear_down (OutboxFixture *self, gconstpointer data)
{
  free_workers (self);
  g_assert_finalize_object (self->panel);
  desk_fixture_tear_down (&self->base);
}

/* The program ends. The panel it knows is gone with it, the one that answers is not. */
void
outbox_fixture_stop (OutboxFixture *self)
{
  self->panel_id = pd_panel_get_id (self->panel);
  free_workers (self);
  g_assert_finalize_object (self->panel);
}

/* It starts again on the same folder. */
void
outbox_fixture_start (OutboxFixture *self)
{
  g_autoptr (PdStoreContents) contents = open_store (self);

  make_workers (self);
  self->panel = desk_fixture_make_panel (&self->base, self->panel_id);
  refresh_services (self);
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

/* A complete form for 100 of a service. */
PdOrderForm *
outbox_fixture_make_form (OutboxFixture *self, const char *service_id, const char *link)
{
  PdService *service = pd_service_list_find (self->services, self->panel, service_id);
  PdOrderForm *form;

  g_assert_nonnull (service);
  form = pd_order_form_new (pd_service_get_info (service), pd_panel_get_dialect (self->panel));
  pd_order_form_set_value (form, PD_FIELD_LINK, link);
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "100");
  g_assert_true (pd_order_form_is_complete (form));

  return form;
}

static PdOrderForm *
make_next_form (OutboxFixture *self, const char *service)
{
  g_autofree char *link = g_strdup_printf ("https://example.com/p/%u", ++self->n_ordered);

  return outbox_fixture_make_form (self, service, link);
}

static PdOrder *
submit (OutboxFixture *self, PdPanel *panel, PdOrderForm *form)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdOrder *order;

  pd_outbox_submit_async (self->outbox, panel, form, NULL, store_result_cb, &answer);
  result = finish_call (&answer);
  order = pd_outbox_submit_finish (self->outbox, result, &error);
  g_assert_no_error (error);
  g_object_unref (order); /* the list keeps it */

  return order;
}

/* Orders are for different links each; they are in their hold-back when this returns. */
PdOrder *
outbox_fixture_order_service (OutboxFixture *self, const char *service)
{
  g_autoptr (PdOrderForm) form = make_next_form (self, service);

  return submit (self, self->panel, form);
}

PdOrder *
outbox_fixture_order (OutboxFixture *self)
{
  return outbox_fixture_order_service (self, PD_DEMO_SERVICE_ORDINARY);
}

PdOrder *
outbox_fixture_order_at (OutboxFixture *self, PdPanel *panel)
{
  g_autoptr (PdOrderForm) form = make_next_form (self, PD_DEMO_SERVICE_ORDINARY);

  return submit (self, panel, form);
}

/* One that the panel has accepted. */
PdOrder *
outbox_fixture_place (OutboxFixture *self, const char *service)
{
  PdOrder *order = outbox_fixture_order_service (self, service);

  pd_outbox_send_now (self->outbox, order);
  wait_for_journal (order, "placed");

  return order;
}

/* Returns: (transfer container): a batch, which is on its way */
GPtrArray *
outbox_fixture_order_many (OutboxFixture *self, guint n)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree PdSubmission *submissions = g_new0 (PdSubmission, n);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *orders;

  for (guint i = 0; i < n; i++)
    {
      PdOrderForm *form = make_next_form (self, PD_DEMO_SERVICE_ORDINARY);

      g_ptr_array_add (forms, form);
      submissions[i] = (PdSubmission) { self->panel, form };
    }
  pd_outbox_submit_many_async (self->outbox, submissions, n, store_result_cb, &answer);
  result = finish_call (&answer);
  orders = pd_outbox_submit_many_finish (self->outbox, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (orders->len, ==, n);

  return orders;
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

gboolean
outbox_fixture_settle_placed (OutboxFixture *self, PdOrder *order, const char *id, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_settle_placed_async (self->outbox, order, id, store_result_cb, &answer);
  result = finish_call (&answer);

  return pd_outbox_settle_finish (self->outbox, result, error);
}

gboolean
outbox_fixture_settle_not_placed (OutboxFixture *self, PdOrder *order, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_settle_not_placed_async (self->outbox, order, store_result_cb, &answer);
  result = finish_call (&answer);

  return pd_outbox_settle_finish (self->outbox, result, error);
}

gboolean
outbox_fixture_withdraw (OutboxFixture *self, PdOrder *order, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_withdraw_async (self->outbox, order, store_result_cb, &answer);
  result = finish_call (&answer);

  return pd_outbox_withdraw_finish (self->outbox, result, error);
}

guint
outbox_fixture_check (OutboxFixture *self, PdOrder *order, GError **error)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (orders, order);
  pd_tracker_check_async (self->tracker, orders, NULL, store_result_cb, &answer);
  result = finish_call (&answer);

  return pd_tracker_check_finish (self->tracker, result, error);
}

char *
outbox_fixture_dup_history (OutboxFixture *self, PdOrder *order)
{
  static const char *const names[] = {
    [PD_EVENT_WRITTEN] = "written",
    [PD_EVENT_SENT] = "sent",
    [PD_EVENT_PLACED] = "placed",
    [PD_EVENT_REFUSED] = "refused",
    [PD_EVENT_UNKNOWN] = "unknown",
    [PD_EVENT_WITHDRAWN] = "withdrawn",
    [PD_EVENT_HELD] = "held",
    [PD_EVENT_SETTLED] = "settled",
    [PD_EVENT_ADOPTED] = "adopted",
    [PD_EVENT_STATE] = "state",
    [PD_EVENT_REFILL_ASKED] = "refill-asked",
    [PD_EVENT_REFILL_STATE] = "refill-state",
    [PD_EVENT_CANCEL_ASKED] = "cancel-asked",
    [PD_EVENT_REFUND_SEEN] = "refund-seen",
  };
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GString) history = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pd_store_load_events_async (self->store, pd_order_get_id (order), NULL, store_result_cb, &answer);
  result = finish_call (&answer);
  events = pd_store_load_events_finish (self->store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (history, "%s%s", i > 0 ? " " : "",
                            names[((PdEventRecord *) events->pdata[i])->kind]);

  return g_strdup (history->str);
}

guint64
outbox_fixture_limit_files (guint64 limit)
{
  struct rlimit limits;
  guint64 before;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  before = limits.rlim_cur;
  limits.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);

  return before;
}
