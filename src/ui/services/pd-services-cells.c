/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-services-cells.h"

#include "pd-cell.h"
#include "pd-cell-factory.h"
#include "pd-desk.h"
#include "pd-flag-mark.h"
#include "pd-money-label.h"
#include "pd-star.h"

/* The cells of the table of services: what is in each column. */

static void
star_clicked_cb (GtkWidget *star, GObject *table)
{
  PdService *service = pd_cell_factory_get_item (star);
  g_autoptr (PdDesk) desk = NULL;

  g_object_get (table, "desk", &desk, NULL);
  if (service != NULL && desk != NULL)
    pd_desk_set_favourite (desk, service, !pd_service_get_favourite (service));
}

static GtkWidget *
create_star (gpointer table)
{
  GtkWidget *star = pd_star_new ();

  g_signal_connect (star, "clicked", G_CALLBACK (star_clicked_cb), table);

  return star;
}

static GtkWidget *
create_id (gpointer table)
{
  GtkWidget *cell = pd_cell_new ();

  g_object_set (cell, "numeric", TRUE, NULL);
  pd_cell_set_dimmed (PD_CELL (cell), TRUE);

  return cell;
}

static GtkWidget *
create_text (gpointer table)
{
  return pd_cell_new ();
}

static GtkWidget *
create_rate (gpointer table)
{
  return g_object_new (PD_TYPE_MONEY_LABEL, "asks-width", FALSE, NULL);
}

static GtkWidget *
create_limits (gpointer table)
{
  return g_object_new (PD_TYPE_CELL, "numeric", TRUE, "xalign", 1.0f, NULL);
}

static void
show_refill (gpointer cell, gpointer service)
{
  g_autofree char *text = NULL;
  int flag;

  g_object_get (service, "refill", &flag, "refill-text", &text, NULL);
  pd_flag_mark_show (cell, (PdFlag) flag, text);
}

static void
show_cancel (gpointer cell, gpointer service)
{
  int flag;

  g_object_get (service, "cancel", &flag, NULL);
  pd_flag_mark_show (cell, (PdFlag) flag, NULL);
}

static const PdCellRecipe star_recipe = { .create = create_star, .links = { { "favourite", "favourite" } } };

static const PdCellRecipe recipes[] = {
  { "id", create_id, NULL, { { "id", "text" } } },
  { "name", create_text, NULL, { { "name", "text" }, { "type-tag", "tag" } } },
  { "type", create_text, NULL, { { "type-name", "text" } } },
  { "panel", create_text, NULL, { { "panel-name", "text" } } },
  { "rate", create_rate, NULL, { { "rate-text", "amount" }, { "currency", "currency" } } },
  { "limits", create_limits, NULL, { { "limits", "text" } } },
  { "refill", create_text, show_refill, { { NULL, NULL } } },
  { "cancel", create_text, show_cancel, { { NULL, NULL } } },
};

/**
 * pd_services_cells_fill:
 * @view: shows #PdService; its columns have the ids of the recipes
 * @favourite_column: the column of the stars, which has no id, as it cannot be hidden
 * @table: has the property "desk", in which a star is kept; outlives @view
 *
 * Gives the columns of @view their cells.
 */
void
pd_services_cells_fill (GtkColumnView *view, GtkColumnViewColumn *favourite_column, gpointer table)
{
  g_autoptr (GtkListItemFactory) stars = pd_cell_factory_new (&star_recipe, table);

  gtk_column_view_column_set_factory (favourite_column, stars);
  pd_cell_factory_fill (view, recipes, G_N_ELEMENTS (recipes), table);
}
