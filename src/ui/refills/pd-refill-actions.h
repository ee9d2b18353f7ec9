/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdRefillActions:
 *
 * What can be done with a refill, and with all that are open, as the action group "refills" of a widget:
 * show-order, check, copy-id and check-all. What came of it is said by a toast.
 */
#define PD_TYPE_REFILL_ACTIONS (pd_refill_actions_get_type ())
G_DECLARE_FINAL_TYPE (PdRefillActions, pd_refill_actions, PD, REFILL_ACTIONS, GObject)

PdRefillActions *pd_refill_actions_new (GtkWidget *widget, PdDesk *desk);
void pd_refill_actions_set_refill (PdRefillActions *self, PdRefill *refill);

G_END_DECLS
