/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-table.h"

#include "pd-column-title.h"
#include "pd-mass-cells.h"
#include "pd-mass-row.h"
#include "pd-steady-rows.h"

/* See the header. */

/* The currency stands behind the cost: its title ends where the digits do. */
#define END_OF_COST 36

struct _PdMassTable
{
  AdwBin parent_instance;

  GListModel *rows;

  GtkColumnView *table;
  PdSteadyRows *steady_rows;
};

G_DEFINE_FINAL_TYPE (PdMassTable, pd_mass_table, ADW_TYPE_BIN)

enum
{
  PROP_ROWS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Overrides */

static void
pd_mass_table_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_MASS_TABLE);
  g_clear_object (&PD_MASS_TABLE (object)->rows);

  G_OBJECT_CLASS (pd_mass_table_parent_class)->dispose (object);
}

static void
pd_mass_table_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_ROWS)
    g_value_set_object (value, PD_MASS_TABLE (object)->rows);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_mass_table_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id != PROP_ROWS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (g_set_object (&PD_MASS_TABLE (object)->rows, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
pd_mass_table_class_init (PdMassTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mass_table_dispose;
  object_class->get_property = pd_mass_table_get_property;
  object_class->set_property = pd_mass_table_set_property;

  properties[PROP_ROWS]
      = g_param_spec_object ("rows", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_signal_new ("leave-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, PD_TYPE_MASS_ROW);

  g_type_ensure (PD_TYPE_STEADY_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-mass-table.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMassTable, table);
  gtk_widget_class_bind_template_child (widget_class, PdMassTable, steady_rows);
}

static void
pd_mass_table_init (PdMassTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_mass_cells_fill (self->table);
  pd_steady_rows_attach (self->steady_rows, NULL, GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))));
  pd_column_title_align_end (self->table, "quantity", 0);
  pd_column_title_align_end (self->table, "cost", END_OF_COST);
  pd_column_title_fit (self->table);
}
