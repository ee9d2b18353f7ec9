/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_SIDEBAR_SWITCH (pd_sidebar_switch_get_type ())
G_DECLARE_FINAL_TYPE (PdSidebarSwitch, pd_sidebar_switch, PD, SIDEBAR_SWITCH, GObject)

PdSidebarSwitch *pd_sidebar_switch_new (AdwNavigationSplitView *split_view, GSettings *settings);
void pd_sidebar_switch_set_narrow (PdSidebarSwitch *self, gboolean narrow);
void pd_sidebar_switch_toggle (PdSidebarSwitch *self);

G_END_DECLS
