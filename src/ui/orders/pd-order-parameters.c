/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-parameters.h"

#include <glib/gi18n.h>

#include "pd-order-type.h"
#include "pd-text.h"
#include "pd-time.h"

/* What was sent with an order besides service, link and quantity, which have a place of their own: a row for
 * each parameter, under the name that its field has in the order dialog. */

#define MOST_LINES 4

static const char *const shown_elsewhere[] = { "service", "action", "link", "url", "quantity", "request_id" };

static const char *
find_label (const char *parameter)
{
  for (guint i = 0; i < PD_N_FIELDS; i++)
    if (g_strcmp0 (pd_field_get_info (i)->parameter, parameter) == 0)
      return _ (pd_field_get_info (i)->label);

  return parameter;
}

/* Words for a choice and a time, the text itself for everything else. A list keeps its lines. */
static char *
format_value (const char *parameter, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  guint64 minutes = 0;

  for (guint i = 0; i < PD_N_FIELDS; i++)
    {
      const PdFieldInfo *info = pd_field_get_info (i);

      if (info->kind == PD_FIELD_KIND_MINUTES && g_strcmp0 (info->parameter, parameter) == 0
          && g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &minutes, NULL))
        return pd_time_format_duration ((int) minutes);
      for (const PdFieldChoice *choice = info->choices; choice != NULL && choice->value != NULL; choice++)
        if (g_strcmp0 (info->parameter, parameter) == 0 && g_strcmp0 (choice->value, value) == 0)
          return g_strdup (_ (choice->label));
    }

  for (char **line = lines; *line != NULL; line++)
    {
      char *clean = pd_text_clean (*line, -1);

      g_free (*line);
      *line = clean;
    }

  return g_strjoinv ("\n", lines);
}

static void
add_row (AdwPreferencesGroup *group, const char *parameter, const char *value)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *text = format_value (parameter, value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), find_label (parameter));
  adw_action_row_set_subtitle (row, text);
  adw_action_row_set_subtitle_selectable (row, TRUE);
  adw_action_row_set_subtitle_lines (row, MOST_LINES);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), text);
  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

/**
 * pd_order_parameters_add_rows:
 * @group: gets a row for each parameter
 * @parameters: (nullable): what was sent, form-encoded
 *
 * Shows what was sent. What cannot be read is left out.
 */
void
pd_order_parameters_add_rows (AdwPreferencesGroup *group, const char *parameters)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  GUriParamsIter iter;

  if (parameters == NULL)
    return;

  g_uri_params_iter_init (&iter, parameters, -1, "&", G_URI_PARAMS_WWW_FORM);
  while (g_uri_params_iter_next (&iter, &name, &value, NULL))
    {
      gboolean elsewhere = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (shown_elsewhere); i++)
        elsewhere = elsewhere || g_strcmp0 (name, shown_elsewhere[i]) == 0;
      if (!elsewhere)
        add_row (group, name, value);
      g_clear_pointer (&name, g_free);
      g_clear_pointer (&value, g_free);
    }
}
