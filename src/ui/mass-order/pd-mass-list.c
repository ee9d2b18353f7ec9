/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-list.h"

#include "pd-mass-looks.h"
#include "pd-mass-row.h"
#include "pd-money-label.h"

/* See the header. */

struct _PdMassList
{
  AdwBin parent_instance;

  GListModel *rows;
};

G_DEFINE_FINAL_TYPE (PdMassList, pd_mass_list, ADW_TYPE_BIN)

enum
{
  PROP_ROWS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint activate_signal;

static void
activate_cb (PdMassList *self, guint position)
{
  g_autoptr (PdMassRow) row = g_list_model_get_item (self->rows, position);

  g_signal_emit (self, activate_signal, 0, row);
}

/* Overrides */

static void
pd_mass_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_MASS_LIST);
  g_clear_object (&PD_MASS_LIST (object)->rows);

  G_OBJECT_CLASS (pd_mass_list_parent_class)->dispose (object);
}

static void
pd_mass_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_ROWS)
    g_value_set_object (value, PD_MASS_LIST (object)->rows);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_mass_list_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id != PROP_ROWS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (g_set_object (&PD_MASS_LIST (object)->rows, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
pd_mass_list_class_init (PdMassListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mass_list_dispose;
  object_class->get_property = pd_mass_list_get_property;
  object_class->set_property = pd_mass_list_set_property;

  properties[PROP_ROWS]
      = g_param_spec_object ("rows", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  activate_signal = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, PD_TYPE_MASS_ROW);

  g_type_ensure (PD_TYPE_MONEY_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-mass-list.ui");
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  pd_mass_looks_bind (widget_class);
}

static void
pd_mass_list_init (PdMassList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
