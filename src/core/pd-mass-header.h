/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What has more columns is no table that a person made. */
#define PD_MASS_MOST_COLUMNS 64

/* What a column of a table that somebody pasted holds. */
typedef enum
{
  PD_MASS_COLUMN_NONE,
  PD_MASS_COLUMN_PANEL,
  PD_MASS_COLUMN_SERVICE,
  PD_MASS_COLUMN_LINK,
  PD_MASS_COLUMN_QUANTITY,
  PD_MASS_N_COLUMNS,
} PdMassColumn;

gboolean pd_mass_header_read (GStrv cells, GArray **columns);
int pd_mass_header_find_ids (GStrv cells);

G_END_DECLS
