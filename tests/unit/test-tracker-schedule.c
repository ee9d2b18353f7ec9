/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

/* When the tracker asks: young orders often and old ones seldom, many in one call, and nobody for nothing. */

static guint
count_status (OutboxFixture *self)
{
  return pd_demo_panel_count_requests (self->base.server, "status");
}

/* The same kind of order at the demo panel is asked for every few seconds. */
static void
test_demo_is_asked_often (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;

  pd_panel_set_demo (self->panel, TRUE);
  order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_assert_cmpint (outbox_fixture_get_seconds_to_due (self, order), ==, 5);
}

static void
test_old_ones_seldom (OutboxFixture *self, gconstpointer data)
{
  static const struct
  {
    guint hours; /* that pass before the check */
    gint64 seconds;
  } ages[] = { { 0, 60 }, { 1, 15 * 60 }, { 24, 3600 }, { 48, 3 * 3600 }, { 200, 6 * 3600 } };
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      outbox_fixture_advance (self, ages[i].hours * 3600);
      outbox_fixture_script_status (self, "In progress");
      outbox_fixture_assert_checked (self, order, 1);
      g_assert_cmpint (outbox_fixture_get_seconds_to_due (self, order), ==, ages[i].seconds);
    }

  /* A failed one may be repaired, and is asked for seldom however young it is. */
  outbox_fixture_script_status (self, "Fail");
  outbox_fixture_assert_checked (self, order, 1);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_FAILED);
  g_assert_cmpint (outbox_fixture_get_seconds_to_due (self, order), ==, 6 * 3600);
}

/* Completed can turn to Partial later: it is looked at a day and a week after. */
static void
test_late_looks (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  gint64 ended_at;

  outbox_fixture_script_status (self, "Completed");
  outbox_fixture_assert_checked (self, order, 1);
  ended_at = pd_order_get_record (order)->ended_at;
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, ended_at + G_TIME_SPAN_DAY);

  pd_tracker_start (self->tracker);
  outbox_fixture_script_status (self, "Partial");
  outbox_fixture_advance (self, 24 * 3600 + 1);
  wait_until (pd_order_get_status (order) == PD_ORDER_PARTIAL);
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, ended_at + 7 * G_TIME_SPAN_DAY);
  outbox_fixture_script_status (self, "Partial");
  outbox_fixture_advance (self, 6 * 24 * 3600);
  wait_until (pd_tracker_get_due_at (self->tracker, order) == G_MAXINT64);
  outbox_fixture_settle_down (self);
  g_assert_cmpint (pd_order_get_record (order)->ended_at, ==, ended_at);

  outbox_fixture_script_status (self, "Canceled");
  outbox_fixture_assert_checked (self, order, 1);
  g_assert_cmpint (pd_tracker_get_due_at (self->tracker, order), ==, G_MAXINT64);
}

/* Many orders are one call; what is nearly due goes along, so that they stay together. */
static void
test_batches (OutboxFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = outbox_fixture_order_many (self, 8);
  PdOrder *late;

  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_advance (self, 5);
  late = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  pd_tracker_start (self->tracker);
  outbox_fixture_advance (self, 56);
  wait_until (pd_order_get_record (late)->checked_at > 0);
  outbox_fixture_settle_down (self);
  for (guint i = 0; i < orders->len; i++)
    g_assert_cmpint (pd_order_get_record (orders->pdata[i])->checked_at, >, 0);
  g_assert_cmpuint (count_status (self), ==, 1);
}

/* Nothing to follow, no timer (that of the panel, which grows stale, is hours away); otherwise one. */
#define FAR_MS (3600 * 1000)

static void
test_idle (OutboxFixture *self, gconstpointer data)
{
  PdOrder *order;

  pd_tracker_start (self->tracker);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), >, FAR_MS);
  order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  wait_until (pd_outbox_is_idle (self->outbox));
  outbox_fixture_settle_down (self);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), >, 59000);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), <, 61000);
  outbox_fixture_advance (self, 59);
  outbox_fixture_settle_down (self);
  g_assert_cmpuint (count_status (self), ==, 0);
  g_assert_cmpint (pd_order_get_record (order)->checked_at, ==, 0);
  pd_tracker_stop (self->tracker);
  g_assert_cmpint (pd_test_clock_next (self->base.clock), >, FAR_MS);
}

/* Waits longer with each failure, and asks at once when the panel is well again. */
static void
test_unreachable (OutboxFixture *self, gconstpointer data)
{
  g_autofree char *url = g_strdup (pd_demo_panel_get_url (self->base.server));
  PdOrder *order = outbox_fixture_place (self, PD_DEMO_SERVICE_ORDINARY);
  g_autoptr (GError) error = NULL;

  pd_panel_set_identity (self->panel, NULL, "http://127.0.0.1:1/api/v2");
  pd_tracker_start (self->tracker);
  outbox_fixture_advance (self, 61);
  while (pd_panel_get_health (self->panel) != PD_PANEL_UNREACHABLE)
    outbox_fixture_turn (self);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_PLACED);
  wait_until (pd_tracker_get_retry_at (self->tracker, self->panel)
              > pd_clock_now (PD_CLOCK (self->base.clock)));

  pd_panel_set_identity (self->panel, NULL, url);
  pd_panel_contact_succeeded (self->panel);
  g_assert_cmpint (pd_tracker_get_retry_at (self->tracker, self->panel), ==, 0);
  outbox_fixture_advance (self, 1);
  wait_until (pd_order_get_record (order)->checked_at > 0);
  g_assert_cmpuint (count_status (self), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (OutboxFixture *, gconstpointer);
  } tests[] = {
    { "/tracker-schedule/demo-is-asked-often", test_demo_is_asked_often },
    { "/tracker-schedule/old-ones-seldom", test_old_ones_seldom },
    { "/tracker-schedule/late-looks", test_late_looks },
    { "/tracker-schedule/batches", test_batches },
    { "/tracker-schedule/idle", test_idle },
    { "/tracker-schedule/unreachable", test_unreachable },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OutboxFixture, NULL, outbox_fixture_set_up, tests[i].func,
                outbox_fixture_tear_down);

  return g_test_run ();
}
