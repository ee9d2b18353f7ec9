/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-column-state.h"
#include "pd-mass-page.h"
#include "pd-orders-table.h"
#include "pd-refills-page.h"
#include "pd-services-table.h"

/* No title of a column is cut off, however long it is in a language and however large its letters are. */

static GtkColumnView *
find_table (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return GTK_COLUMN_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkColumnView *found = find_table (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_titles_fit (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (table)));
  guint n_fixed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);
      int needed;

      /* It says what it needs itself only when nothing is fixed. */
      gtk_column_view_column_set_fixed_width (column, -1);
      gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
      if (width >= 0)
        {
          g_assert_cmpint (width, >=, needed);
          n_fixed++;
        }
      title = gtk_widget_get_next_sibling (title);
    }
  g_assert_cmpuint (n_fixed, >, 0);
}

/* Letters of three times the size stand for the longest language. */
static void
test_fit (gconstpointer data)
{
  GType type = ((GType (*) (void)) data) ();
  GtkWidget *widget;
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 3 * 96 * 1024, NULL);
  widget = g_object_ref_sink (g_object_new (type, NULL));
  assert_titles_fit (find_table (widget));
  g_assert_finalize_object (widget);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static int
sum_widths (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  int sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        sum += MAX (gtk_column_view_column_get_fixed_width (column), 0);
    }

  return sum;
}

/* Amounts and states in letters half as large again take more room than in usual ones. In a window 1200 wide
 * the sidebar leaves 825, and a third of that is for the services. */
static void
test_large_letters (gconstpointer data)
{
  GType type = ((GType (*) (void)) data) ();
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, widths[2], sum = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *page = g_object_ref_sink (g_object_new (type, "width", PD_WIDTH_SMALL, NULL));

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "selection-mode") != NULL)
        g_object_set (page, "selection-mode", TRUE, NULL);
      widths[i] = gtk_column_view_column_get_fixed_width (pd_column_state_find (find_table (page), "state"));
      sum = sum_widths (find_table (page));
      g_assert_finalize_object (page);
      g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);

  g_assert_cmpint (widths[1], >=, widths[0] * 5 / 4);
  g_assert_cmpint (sum, <=, 825 * 2 / 3);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_data_func ("/column-titles/services", pd_services_table_get_type, test_fit);
  g_test_add_data_func ("/column-titles/orders", pd_orders_table_get_type, test_fit);
  g_test_add_data_func ("/column-titles/refills", pd_refills_page_get_type, test_fit);
  g_test_add_data_func ("/column-titles/large-orders", pd_orders_table_get_type, test_large_letters);
  g_test_add_data_func ("/column-titles/large-refills", pd_refills_page_get_type, test_large_letters);
  g_test_add_data_func ("/column-titles/mass-order", pd_mass_page_get_type, test_fit);

  return g_test_run ();
}
