/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "torture.h"

G_BEGIN_DECLS

/**
 * Torture: who takes part, and the figures.
 */
typedef struct
{
  GRand *rand;
  TorturePanel *panel;
  TortureDesk *desk;
  TortureBook *book;
  char *folder; /* of the torture */
  char *data;   /* of the desk */

  guint round;
  char *when; /* for the messages: seed and round */
  guint n_links;
  guint n_failures;
  guint n_full;
  guint n_protected;
  gboolean disk_is_full;
  gboolean disk_gets_full; /* within an add */
  TortureMoment hook_moment;
  int adds_to_live;
  JsonArray *orders; /* (nullable): as they were listed last */
} Torture;

guint torture_choose (Torture *self, guint n);
gboolean torture_happens (Torture *self, guint percent);
void torture_fail (Torture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean torture_is_ok (JsonObject *answer);
const char *torture_get_error (JsonObject *answer);
void torture_insist (Torture *self, const char *command);
void torture_try (Torture *self, const char *command);

void torture_queue (Torture *self);
void torture_settle_some (Torture *self);

void torture_play_round (Torture *self);
void torture_play_end (Torture *self);

G_END_DECLS
