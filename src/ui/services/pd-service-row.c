/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-row.h"

#include "pd-cell.h"
#include "pd-money-label.h"

/* A service in two lines, for lists of very many: its name and its price, and below each of them a note. See
 * PdCellRecipe. */

static GtkWidget *
create_cell (gboolean grows)
{
  return g_object_new (PD_TYPE_CELL, "hexpand", grows, "asks-width", !grows, "xalign", grows ? 0.0f : 1.0f,
                       NULL);
}

static GtkWidget *
create_note (gboolean grows)
{
  GtkWidget *note = create_cell (grows);

  g_object_set (note, "numeric", TRUE, NULL);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dimmed");

  return note;
}

/**
 * pd_service_row_new:
 * @data: not used
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
pd_service_row_new (gpointer data)
{
  GtkWidget *row = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "margin-start", 10, "margin-end", 10,
                                 "margin-top", 6, "margin-bottom", 6, NULL);

  gtk_grid_attach (GTK_GRID (row), create_cell (TRUE), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), create_note (TRUE), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (row), g_object_new (PD_TYPE_MONEY_LABEL, NULL), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), create_note (FALSE), 1, 1, 1, 1);

  return row;
}

static gpointer
get_part (GtkWidget *row, int column, int line)
{
  return gtk_grid_get_child_at (GTK_GRID (row), column, line);
}

/**
 * pd_service_row_show:
 * @row: from pd_service_row_new()
 * @service: what it shows
 * @line: stands below its name
 * @note: stands below its price
 */
void
pd_service_row_show (GtkWidget *row, PdService *service, const char *line, const char *note)
{
  g_autofree char *rate = NULL;
  g_autofree char *currency = NULL;

  g_object_get (service, "rate-text", &rate, "currency", &currency, NULL);
  pd_cell_set_text (get_part (row, 0, 0), pd_service_get_name (service));
  pd_cell_set_text (get_part (row, 0, 1), line);
  g_object_set (get_part (row, 1, 0), "amount", rate, "currency", currency, NULL);
  pd_cell_set_text (get_part (row, 1, 1), note);
}

/**
 * pd_service_row_name:
 * @service: (type PdService): what a row shows
 *
 * Returns: (transfer full): what a screen reader says of the row: all that it shows, in one line
 */
char *
pd_service_row_name (gpointer service)
{
  const char *name = pd_service_get_name (service);
  const char *panel = pd_panel_get_name (pd_service_get_panel (service));
  g_autofree char *limits = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *currency = NULL;

  g_object_get (service, "limits", &limits, "rate-text", &rate, "currency", &currency, NULL);

  return g_strdup_printf ("%s, %s, %s, %s %s", name != NULL ? name : "", panel != NULL ? panel : "", limits,
                          rate, currency != NULL ? currency : "");
}
