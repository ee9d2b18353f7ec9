/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "pd-desk.h"

G_BEGIN_DECLS

typedef struct _Driver Driver;

/* What a command does next; it finds its words in the driver. */
typedef void (*DriverStep) (Driver *driver);

/**
 * Driver:
 *
 * The desk that is driven, and the one command that is being carried out. A command ends by driver_answer()
 * or driver_fail(), exactly once.
 */
struct _Driver
{
  PdDesk *desk;
  guint add_timeout; /* milliseconds; 0: as long as the desk itself waits */
  char **words;      /* of the command, its name first */
  DriverStep step;   /* (nullable): after driver_need_services() */
  void (*next) (gpointer data);
  gpointer next_data;
};

JsonBuilder *driver_begin (void);
void driver_add (JsonBuilder *builder, const char *name, const char *value);
void driver_add_number (JsonBuilder *builder, const char *name, gint64 value);
void driver_answer (Driver *driver, JsonBuilder *builder);
void driver_fail (Driver *driver, const char *message);
PdPanel *driver_find_panel (Driver *driver, const char *name);
PdPanel *driver_find_panel_or_fail (Driver *driver, const char *name);
void driver_need_services (Driver *driver, PdPanel *panel, DriverStep step);

void driver_panel (Driver *driver);
void driver_timeout (Driver *driver);
void driver_refresh (Driver *driver);
void driver_services (Driver *driver);
void driver_balance (Driver *driver);
void driver_order (Driver *driver);
void driver_mass (Driver *driver);
void driver_adopt (Driver *driver);
void driver_send (Driver *driver);
void driver_pause (Driver *driver);
void driver_idle (Driver *driver);
void driver_track (Driver *driver);
void driver_refill (Driver *driver);
void driver_cancel (Driver *driver);
void driver_settle (Driver *driver);
void driver_orders (Driver *driver);

G_END_DECLS
