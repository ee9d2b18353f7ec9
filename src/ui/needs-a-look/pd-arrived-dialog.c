/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-arrived-dialog.h"

#include <glib/gi18n.h>

#include "pd-explain.h"
#include "pd-closures.h"
#include "pd-dialog-body.h"
#include "pd-problem-row.h"

/* See the header. The outbox checks the id; on an error the dialog stays with what was typed. */

struct _PdArrivedDialog
{
  AdwDialog parent_instance;

  PdOutbox *outbox;
  PdOrder *order;
  gboolean checking;

  AdwEntryRow *id_row;
  PdProblemRow *problem_row;
};

G_DEFINE_FINAL_TYPE (PdArrivedDialog, pd_arrived_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_CHECKING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_checking (PdArrivedDialog *self, gboolean checking)
{
  if (self->checking == checking)
    return;

  self->checking = checking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
}

static void
show_error (PdArrivedDialog *self, const GError *error)
{
  g_autofree char *message = pd_explain_error (error);

  gtk_widget_add_css_class (GTK_WIDGET (self->id_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->id_row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  pd_problem_row_show (self->problem_row, PD_PROBLEM_ERROR, message);
  gtk_widget_grab_focus (GTK_WIDGET (self->id_row));
}

static void
clear_error (PdArrivedDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->id_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->id_row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
  pd_problem_row_hide (self->problem_row);
}

static char *
settle_label (gpointer object, gboolean checking)
{
  return g_strdup (checking ? _ ("Checking…") : _ ("Mark as Arrived"));
}

static void
edited_cb (PdArrivedDialog *self)
{
  clear_error (self);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdArrivedDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean settled = pd_outbox_settle_finish (PD_OUTBOX (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* closed meanwhile */
    return;

  set_checking (self, FALSE);
  if (settled)
    adw_dialog_close (ADW_DIALOG (self));
  else
    show_error (self, error);
}

static void
settle_cb (PdArrivedDialog *self)
{
  if (self->checking)
    return;

  clear_error (self);
  set_checking (self, TRUE);
  pd_outbox_settle_placed_async (self->outbox, self->order,
                                 gtk_editable_get_text (GTK_EDITABLE (self->id_row)), settled_cb,
                                 g_object_ref (self));
}

static void
pd_arrived_dialog_dispose (GObject *object)
{
  PdArrivedDialog *self = PD_ARRIVED_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ARRIVED_DIALOG);
  g_clear_object (&self->outbox);
  g_clear_object (&self->order);

  G_OBJECT_CLASS (pd_arrived_dialog_parent_class)->dispose (object);
}

static void
pd_arrived_dialog_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CHECKING)
    g_value_set_boolean (value, PD_ARRIVED_DIALOG (object)->checking);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_arrived_dialog_class_init (PdArrivedDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_arrived_dialog_dispose;
  object_class->get_property = pd_arrived_dialog_get_property;

  properties[PROP_CHECKING]
      = g_param_spec_boolean ("checking", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_DIALOG_BODY);
  g_type_ensure (PD_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-arrived-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdArrivedDialog, id_row);
  gtk_widget_class_bind_template_child (widget_class, PdArrivedDialog, problem_row);
  gtk_widget_class_bind_template_callback (widget_class, settle_label);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_cb);
  pd_closures_bind (widget_class);
}

static void
pd_arrived_dialog_init (PdArrivedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_arrived_dialog_new:
 * @outbox: settles it
 * @order: an unknown order
 *
 * Returns: (transfer floating): a new dialog
 */
PdArrivedDialog *
pd_arrived_dialog_new (PdOutbox *outbox, PdOrder *order)
{
  PdArrivedDialog *self = g_object_new (PD_TYPE_ARRIVED_DIALOG, NULL);

  self->outbox = g_object_ref (outbox);
  self->order = g_object_ref (order);

  return self;
}
