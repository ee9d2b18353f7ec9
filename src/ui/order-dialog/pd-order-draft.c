/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-draft.h"

/* What was typed into an order that was not placed: it survives closing the dialog by accident, and the
 * program. It holds what would be sent, never a key. */

#define KEY "order-draft"

/**
 * pd_order_draft_load:
 * @settings: of the program
 * @desk: has the service, if it still exists
 * @service: (out) (transfer full) (nullable): what the draft orders; %NULL where there is no draft
 *
 * Returns: (transfer full) (nullable): what was typed, for pd_order_form_load_parameters()
 */
char *
pd_order_draft_load (GSettings *settings, PdDesk *desk, PdService **service)
{
  g_autoptr (GVariant) draft = g_settings_get_value (settings, KEY);
  const char *service_id;
  const char *parameters;
  gint64 panel_id;
  PdPanel *panel;
  PdService *found;

  *service = NULL;
  g_variant_get (draft, "(x&s&s)", &panel_id, &service_id, &parameters);
  panel = pd_desk_find_panel (desk, panel_id);
  found = panel != NULL ? pd_service_list_find (pd_desk_get_services (desk), panel, service_id) : NULL;
  if (found == NULL)
    return NULL;

  *service = g_object_ref (found);

  return g_strdup (parameters);
}

/**
 * pd_order_draft_save:
 * @settings: of the program
 * @service: what is ordered
 * @form: as it was typed
 *
 * Keeps the draft in place of an earlier one.
 */
void
pd_order_draft_save (GSettings *settings, PdService *service, PdOrderForm *form)
{
  g_autofree char *parameters = pd_order_form_to_parameters (form);

  g_settings_set (settings, KEY, "(xss)", pd_panel_get_id (pd_service_get_panel (service)),
                  pd_service_get_id (service), parameters);
}

/**
 * pd_order_draft_clear:
 * @settings: of the program
 *
 * Forgets the draft.
 */
void
pd_order_draft_clear (GSettings *settings)
{
  g_settings_reset (settings, KEY);
}
