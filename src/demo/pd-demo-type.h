/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PD_DEMO_QUANTITY_GIVEN,
  PD_DEMO_QUANTITY_LINES, /* the lines of the first of #PdDemoType.needs */
  PD_DEMO_QUANTITY_NONE,  /* a package: one, for the rate once */
  PD_DEMO_QUANTITY_POSTS, /* a subscription: min to max for each post */
} PdDemoQuantity;

/**
 * PdDemoType:
 * @name: as the catalogue prints it
 * @needs: parameters that must not be empty, besides service, link and quantity; ends with %NULL
 *
 * What the demo panel asks of an order of one type (api-v2 §2).
 */
typedef struct
{
  const char *name;
  PdDemoQuantity quantity;
  const char *needs[4];
} PdDemoType;

const PdDemoType *pd_demo_type_find (const char *name);
guint pd_demo_count_lines (const char *text);

G_END_DECLS
