/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-refills-cells.h"

#include <glib/gi18n.h>

#include "pd-cell.h"
#include "pd-cell-factory.h"
#include "pd-looks.h"
#include "pd-refill.h"
#include "pd-state-cell.h"
#include "pd-time.h"

/* The cells of the table of refills: what is in each column. They are made here rather than by a template,
 * which costs ten times as much for each row. */

/* A row of one line is as high as one of two. */
#define LINE_HEIGHT 24

static GtkWidget *
create_text (gpointer data)
{
  return pd_cell_new ();
}

static GtkWidget *
create_number (gpointer data)
{
  return g_object_new (PD_TYPE_CELL, "numeric", TRUE, NULL);
}

static void
show_id (gpointer cell, gpointer refill, const char *property)
{
  g_autofree char *id = NULL;

  g_object_get (refill, property, &id, NULL);
  pd_cell_set_text (cell, id != NULL && *id != '\0' ? id : "–");
}

static void
show_refill (gpointer cell, gpointer refill)
{
  show_id (cell, refill, "refill-id");
}

static void
show_order (gpointer cell, gpointer refill)
{
  show_id (cell, refill, "order-id");
}

/* State */

static GtkWidget *
create_state (gpointer data)
{
  GtkWidget *cell = pd_state_cell_new ();

  gtk_widget_set_size_request (cell, -1, LINE_HEIGHT);

  return cell;
}

static void
show_state (gpointer cell, gpointer refill)
{
  static const char *const plain[] = { NULL };
  g_autofree char *text = NULL;
  PdState state;

  g_object_get (refill, "state", &state, "state-text", &text, NULL);
  pd_state_cell_show (cell, pd_looks_refill_icon (state), pd_looks_state_classes (state), text, plain);
}

static char *
tell_state (gpointer refill)
{
  char *text;

  g_object_get (refill, "state-text", &text, NULL);

  return text;
}

/* Asked */

static GtkWidget *
create_asked (gpointer data)
{
  GtkWidget *cell = create_number (data);

  pd_cell_set_dimmed (PD_CELL (cell), TRUE);

  return cell;
}

static char *
tell_checked (gpointer refill)
{
  gint64 at = pd_refill_get_record (refill)->checked_at;
  g_autofree char *moment = NULL;

  if (at <= 0)
    return g_strdup (_ ("The panel has not answered about it yet"));

  moment = pd_time_format_moment (at, g_get_real_time ());

  /* Translators: %s is a time: "today at 14:32" */
  return g_strdup_printf (_ ("Last answer %s"), moment);
}

/* It stands by itself and begins like a sentence: "Today at 14:32". A screen reader is told by itself what
 * the tooltip says. */
static void
show_asked (gpointer cell, gpointer refill)
{
  g_autofree char *moment
      = pd_time_format_moment (pd_refill_get_record (refill)->asked_at, g_get_real_time ());
  const char *rest = g_utf8_next_char (moment);
  g_autofree char *first = g_utf8_strup (moment, rest - moment);
  g_autofree char *text = g_strconcat (first, rest, NULL);
  g_autofree char *checked = tell_checked (refill);

  pd_cell_set_text (cell, text);
  gtk_accessible_update_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, checked, -1);
}

/* Rows */

static void
show_row (gpointer view_row, gpointer refill)
{
  g_autofree char *state = NULL;
  g_autofree char *order_id = NULL;
  g_autofree char *service = NULL;
  g_autofree char *name = NULL;

  g_object_get (refill, "state-text", &state, "order-id", &order_id, "service-name", &service, NULL);
  name = pd_refills_cells_name_row (state, order_id, service);
  gtk_column_view_row_set_accessible_label (view_row, name);
}

static const PdCellRecipe recipes[] = {
  { "state", create_state, show_state, .reads = { "state", "state-text" }, .tooltip = tell_state },
  { "refill", create_number, show_refill, .reads = { "refill-id" } },
  { "order", create_number, show_order, .reads = { "order-id" } },
  { "service", create_text, NULL, { { "service-name", "text" } } },
  { "panel", create_text, NULL, { { "panel-name", "text" } } },
  { "asked", create_asked, show_asked, .reads = { "asked-at", "checked-at" }, .tooltip = tell_checked },
};

static const PdCellRecipe row_recipe
    = { .show = show_row, .reads = { "state-text", "order-id", "service-name" } };

/**
 * pd_refills_cells_fill:
 * @view: shows #PdRefill; its columns have the ids of the recipes
 *
 * Gives the columns of @view their cells, and its rows their names.
 */
void
pd_refills_cells_fill (GtkColumnView *view)
{
  g_autoptr (GtkListItemFactory) rows = pd_cell_factory_new (&row_recipe, NULL);

  gtk_column_view_set_row_factory (view, rows);
  pd_cell_factory_fill (view, recipes, G_N_ELEMENTS (recipes), NULL);
}

/**
 * pd_refills_cells_name_row:
 * @state: the word for the state of a refill
 * @order_id: (nullable): of the order that is refilled
 * @service: its service
 *
 * Returns: (transfer full): the accessible name of a row, of the table or of the list
 */
char *
pd_refills_cells_name_row (const char *state, const char *order_id, const char *service)
{
  /* Translators: what a screen reader says of a refill: its state, the ID of its order and the service */
  return g_strdup_printf (_ ("%s, order %s, %s"), state, order_id != NULL ? order_id : "–", service);
}
