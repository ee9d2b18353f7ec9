/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdMassDoubt:
 * @PD_MASS_CLEAR: what each cell means is clear
 * @PD_MASS_TOO_FEW: fewer cells than an order needs
 * @PD_MASS_TOO_MANY: more cells than have a meaning
 * @PD_MASS_NO_LINK: no cell looks like a link
 * @PD_MASS_TWO_LINKS: several cells look like links
 * @PD_MASS_WHICH_NUMBER: the service and the quantity cannot be told apart
 *
 * Why a line of a mass order is not understood. What is in doubt is asked, never guessed.
 */
typedef enum
{
  PD_MASS_CLEAR,
  PD_MASS_TOO_FEW,
  PD_MASS_TOO_MANY,
  PD_MASS_NO_LINK,
  PD_MASS_TWO_LINKS,
  PD_MASS_WHICH_NUMBER,
} PdMassDoubt;

/**
 * PdMassLine:
 * @line: its number in the text, from 1
 * @text: the line as it was read, its cells joined by " | "
 * @panel: (nullable): the panel's name, where a column says it
 * @service: (nullable): id of the service, as written
 * @link: (nullable): the link, as written
 * @quantity: (nullable): the quantity, as written
 */
typedef struct
{
  guint line;
  char *text;
  char *panel;
  char *service;
  char *link;
  char *quantity;
  PdMassDoubt doubt;
} PdMassLine;

GPtrArray *pd_mass_text_read (const char *data, gsize length, GError **error);
const char *pd_mass_doubt_describe (PdMassDoubt doubt);
GStrv pd_mass_text_read_ids (const char *data, gsize length, GError **error);

G_END_DECLS
