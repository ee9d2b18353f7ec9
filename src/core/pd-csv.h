/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdCsv:
 *
 * A table that is being written, cell after cell, line after line.
 */
typedef struct _PdCsv PdCsv;

PdCsv *pd_csv_new (char separator);
void pd_csv_free (PdCsv *self);
void pd_csv_add_text (PdCsv *self, const char *text);
void pd_csv_add_number (PdCsv *self, const char *number);
void pd_csv_end_line (PdCsv *self);
GBytes *pd_csv_to_bytes (PdCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCsv, pd_csv_free)

G_END_DECLS
