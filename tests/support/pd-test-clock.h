/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-clock.h"

G_BEGIN_DECLS

#define PD_TYPE_TEST_CLOCK (pd_test_clock_get_type ())
G_DECLARE_FINAL_TYPE (PdTestClock, pd_test_clock, PD, TEST_CLOCK, PdClock)

PdTestClock *pd_test_clock_new (gint64 start);
void pd_test_clock_advance (PdTestClock *self, guint milliseconds);
gint64 pd_test_clock_next (PdTestClock *self);

G_END_DECLS
