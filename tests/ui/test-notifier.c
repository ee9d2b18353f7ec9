/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "pd-notifier.h"

/* Notifications as the desktop gets them. What they say is tested in test-alerts.c. */

typedef struct
{
  DesktopFixture base;
  PdNotifier *notifier;
  PdPanel *panel;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desktop_fixture_set_up (&fixture->base, data);
  g_settings_set_int (fixture->base.settings, "hold-back-seconds", 0);
  pd_outbox_set_hold_back (pd_desk_get_outbox (fixture->base.base.desk), 0);
  fixture->panel = desk_fixture_add_panel (&fixture->base.base, "Panel");
  fixture->notifier
      = pd_notifier_new (fixture->base.application, fixture->base.base.desk, fixture->base.settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->notifier);
  desktop_fixture_tear_down (&fixture->base, data);
}

static void
add_unknown (Fixture *fixture)
{
  PdOrder *order;

  pd_demo_panel_script (fixture->base.base.server, "add", PD_DEMO_FAULT_DROP_AFTER, 0, NULL, NULL);
  order = desk_fixture_order (&fixture->base.base, fixture->panel, "1001", "https://example.com/p/1");
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_UNKNOWN);
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  add_unknown (fixture);
  desktop_fixture_advance (&fixture->base, 5);
  assert_heard (&fixture->base, "unknown: Did this order reach Panel? → app.show-matter 2\n");
}

static void
test_panel (Fixture *fixture, gconstpointer data)
{
  pd_desk_set_low_balance (fixture->base.base.desk, pd_money_parse ("1000000"));
  desktop_fixture_advance (&fixture->base, 5);
  wait_until (fixture->base.log->len > 0);
  g_assert_true (g_str_has_prefix (fixture->base.log->str, "funds: Panel has "));
  g_assert_true (g_str_has_suffix (fixture->base.log->str, " left → app.show-panel 1\n"));
  g_string_truncate (fixture->base.log, 0);

  /* The balance is well again: what was said is stale. */
  pd_desk_set_low_balance (fixture->base.base.desk, PD_MONEY_UNKNOWN);
  desktop_fixture_advance (&fixture->base, 5);
  assert_heard (&fixture->base, "-funds\n");
}

static void
test_ended (Fixture *fixture, gconstpointer data)
{
  PdOrder *order
      = desk_fixture_order (&fixture->base.base, fixture->panel, "1001", "https://example.com/p/1");
  g_autofree char *expected = NULL;

  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
  for (guint i = 0; i < 10 && pd_order_get_group (order) != PD_ORDER_GROUP_DONE; i++)
    {
      gint64 checked_at = pd_order_get_record (order)->checked_at;

      pd_test_clock_advance (fixture->base.base.clock, 61000);
      wait_until (pd_order_get_record (order)->checked_at > checked_at);
    }
  drain ();
  desktop_fixture_advance (&fixture->base, 5);
  expected
      = g_strdup_printf ("ended: An order is finished → app.show-order %d\n", (int) pd_order_get_id (order));
  assert_heard (&fixture->base, expected);
}

/* What the desktop hears after everything that was sent before. */
static void
send_mark (Fixture *fixture)
{
  g_autoptr (GNotification) mark = g_notification_new ("Mark");

  g_application_send_notification (G_APPLICATION (fixture->base.application), "mark", mark);
}

/* Whoever wants none gets none, and loses those that are shown. */
static void
test_unwanted (Fixture *fixture, gconstpointer data)
{
  add_unknown (fixture);
  desktop_fixture_advance (&fixture->base, 5);
  wait_until (fixture->base.log->len > 0);
  g_string_truncate (fixture->base.log, 0);

  g_settings_set_boolean (fixture->base.settings, "notifications", FALSE);
  wait_until (strstr (fixture->base.log->str, "-unknown\n"));
  g_string_truncate (fixture->base.log, 0);
  pd_desk_set_low_balance (fixture->base.base.desk, pd_money_parse ("1000000"));
  desktop_fixture_advance (&fixture->base, 5);
  g_settings_set_boolean (fixture->base.settings, "notifications", TRUE);
  desktop_fixture_advance (&fixture->base, 5);
  send_mark (fixture);
  wait_until (strstr (fixture->base.log->str, "mark: "));
  g_assert_null (strstr (fixture->base.log->str, "funds: "));
}

/* The window in front shows everything itself. */
static void
test_in_front (Fixture *fixture, gconstpointer data)
{
  desktop_fixture_open_window (&fixture->base);
  send_mark (fixture);
  wait_until (strstr (fixture->base.log->str, "mark: "));
  g_string_truncate (fixture->base.log, 0);
  if (!gtk_window_is_active (fixture->base.window))
    {
      g_test_skip ("Nothing makes a window active here");
      return;
    }

  add_unknown (fixture);
  desktop_fixture_advance (&fixture->base, 5);
  send_mark (fixture);
  assert_heard (&fixture->base, "mark: Mark →  \n");
}

static void
test_flush (Fixture *fixture, gconstpointer data)
{
  add_unknown (fixture);
  pd_notifier_flush (fixture->notifier);
  assert_heard (&fixture->base, "unknown: Did this order reach Panel? → app.show-matter 2\n");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add_test(path, function) g_test_add ("/notifier/" path, Fixture, NULL, set_up, function, tear_down)
  add_test ("told", test_told);
  add_test ("panel", test_panel);
  add_test ("ended", test_ended);
  add_test ("unwanted", test_unwanted);
  add_test ("in-front", test_in_front);
  add_test ("flush", test_flush);

  return g_test_run ();
}
