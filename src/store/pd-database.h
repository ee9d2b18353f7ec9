/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"
#include "pd-store.h"

G_BEGIN_DECLS

/* What a call of the store asks for, and what was found; freed with its task. */
typedef struct
{
  char *folder;
  PdStoreContents *contents;
  gint64 next_id;
} PdOpening;

typedef struct
{
  PdWrite *write;
} PdCommitting;

typedef struct
{
  gint64 id;
  gint64 since;
  GPtrArray *rows;
  GHashTable *favourites;
} PdReading;

PdConnection *pd_database_new (const char *folder);

PdOpening *pd_opening_new (const char *folder);
void pd_opening_free (PdOpening *self);
PdCommitting *pd_committing_new (PdWrite *write);
void pd_committing_free (PdCommitting *self);
PdReading *pd_reading_new (gint64 id, gint64 since);
void pd_reading_free (PdReading *self);

gboolean pd_database_open (gpointer connection, gpointer opening, GError **error);
gboolean pd_database_commit (gpointer connection, gpointer committing, GError **error);
gboolean pd_database_load_catalogue (gpointer connection, gpointer reading, GError **error);
gboolean pd_database_load_events (gpointer connection, gpointer reading, GError **error);
gboolean pd_database_load_balances (gpointer connection, gpointer reading, GError **error);
gboolean pd_database_close (gpointer connection, gpointer unused, GError **error);

G_END_DECLS
