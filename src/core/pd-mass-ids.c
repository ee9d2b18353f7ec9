/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-text.h"

#include "pd-link.h"
#include "pd-mass-header.h"
#include "pd-table-text.h"

#include <string.h>

/*
 * Ids of orders that people paste: a list of them, or a table of a panel's page in which one column holds
 * them. Declared in pd-mass-text.h. Pure function, for any thread.
 */

#define MOST_ID_BYTES 64

/* Each id once. */
typedef struct
{
  GHashTable *seen;
  GStrvBuilder *ids;
} Ids;

/* "2026-01-31" is no id. */
static gboolean
is_date (const char *text)
{
  return text[strspn (text, "0123456789-")] == '\0' && strchr (text, '-') != strrchr (text, '-');
}

static const char *
skip_sign (const char *text)
{
  return text + (*text == '#');
}

static gboolean
is_id (const char *text)
{
  const char *id = skip_sign (text);

  if (*id == '\0' || strlen (id) > MOST_ID_BYTES || pd_link_looks_like_one (id) || is_date (id))
    return FALSE;
  for (const char *c = id; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '_' && *c != '-')
      return FALSE;

  return strpbrk (id, "0123456789") != NULL;
}

static void
add_id (Ids *self, const char *text)
{
  char *id;

  if (g_hash_table_contains (self->seen, skip_sign (text)))
    return;

  id = g_strdup (skip_sign (text));
  g_hash_table_add (self->seen, id);
  g_strv_builder_take (self->ids, id);
}

/* Adds the ids among the words of a row; returns whether there is nothing else. */
static gboolean
add_words (Ids *self, GStrv cells)
{
  gboolean pure = TRUE;

  for (char **cell = cells; *cell != NULL; cell++)
    {
      g_auto (GStrv) words = g_strsplit_set (*cell, " ,", -1);

      for (char **word = words; *word != NULL; word++)
        if (is_id (*word))
          add_id (self, *word);
        else
          pure = pure && **word == '\0';
    }

  return pure;
}

static gboolean
has_cell (PdTableRow *row, guint column)
{
  for (guint i = 0; i < column; i++)
    if (row->cells[i] == NULL)
      return FALSE;

  return row->cells[column] != NULL;
}

/* Whether there are ids all the way down; the first row may be a header. */
static gboolean
is_column_of_ids (GPtrArray *rows, guint column)
{
  for (guint i = 1; i < rows->len; i++)
    if (!has_cell (rows->pdata[i], column) || !is_id (((PdTableRow *) rows->pdata[i])->cells[column]))
      return FALSE;

  return TRUE;
}

static int
find_column (GPtrArray *rows)
{
  PdTableRow *first = rows->pdata[0];
  int named = pd_mass_header_find_ids (first->cells);

  for (guint column = 0; named < 0 && rows->len > 1 && column < PD_MASS_MOST_COLUMNS; column++)
    if (is_column_of_ids (rows, column))
      return (int) column;

  return named;
}

static void
add_column (Ids *self, GPtrArray *rows, guint column)
{
  for (guint i = 0; i < rows->len; i++)
    {
      PdTableRow *row = rows->pdata[i];

      if (has_cell (row, column) && is_id (row->cells[column]))
        add_id (self, row->cells[column]);
    }
}

/* Lists have nothing but ids in them; in a table one column has them; whatever else has them among words. */
static void
add_ids (Ids *self, GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Ids all = { g_hash_table_new (g_str_hash, g_str_equal), builder };
  gboolean pure = TRUE;
  int column;

  for (guint i = 0; i < rows->len; i++)
    pure = add_words (&all, ((PdTableRow *) rows->pdata[i])->cells) && pure;
  column = pure ? -1 : find_column (rows);
  if (column >= 0)
    {
      add_column (self, rows, (guint) column);
    }
  else
    {
      g_auto (GStrv) found = g_strv_builder_end (builder);

      for (char **id = found; *id != NULL; id++)
        add_id (self, *id);
    }

  g_hash_table_unref (all.seen);
}

/**
 * pd_mass_text_read_ids:
 * @data: what was pasted or read from a file
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Reads ids of orders: one or several a line, or the column of a panel's table that holds them.
 *
 * Returns: (transfer full) (nullable): each id once, in their order
 */
GStrv
pd_mass_text_read_ids (const char *data, gsize length, GError **error)
{
  g_autoptr (PdTableText) table = pd_table_text_read (data, length, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  Ids self = { seen, ids };

  if (table == NULL)
    return NULL;

  if (table->rows->len > 0)
    add_ids (&self, table->rows);

  return g_strv_builder_end (ids);
}
