/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdSendingBar:
 *
 * "12 of 37 orders sent": how far the queue is, why it stands still, and buttons to pause, go on and stop.
 * Hidden while no more than one order waits. Property "desk".
 */
#define PD_TYPE_SENDING_BAR (pd_sending_bar_get_type ())
G_DECLARE_FINAL_TYPE (PdSendingBar, pd_sending_bar, PD, SENDING_BAR, AdwBin)

G_END_DECLS
