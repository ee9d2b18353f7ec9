/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-edit-dialog.h"

#include <glib/gi18n.h>

#include "pd-dialog-body.h"
#include "pd-panel-form.h"

/* See the header. The desk tries what is new before it keeps anything; on an error the dialog stays with what
 * was typed, and nothing has changed. The dialect is taken over only after that. */

struct _PdPanelEditDialog
{
  AdwDialog parent_instance;

  PdDesk *desk;
  PdPanel *panel;
  GCancellable *cancellable; /* (nullable): while it is being saved */

  PdPanelForm *form;
  GtkWidget *save_button;
  AdwComboRow *link_row;
  AdwSpinRow *most_ids_row;
  AdwSwitchRow *batch_refill_row;
  AdwSwitchRow *batch_cancel_row;
  AdwSwitchRow *refill_status_row;
  AdwComboRow *repeat_row;
  AdwSwitchRow *per_one_row;
};

G_DEFINE_FINAL_TYPE (PdPanelEditDialog, pd_panel_edit_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_SAVING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* In the order of the list that the template shows. */
static const char *const link_parameters[] = { "link", "url" };

static gboolean
is_saving (PdPanelEditDialog *self)
{
  return self->cancellable != NULL;
}

static void
update_save_button (PdPanelEditDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, !is_saving (self) && pd_panel_form_is_complete (self->form));
}

static void
set_cancellable (PdPanelEditDialog *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  update_save_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void
show_dialect (PdPanelEditDialog *self)
{
  PdDialect *dialect = pd_panel_get_dialect (self->panel);
  gboolean is_url = g_str_equal (pd_dialect_get_link_parameter (dialect), link_parameters[1]);

  adw_combo_row_set_selected (self->link_row, is_url ? 1 : 0);
  adw_spin_row_set_value (self->most_ids_row, pd_dialect_get_most_ids (dialect));
  adw_switch_row_set_active (self->batch_refill_row, pd_dialect_get_batch_refill (dialect));
  adw_switch_row_set_active (self->batch_cancel_row, pd_dialect_get_batch_cancel (dialect));
  adw_switch_row_set_active (self->refill_status_row, pd_dialect_get_refill_status (dialect));
  adw_combo_row_set_selected (self->repeat_row, pd_dialect_get_idempotency (dialect));
  adw_switch_row_set_active (self->per_one_row, pd_dialect_get_rate_per_one (dialect));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* What went wrong stands on the panel's page. */
  pd_desk_refresh_panel_finish (PD_DESK (source), result, NULL);
}

/* Prices that are read in another way have to be read again. */
static void
apply_dialect (PdPanelEditDialog *self)
{
  PdDialect *dialect = pd_panel_get_dialect (self->panel);
  gboolean per_one = adw_switch_row_get_active (self->per_one_row);
  gboolean prices_change = per_one != pd_dialect_get_rate_per_one (dialect);

  g_object_set (dialect, "link-parameter", link_parameters[adw_combo_row_get_selected (self->link_row)],
                "most-ids", (guint) adw_spin_row_get_value (self->most_ids_row), "batch-refill",
                adw_switch_row_get_active (self->batch_refill_row), "batch-cancel",
                adw_switch_row_get_active (self->batch_cancel_row), "refill-status",
                adw_switch_row_get_active (self->refill_status_row), "idempotency",
                (PdIdempotency) adw_combo_row_get_selected (self->repeat_row), "rate-per-one", per_one, NULL);
  if (prices_change)
    pd_desk_refresh_panel_async (self->desk, self->panel, NULL, refreshed_cb, NULL);
}

static char *
save_label (gpointer object, gboolean saving)
{
  return g_strdup (saving ? _ ("Checking…") : _ ("Save"));
}

static void
form_changed_cb (PdPanelEditDialog *self)
{
  update_save_button (self);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPanelEditDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean edited = pd_desk_edit_panel_finish (PD_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->panel == NULL)
    return;

  set_cancellable (self, NULL);
  if (!edited)
    {
      pd_panel_form_show_error (self->form, error);
      return;
    }

  apply_dialect (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL) /* not closed meanwhile */
    adw_dialog_close (ADW_DIALOG (self));
}

static void
save_cb (PdPanelEditDialog *self)
{
  g_autofree char *name = pd_panel_form_dup_name (self->form);
  g_autofree char *url = pd_panel_form_dup_url (self->form);
  g_autoptr (GCancellable) cancellable = NULL;

  if (is_saving (self) || !pd_panel_form_is_complete (self->form))
    return;

  pd_panel_form_clear_error (self->form);
  cancellable = g_cancellable_new ();
  set_cancellable (self, cancellable);
  pd_desk_edit_panel_async (self->desk, self->panel, name, url, pd_panel_form_get_key (self->form),
                            pd_panel_form_get_for_session (self->form), cancellable, edited_cb,
                            g_object_ref (self));
}

/* Closing is giving up, and what was typed of a key is forgotten. */
static void
pd_panel_edit_dialog_closed (AdwDialog *dialog)
{
  PdPanelEditDialog *self = PD_PANEL_EDIT_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pd_panel_form_clear (self->form);
}

static void
pd_panel_edit_dialog_dispose (GObject *object)
{
  PdPanelEditDialog *self = PD_PANEL_EDIT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PANEL_EDIT_DIALOG);
  g_clear_object (&self->panel);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_panel_edit_dialog_parent_class)->dispose (object);
}

static void
pd_panel_edit_dialog_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_SAVING)
    g_value_set_boolean (value, is_saving (PD_PANEL_EDIT_DIALOG (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_panel_edit_dialog_class_init (PdPanelEditDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_panel_edit_dialog_dispose;
  object_class->get_property = pd_panel_edit_dialog_get_property;
  ADW_DIALOG_CLASS (klass)->closed = pd_panel_edit_dialog_closed;

  properties[PROP_SAVING]
      = g_param_spec_boolean ("saving", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_DIALOG_BODY);
  g_type_ensure (PD_TYPE_PANEL_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, link_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, most_ids_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, batch_refill_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, batch_cancel_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, refill_status_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelEditDialog, per_one_row);
  gtk_widget_class_bind_template_callback (widget_class, save_label);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
pd_panel_edit_dialog_init (PdPanelEditDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_panel_edit_dialog_new:
 * @desk: has the panel
 * @panel: what is edited
 *
 * Returns: (transfer floating): a new dialog
 */
PdPanelEditDialog *
pd_panel_edit_dialog_new (PdDesk *desk, PdPanel *panel)
{
  PdPanelEditDialog *self = g_object_new (PD_TYPE_PANEL_EDIT_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->panel = g_object_ref (panel);
  pd_panel_form_set_values (self->form, pd_panel_get_name (panel), pd_panel_get_url (panel), FALSE);
  show_dialect (self);
  update_save_button (self);

  return self;
}
