/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-outbox.h"

G_BEGIN_DECLS

/**
 * PdArrivedDialog:
 *
 * An unknown order did arrive: under which id, if that is known?
 */
#define PD_TYPE_ARRIVED_DIALOG (pd_arrived_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdArrivedDialog, pd_arrived_dialog, PD, ARRIVED_DIALOG, AdwDialog)

PdArrivedDialog *pd_arrived_dialog_new (PdOutbox *outbox, PdOrder *order);

G_END_DECLS
