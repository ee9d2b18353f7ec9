/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PdPace:
 * @until: no call before this time, in microseconds since 1970; 0: at once
 * @step: how long the panel was waited for last, in milliseconds, where it did not say how long
 *
 * How a panel that said "too many requests" is given time.
 */
typedef struct
{
  gint64 until;
  guint step;
} PdPace;

void pd_pace_slow_down (PdPace *self, SoupMessageHeaders *headers, gint64 now);
void pd_pace_relax (PdPace *self);

G_END_DECLS
