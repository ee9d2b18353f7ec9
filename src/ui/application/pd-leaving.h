/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-background.h"
#include "pd-desk.h"

G_BEGIN_DECLS

#define PD_TYPE_LEAVING (pd_leaving_get_type ())
G_DECLARE_FINAL_TYPE (PdLeaving, pd_leaving, PD, LEAVING, GObject)

PdLeaving *pd_leaving_new (GtkApplication *application, PdDesk *desk, PdBackground *background);
void pd_leaving_quit (PdLeaving *self);

G_END_DECLS
