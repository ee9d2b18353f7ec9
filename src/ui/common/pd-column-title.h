/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_column_title_align_end (GtkColumnView *view, const char *id, int margin);
void pd_column_title_fit (GtkColumnView *view);

G_END_DECLS
