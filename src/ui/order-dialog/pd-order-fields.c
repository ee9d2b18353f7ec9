/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-fields.h"

#include <glib/gi18n.h>

#include "pd-time.h"

/* See the header. When another service is chosen, the rows are removed and made anew for its type; the values
 * are kept by the form. */

struct _PdOrderFields
{
  GObject parent_instance;

  PdOrderForm *form;
  AdwPreferencesGroup *group;
  AdwExpanderRow *dripfeed;
  AdwActionRow *total;
  GPtrArray *editors;
  GPtrArray *rows; /* those in the group, in their order */
};

G_DEFINE_FINAL_TYPE (PdOrderFields, pd_order_fields, G_TYPE_OBJECT)

static gboolean
is_dripfeed (PdField field)
{
  return field == PD_FIELD_RUNS || field == PD_FIELD_INTERVAL;
}

static void
add_row (PdOrderFields *self, PdField field, GtkWidget *row)
{
  if (is_dripfeed (field))
    {
      adw_expander_row_add_row (self->dripfeed, row);
      return;
    }

  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_fields (PdOrderFields *self)
{
  const PdOrderType *type = pd_order_form_get_order_type (self->form);

  for (guint i = 0; i < type->n_uses; i++)
    {
      PdFieldEditor *editor = pd_field_editor_new (self->form, type->uses[i].field);

      g_ptr_array_add (self->editors, editor);
      add_row (self, type->uses[i].field, pd_field_editor_get_row (editor));
      add_row (self, type->uses[i].field, pd_field_editor_get_problem (editor));
    }
}

static char *
describe_total (PdOrderFields *self)
{
  gint64 runs = pd_order_form_get_number (self->form, PD_FIELD_RUNS);
  gint64 interval = pd_order_form_get_number (self->form, PD_FIELD_INTERVAL);
  gint64 total = pd_order_form_get_total_quantity (self->form);
  g_autofree char *n_runs = pd_count_format (runs);
  g_autofree char *quantity = pd_count_format (pd_order_form_get_quantity (self->form));
  g_autofree char *sum = pd_count_format (total);
  g_autofree char *span = NULL;

  if (runs < 1 || total < 0)
    return g_strdup ("–");
  if (interval < 1 || runs < 2 || interval > G_MAXINT / runs)
    /* Translators: runs × quantity = total */
    return g_strdup_printf (_ ("%s × %s = %s"), n_runs, quantity, sum);

  span = pd_time_format_duration (interval * (runs - 1));
  /* Translators: runs × quantity = total, and the time from the first run to the last */
  return g_strdup_printf (_ ("%s × %s = %s over %s"), n_runs, quantity, sum, span);
}

static void
add_total (PdOrderFields *self)
{
  self->total = ADW_ACTION_ROW (g_object_ref_sink (adw_action_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->total), _ ("In total"));
  adw_expander_row_add_row (self->dripfeed, GTK_WIDGET (self->total));
}

static void
pd_order_fields_dispose (GObject *object)
{
  PdOrderFields *self = PD_ORDER_FIELDS (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->total);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (pd_order_fields_parent_class)->dispose (object);
}

static void
pd_order_fields_class_init (PdOrderFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_order_fields_dispose;
}

static void
pd_order_fields_init (PdOrderFields *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
}

/**
 * pd_order_fields_new:
 * @form: what is filled in
 * @group: gets a row for each field
 * @dripfeed: gets the rows of the drip-feed
 *
 * The two widgets must outlive the object.
 *
 * Returns: (transfer full): the rows of @form's type
 */
PdOrderFields *
pd_order_fields_new (PdOrderForm *form, AdwPreferencesGroup *group, AdwExpanderRow *dripfeed)
{
  PdOrderFields *self = g_object_new (PD_TYPE_ORDER_FIELDS, NULL);

  self->form = g_object_ref (form);
  self->group = group;
  self->dripfeed = dripfeed;
  add_fields (self);
  if (pd_order_form_get_order_type (form)->dripfeed)
    add_total (self);

  return self;
}

/**
 * pd_order_fields_get_first_row:
 * @self: the rows
 *
 * Returns: (transfer none): the first control, where typing begins
 */
GtkWidget *
pd_order_fields_get_first_row (PdOrderFields *self)
{
  return pd_field_editor_get_row (self->editors->pdata[0]);
}

/**
 * pd_order_fields_get_row:
 * @self: the rows
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the control of @field, %NULL where the type has none
 */
GtkWidget *
pd_order_fields_get_row (PdOrderFields *self, PdField field)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (pd_field_editor_get_field (self->editors->pdata[i]) == field)
      return pd_field_editor_get_row (self->editors->pdata[i]);

  return NULL;
}

/**
 * pd_order_fields_insert_after:
 * @self: the rows
 * @field: a field of the first list
 * @row: a row
 *
 * Puts @row right under the field that it is about. A list can only grow at its end: what follows is put
 * there again.
 */
void
pd_order_fields_insert_after (PdOrderFields *self, PdField field, GtkWidget *row)
{
  GtkWidget *control = pd_order_fields_get_row (self, field);
  guint position = 0;

  if (!g_ptr_array_find (self->rows, control, &position))
    position = self->rows->len;
  else
    position += 2;

  g_ptr_array_insert (self->rows, (int) position, row);
  adw_preferences_group_add (self->group, row);
  for (guint i = position + 1; i < self->rows->len; i++)
    {
      g_autoptr (GtkWidget) next = g_object_ref (self->rows->pdata[i]);

      adw_preferences_group_remove (self->group, next);
      adw_preferences_group_add (self->group, next);
    }
}

/**
 * pd_order_fields_update:
 * @self: the rows
 * @tried: whether the user has tried to order
 *
 * Shows what the form says of each field now.
 */
void
pd_order_fields_update (PdOrderFields *self, gboolean tried)
{
  for (guint i = 0; i < self->editors->len; i++)
    pd_field_editor_update (self->editors->pdata[i], tried);

  if (self->total != NULL)
    {
      g_autofree char *total = describe_total (self);

      adw_action_row_set_subtitle (self->total, total);
    }
}

/**
 * pd_order_fields_focus_first:
 * @self: the rows
 *
 * Moves the focus to the first field that blocks the order, or to the first field.
 *
 * Returns: whether a field blocks it
 */
gboolean
pd_order_fields_focus_first (PdOrderFields *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      PdField field = pd_field_editor_get_field (self->editors->pdata[i]);
      PdCheck check = pd_order_form_check (self->form, field, NULL);

      if (check == PD_CHECK_MISSING || check == PD_CHECK_ERROR)
        {
          gtk_widget_grab_focus (pd_field_editor_get_row (self->editors->pdata[i]));
          return TRUE;
        }
    }

  gtk_widget_grab_focus (pd_order_fields_get_first_row (self));

  return FALSE;
}

/**
 * pd_order_fields_remove:
 * @self: the rows
 *
 * Takes all rows out of their lists.
 */
void
pd_order_fields_remove (PdOrderFields *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->editors->len; i++)
    if (is_dripfeed (pd_field_editor_get_field (self->editors->pdata[i])))
      {
        adw_expander_row_remove (self->dripfeed, pd_field_editor_get_row (self->editors->pdata[i]));
        adw_expander_row_remove (self->dripfeed, pd_field_editor_get_problem (self->editors->pdata[i]));
      }
  if (self->total != NULL)
    adw_expander_row_remove (self->dripfeed, GTK_WIDGET (self->total));
}
