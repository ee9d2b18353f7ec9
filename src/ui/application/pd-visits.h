/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-desk.h"

G_BEGIN_DECLS

#define PD_TYPE_VISITS (pd_visits_get_type ())
G_DECLARE_FINAL_TYPE (PdVisits, pd_visits, PD, VISITS, GObject)

PdVisits *pd_visits_new (GtkApplication *application, PdDesk *desk);

G_END_DECLS
