/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdListRow:
 *
 * A list that is typed one item a line, with its count. Properties: "text" (as typed), "hint", "summary"
 * (what is said of the lines, "12 lines"); the title is the row's own. Notifies "text" as one types.
 */
#define PD_TYPE_LIST_ROW (pd_list_row_get_type ())
G_DECLARE_FINAL_TYPE (PdListRow, pd_list_row, PD, LIST_ROW, AdwPreferencesRow)

PdListRow *pd_list_row_new (const char *title, const char *hint);

G_END_DECLS
