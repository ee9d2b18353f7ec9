/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "announced.h"
#include "pd-matter-question.h"
#include "pd-panel-page.h"
#include "ui-fixture.h"

/* What changes by itself, or because of a button that says nothing, is told to a screen reader. */

static void
test_verdict (UiFixture *fixture, gconstpointer data)
{
  pd_demo_panel_set_balance (fixture->base.server, "44.95");
  ui_fixture_order_unknown (fixture, ui_fixture_add_panel (fixture, "Northwind"),
                            "https://example.com/maple");
  ui_fixture_show (fixture, 1200, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "needs-a-look");
  ui_settle ();
  desk_fixture_refresh_after (&fixture->base, 1);
  pd_demo_panel_set_balance (fixture->base.server, "12.00");
  pd_test_clock_advance (fixture->base.clock, 1000);
  ui_click (ui_get (fixture->window, GTK_TYPE_BUTTON, "Read the Balance Again"));
  wait_until (ui_was_announced ("The balance does not tell"));
}

static void
break_down (UiFixture *fixture)
{
  static const char *const actions[] = { "balance", "services" };

  for (guint i = 0; i < 12; i++)
    desk_fixture_script (&fixture->base, actions[i % 2], "text/html", "<title>Just a moment…</title>");
}

/* Reads that fail are tried again after a while: time passes in steps of @milliseconds. */
static void
refresh (UiFixture *fixture, PdPanel *panel, guint milliseconds)
{
  gtk_widget_activate_action (ui_get (fixture->window, PD_TYPE_PANEL_PAGE, NULL), "panel.refresh", NULL);
  while (pd_load_is_loading (pd_panel_get_balance_load (panel))
         || pd_load_is_loading (pd_panel_get_catalogue_load (panel)))
    {
      pd_test_clock_advance (fixture->base.clock, milliseconds);
      g_main_context_iteration (NULL, FALSE);
    }
  ui_settle ();
}

static void
show_panel (UiFixture *fixture, PdPanel *panel)
{
  ui_fixture_show (fixture, 1200, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", pd_panel_get_id (panel));
  ui_settle ();
}

/* The banner tells of the problem when it comes, though nobody asked. */
static void
test_banner (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  g_autofree char *problem = NULL;

  show_panel (fixture, panel);
  pd_panel_set_threshold (panel, pd_money_parse ("1000000"));
  ui_settle ();
  g_object_get (panel, "problem", &problem, NULL);
  g_assert_nonnull (problem);
  g_assert_true (ui_was_announced (problem));
}

/* Somebody who asked for it hears how it ended, also when nothing has changed. */
static void
test_refreshed (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  g_autofree char *row = NULL;

  show_panel (fixture, panel);
  refresh (fixture, panel, 0);
  g_assert_true (ui_was_announced ("Answered just now"));

  for (guint i = 0; i < 2; i++)
    {
      break_down (fixture);
      refresh (fixture, panel, 1000);
      g_clear_pointer (&row, g_free);
      g_object_get (ui_get (fixture->window, ADW_TYPE_ACTION_ROW, "Connection"), "subtitle", &row, NULL);
      g_assert_cmpint (pd_panel_get_health (panel), ==, PD_PANEL_UNREACHABLE);
      g_assert_true (ui_was_announced (row));
    }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/announcements/" path, UiFixture, NULL, ui_fixture_set_up_with_few_services, function,        \
              ui_fixture_tear_down)

  ADD ("verdict", test_verdict);
  ADD ("banner", test_banner);
  ADD ("refreshed", test_refreshed);

  return g_test_run ();
}
