/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-preferences-dialog.h"

#include "pd-money.h"

/* The preferences: each row is bound to its setting, and who uses a setting follows it, so that nothing needs
 * a restart. */

struct _PdPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwSpinRow *hold_back_row;
  AdwSpinRow *check_interval_row;
  AdwEntryRow *low_balance_row;
  AdwSwitchRow *notifications_row;
  AdwSwitchRow *background_row;
  AdwComboRow *separator_row;
};

G_DEFINE_FINAL_TYPE (PdPreferencesDialog, pd_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static const char *const separators[] = { "comma", "semicolon", "tab" };

static gboolean
get_separator (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *name = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_equal (name, separators[i]))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
set_separator (const GValue *value, const GVariantType *expected_type, gpointer user_data)
{
  guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (separators) ? g_variant_new_string (separators[selected]) : NULL;
}

/* What is no amount is not taken over: the row says so and the setting stays. */
static GVariant *
set_amount (const GValue *value, const GVariantType *expected_type, gpointer user_data)
{
  GtkWidget *row = user_data;
  const char *text = g_value_get_string (value);
  gboolean fine = *text == '\0' || pd_money_is_known (pd_money_parse (text));

  if (fine)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               fine ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);

  return fine ? g_variant_new_string (text) : NULL;
}

static gboolean
get_text (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_string (value, g_variant_get_string (variant, NULL));
  return TRUE;
}

static void
pd_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (pd_preferences_dialog_parent_class)->dispose (object);
}

static void
pd_preferences_dialog_class_init (PdPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, hold_back_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, check_interval_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, low_balance_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, notifications_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, separator_row);
}

static void
pd_preferences_dialog_init (PdPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_preferences_dialog_new:
 * @settings: of the program
 *
 * Returns: (transfer floating): a new dialog
 */
PdPreferencesDialog *
pd_preferences_dialog_new (GSettings *settings)
{
  PdPreferencesDialog *self = g_object_new (PD_TYPE_PREFERENCES_DIALOG, NULL);

  g_settings_bind (settings, "hold-back-seconds", self->hold_back_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "check-interval", self->check_interval_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "low-balance", self->low_balance_row, "text",
                                G_SETTINGS_BIND_DEFAULT, get_text, set_amount, self->low_balance_row, NULL);
  g_settings_bind (settings, "notifications", self->notifications_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "background", self->background_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "csv-separator", self->separator_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_separator, set_separator, NULL, NULL);

  return self;
}
