/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-line.h"
#include "ui-fixture.h"

/* How a panel is, in sentences. */

static char *
tell_connection (UiFixture *fixture, PdPanel *panel)
{
  PdDesk *desk = fixture->base.desk;

  return pd_panel_line_make (PD_PANEL_TOPIC_CONNECTION, panel, desk, pd_clock_now (pd_desk_get_clock (desk)))
      .text;
}

/* From now on the panel answers no question after a state. */
static void
break_down (UiFixture *fixture)
{
  g_autoptr (GBytes) page = g_bytes_new_static ("Just a moment…", strlen ("Just a moment…"));

  for (guint i = 0; i < 8; i++)
    pd_demo_panel_script (fixture->base.server, "status", PD_DEMO_FAULT_REPLY, 503, "text/html", page);
}

/* While orders wait for a panel that is silent, it is told when it is asked again. */
static void
test_next_attempt (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  PdTracker *tracker = pd_desk_get_tracker (fixture->base.desk);
  PdOrder *order
      = desk_fixture_order (&fixture->base, panel, PD_DEMO_SERVICE_ORDINARY, "https://example.com/1");
  g_autofree char *silence = NULL;
  g_autofree char *answer = NULL;

  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), order);
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
  break_down (fixture);
  while (pd_tracker_get_retry_at (tracker, panel) == 0)
    {
      pd_test_clock_advance (fixture->base.clock, 1000);
      g_main_context_iteration (NULL, FALSE);
    }
  silence = tell_connection (fixture, panel);
  g_assert_true (g_str_has_prefix (silence, "No useful answer since today at "));
  g_assert_nonnull (strstr (silence, ", asked again in "));

  pd_panel_contact_succeeded (panel);
  answer = tell_connection (fixture, panel);
  g_assert_cmpstr (answer, ==, "Answered just now");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add ("/panel-line/next-attempt", UiFixture, NULL, ui_fixture_set_up, test_next_attempt,
              ui_fixture_tear_down);

  return g_test_run ();
}
