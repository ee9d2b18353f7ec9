/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-preferences-dialog.h"

#include <glib/gi18n.h>

#include "pd-first-focus.h"
#include "pd-money.h"
#include "pd-problem-row.h"

/* The preferences: each row is bound to its setting, and who uses a setting follows it, so that nothing needs
 * a restart. AdwPreferencesDialog would be wider than the smallest window where that has a frame. */

struct _PdPreferencesDialog
{
  AdwDialog parent_instance;

  AdwSpinRow *hold_back_row;
  AdwSpinRow *check_interval_row;
  AdwEntryRow *low_balance_row;
  PdProblemRow *low_balance_problem;
  AdwSwitchRow *notifications_row;
  AdwSwitchRow *background_row;
  AdwComboRow *separator_row;
};

G_DEFINE_FINAL_TYPE (PdPreferencesDialog, pd_preferences_dialog, ADW_TYPE_DIALOG)

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

static gboolean
is_amount (const char *text)
{
  PdMoney amount = pd_money_parse (text);

  return *text == '\0' || (pd_money_is_known (amount) && !pd_money_is_negative (amount));
}

/* On the way to "10.50", "10." is none yet, but nothing is wrong either. */
static gboolean
is_begun (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *whole = g_strndup (text, length > 0 ? length - 1 : 0);

  return length > 1 && strchr (".,", text[length - 1]) != NULL && is_amount (whole);
}

static void
set_problem (PdPreferencesDialog *self, const char *message)
{
  GtkWidget *row = GTK_WIDGET (self->low_balance_row);

  if (message != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      pd_problem_row_show (self->low_balance_problem, PD_PROBLEM_ERROR, message);
    }
  else
    {
      gtk_widget_remove_css_class (row, "error");
      pd_problem_row_hide (self->low_balance_problem);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What is no amount is not taken over: the sentence below says so and the setting stays. */
static GVariant *
set_amount (const GValue *value, const GVariantType *expected_type, gpointer user_data)
{
  const char *text = g_value_get_string (value);
  gboolean fine = is_amount (text);

  set_problem (user_data, fine || is_begun (text)
                              ? NULL
                              : _ ("This is no amount. Write it like 10.50, or leave it empty."));

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

  g_type_ensure (PD_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, hold_back_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, check_interval_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, low_balance_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, low_balance_problem);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, notifications_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, separator_row);
}

static void
pd_preferences_dialog_init (PdPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_first_focus_keep (ADW_DIALOG (self));
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
                                G_SETTINGS_BIND_DEFAULT, get_text, set_amount, self, NULL);
  g_settings_bind (settings, "notifications", self->notifications_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "background", self->background_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "csv-separator", self->separator_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_separator, set_separator, NULL, NULL);

  return self;
}
