/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdOrderChoices:
 *
 * What can be done with an order, each with what is known about it beforehand: the promise, or the reason why
 * it is not possible. The actions are those of #PdOrderActions, of the widget around it.
 */
#define PD_TYPE_ORDER_CHOICES (pd_order_choices_get_type ())
G_DECLARE_FINAL_TYPE (PdOrderChoices, pd_order_choices, PD, ORDER_CHOICES, AdwPreferencesGroup)

void pd_order_choices_show (PdOrderChoices *self, PdDesk *desk, PdOrder *order);

G_END_DECLS
