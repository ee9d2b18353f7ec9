/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-list.h"
#include "pd-test-clock.h"

G_BEGIN_DECLS

/* A panel and its orders as records alone: nothing is asked, nothing is stored. */
PdPanel *make_panel (PdTestClock *clock, gint64 id, const char *name);
PdOrderRecord *make_order_record (PdTestClock *clock, gint64 id, PdJournal journal);
PdOrder *add_order (PdOrderList *orders, PdPanel *panel, PdOrderRecord *record);
void set_journal (PdOrder *order, PdJournal journal);

G_END_DECLS
