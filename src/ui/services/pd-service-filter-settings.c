/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-filter-settings.h"

/* How the filters of the services come back at the next start. In the settings nothing chosen is an empty
 * text, and a panel is its id. */

static gboolean
get_panel (GValue *value, GVariant *variant, gpointer desk)
{
  gint64 id = g_ascii_strtoll (g_variant_get_string (variant, NULL), NULL, 10);

  /* None that has this id any more: none is chosen. */
  g_value_set_object (value, pd_desk_find_panel (desk, id));

  return TRUE;
}

static GVariant *
set_panel (const GValue *value, const GVariantType *type, gpointer desk)
{
  PdPanel *panel = g_value_get_object (value);

  if (panel == NULL)
    return g_variant_new_string ("");

  return g_variant_new_take_string (g_strdup_printf ("%" G_GINT64_FORMAT, pd_panel_get_id (panel)));
}

static GVariant *
set_text (const GValue *value, const GVariantType *type, gpointer unused)
{
  const char *text = g_value_get_string (value);

  return g_variant_new_string (text != NULL ? text : "");
}

static gboolean
get_text (GValue *value, GVariant *variant, gpointer unused)
{
  g_value_set_string (value, g_variant_get_string (variant, NULL));

  return TRUE;
}

/**
 * pd_service_filter_settings_bind:
 * @filter: the filter of the services page
 * @settings: the program's settings
 * @desk: an open desk, whose panels are known
 *
 * Makes @filter as it was, all but the search, and keeps @settings as it is from now on.
 */
void
pd_service_filter_settings_bind (PdServiceFilter *filter, GSettings *settings, PdDesk *desk)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT;

  g_return_if_fail (PD_IS_SERVICE_FILTER (filter));

  g_settings_bind (settings, "services-favourites", filter, "favourites", flags);
  g_settings_bind (settings, "services-with-refill", filter, "with-refill", flags);
  g_settings_bind (settings, "services-with-cancel", filter, "with-cancel", flags);
  g_settings_bind_with_mapping (settings, "services-category", filter, "category", flags, get_text, set_text,
                                NULL, NULL);
  g_settings_bind_with_mapping (settings, "services-type", filter, "type", flags, get_text, set_text, NULL,
                                NULL);
  g_settings_bind_with_mapping (settings, "services-panel", filter, "panel", flags, get_panel, set_panel,
                                g_object_ref (desk), g_object_unref);
}
