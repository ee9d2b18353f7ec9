/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-time.h"

#include <glib/gi18n.h>

#include "pd-hours.h"

/* Times for people. All times are microseconds since 1970 (UTC) and are shown in the local time zone. */

static GDateTime *
get_local (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at);

  return g_date_time_to_local (utc);
}

static char *
format_hours (gint64 at, gboolean seconds)
{
  g_autoptr (GDateTime) local = NULL;

  if (at <= 0)
    return g_strdup ("–");

  local = get_local (at);
  return pd_hours_format (local, seconds);
}

/**
 * pd_time_format_clock:
 * @at: a time
 *
 * Returns: (transfer full): the time of day, "14:32" or "2:32 PM"; "–" where there is none
 */
char *
pd_time_format_clock (gint64 at)
{
  return format_hours (at, FALSE);
}

/**
 * pd_time_format_seconds:
 * @at: a time
 *
 * Returns: (transfer full): the time of day with seconds, "14:32:05" or "2:32:05 PM"
 */
char *
pd_time_format_seconds (gint64 at)
{
  return format_hours (at, TRUE);
}

/**
 * pd_time_get_day:
 * @at: a time
 *
 * Returns: a number that is the same for all times of one local day, and grows from day to day
 */
gint64
pd_time_get_day (gint64 at)
{
  g_autoptr (GDateTime) local = get_local (at);

  return g_date_time_get_year (local) * 1000 + g_date_time_get_day_of_year (local);
}

/**
 * pd_time_find_day:
 * @at: a time
 * @start: (out): when the local day began in which @at lies
 * @end: (out): when the next one begins
 */
void
pd_time_find_day (gint64 at, gint64 *start, gint64 *end)
{
  g_autoptr (GDateTime) local = get_local (at);
  g_autoptr (GDateTime) midnight
      = g_date_time_new_local (g_date_time_get_year (local), g_date_time_get_month (local),
                               g_date_time_get_day_of_month (local), 0, 0, 0);
  g_autoptr (GDateTime) next = g_date_time_add_days (midnight, 1);

  *start = g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
  *end = g_date_time_to_unix (next) * G_USEC_PER_SEC;
}

/**
 * pd_time_format_day:
 * @at: a time
 * @now: the present
 *
 * Returns: (transfer full): "Today", "Yesterday", "14 November" or, in another year, "14 November 2025"
 */
char *
pd_time_format_day (gint64 at, gint64 now)
{
  g_autoptr (GDateTime) then = get_local (at);
  g_autoptr (GDateTime) today = get_local (now);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);

  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    {
      if (g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (today))
        return g_strdup (_ ("Today"));
      if (g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
        return g_strdup (_ ("Yesterday"));
      /* Translators: a day of this year, see g_date_time_format() */
      return g_date_time_format (then, C_ ("date", "%-d %B"));
    }

  /* Translators: a day of another year, see g_date_time_format() */
  return g_date_time_format (then, C_ ("date", "%-d %B %Y"));
}

/**
 * pd_time_format_short_day:
 * @at: a time
 * @now: the present
 *
 * Returns: (transfer full): "Today", "14 Nov": for the axis of a chart, where there is little room
 */
char *
pd_time_format_short_day (gint64 at, gint64 now)
{
  g_autoptr (GDateTime) local = get_local (at);

  if (pd_time_get_day (at) == pd_time_get_day (now))
    return g_strdup (_ ("Today"));

  /* Translators: a day in a chart, as short as possible, see g_date_time_format() */
  return g_date_time_format (local, C_ ("date", "%-d %b"));
}

/**
 * pd_time_format_moment:
 * @at: a time
 * @now: the present
 *
 * Returns: (transfer full): "today at 09:12", "yesterday at 18:02", "14 November at 18:02"
 */
char *
pd_time_format_moment (gint64 at, gint64 now)
{
  g_autofree char *clock = pd_time_format_clock (at);
  g_autofree char *day = NULL;
  gint64 days;

  if (at <= 0)
    return g_strdup (_ ("never"));

  days = pd_time_get_day (now) - pd_time_get_day (at);
  if (days == 0)
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("today at %s"), clock);
  if (days == 1)
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("yesterday at %s"), clock);

  day = pd_time_format_day (at, now);
  /* Translators: first a day ("14 November"), then a time of day */
  return g_strdup_printf (C_ ("moment", "%s at %s"), day, clock);
}

/**
 * pd_time_format_age:
 * @at: a time
 * @now: the present
 *
 * Returns: (transfer full): how long ago it was, "just now", "2 minutes ago", "3 hours ago", "4 days ago"
 */
char *
pd_time_format_age (gint64 at, gint64 now)
{
  gint64 minutes = (now - at) / G_TIME_SPAN_MINUTE;
  gulong n;

  if (at <= 0)
    return g_strdup (_ ("never"));
  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes), (int) minutes);
  if (minutes < 48 * 60)
    {
      n = (gulong) (minutes / 60);
      return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", n), (int) n);
    }

  n = (gulong) (minutes / (24 * 60));
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", n), (int) n);
}

/**
 * pd_time_format_duration:
 * @minutes: a span of time
 *
 * Returns: (transfer full): "45 minutes", "2 hours", "3 days": the largest unit that divides it, else minutes
 */
char *
pd_time_format_duration (gint64 minutes)
{
  gulong n = (gulong) minutes;

  if (minutes > 0 && minutes % (24 * 60) == 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", n / (24 * 60)), (int) (n / (24 * 60)));
  if (minutes > 0 && minutes % 60 == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", n / 60), (int) (n / 60));

  return g_strdup_printf (ngettext ("%d minute", "%d minutes", n), (int) n);
}
