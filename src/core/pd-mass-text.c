/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-text.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-link.h"
#include "pd-money.h"
#include "pd-table-text.h"
#include "pd-text.h"

/* What the cells of a mass order mean. Where a header row names the columns, they mean that; otherwise the
 * cell that looks like a link is the link, the service stands before the quantity, and the service comes
 * before or beside the link as panels print it: service | link | quantity or service | quantity | link. For
 * any thread. */

typedef enum
{
  COLUMN_NONE,
  COLUMN_PANEL,
  COLUMN_SERVICE,
  COLUMN_LINK,
  COLUMN_QUANTITY,
} Column;

/* Folded words, as they stand in the first row of people's tables. */
static const struct
{
  const char *word;
  Column column;
} header_words[] = {
  { "panel", COLUMN_PANEL },         { "site", COLUMN_PANEL },         { "provider", COLUMN_PANEL },
  { "service", COLUMN_SERVICE },     { "service id", COLUMN_SERVICE }, { "serviceid", COLUMN_SERVICE },
  { "service_id", COLUMN_SERVICE },  { "id", COLUMN_SERVICE },         { "servico", COLUMN_SERVICE },
  { "servicio", COLUMN_SERVICE },    { "servis", COLUMN_SERVICE },     { "layanan", COLUMN_SERVICE },
  { "услуга", COLUMN_SERVICE },      { "link", COLUMN_LINK },          { "url", COLUMN_LINK },
  { "username", COLUMN_LINK },       { "profile", COLUMN_LINK },       { "enlace", COLUMN_LINK },
  { "tautan", COLUMN_LINK },         { "ссылка", COLUMN_LINK },        { "quantity", COLUMN_QUANTITY },
  { "qty", COLUMN_QUANTITY },        { "amount", COLUMN_QUANTITY },    { "count", COLUMN_QUANTITY },
  { "quantidade", COLUMN_QUANTITY }, { "cantidad", COLUMN_QUANTITY },  { "miktar", COLUMN_QUANTITY },
  { "adet", COLUMN_QUANTITY },       { "jumlah", COLUMN_QUANTITY },    { "количество", COLUMN_QUANTITY },
};

static void
mass_line_free (gpointer data)
{
  PdMassLine *line = data;

  g_free (line->text);
  g_free (line->panel);
  g_free (line->service);
  g_free (line->link);
  g_free (line->quantity);
  g_free (line);
}

static Column
find_column (const char *cell)
{
  g_autofree char *folded = pd_text_fold (cell);

  g_strstrip (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (header_words); i++)
    if (strcmp (folded, header_words[i].word) == 0)
      return header_words[i].column;

  return COLUMN_NONE;
}

/* A first row is a header where it names the service or the link, and holds no link and no number. */
static GArray *
read_header (GStrv cells)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  gboolean named = FALSE;

  for (char **cell = cells; *cell != NULL; cell++)
    {
      Column column = find_column (*cell);

      if (pd_link_looks_like_one (*cell) || g_ascii_isdigit (**cell))
        return NULL;
      named = named || column == COLUMN_SERVICE || column == COLUMN_LINK;
      g_array_append_val (columns, column);
    }

  return named ? g_steal_pointer (&columns) : NULL;
}

static void
read_by_header (PdMassLine *line, GStrv cells, GArray *columns)
{
  for (guint i = 0; cells[i] != NULL && i < columns->len; i++)
    {
      char **targets[] = {
        [COLUMN_PANEL] = &line->panel,
        [COLUMN_SERVICE] = &line->service,
        [COLUMN_LINK] = &line->link,
        [COLUMN_QUANTITY] = &line->quantity,
      };
      Column column = g_array_index (columns, Column, i);

      if (column != COLUMN_NONE && *cells[i] != '\0')
        g_set_str (targets[column], cells[i]);
    }

  if (line->service == NULL)
    line->doubt = PD_MASS_TOO_FEW;
}

static gboolean
is_count (const char *cell)
{
  gint64 count;

  return pd_count_parse (cell, &count);
}

/* Of three cells without anything that looks like a link, the only one that is no number must be it. */
static int
find_only_word (GStrv cells, guint n_cells)
{
  int found = -1;

  for (guint i = 1; i < n_cells; i++)
    if (!is_count (cells[i]))
      {
        if (found >= 0)
          return -1;
        found = (int) i;
      }

  return found;
}

static int
find_link (GStrv cells, guint n_cells, PdMassDoubt *doubt)
{
  int found = -1;

  for (guint i = 0; i < n_cells; i++)
    if (pd_link_looks_like_one (cells[i]))
      {
        if (found >= 0)
          *doubt = PD_MASS_TWO_LINKS;
        found = (int) i;
      }

  if (found < 0)
    found = find_only_word (cells, n_cells);
  if (found < 0)
    *doubt = PD_MASS_NO_LINK;

  return found;
}

static void
read_by_looks (PdMassLine *line, GStrv cells)
{
  guint n_cells = g_strv_length (cells);
  int link;

  if (n_cells < 2 || n_cells > 3)
    {
      line->doubt = n_cells < 2 ? PD_MASS_TOO_FEW : PD_MASS_TOO_MANY;
      return;
    }

  link = find_link (cells, n_cells, &line->doubt);
  if (line->doubt != PD_MASS_CLEAR)
    return;

  /* With the link in front, nothing tells which of two numbers is the service. */
  if (link == 0 && n_cells == 3)
    {
      line->doubt = PD_MASS_WHICH_NUMBER;
      line->link = g_strdup (cells[0]);
      return;
    }

  line->link = g_strdup (cells[link]);
  line->service = g_strdup (cells[link == 0 ? 1 : 0]);
  if (n_cells == 3)
    line->quantity = g_strdup (cells[link == 1 ? 2 : 1]);
}

/**
 * pd_mass_text_read:
 * @data: what was pasted or read from a file
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Reads the lines of a mass order.
 *
 * Returns: (transfer full) (element-type PdMassLine) (nullable): a line for each row, in their order, without
 *   the header; %NULL with an error of pd_table_text_read()
 */
GPtrArray *
pd_mass_text_read (const char *data, gsize length, GError **error)
{
  g_autoptr (PdTableText) table = pd_table_text_read (data, length, error);
  g_autoptr (GArray) columns = NULL;
  GPtrArray *lines;

  if (table == NULL)
    return NULL;

  lines = g_ptr_array_new_with_free_func (mass_line_free);
  for (guint i = 0; i < table->rows->len; i++)
    {
      PdTableRow *row = table->rows->pdata[i];
      PdMassLine *line;

      if (i == 0 && (columns = read_header (row->cells)) != NULL)
        continue;

      line = g_new0 (PdMassLine, 1);
      line->line = row->line;
      line->text = g_strjoinv (" | ", row->cells);
      if (columns != NULL)
        read_by_header (line, row->cells, columns);
      else
        read_by_looks (line, row->cells);
      g_ptr_array_add (lines, line);
    }

  return lines;
}

/**
 * pd_mass_doubt_describe:
 * @doubt: why a line is not understood
 *
 * Returns: (nullable): a plain sentence; %NULL where nothing is in doubt
 */
const char *
pd_mass_doubt_describe (PdMassDoubt doubt)
{
  switch (doubt)
    {
    case PD_MASS_TOO_FEW:
      return _ ("The line needs a service and a link");
    case PD_MASS_TOO_MANY:
      return _ ("The line has more cells than service, link and quantity");
    case PD_MASS_NO_LINK:
      return _ ("Which cell is the link?");
    case PD_MASS_TWO_LINKS:
      return _ ("Two cells look like links: which one is it?");
    case PD_MASS_WHICH_NUMBER:
      return _ ("Which number is the service, which the quantity?");
    case PD_MASS_CLEAR:
    default:
      return NULL;
    }
}

static gboolean
is_id (const char *cell)
{
  if (*cell == '\0' || strlen (cell) > 64 || pd_link_looks_like_one (cell))
    return FALSE;

  for (const char *c = cell; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '_' && *c != '-')
      return FALSE;

  return strpbrk (cell, "0123456789") != NULL;
}

/**
 * pd_mass_text_read_ids:
 * @data: what was pasted or read from a file
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Reads ids of orders: one or several a line, or the first column that holds ids of a panel's table.
 *
 * Returns: (transfer full) (nullable): each id once, in their order
 */
GStrv
pd_mass_text_read_ids (const char *data, gsize length, GError **error)
{
  g_autoptr (PdTableText) table = pd_table_text_read (data, length, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean wide;

  if (table == NULL)
    return NULL;

  /* A list of ids in one line is not a table: there every cell counts. */
  wide = table->rows->len > 1;
  for (guint i = 0; i < table->rows->len; i++)
    {
      PdTableRow *row = table->rows->pdata[i];

      for (char **cell = row->cells; *cell != NULL; cell++)
        {
          g_auto (GStrv) words = g_strsplit_set (*cell, " ,", -1);
          gboolean found = FALSE;

          for (char **word = words; *word != NULL; word++)
            if (is_id (*word) && !g_hash_table_contains (seen, *word))
              {
                char *id = g_strdup (*word);

                found = TRUE;
                g_hash_table_add (seen, id);
                g_strv_builder_take (ids, id);
              }
          if (found && wide)
            break;
        }
    }

  return g_strv_builder_end (ids);
}
