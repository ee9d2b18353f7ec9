/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-progress.h"

G_BEGIN_DECLS

/**
 * PdAdoptDialog:
 *
 * How far the adopting of orders is, with a way to stop it, and what came of it. Closing it stops nothing.
 */
#define PD_TYPE_ADOPT_DIALOG (pd_adopt_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdAdoptDialog, pd_adopt_dialog, PD, ADOPT_DIALOG, AdwDialog)

PdAdoptDialog *pd_adopt_dialog_new (PdProgress *progress);
void pd_adopt_dialog_show_result (PdAdoptDialog *self, const char *title, const char *text);

G_END_DECLS
