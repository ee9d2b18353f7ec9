/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdHours:
 * @PD_HOURS_OF_LOCALE: as the locale has it
 * @PD_HOURS_12: "2:32 PM"
 * @PD_HOURS_24: "14:32"
 *
 * How a time of day is written.
 */
typedef enum
{
  PD_HOURS_OF_LOCALE,
  PD_HOURS_12,
  PD_HOURS_24,
} PdHours;

void pd_hours_set (PdHours hours);
char *pd_hours_format (GDateTime *local, gboolean seconds);

G_END_DECLS
