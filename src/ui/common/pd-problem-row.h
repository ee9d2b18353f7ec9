/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  PD_PROBLEM_WARNING, /* does not block */
  PD_PROBLEM_ERROR,
} PdProblemKind;

/**
 * PdProblemRow:
 *
 * A row that stands under a field and tells what is wrong with it: tinted, a symbol, a sentence and at most
 * one button. Hidden while there is nothing to tell.
 */
#define PD_TYPE_PROBLEM_ROW (pd_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (PdProblemRow, pd_problem_row, PD, PROBLEM_ROW, AdwActionRow)

PdProblemRow *pd_problem_row_new (void);
void pd_problem_row_show (PdProblemRow *self, PdProblemKind kind, const char *message);
void pd_problem_row_hide (PdProblemRow *self);

G_END_DECLS
