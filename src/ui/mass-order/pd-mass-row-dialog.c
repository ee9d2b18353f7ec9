/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-row-dialog.h"

#include <glib/gi18n.h>

#include "pd-mass-looks.h"
#include "pd-money-label.h"

/* See the header. What is typed is checked at once, so that it can be seen whether it will do. */

struct _PdMassRowDialog
{
  AdwDialog parent_instance;

  PdMassRow *row;

  GtkEditable *service;
  GtkEditable *link;
  GtkEditable *quantity;
};

G_DEFINE_FINAL_TYPE (PdMassRowDialog, pd_mass_row_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_ROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint leave_out_signal;

static void
show_text (PdMassRowDialog *self, GtkEditable *editable, const char *property)
{
  g_autofree char *text = NULL;

  g_object_get (self->row, property, &text, NULL);
  if (text != NULL)
    gtk_editable_set_text (editable, text);
}

/* Callbacks */

static void
service_changed_cb (PdMassRowDialog *self, GtkEditable *editable)
{
  g_object_set (self->row, "service-id", gtk_editable_get_text (editable), NULL);
}

static void
link_changed_cb (PdMassRowDialog *self, GtkEditable *editable)
{
  g_object_set (self->row, "link", gtk_editable_get_text (editable), NULL);
}

static void
quantity_changed_cb (PdMassRowDialog *self, GtkEditable *editable)
{
  g_object_set (self->row, "quantity", gtk_editable_get_text (editable), NULL);
}

static void
leave_out_clicked_cb (PdMassRowDialog *self)
{
  g_signal_emit (self, leave_out_signal, 0);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Overrides */

static void
pd_mass_row_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_MASS_ROW_DIALOG);
  g_clear_object (&PD_MASS_ROW_DIALOG (object)->row);

  G_OBJECT_CLASS (pd_mass_row_dialog_parent_class)->dispose (object);
}

static void
pd_mass_row_dialog_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_ROW)
    g_value_set_object (value, PD_MASS_ROW_DIALOG (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_mass_row_dialog_class_init (PdMassRowDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mass_row_dialog_dispose;
  object_class->get_property = pd_mass_row_dialog_get_property;

  properties[PROP_ROW]
      = g_param_spec_object ("row", NULL, NULL, PD_TYPE_MASS_ROW, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  leave_out_signal = g_signal_new ("leave-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-mass-row-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMassRowDialog, service);
  gtk_widget_class_bind_template_child (widget_class, PdMassRowDialog, link);
  gtk_widget_class_bind_template_child (widget_class, PdMassRowDialog, quantity);
  gtk_widget_class_bind_template_callback (widget_class, service_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, quantity_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_clicked_cb);
  pd_mass_looks_bind (widget_class);
}

static void
pd_mass_row_dialog_init (PdMassRowDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_mass_row_dialog_new:
 * @row: what is corrected
 *
 * Returns: (transfer floating): a new dialog
 */
PdMassRowDialog *
pd_mass_row_dialog_new (PdMassRow *row)
{
  PdMassRowDialog *self = g_object_new (PD_TYPE_MASS_ROW_DIALOG, NULL);
  /* Translators: %'u is the number of a line of a mass order */
  g_autofree char *title = g_strdup_printf (_ ("Line %'u"), pd_mass_row_get_line (row));

  self->row = g_object_ref (row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  show_text (self, self->service, "service-id");
  show_text (self, self->link, "link");
  show_text (self, self->quantity, "quantity");

  return self;
}
