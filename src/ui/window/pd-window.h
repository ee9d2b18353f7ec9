/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_WINDOW (pd_window_get_type ())
G_DECLARE_FINAL_TYPE (PdWindow, pd_window, PD, WINDOW, AdwApplicationWindow)

PdWindow *pd_window_new (GtkApplication *application, PdDesk *desk);
void pd_window_show_page (PdWindow *self, const char *name);
void pd_window_activate_page_action (PdWindow *self, const char *action, GVariant *parameter);
void pd_window_push (PdWindow *self, AdwNavigationPage *page);
PdDesk *pd_window_get_desk (PdWindow *self);

G_END_DECLS
