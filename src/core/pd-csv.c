/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-csv.h"

#include <string.h>

/* Tables for spreadsheets (RFC 4180, UTF-8 with a mark that says so, as spreadsheets guess otherwise). A cell
 * with foreign text must not be taken for a formula: where it begins like one, an apostrophe goes before it.
 * For any thread, one at a time. */

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"
#define GUARD '\''

struct _PdCsv
{
  GString *text;
  char separator;
  gboolean in_line;
};

/* The last ones are the wide forms of the signs, which some spreadsheets read as the signs. */
static const char *const formula_starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

static gboolean
looks_like_formula (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formula_starts); i++)
    if (g_str_has_prefix (text, formula_starts[i]))
      return TRUE;

  return FALSE;
}

static gboolean
needs_quotes (PdCsv *self, const char *text)
{
  const char special[] = { '"', '\r', '\n', self->separator, '\0' };

  return strpbrk (text, special) != NULL;
}

static void
add_cell (PdCsv *self, const char *text, gboolean guarded)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (self->in_line)
    g_string_append_c (self->text, self->separator);
  self->in_line = TRUE;

  if (guarded)
    g_string_append_c (cell, GUARD);
  g_string_append (cell, text);
  if (needs_quotes (self, cell->str))
    {
      g_string_replace (cell, "\"", "\"\"", 0);
      g_string_prepend_c (cell, '"');
      g_string_append_c (cell, '"');
    }

  g_string_append_len (self->text, cell->str, (gssize) cell->len);
}

/**
 * pd_csv_new:
 * @separator: what stands between two cells: a comma, a semicolon or a tab
 *
 * Returns: (transfer full): an empty table
 */
PdCsv *
pd_csv_new (char separator)
{
  PdCsv *self = g_new0 (PdCsv, 1);

  self->text = g_string_new (BYTE_ORDER_MARK);
  self->separator = separator;

  return self;
}

/**
 * pd_csv_free:
 * @self: (nullable): a table
 */
void
pd_csv_free (PdCsv *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * pd_csv_add_text:
 * @self: a table
 * @text: (nullable): what a panel or a person wrote; %NULL is an empty cell
 *
 * Adds a cell that no spreadsheet takes for a formula.
 */
void
pd_csv_add_text (PdCsv *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, text != NULL ? text : "", text != NULL && looks_like_formula (text));
}

/**
 * pd_csv_add_number:
 * @self: a table
 * @number: (nullable): a number as pd_money_to_string() writes it; %NULL, which is unknown, is an empty cell
 *
 * Adds a cell that a spreadsheet reads as a number, also where it is less than nothing.
 */
void
pd_csv_add_number (PdCsv *self, const char *number)
{
  g_return_if_fail (self != NULL);

  add_cell (self, number != NULL ? number : "", FALSE);
}

/**
 * pd_csv_end_line:
 * @self: a table
 *
 * Ends a line: the next cell is the first of another one.
 */
void
pd_csv_end_line (PdCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_append (self->text, LINE_END);
  self->in_line = FALSE;
}

/**
 * pd_csv_to_bytes:
 * @self: a table
 *
 * Returns: (transfer full): the table as it stands in a file
 */
GBytes *
pd_csv_to_bytes (PdCsv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_bytes_new (self->text->str, self->text->len);
}
