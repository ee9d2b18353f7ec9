/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-order-private.h"
#include "pd-mass-row-private.h"

/*
 * What is left of a mass order, written as a text that can be read as one again: lines that were not placed
 * yet, and orders that were refused or taken back. Never what may have arrived. Declared in pd-mass-order.h.
 * Main thread.
 */

/* Of all separators that are understood, the one that stands in links and names most seldom. */
#define SEPARATOR '|'
#define HEADER "panel | service | link | quantity\n"

static void
append_cell (GString *text, const char *cell)
{
  g_autofree char *owned = g_strdelimit (g_strdup (cell ? cell : ""), "\r\n", ' ');
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (!strchr (owned, '"') && !strchr (owned, SEPARATOR))
    {
      g_string_append (text, owned);
      return;
    }

  parts = g_strsplit (owned, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (text, "\"%s\"", doubled);
}

static void
append_line (GString *text, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append (text, " | ");
      append_cell (text, cells[i]);
    }
  g_string_append_c (text, '\n');
}

/* A line that was not understood is written as it was, so that nothing of it is lost. That makes sense
 * without a header only, which in turn is needed where lines name their panel. */
static void
append_row (GString *text, PdMassRow *row, gboolean with_header)
{
  const char *cells[] = { row->panel_text, row->service_id, row->link, row->quantity };

  if (with_header)
    append_line (text, cells, G_N_ELEMENTS (cells));
  else if (row->doubt != PD_MASS_CLEAR)
    g_string_append_printf (text, "%s\n", row->text);
  else
    append_line (text, cells + 1, G_N_ELEMENTS (cells) - 1);
}

static gboolean
needs_header (GPtrArray *rows)
{
  gboolean doubtful = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      PdMassRow *row = rows->pdata[i];

      if (row->panel_text)
        return TRUE;
      doubtful = doubtful || row->doubt != PD_MASS_CLEAR;
    }

  return !doubtful;
}

static gboolean
has_failed (PdOrder *order, gint64 since)
{
  const PdOrderRecord *record = pd_order_get_record (order);

  if (record->batch_id == 0)
    return FALSE;

  return (record->journal == PD_JOURNAL_REFUSED && record->sent_at >= since)
         || (record->journal == PD_JOURNAL_WITHDRAWN && record->ended_at >= since);
}

static void
append_order (GString *text, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  g_autofree char *quantity
      = record->quantity >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, record->quantity) : NULL;
  const char *cells[]
      = { pd_panel_get_name (pd_order_get_panel (order)), record->service_id, record->link, quantity };

  append_line (text, cells, G_N_ELEMENTS (cells));
}

/* Returns: (transfer full) (nullable): @rows as a text; %NULL for none */
static char *
write_rows (GPtrArray *rows)
{
  gboolean with_header = needs_header (rows);
  GString *text;

  if (rows->len == 0)
    return NULL;

  text = g_string_new (with_header ? HEADER : NULL);
  for (guint i = 0; i < rows->len; i++)
    append_row (text, rows->pdata[i], with_header);

  return g_string_free_and_steal (text);
}

/**
 * pd_mass_order_dup_lines:
 * @self: a mass order
 *
 * Returns: (transfer full) (nullable): all lines, as they are now, to be read again by
 * pd_mass_order_read_async(); %NULL where there is none
 */
char *
pd_mass_order_dup_lines (PdMassOrder *self)
{
  g_return_val_if_fail (PD_IS_MASS_ORDER (self), NULL);

  return write_rows (self->rows);
}

/**
 * pd_mass_order_dup_failed_lines:
 * @self: a mass order that is checked
 *
 * Returns: (transfer full) (nullable): the lines that cannot be sent, as they are now, to be read into a new
 * preview by pd_mass_order_read_async(); %NULL where all can
 */
char *
pd_mass_order_dup_failed_lines (PdMassOrder *self)
{
  g_autoptr (GPtrArray) failed = g_ptr_array_new ();

  g_return_val_if_fail (PD_IS_MASS_ORDER (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (!pd_mass_row_is_ready (self->rows->pdata[i]))
      g_ptr_array_add (failed, self->rows->pdata[i]);

  return write_rows (failed);
}

/**
 * pd_mass_lines_from_failed:
 * @orders: all orders
 * @since: a time
 *
 * Orders that were placed, that may have been, or that still wait are no failures; single orders are not
 * looked at.
 *
 * Returns: (transfer full) (nullable): those orders of mass orders that were sent and refused, or taken back,
 * at @since or later, as lines in their order, to be read by pd_mass_order_read_async(); %NULL for none
 */
char *
pd_mass_lines_from_failed (PdOrderList *orders, gint64 since)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  gboolean found = FALSE;

  g_return_val_if_fail (PD_IS_ORDER_LIST (orders), NULL);

  /* The list has the newest first. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (orders)); i > 0; i--)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (orders), i - 1);

      if (!has_failed (order, since))
        continue;
      append_order (text, order);
      found = TRUE;
    }

  return found ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}
