/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-form.h"

G_BEGIN_DECLS

/* What the files of the form share. */

void pd_order_form_set_values (PdOrderForm *self, const char *const values[PD_N_FIELDS], gboolean dripfeed);
gboolean pd_order_form_read_day (const char *text, guint *day, guint *month, guint *year);

G_END_DECLS
