/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-cells.h"

#include <glib/gi18n.h>

#include "pd-cell.h"
#include "pd-cell-factory.h"
#include "pd-edit-cell.h"
#include "pd-mass-looks.h"
#include "pd-mass-table.h"
#include "pd-money-label.h"

/* The cells of the table of a mass order. They are made here rather than by a template, which costs ten times
 * as much for each row. */

static void
edited_cb (PdEditCell *cell, const char *text, const char *property)
{
  g_object_set (pd_edit_cell_get_owner (cell), property, text, NULL);
}

/* @cell: (transfer floating): changes @property, which is static, of the line that it shows */
static GtkWidget *
make_editor (PdEditCell *cell, const char *property, const char *label, const char *hint)
{
  pd_edit_cell_describe (cell, label, hint);
  g_signal_connect (cell, "edited", G_CALLBACK (edited_cb), (gpointer) property);

  return GTK_WIDGET (cell);
}

static GtkWidget *
create_stack (GtkWidget *above, GtkWidget *below)
{
  GtkWidget *stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (stack), above);
  gtk_box_append (GTK_BOX (stack), below);

  return stack;
}

static void
make_small (GtkWidget *cell)
{
  gtk_widget_add_css_class (cell, "caption");
  gtk_widget_add_css_class (cell, "dimmed");
}

/* Line */

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = g_object_new (PD_TYPE_CELL, "asks-width", TRUE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *number = g_object_new (PD_TYPE_CELL, "asks-width", TRUE, "numeric", TRUE, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (number, "dimmed");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), number);

  return box;
}

static void
show_line (gpointer cell, gpointer row)
{
  g_autofree char *number = g_strdup_printf ("%'u", pd_mass_row_get_line (row));

  pd_mass_looks_show_check (PD_CELL (gtk_widget_get_first_child (cell)), pd_mass_row_get_check (row));
  pd_cell_set_text (PD_CELL (gtk_widget_get_last_child (cell)), number);
}

/* Service */

static GtkWidget *
create_service (gpointer data)
{
  GtkWidget *name = g_object_new (PD_TYPE_CELL, "asks-width", TRUE, NULL);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *panel = g_object_new (PD_TYPE_CELL, "asks-width", TRUE, NULL);
  GtkWidget *dot = gtk_label_new ("·");
  GtkWidget *id = make_editor (
      g_object_new (PD_TYPE_EDIT_CELL, "asks-width", TRUE, "numeric", TRUE, "hexpand", TRUE, NULL),
      "service-id", _ ("Service ID"), _ ("Service ID: activate to change"));

  make_small (panel);
  make_small (dot);
  make_small (id);
  gtk_box_append (GTK_BOX (below), panel);
  gtk_box_append (GTK_BOX (below), dot);
  gtk_box_append (GTK_BOX (below), id);

  return create_stack (name, below);
}

static void
show_service (gpointer cell, gpointer row)
{
  GtkWidget *name_cell = gtk_widget_get_first_child (cell);
  GtkWidget *panel_cell = gtk_widget_get_first_child (gtk_widget_get_last_child (cell));
  GtkWidget *id_cell = gtk_widget_get_last_child (gtk_widget_get_last_child (cell));
  g_autofree char *name = NULL;
  g_autofree char *panel = NULL;
  g_autofree char *id = NULL;
  gboolean has_panel;

  g_object_get (row, "service-name", &name, "panel-name", &panel, "service-id", &id, NULL);
  has_panel = panel != NULL && *panel != '\0';
  pd_cell_set_text (PD_CELL (name_cell), pd_mass_looks_describe_service (name));
  pd_cell_set_dimmed (PD_CELL (name_cell), name == NULL);
  pd_cell_set_text (PD_CELL (panel_cell), panel);
  gtk_widget_set_visible (panel_cell, has_panel);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (panel_cell), has_panel);
  pd_edit_cell_show (PD_EDIT_CELL (id_cell), row, id, NULL);
}

/* Link: rows of a column view do not grow with the lines of a label that wraps. */

static GtkWidget *
create_link (gpointer data)
{
  GtkWidget *link = make_editor (g_object_new (PD_TYPE_EDIT_CELL, "asks-width", TRUE, NULL), "link",
                                 _ ("Link"), _ ("Link: activate to change"));

  return create_stack (link, pd_cell_new ());
}

static void
show_link (gpointer cell, gpointer row)
{
  g_autofree char *link = NULL;
  g_autofree char *text = NULL;

  g_object_get (row, "link", &link, NULL);
  text = pd_mass_looks_show_link (link);
  pd_edit_cell_show (PD_EDIT_CELL (gtk_widget_get_first_child (cell)), row, text, link);
  pd_mass_looks_show_message (PD_CELL (gtk_widget_get_last_child (cell)), pd_mass_row_get_check (row),
                              pd_mass_row_get_message (row));
}

/* Quantity, cost, and out */

static GtkWidget *
create_quantity (gpointer data)
{
  return make_editor (
      g_object_new (PD_TYPE_EDIT_CELL, "numeric", TRUE, "xalign", 1.0f, "valign", GTK_ALIGN_CENTER, NULL),
      "quantity", _ ("Quantity"), _ ("Quantity: activate to change"));
}

static void
show_quantity (gpointer cell, gpointer row)
{
  g_autofree char *quantity = NULL;
  g_autofree char *text = NULL;

  g_object_get (row, "quantity", &quantity, NULL);
  text = pd_mass_looks_show_quantity (quantity);
  pd_edit_cell_show (PD_EDIT_CELL (cell), row, text, NULL);
}

static GtkWidget *
create_cost (gpointer data)
{
  return g_object_new (PD_TYPE_MONEY_LABEL, "valign", GTK_ALIGN_CENTER, "asks-width", FALSE, NULL);
}

static void
leave_out_clicked_cb (GtkWidget *button)
{
  g_autoptr (PdMassRow) row = g_object_ref (pd_cell_factory_get_item (button));

  g_signal_emit_by_name (gtk_widget_get_ancestor (button, PD_TYPE_MASS_TABLE), "leave-out", row);
}

static char *
tell_leave_out (gpointer row)
{
  return g_strdup (_ ("Leave This Line Out"));
}

static GtkWidget *
create_leave_out (gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leave This Line Out"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (leave_out_clicked_cb), NULL);

  return button;
}

/* Rows */

static void
show_row (gpointer view_row, gpointer row)
{
  g_autofree char *name = pd_mass_looks_describe_row (row);

  gtk_column_view_row_set_accessible_label (view_row, name);
}

static const PdCellRecipe recipes[] = {
  { "line", create_line, show_line, { { NULL, NULL } } },
  { "service", create_service, show_service, { { NULL, NULL } } },
  { "link", create_link, show_link, { { NULL, NULL } } },
  { "quantity", create_quantity, show_quantity, { { NULL, NULL } } },
  { "cost", create_cost, NULL, { { "cost-text", "amount" }, { "currency", "currency" } } },
  { "leave-out", create_leave_out, NULL, .tooltip = tell_leave_out },
};

static const PdCellRecipe row_recipe = { .show = show_row };

/**
 * pd_mass_cells_fill:
 * @view: shows #PdMassRow; its columns have the ids of the recipes
 *
 * Gives the columns of @view their cells, and its rows their names.
 */
void
pd_mass_cells_fill (GtkColumnView *view)
{
  g_autoptr (GtkListItemFactory) rows = pd_cell_factory_new (&row_recipe, NULL);

  gtk_column_view_set_row_factory (view, rows);
  pd_cell_factory_fill (view, recipes, G_N_ELEMENTS (recipes), NULL);
}
