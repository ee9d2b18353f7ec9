/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdBackgroundPortal:
 *
 * Asks to stay without a window, and says what the program does there. Signal "answered" (boolean): whether
 * the desktop lets the program stay.
 */
#define PD_TYPE_BACKGROUND_PORTAL (pd_background_portal_get_type ())
G_DECLARE_FINAL_TYPE (PdBackgroundPortal, pd_background_portal, PD, BACKGROUND_PORTAL, GObject)

gboolean pd_background_portal_is_needed (void);
PdBackgroundPortal *pd_background_portal_new (GDBusConnection *bus);
void pd_background_portal_request (PdBackgroundPortal *self, const char *reason);
void pd_background_portal_set_status (PdBackgroundPortal *self, const char *message);

G_END_DECLS
