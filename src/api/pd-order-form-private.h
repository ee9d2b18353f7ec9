/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-form.h"

G_BEGIN_DECLS

/* What the files of the form share. */

void pd_order_form_set_values (PdOrderForm *self, const char *const values[PD_N_FIELDS], gboolean dripfeed);
gboolean pd_order_form_read_day (const char *text, guint *day, guint *month, guint *year);

PdCheck pd_order_form_say (PdCheck check, char **message, char *sentence);
PdCheck pd_order_form_tell (PdCheck check, char **message, const char *sentence);
PdCheck pd_order_form_check_limit (PdOrderForm *self, gint64 quantity, gboolean lines, char **message);
PdCheck pd_order_form_check_quantity (PdOrderForm *self, char **message);
PdCheck pd_order_form_check_runs (PdOrderForm *self, char **message);

G_END_DECLS
