/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-field-editor.h"

#include <glib/gi18n.h>

#include "pd-field-rows.h"
#include "pd-list-row.h"
#include "pd-problem-row.h"

/* See the header. A field that is merely empty is not shown as wrong before the user tried to order. */

struct _PdFieldEditor
{
  GObject parent_instance;

  PdOrderForm *form;
  PdField field;
  GtkWidget *row;
  PdProblemRow *problem;
};

G_DEFINE_FINAL_TYPE (PdFieldEditor, pd_field_editor, G_TYPE_OBJECT)

static char *
describe_lines (PdFieldEditor *self)
{
  guint duplicates;
  guint lines = pd_order_form_count_lines (self->form, self->field, &duplicates);

  return g_strdup_printf (ngettext ("%'u line", "%'u lines", lines), lines);
}

static char *
describe_limits (PdFieldEditor *self)
{
  PdServiceInfo *service = pd_order_form_get_service (self->form);
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;

  if (service == NULL || (service->min < 0 && service->max < 0))
    return g_strdup ("");

  min = pd_count_format (service->min);
  max = pd_count_format (service->max);
  /* Translators: the least and the greatest quantity */
  return g_strdup_printf (_ ("%s to %s"), min, max);
}

static void
update_quantity (PdFieldEditor *self)
{
  g_autofree char *limits = describe_limits (self);
  gboolean dripfeed = pd_order_form_get_dripfeed (self->form);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 dripfeed ? _ ("Quantity in each run") : _ ("Quantity"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), limits);
}

static void
pd_field_editor_dispose (GObject *object)
{
  PdFieldEditor *self = PD_FIELD_EDITOR (object);

  g_clear_object (&self->problem);
  g_clear_object (&self->row);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (pd_field_editor_parent_class)->dispose (object);
}

static void
pd_field_editor_class_init (PdFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_field_editor_dispose;
}

static void
pd_field_editor_init (PdFieldEditor *self)
{
}

/**
 * pd_field_editor_new:
 * @form: what is filled in
 * @field: which field
 *
 * Returns: (transfer full): a new editor; its rows belong to it until they are put into a list
 */
PdFieldEditor *
pd_field_editor_new (PdOrderForm *form, PdField field)
{
  PdFieldEditor *self = g_object_new (PD_TYPE_FIELD_EDITOR, NULL);

  self->form = g_object_ref (form);
  self->field = field;
  self->row = g_object_ref_sink (pd_field_row_new (form, field));
  self->problem = g_object_ref_sink (pd_problem_row_new ());

  return self;
}

/**
 * pd_field_editor_get_field:
 * @self: the editor
 *
 * Returns: the field that it edits
 */
PdField
pd_field_editor_get_field (PdFieldEditor *self)
{
  return self->field;
}

/**
 * pd_field_editor_get_row:
 * @self: the editor
 *
 * Returns: (transfer none): the control
 */
GtkWidget *
pd_field_editor_get_row (PdFieldEditor *self)
{
  return self->row;
}

/**
 * pd_field_editor_get_problem:
 * @self: the editor
 *
 * Returns: (transfer none): the row that tells what is wrong, hidden while nothing is
 */
GtkWidget *
pd_field_editor_get_problem (PdFieldEditor *self)
{
  return GTK_WIDGET (self->problem);
}

/**
 * pd_field_editor_update:
 * @self: the editor
 * @tried: whether the user has tried to order, so that what is missing is shown too
 *
 * Shows what the form says of the field now.
 */
void
pd_field_editor_update (PdFieldEditor *self, gboolean tried)
{
  g_autofree char *message = NULL;
  PdCheck check = pd_order_form_check (self->form, self->field, &message);
  gboolean used = pd_order_form_uses (self->form, self->field);
  gboolean wrong = check == PD_CHECK_ERROR || (check == PD_CHECK_MISSING && tried);

  gtk_widget_set_visible (self->row, used);
  if (used && wrong)
    pd_problem_row_show (self->problem, PD_PROBLEM_ERROR, message);
  else if (used && check == PD_CHECK_WARNING)
    pd_problem_row_show (self->problem, PD_PROBLEM_WARNING, message);
  else
    pd_problem_row_hide (self->problem);

  if (used && wrong)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);

  if (self->field == PD_FIELD_QUANTITY)
    update_quantity (self);
  if (PD_IS_LIST_ROW (self->row))
    {
      g_autofree char *summary = describe_lines (self);

      g_object_set (self->row, "summary", summary, NULL);
    }
}
