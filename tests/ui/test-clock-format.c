/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "pd-clock-format.h"
#include "pd-hours.h"
#include "pd-time.h"
#include "pd-when.h"
#include "ui-fixture.h"

/* Times of day are written as the desktop's clock, which a portal tells. */

static gboolean
says (const char *expected)
{
  g_autofree char *text = pd_time_format_clock (START);

  return g_str_equal (text, expected);
}

static void
change (DesktopFixture *fixture, const char *key, const char *value)
{
  g_dbus_connection_emit_signal (
      fixture->bus, NULL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings",
      "SettingChanged",
      g_variant_new ("(ssv)", "org.gnome.desktop.interface", key, g_variant_new_string (value)), NULL);
}

/* As it is at the start, and as it is changed later. */
static void
test_follows (DesktopFixture *fixture, gconstpointer data)
{
  g_autofree char *inside_sentence = NULL;

  fixture->clock_format = "12h";
  pd_clock_format_follow (g_application_get_dbus_connection (G_APPLICATION (fixture->application)));
  wait_until (says ("10:13 PM"));
  inside_sentence = pd_when_format_time (START, START);
  g_assert_cmpstr (inside_sentence, ==, "10:13 PM");

  change (fixture, "color-scheme", "24h");
  change (fixture, "clock-format", "24h");
  wait_until (says ("22:13"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  ui_test_init (&argc, &argv);

  g_test_add ("/clock-format/follows", DesktopFixture, NULL, desktop_fixture_set_up, test_follows,
              desktop_fixture_tear_down);

  return g_test_run ();
}
