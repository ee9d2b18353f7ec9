/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-cell.h"
#include "pd-mass-row.h"

G_BEGIN_DECLS

char *pd_mass_looks_show_quantity (const char *quantity);
char *pd_mass_looks_show_link (const char *link);
void pd_mass_looks_show_check (PdCell *cell, PdCheck check);
void pd_mass_looks_show_message (PdCell *cell, PdCheck check, const char *message);
const char *pd_mass_looks_describe_service (const char *name);
char *pd_mass_looks_describe_row (PdMassRow *row);
void pd_mass_looks_bind (GtkWidgetClass *klass);

G_END_DECLS
