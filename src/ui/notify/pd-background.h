/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-background-portal.h"
#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdBackground:
 *
 * Keeps the program running without a window, where the user wants it.
 */
#define PD_TYPE_BACKGROUND (pd_background_get_type ())
G_DECLARE_FINAL_TYPE (PdBackground, pd_background, PD, BACKGROUND, GObject)

PdBackground *pd_background_new (GtkApplication *application,
                                 PdDesk *desk,
                                 GSettings *settings,
                                 PdBackgroundPortal *portal);
void pd_background_send_rest (PdBackground *self);
gboolean pd_background_get_staying (PdBackground *self);

G_END_DECLS
