/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-records.h"

G_BEGIN_DECLS

/* Where nothing was read for longer, nothing is drawn: the program was not running. */
#define PD_BALANCE_GAP (36 * G_TIME_SPAN_HOUR)

/**
 * PdBalanceStep: a balance, and from when to when it is known to have held.
 */
typedef struct
{
  PdMoney balance;
  gint64 from;
  gint64 to;
  gboolean joined; /* the step before it ends where this one begins */
} PdBalanceStep;

/**
 * PdBalanceScale: the lines of the grid, at exact amounts: @step times @first, and so on.
 */
typedef struct
{
  PdMoney step;
  int first;
  int n_steps;
} PdBalanceScale;

typedef struct _PdBalanceCurve PdBalanceCurve;

PdBalanceCurve *pd_balance_curve_new (gint64 start, gint64 end, const char *currency);
PdBalanceCurve *pd_balance_curve_ref (PdBalanceCurve *self);
void pd_balance_curve_unref (PdBalanceCurve *self);
void pd_balance_curve_add (PdBalanceCurve *self, const PdBalanceRecord *record);
void pd_balance_curve_close (PdBalanceCurve *self);

gint64 pd_balance_curve_get_start (PdBalanceCurve *self);
gint64 pd_balance_curve_get_end (PdBalanceCurve *self);
const PdBalanceStep *pd_balance_curve_get_steps (PdBalanceCurve *self, guint *n_steps);
const PdBalanceStep *pd_balance_curve_find (PdBalanceCurve *self, gint64 at);
PdBalanceScale pd_balance_curve_get_scale (PdBalanceCurve *self, PdMoney threshold);
char *pd_balance_curve_describe (PdBalanceCurve *self);
double pd_balance_to_double (PdMoney balance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdBalanceCurve, pd_balance_curve_unref)

G_END_DECLS
