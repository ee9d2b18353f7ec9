/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-orders-cells.h"

#include <glib/gi18n.h>

#include "pd-cell.h"
#include "pd-cell-factory.h"
#include "pd-looks.h"
#include "pd-money-label.h"
#include "pd-order-closures.h"
#include "pd-state-cell.h"
#include "pd-time.h"

/* The cells of the table of orders: what is in each column. They are made here rather than by a template,
 * which costs ten times as much for each row. */

#define BAR_SPACING 3

static GtkWidget *
create_text (gpointer data)
{
  return pd_cell_new ();
}

/* A small line below another one. */
static GtkWidget *
create_small_line (void)
{
  GtkWidget *line = g_object_new (PD_TYPE_CELL, "small", TRUE, "has-tooltip", FALSE, NULL);

  pd_cell_set_dimmed (PD_CELL (line), TRUE);

  return line;
}

static GtkWidget *
create_stack (GtkWidget *above, GtkWidget *below, int spacing)
{
  GtkWidget *stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (stack), above);
  if (below != NULL)
    gtk_box_append (GTK_BOX (stack), below);

  return stack;
}

static char *
dup_text (gpointer order, const char *property)
{
  char *text = NULL;

  g_object_get (order, property, &text, NULL);

  return text;
}

/* Check: a row is checked by a click anywhere on it. */

static void
setup_check_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "can-target", FALSE, "focusable", FALSE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_list_item_set_child (list_item, check);
  g_object_bind_property (list_item, "selected", check, "active", G_BINDING_SYNC_CREATE);
}

static GtkListItemFactory *
create_checks (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_check_cb), NULL);

  return factory;
}

/* State */

static GtkWidget *
create_state (gpointer data)
{
  return pd_state_cell_new ();
}

static void
show_state (gpointer cell, gpointer order)
{
  PdOrderStatus status = pd_order_get_status (order);
  g_autofree char *text = dup_text (order, "status-text");

  pd_state_cell_show (cell, pd_looks_status_icon (status), pd_looks_status_icon_classes (status), text,
                      pd_looks_status_label_classes (status));
}

static char *
tell_problem (gpointer order)
{
  char *problem = dup_text (order, "problem");

  return problem != NULL ? problem : dup_text (order, "status-text");
}

/* Order */

static GtkWidget *
create_id (gpointer data)
{
  return g_object_new (PD_TYPE_CELL, "numeric", TRUE, NULL);
}

static void
show_id (gpointer cell, gpointer order)
{
  const char *order_id = pd_order_get_record (order)->order_id;

  pd_cell_set_text (cell, order_id != NULL ? order_id : "–");
  pd_cell_set_dimmed (cell, order_id == NULL);
}

/* Service and link */

static GtkWidget *
create_service (gpointer data)
{
  return create_stack (pd_cell_new (), create_small_line (), 0);
}

static void
show_service (gpointer cell, gpointer order)
{
  GtkWidget *link_cell = gtk_widget_get_last_child (cell);
  g_autofree char *link = dup_text (order, "link-text");

  pd_cell_set_text (PD_CELL (gtk_widget_get_first_child (cell)), pd_order_get_record (order)->service_name);
  pd_cell_set_text (PD_CELL (link_cell), link);
  gtk_widget_set_visible (link_cell, link != NULL && *link != '\0');
}

static char *
tell_link (gpointer order)
{
  return dup_text (order, "link");
}

/* Delivered */

static GtkWidget *
create_delivered (gpointer data)
{
  return create_stack (g_object_new (PD_TYPE_CELL, "small", TRUE, "numeric", TRUE, NULL), NULL, BAR_SPACING);
}

static GtkWidget *
create_bar (void)
{
  GtkWidget *bar
      = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (bar, "thin");

  return bar;
}

/* The bar is made for the first order that has one: most have none. */
static GtkWidget *
get_bar (GtkWidget *cell, gboolean needed)
{
  GtkWidget *bar = gtk_widget_get_next_sibling (gtk_widget_get_first_child (cell));

  if (bar == NULL && needed)
    {
      bar = create_bar ();
      gtk_box_append (GTK_BOX (cell), bar);
    }

  return bar;
}

static void
show_bar (GtkWidget *cell, double fraction, gboolean warns)
{
  GtkWidget *bar = get_bar (cell, fraction >= 0);

  if (bar == NULL)
    return;

  gtk_widget_set_visible (bar, fraction >= 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), CLAMP (fraction, 0, 1));
  if (warns)
    gtk_widget_add_css_class (bar, "warning");
  else
    gtk_widget_remove_css_class (bar, "warning");
}

static void
show_delivered (gpointer cell, gpointer order)
{
  g_autofree char *text = NULL;
  double fraction;

  g_object_get (order, "delivered-text", &text, "delivered-fraction", &fraction, NULL);
  pd_cell_set_text (PD_CELL (gtk_widget_get_first_child (cell)), text);
  show_bar (cell, fraction, pd_order_get_status (order) == PD_ORDER_PARTIAL);
}

/* Charge */

static GtkWidget *
create_charge (gpointer data)
{
  return g_object_new (PD_TYPE_MONEY_LABEL, "asks-width", FALSE, NULL);
}

static void
show_charge (gpointer cell, gpointer order)
{
  g_autofree char *currency = pd_order_closures_dup_charge_unit (order);

  g_object_set (cell, "currency", currency, NULL);
}

static char *
tell_charge (gpointer order)
{
  g_autofree char *amount = dup_text (order, "charge-text");
  g_autofree char *currency = pd_order_closures_dup_charge_unit (order);
  gboolean estimated;

  g_object_get (order, "charge-estimated", &estimated, NULL);
  if (currency == NULL || !estimated)
    return NULL;

  /* Translators: an amount and its currency */
  return g_strdup_printf (_ ("%s %s expected; the panel has not told the charge yet"), amount, currency);
}

/* Ordered and updated */

static gint64
get_moment (gpointer order, const char *property)
{
  gint64 at;

  g_object_get (order, property, &at, NULL);

  return at;
}

static char *
tell_moment (gpointer order, const char *property)
{
  gint64 at = get_moment (order, property);

  return at > 0 ? pd_time_format_moment (at, g_get_real_time ()) : NULL;
}

static GtkWidget *
create_clock (gpointer data)
{
  GtkWidget *clock = g_object_new (PD_TYPE_CELL, "numeric", TRUE, "has-tooltip", FALSE, NULL);

  pd_cell_set_dimmed (PD_CELL (clock), TRUE);

  return clock;
}

static GtkWidget *
create_clock_and_day (gpointer data)
{
  return create_stack (create_clock (data), create_small_line (), 0);
}

static void
show_clock (gpointer cell, gint64 at)
{
  g_autofree char *clock = pd_time_format_clock (at);

  pd_cell_set_text (cell, clock);
}

static void
show_clock_and_day (gpointer cell, gint64 at)
{
  g_autofree char *day = pd_time_format_day (at, g_get_real_time ());

  show_clock (gtk_widget_get_first_child (cell), at);
  pd_cell_set_text (PD_CELL (gtk_widget_get_last_child (cell)), day);
}

static void
show_ordered (gpointer cell, gpointer order)
{
  show_clock (cell, get_moment (order, "ordered-at"));
}

static void
show_ordered_and_day (gpointer cell, gpointer order)
{
  show_clock_and_day (cell, get_moment (order, "ordered-at"));
}

static char *
tell_ordered (gpointer order)
{
  return tell_moment (order, "ordered-at");
}

static void
show_updated (gpointer cell, gpointer order)
{
  show_clock_and_day (cell, get_moment (order, "updated-at"));
}

static char *
tell_updated (gpointer order)
{
  return tell_moment (order, "updated-at");
}

/* Rows */

static void
show_row (gpointer view_row, gpointer order)
{
  g_autofree char *name = pd_order_closures_dup_name (order);

  gtk_column_view_row_set_accessible_label (view_row, name);
}

static const PdCellRecipe recipes[] = {
  { "state", create_state, show_state, .reads = { "status", "status-text" }, .tooltip = tell_problem },
  { "order", create_id, show_id, .reads = { "order-id" } },
  { "service", create_service, show_service, .reads = { "service-name", "link-text" }, .tooltip = tell_link },
  { "link", create_text, NULL, { { "link-text", "text" } }, .tooltip = tell_link },
  { "panel", create_text, NULL, { { "panel-name", "text" } } },
  { "delivered", create_delivered, show_delivered,
    .reads = { "delivered-text", "delivered-fraction", "status" } },
  { "charge",
    create_charge,
    show_charge,
    { { "charge-text", "amount" }, { "charge-estimated", "estimated" } },
    .reads = { "currency" },
    .tooltip = tell_charge },
  { "updated", create_clock_and_day, show_updated, .reads = { "updated-at" }, .tooltip = tell_updated },
};

/* With the day where no header says it. */
static const PdCellRecipe ordered_recipes[] = {
  { "ordered", create_clock, show_ordered, .reads = { "ordered-at" }, .tooltip = tell_ordered },
  { "ordered", create_clock_and_day, show_ordered_and_day, .reads = { "ordered-at" },
    .tooltip = tell_ordered },
};

static const PdCellRecipe row_recipe = {
  .show = show_row,
  .reads = { "status-text", "order-id", "service-name", "delivered-text", "link-text", "panel-name",
             "charge-text", "currency", "charge-estimated", "problem" },
};

/**
 * pd_orders_cells_fill:
 * @view: shows #PdOrder; its columns have the ids of the recipes
 * @check_column: the column of the check boxes, which has no id
 *
 * Gives the columns of @view their cells, but for "ordered".
 */
void
pd_orders_cells_fill (GtkColumnView *view, GtkColumnViewColumn *check_column)
{
  g_autoptr (GtkListItemFactory) checks = create_checks ();

  gtk_column_view_column_set_factory (check_column, checks);
  pd_cell_factory_fill (view, recipes, G_N_ELEMENTS (recipes), NULL);
}

/**
 * pd_orders_cells_create_rows:
 *
 * Returns: (transfer full): a factory that gives the rows of a table of orders their names
 */
GtkListItemFactory *
pd_orders_cells_create_rows (void)
{
  return pd_cell_factory_new (&row_recipe, NULL);
}

/**
 * pd_orders_cells_create_ordered:
 * @with_day: whether a cell says the day, too
 *
 * Returns: (transfer full): a factory for the column "ordered"
 */
GtkListItemFactory *
pd_orders_cells_create_ordered (gboolean with_day)
{
  return pd_cell_factory_new (&ordered_recipes[with_day], NULL);
}
