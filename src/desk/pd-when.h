/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Days and times inside sentences, in the user's time zone. */

char *pd_when_format_day (gint64 time, gint64 now);
char *pd_when_format_time (gint64 time, gint64 now);

G_END_DECLS
