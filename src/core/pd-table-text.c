/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-table-text.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads tables that people paste: with bars, tabs, semicolons or commas, with or without quotes, from any
 * system's line ends and the usual encodings. The separator is found out from the text. For any thread;
 * nothing in a text can make it fail but its size and an encoding that cannot be read. */

#define MOST_BYTES (32 * 1024 * 1024)

/* Those that rarely stand inside a link or a number come first. */
static const char separators[] = { '|', '\t', ';', ',' };

typedef struct
{
  const char *at;
  guint line;
  char separator;
} Reader;

static void
table_row_free (gpointer data)
{
  PdTableRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

/* Decoding */

static char *
convert (const char *data, gsize length, const char *charset)
{
  return g_convert (data, (gssize) length, "UTF-8", charset, NULL, NULL, NULL);
}

static gboolean
starts_with (const char *data, gsize length, const char *mark, gsize mark_length)
{
  return length >= mark_length && memcmp (data, mark, mark_length) == 0;
}

/* UTF-8, UTF-16 with its mark (as spreadsheets write "Unicode text"), else the old western one. */
static char *
decode (const char *data, gsize length, GError **error)
{
  char *text = NULL;

  if (starts_with (data, length, "\xff\xfe", 2))
    text = convert (data + 2, length - 2, "UTF-16LE");
  else if (starts_with (data, length, "\xfe\xff", 2))
    text = convert (data + 2, length - 2, "UTF-16BE");
  else if (starts_with (data, length, "\xef\xbb\xbf", 3))
    text = g_utf8_make_valid (data + 3, (gssize) length - 3);
  else if (g_utf8_validate_len (data, length, NULL))
    text = g_strndup (data, length);
  else
    text = convert (data, length, "WINDOWS-1252");

  if (text == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The text is in no known encoding"));

  return text;
}

/* The separator */

static guint
count_outside_quotes (const char *line, gsize length, char separator)
{
  gboolean quoted = FALSE;
  guint count = 0;

  for (gsize i = 0; i < length; i++)
    if (line[i] == '"')
      quoted = !quoted;
    else if (!quoted && line[i] == separator)
      count++;

  return count;
}

/* In how many lines it stands: a separator is in nearly all of them, what belongs to a link in some. */
static guint
count_lines_with (const char *text, char separator, guint *n_lines)
{
  guint count = 0;

  *n_lines = 0;
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\r\n");

      if (length > 0)
        {
          *n_lines += 1;
          count += count_outside_quotes (text, length, separator) > 0;
        }
      text += length;
      text += strspn (text, "\r\n");
    }

  return count;
}

static char
find_separator (const char *text)
{
  char best = 0;
  guint most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint n_lines;
      guint count = count_lines_with (text, separators[i], &n_lines);

      if (count == n_lines && count > 0)
        return separators[i];
      if (count > most)
        {
          most = count;
          best = separators[i];
        }
    }

  return best;
}

/* Cells and rows */

static char *
take_cell (const char *start, const char *end)
{
  return g_strstrip (g_strndup (start, (gsize) (end - start)));
}

/* A cell in quotes can hold separators, line ends and doubled quotes (RFC 4180). A quote that is never closed
 * is text: the cell then ends with its line. */
static char *
read_quoted (Reader *reader)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *at = reader->at + 1;
  guint lines = 0;

  for (; *at != '\0'; at++)
    {
      if (*at == '"' && at[1] == '"')
        at++;
      else if (*at == '"')
        break;
      lines += *at == '\n';
      g_string_append_c (cell, *at);
    }
  if (*at != '"')
    return NULL;

  reader->at = at + 1;
  reader->line += lines;

  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&cell)));
}

static char *
read_cell (Reader *reader)
{
  const char stops[] = { '\r', '\n', reader->separator, '\0' };
  const char *end;
  char *cell = NULL;

  while (*reader->at == ' ')
    reader->at++;
  if (*reader->at == '"')
    cell = read_quoted (reader);

  end = reader->at + strcspn (reader->at, stops);
  if (cell == NULL)
    cell = take_cell (reader->at, end);
  reader->at = end;

  return cell;
}

static gboolean
ends_line (Reader *reader)
{
  if (*reader->at == '\0')
    return TRUE;
  if (*reader->at != '\r' && *reader->at != '\n')
    return FALSE;

  if (reader->at[0] == '\r' && reader->at[1] == '\n')
    reader->at++;
  reader->at++;
  reader->line++;

  return TRUE;
}

static void
drop_empty_ends (GPtrArray *cells)
{
  while (cells->len > 0 && *(const char *) cells->pdata[cells->len - 1] == '\0')
    g_ptr_array_set_size (cells, (int) cells->len - 1);
}

static void
read_row (Reader *reader, GPtrArray *rows)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  guint line = reader->line;
  PdTableRow *row;

  for (;;)
    {
      g_ptr_array_add (cells, read_cell (reader));
      if (ends_line (reader))
        break;
      reader->at++;
    }

  /* Bars often stand at the end of a line too. */
  drop_empty_ends (cells);
  if (cells->len == 0)
    return;

  row = g_new0 (PdTableRow, 1);
  row->line = line;
  row->cells = (GStrv) g_ptr_array_steal (cells, NULL);
  g_ptr_array_add (rows, row);
}

/**
 * pd_table_text_read:
 * @data: what was pasted or read
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Reads a table. Empty lines are passed over.
 *
 * Returns: (transfer full) (nullable): the table; %NULL where @data is larger than 32 MiB or in no known
 *   encoding (#G_IO_ERROR)
 */
PdTableText *
pd_table_text_read (const char *data, gsize length, GError **error)
{
  g_autofree char *text = NULL;
  PdTableText *self;
  Reader reader;

  if (length > MOST_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The text is too long"));
      return NULL;
    }

  text = decode (data, length, error);
  if (text == NULL)
    return NULL;

  self = g_new0 (PdTableText, 1);
  self->rows = g_ptr_array_new_with_free_func (table_row_free);
  self->separator = find_separator (text);
  reader = (Reader) { text, 1, self->separator != 0 ? self->separator : '\n' };
  while (*reader.at != '\0')
    read_row (&reader, self->rows);

  return self;
}

/**
 * pd_table_text_free:
 * @self: a table
 *
 * Frees a table.
 */
void
pd_table_text_free (PdTableText *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}
