/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-requests.h"

G_BEGIN_DECLS

/**
 * PdRequestDialog:
 *
 * What came of refills or cancels that were asked for many orders at once: how far it is and a way to stop
 * while the panels are asked, then a line per order, the refused ones first. Signal "select" (#GPtrArray of
 * #PdOrder): those that were not accepted are to be selected again.
 */
#define PD_TYPE_REQUEST_DIALOG (pd_request_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdRequestDialog, pd_request_dialog, PD, REQUEST_DIALOG, AdwDialog)

PdRequestDialog *pd_request_dialog_new (const char *title, PdProgress *progress);
void pd_request_dialog_show_outcomes (PdRequestDialog *self, GPtrArray *outcomes);
GListModel *pd_request_dialog_get_answers (PdRequestDialog *self);

G_END_DECLS
