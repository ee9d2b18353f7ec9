/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdPanelForm:
 *
 * Name, address and key of a panel, with the error beside the field that it is about. Used when a panel is
 * added and when it is edited. Signals: "changed" after each change, "activated" on Enter.
 */
#define PD_TYPE_PANEL_FORM (pd_panel_form_get_type ())
G_DECLARE_FINAL_TYPE (PdPanelForm, pd_panel_form, PD, PANEL_FORM, AdwBin)

void pd_panel_form_set_values (PdPanelForm *self, const char *name, const char *url, gboolean key_needed);
char *pd_panel_form_dup_name (PdPanelForm *self);
char *pd_panel_form_dup_url (PdPanelForm *self);
const char *pd_panel_form_get_key (PdPanelForm *self);
gboolean pd_panel_form_get_for_session (PdPanelForm *self);
gboolean pd_panel_form_is_complete (PdPanelForm *self);
void pd_panel_form_show_error (PdPanelForm *self, const GError *error);
void pd_panel_form_clear_error (PdPanelForm *self);
void pd_panel_form_clear (PdPanelForm *self);

G_END_DECLS
