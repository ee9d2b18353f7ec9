/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "client-fixture.h"
#include "client-server.h"

G_BEGIN_DECLS

/* What the panel at the other end does with a list. */
typedef enum
{
  LISTS_FINE,
  LISTS_CUT,     /* answers the first @limit ids and says nothing of the rest */
  LISTS_REFUSED, /* refuses more than @limit ids */
  LISTS_UNKNOWN, /* looks for `order` only, and finds none */
  LISTS_FLAT,    /* takes a list for one number */
  LISTS_UNREADABLE,
} Lists;

typedef struct
{
  ClientFixture fixture;
  ClientServer *server;
  Lists lists;
  guint limit;
  guint failures; /* so many calls fail for no lasting reason first */
  const char *unknown_id;
  GPtrArray *held;
  guint most_held;
} ListPanel;

void list_panel_set_up (ListPanel *panel, gconstpointer data);
void list_panel_tear_down (ListPanel *panel, gconstpointer data);

G_END_DECLS
