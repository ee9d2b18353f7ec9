/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-hours.h"

#include <locale.h>

/* The time of day as the desktop wants it, and as the locale has it where nobody knows. */

static void
assert_written (PdHours hours, const char *expected, const char *expected_with_seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 21, 14, 32, 5);
  g_autofree char *text = NULL;
  g_autofree char *with_seconds = NULL;

  pd_hours_set (hours);
  text = pd_hours_format (moment, FALSE);
  with_seconds = pd_hours_format (moment, TRUE);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (with_seconds, ==, expected_with_seconds);
}

static void
test_chosen (void)
{
  assert_written (PD_HOURS_12, "2:32 PM", "2:32:05 PM");
  assert_written (PD_HOURS_24, "14:32", "14:32:05");
  assert_written (PD_HOURS_OF_LOCALE, "14:32", "14:32:05");
}

static void
test_locale (void)
{
  if (setlocale (LC_TIME, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("There is no American locale here");
      return;
    }

  assert_written (PD_HOURS_OF_LOCALE, "2:32 PM", "2:32:05 PM");
  assert_written (PD_HOURS_24, "14:32", "14:32:05");
  setlocale (LC_TIME, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hours/chosen", test_chosen);
  g_test_add_func ("/hours/locale", test_locale);

  return g_test_run ();
}
