/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"
#include "pd-desk-settings.h"

/* A setting holds as soon as it is changed. */

typedef struct
{
  DeskFixture base;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up_desk (&fixture->base, data);
  fixture->settings = g_settings_new (APP_ID);
  pd_desk_settings_follow (fixture->base.desk, fixture->settings);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "hold-back-seconds", "check-interval", "low-balance" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  desk_fixture_tear_down_desk (&fixture->base, data);
  g_assert_finalize_object (fixture->settings);
}

static void
test_hold_back (Fixture *fixture, gconstpointer data)
{
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);

  g_assert_cmpuint (pd_outbox_get_hold_back (outbox), ==, 5000);
  g_settings_set_int (fixture->settings, "hold-back-seconds", 9);
  g_assert_cmpuint (pd_outbox_get_hold_back (outbox), ==, 9000);
  g_settings_set_int (fixture->settings, "hold-back-seconds", 0);
  g_assert_cmpuint (pd_outbox_get_hold_back (outbox), ==, 0);
}

/* What an order waits for is what the setting says now, not what it said when the order was placed. */
static void
test_interval (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (&fixture->base, "Panel");
  PdTracker *tracker = pd_desk_get_tracker (fixture->base.desk);
  PdOrder *order;
  gint64 due;

  g_settings_set_int (fixture->settings, "hold-back-seconds", 0);
  order = desk_fixture_order (&fixture->base, panel, "1001", "https://example.com/p/1");
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);

  due = pd_tracker_get_due_at (tracker, order);
  g_settings_set_int (fixture->settings, "check-interval", 600);
  g_assert_cmpint (pd_tracker_get_due_at (tracker, order) - due, ==, 540 * G_TIME_SPAN_SECOND);
}

static void
test_low_balance (Fixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_add_panel (&fixture->base, "Panel");

  g_assert_cmpint (pd_panel_get_health (panel), ==, PD_PANEL_OK);
  g_settings_set_string (fixture->settings, "low-balance", "1000000");
  g_assert_cmpint (pd_panel_get_health (panel), ==, PD_PANEL_LOW_BALANCE);
  g_settings_set_string (fixture->settings, "low-balance", "");
  g_assert_cmpint (pd_panel_get_health (panel), ==, PD_PANEL_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/desk-settings/hold-back", Fixture, NULL, set_up, test_hold_back, tear_down);
  g_test_add ("/desk-settings/interval", Fixture, NULL, set_up, test_interval, tear_down);
  g_test_add ("/desk-settings/low-balance", Fixture, NULL, set_up, test_low_balance, tear_down);

  return g_test_run ();
}
