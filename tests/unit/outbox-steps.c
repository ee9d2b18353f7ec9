/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

/* What the tests of the outbox have a user do, and wait for: ordering, settling, taking back, looking. */

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
  result = wait_for_result (&answer);
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
  result = wait_for_result (&answer);
  orders = pd_outbox_submit_many_finish (self->outbox, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (orders->len, ==, n);

  return orders;
}

/* The panel gave them ids in this order. */
void
outbox_fixture_assert_placed_in_turn (GPtrArray *orders)
{
  gint64 last = 0;

  for (guint i = 0; i < orders->len; i++)
    {
      gint64 id = g_ascii_strtoll (pd_order_get_record (orders->pdata[i])->order_id, NULL, 10);

      assert_journal (orders->pdata[i], "placed");
      g_assert_cmpint (id, >, last);
      last = id;
    }
}

gboolean
outbox_fixture_settle_placed (OutboxFixture *self, PdOrder *order, const char *id, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_settle_placed_async (self->outbox, order, id, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_outbox_settle_finish (self->outbox, result, error);
}

gboolean
outbox_fixture_settle_not_placed (OutboxFixture *self, PdOrder *order, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_settle_not_placed_async (self->outbox, order, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_outbox_settle_finish (self->outbox, result, error);
}

gboolean
outbox_fixture_send_again (OutboxFixture *self, PdOrder *order, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_send_again_async (self->outbox, order, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_outbox_settle_finish (self->outbox, result, error);
}

gboolean
outbox_fixture_withdraw (OutboxFixture *self, PdOrder *order, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_withdraw_async (self->outbox, order, store_result_cb, &answer);
  result = wait_for_result (&answer);

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
  result = wait_for_result (&answer);

  return pd_tracker_check_finish (self->tracker, result, error);
}

/* The answer to the next status call about one order. */
void
outbox_fixture_script_status (OutboxFixture *self, const char *status)
{
  g_autofree char *body = g_strdup_printf (
      "{\"status\":\"%s\",\"charge\":\"0.09\",\"start_count\":\"7\",\"remains\":\"40\"}", status);

  desk_fixture_script (&self->base, "status", NULL, body);
}

void
outbox_fixture_assert_checked (OutboxFixture *self, PdOrder *order, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (outbox_fixture_check (self, order, &error), ==, n);
  g_assert_no_error (error);
}

/* How long until the tracker asks for @order by itself. */
gint64
outbox_fixture_get_seconds_to_due (OutboxFixture *self, PdOrder *order)
{
  gint64 due = pd_tracker_get_due_at (self->tracker, order);

  return (due - pd_clock_now (PD_CLOCK (self->base.clock))) / G_TIME_SPAN_SECOND;
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
  result = wait_for_result (&answer);
  events = pd_store_load_events_finish (self->store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (history, "%s%s", i > 0 ? " " : "",
                            names[((PdEventRecord *) events->pdata[i])->kind]);

  return g_strdup (history->str);
}
