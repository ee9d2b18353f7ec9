/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-totals-dialog.h"

#include "pd-mass-total-box.h"

/* See the header. */

struct _PdMassTotalsDialog
{
  AdwDialog parent_instance;

  GtkFlowBox *totals;
};

G_DEFINE_FINAL_TYPE (PdMassTotalsDialog, pd_mass_totals_dialog, ADW_TYPE_DIALOG)

static void
pd_mass_totals_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_MASS_TOTALS_DIALOG);

  G_OBJECT_CLASS (pd_mass_totals_dialog_parent_class)->dispose (object);
}

static void
pd_mass_totals_dialog_class_init (PdMassTotalsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_mass_totals_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-mass-totals-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMassTotalsDialog, totals);
}

static void
pd_mass_totals_dialog_init (PdMassTotalsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_mass_totals_dialog_new:
 * @mass: what is ordered
 *
 * Returns: (transfer floating): a new dialog
 */
PdMassTotalsDialog *
pd_mass_totals_dialog_new (PdMassOrder *mass)
{
  PdMassTotalsDialog *self = g_object_new (PD_TYPE_MASS_TOTALS_DIALOG, NULL);

  pd_mass_total_box_fill (self->totals, mass);

  return self;
}
