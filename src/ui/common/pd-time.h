/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_time_format_clock (gint64 at);
char *pd_time_format_seconds (gint64 at);
char *pd_time_format_day (gint64 at, gint64 now);
char *pd_time_format_short_day (gint64 at, gint64 now);
char *pd_time_format_moment (gint64 at, gint64 now);
char *pd_time_format_age (gint64 at, gint64 now);
char *pd_time_format_duration (gint64 minutes);
gint64 pd_time_get_day (gint64 at);
void pd_time_find_day (gint64 at, gint64 *start, gint64 *end);

G_END_DECLS
