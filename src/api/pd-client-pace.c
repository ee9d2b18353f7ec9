/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-pace.h"

/*
 * How long to wait after "too many requests" (api-v2 §5): as long as the panel says, otherwise longer from
 * time to time. What a panel says is taken with a grain of salt. Main thread.
 */

#define FIRST_STEP_MS 5000
#define LAST_STEP_MS 300000
#define LEAST_WAIT G_TIME_SPAN_SECOND
#define MOST_WAIT G_TIME_SPAN_HOUR

/* The header is told as seconds from now, as seconds or as milliseconds since 1970. */
#define LEAST_EPOCH G_GINT64_CONSTANT (1000000000)
#define LEAST_EPOCH_MS G_GINT64_CONSTANT (1000000000000)

static gint64
read_number (const char *text, gint64 now)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64 / G_USEC_PER_SEC, &number, NULL))
    return 0;
  if ((gint64) number >= LEAST_EPOCH_MS)
    return (gint64) number * 1000;
  if ((gint64) number >= LEAST_EPOCH)
    return (gint64) number * G_USEC_PER_SEC;

  return now + (gint64) number * G_USEC_PER_SEC;
}

static gint64
read_header (SoupMessageHeaders *headers, const char *name, gint64 now)
{
  g_autofree char *text = g_strdup (soup_message_headers_get_one (headers, name));
  g_autoptr (GDateTime) date = NULL;
  gint64 until;

  if (text == NULL)
    return 0;

  until = read_number (g_strstrip (text), now);
  if (until == 0)
    date = soup_date_time_new_from_http_string (text);

  return date != NULL ? g_date_time_to_unix_usec (date) : until;
}

static gint64
ask_headers (SoupMessageHeaders *headers, gint64 now)
{
  gint64 until = read_header (headers, "Retry-After", now);

  return until != 0 ? until : read_header (headers, "X-RateLimit-Reset", now);
}

/**
 * pd_pace_slow_down:
 * @self: a pace
 * @headers: of the answer that asked for it
 * @now: in microseconds since 1970
 *
 * Notes how long to wait from @now on. Several refusals of calls that were on their way together count once.
 */
void
pd_pace_slow_down (PdPace *self, SoupMessageHeaders *headers, gint64 now)
{
  gint64 until = ask_headers (headers, now);

  if (until == 0 && self->until > now)
    return;
  if (until == 0)
    {
      self->step = self->step == 0 ? FIRST_STEP_MS : MIN (self->step * 2, LAST_STEP_MS);
      until = now + self->step * G_TIME_SPAN_MILLISECOND;
    }

  self->until = MAX (self->until, CLAMP (until, now + LEAST_WAIT, now + MOST_WAIT));
}

/**
 * pd_pace_relax:
 * @self: a pace
 *
 * Notes that the panel answers again.
 */
void
pd_pace_relax (PdPace *self)
{
  self->step = 0;
}
