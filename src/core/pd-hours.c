/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-hours.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

/* The time of day as the desktop writes it. Like the locale, it holds for the whole program, and whoever
 * starts the program sets it. Any thread. */

static int chosen = PD_HOURS_OF_LOCALE;

static gboolean
locale_has_12 (void)
{
  const char *pattern = nl_langinfo (T_FMT);

  return strstr (pattern, "%I") != NULL || strstr (pattern, "%r") != NULL || strstr (pattern, "%p") != NULL;
}

/**
 * pd_hours_set:
 * @hours: how times of day are written from now on
 *
 * What was written before stays as it is.
 */
void
pd_hours_set (PdHours hours)
{
  g_atomic_int_set (&chosen, (int) hours);
}

/**
 * pd_hours_format:
 * @local: a moment, in the time zone that it is told in
 * @seconds: whether they are told too
 *
 * Returns: (transfer full): the time of day, "14:32" or "2:32 PM"
 */
char *
pd_hours_format (GDateTime *local, gboolean seconds)
{
  PdHours hours = (PdHours) g_atomic_int_get (&chosen);

  if (hours == PD_HOURS_12 || (hours == PD_HOURS_OF_LOCALE && locale_has_12 ()))
    /* Translators: a time of day with 12 hours, with and without seconds, see g_date_time_format() */
    return g_date_time_format (local, seconds ? C_ ("time", "%-I:%M:%S %p") : C_ ("time", "%-I:%M %p"));

  /* Translators: a time of day with 24 hours, with and without seconds, see g_date_time_format() */
  return g_date_time_format (local, seconds ? C_ ("time", "%H:%M:%S") : C_ ("time", "%H:%M"));
}
