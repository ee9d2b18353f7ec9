/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

/* The text of a mass order that was left before it was placed. */
GFile *pd_mass_draft_get_file (PdDesk *desk);
gboolean pd_mass_draft_exists (PdDesk *desk);
void pd_mass_draft_save (PdDesk *desk, const char *text);
void pd_mass_draft_flush (void);

G_END_DECLS
