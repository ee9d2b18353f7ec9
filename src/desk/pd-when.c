/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-when.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-hours.h"

/* Days and times as they stand inside sentences: as short as they can be told from @now. Any thread. */

static GDateTime *
to_local (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);

  return g_date_time_to_local (utc);
}

/**
 * pd_when_format_day:
 * @time: microseconds since 1970
 * @now: likewise
 *
 * Returns: (transfer full): the day: "20 December", with the year where it is another one than now
 */
char *
pd_when_format_day (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) day = to_local (time);
  g_autoptr (GDateTime) today = to_local (now);

  if (g_date_time_get_year (day) == g_date_time_get_year (today))
    /* Translators: a day of this year, for g_date_time_format(): "20 December" */
    return g_date_time_format (day, C_ ("day", "%-d %B"));

  /* Translators: a day of another year, for g_date_time_format(): "20 January 2027" */
  return g_date_time_format (day, C_ ("day", "%-d %B %Y"));
}

/**
 * pd_when_format_time:
 * @time: microseconds since 1970
 * @now: likewise
 *
 * Returns: (transfer full): the time: "14:32", with the day where it is not today
 */
char *
pd_when_format_time (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) moment = to_local (time);
  g_autoptr (GDateTime) today = to_local (now);
  g_autofree char *day = pd_when_format_day (time, now);
  g_autofree char *clock = pd_hours_format (moment, FALSE);

  if (g_date_time_get_year (moment) == g_date_time_get_year (today)
      && g_date_time_get_day_of_year (moment) == g_date_time_get_day_of_year (today))
    return g_steal_pointer (&clock);

  /* Translators: a time on a day: "14:32 on 20 December" */
  return g_strdup_printf (_ ("%s on %s"), clock, day);
}
