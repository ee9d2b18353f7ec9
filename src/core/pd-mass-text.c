/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-text.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-link.h"
#include "pd-mass-header.h"
#include "pd-money.h"
#include "pd-table-text.h"

/* What the cells of a mass order mean. Where a header row names the columns, they mean that; otherwise the
 * cell that looks like a link is the link, the service stands before the quantity, and the service comes
 * before or beside the link as panels print it: service | link | quantity or service | quantity | link. For
 * any thread. */

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

static gboolean
is_count (const char *cell)
{
  gint64 count;

  return cell != NULL && pd_count_parse (cell, &count);
}

/* The cell that looks like a link is the link, also where a row keeps to another order than the header. */
static void
put_link_right (PdMassLine *line)
{
  char *link = line->link;

  if (!is_count (link) || line->quantity == NULL || !pd_link_looks_like_one (line->quantity))
    return;

  line->link = line->quantity;
  line->quantity = link;
}

/* A row with more cells than the header has is not what the header says: a comma inside of a number may have
 * cut it. */
static void
read_by_header (PdMassLine *line, GStrv cells, GArray *columns)
{
  char **targets[PD_MASS_N_COLUMNS] = {
    [PD_MASS_COLUMN_PANEL] = &line->panel,
    [PD_MASS_COLUMN_SERVICE] = &line->service,
    [PD_MASS_COLUMN_LINK] = &line->link,
    [PD_MASS_COLUMN_QUANTITY] = &line->quantity,
  };

  if (g_strv_length (cells) > columns->len)
    {
      line->doubt = PD_MASS_TOO_MANY;
      return;
    }

  for (guint i = 0; cells[i] != NULL; i++)
    {
      char **target = targets[g_array_index (columns, PdMassColumn, i)];

      if (target != NULL && *cells[i] != '\0')
        g_set_str (target, cells[i]);
    }

  put_link_right (line);
  if (line->service == NULL)
    line->doubt = PD_MASS_TOO_FEW;
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

static gboolean
has_empty_cell (GStrv cells)
{
  for (char **cell = cells; *cell != NULL; cell++)
    if (**cell == '\0')
      return TRUE;

  return FALSE;
}

/* With the link in front nothing tells which of two numbers is the service; a number beside a word does. */
static void
read_behind_link (PdMassLine *line, GStrv cells, guint n_cells)
{
  guint number = is_count (cells[1]) ? 1 : 2;
  guint service = n_cells == 3 ? 3 - number : 1;

  line->link = g_strdup (cells[0]);
  if (is_count (cells[service]) || (n_cells == 3 && !is_count (cells[number])))
    {
      line->doubt = PD_MASS_WHICH_NUMBER;
      return;
    }

  line->service = g_strdup (cells[service]);
  if (n_cells == 3)
    line->quantity = g_strdup (cells[number]);
}

static void
read_by_looks (PdMassLine *line, GStrv cells)
{
  guint n_cells = g_strv_length (cells);
  int link;

  if (n_cells < 2 || n_cells > 3 || has_empty_cell (cells))
    {
      line->doubt = n_cells > 3 ? PD_MASS_TOO_MANY : PD_MASS_TOO_FEW;
      return;
    }

  link = find_link (cells, n_cells, &line->doubt);
  if (line->doubt != PD_MASS_CLEAR)
    return;
  if (link == 0)
    {
      read_behind_link (line, cells, n_cells);
      return;
    }

  line->link = g_strdup (cells[link]);
  line->service = g_strdup (cells[0]);
  if (n_cells == 3)
    line->quantity = g_strdup (cells[3 - link]);
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

      if (i == 0 && pd_mass_header_read (row->cells, &columns))
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
