/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

#define PD_TYPE_HOLD_BACK_TOAST (pd_hold_back_toast_get_type ())
G_DECLARE_FINAL_TYPE (PdHoldBackToast, pd_hold_back_toast, PD, HOLD_BACK_TOAST, GObject)

PdHoldBackToast *pd_hold_back_toast_new (PdDesk *desk, AdwToastOverlay *overlay);
void pd_hold_back_toast_undo (PdHoldBackToast *self);

G_END_DECLS
