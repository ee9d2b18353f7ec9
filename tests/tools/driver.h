/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * Driver:
 *
 * The desk that is driven, and the one command that is being carried out. A command ends by driver_answer()
 * or driver_fail(), exactly once.
 */
typedef struct
{
  PdDesk *desk;
  GHashTable *keys;  /* name of a panel → its key, for panels that could not be added yet */
  guint add_timeout; /* milliseconds */
  void (*next) (gpointer data);
  gpointer next_data;
  char **words;
} Driver;

typedef struct
{
  const char *name;
  guint n_words; /* the least, without the name */
  void (*run) (Driver *driver, char **words);
} Command;

extern const Command driver_commands[];

JsonBuilder *driver_begin (void);
void driver_add (JsonBuilder *builder, const char *name, const char *value);
void driver_answer (Driver *driver, JsonBuilder *builder);
void driver_fail (Driver *driver, const char *message);
PdPanel *driver_find_panel (Driver *driver, const char *name);

void driver_panel (Driver *driver, char **words);
void driver_timeout (Driver *driver, char **words);
void driver_refresh (Driver *driver, char **words);
void driver_services (Driver *driver, char **words);
void driver_balance (Driver *driver, char **words);
void driver_order (Driver *driver, char **words);
void driver_mass (Driver *driver, char **words);
void driver_adopt (Driver *driver, char **words);
void driver_send (Driver *driver, char **words);
void driver_pause (Driver *driver, char **words);
void driver_idle (Driver *driver, char **words);
void driver_track (Driver *driver, char **words);
void driver_refill (Driver *driver, char **words);
void driver_cancel (Driver *driver, char **words);
void driver_settle (Driver *driver, char **words);
void driver_orders (Driver *driver, char **words);

G_END_DECLS
