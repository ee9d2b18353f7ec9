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

/* A nul would end the text before its end, so what has one is in another encoding. */
static char *
convert (const char *data, gsize length, const char *charset)
{
  gsize written;
  g_autofree char *text = g_convert (data, (gssize) length, "UTF-8", charset, NULL, &written, NULL);

  return text != NULL && strlen (text) == written ? g_steal_pointer (&text) : NULL;
}

static gboolean
starts_with (const char *data, gsize length, const char *mark, gsize mark_length)
{
  return length >= mark_length && memcmp (data, mark, mark_length) == 0;
}

/* Tables in UTF-16 have a nul in nearly every second byte: where, tells the order of the bytes. */
static char *
decode_unmarked (const char *data, gsize length)
{
  gsize nuls[2] = { 0 };

  for (gsize i = 0; i < length; i++)
    nuls[i % 2] += data[i] == '\0';
  if (nuls[0] + nuls[1] < length / 4)
    return convert (data, length, "WINDOWS-1252");

  return convert (data, length, nuls[1] > nuls[0] ? "UTF-16LE" : "UTF-16BE");
}

/* UTF-8, UTF-16 (as spreadsheets write "Unicode text"), else the old western one. */
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
    text = decode_unmarked (data, length);

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

/* Spaces of all widths, and what chats put around text without showing it. */
static gboolean
is_margin (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static char *
take_cell (const char *start, const char *end)
{
  while (start < end && is_margin (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_margin (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, (gsize) (end - start));
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

  return take_cell (cell->str, cell->str + cell->len);
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

/* Lines of dashes under a header, or of nothing but separators, are drawn, not written. */
static gboolean
is_drawn (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    for (const char *p = cells->pdata[i]; *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return FALSE;

  return TRUE;
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
  if (is_drawn (cells))
    return;

  row = g_new0 (PdTableRow, 1);
  row->line = line;
  row->cells = (GStrv) g_ptr_array_steal (cells, NULL);
  g_ptr_array_add (rows, row);
}

/* Where bars stand at both ends of all lines, as in Markdown, the first cell is none. */
static void
drop_empty_starts (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      PdTableRow *row = rows->pdata[i];

      if (*row->cells[0] != '\0')
        return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      PdTableRow *row = rows->pdata[i];

      g_free (row->cells[0]);
      memmove (row->cells, row->cells + 1,
               g_strv_length (row->cells + 1) * sizeof *row->cells + sizeof *row->cells);
    }
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
  if (self->separator == '|')
    drop_empty_starts (self->rows);

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
