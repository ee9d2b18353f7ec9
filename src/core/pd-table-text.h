/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdTableRow:
 * @line: number of the row's first line in the text, from 1
 * @cells: what stands between the separators, without spaces around it; never empty
 */
typedef struct
{
  guint line;
  GStrv cells;
} PdTableRow;

/**
 * PdTableText:
 * @rows: (element-type PdTableRow): the rows that have at least one cell that is not empty
 * @separator: what was found to separate the cells; 0 where no row has more than one
 *
 * A table that was pasted or read from a file: of a spreadsheet, a chat or a panel's page.
 */
typedef struct
{
  GPtrArray *rows;
  char separator;
} PdTableText;

PdTableText *pd_table_text_read (const char *data, gsize length, GError **error);
void pd_table_text_free (PdTableText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTableText, pd_table_text_free)

G_END_DECLS
