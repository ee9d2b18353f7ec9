/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdWaiting:
 *
 * What a page shows while it has nothing yet: nothing at first, and a spinner with the property "title" after
 * three seconds, so that a quick answer does not flicker.
 */
#define PD_TYPE_WAITING (pd_waiting_get_type ())
G_DECLARE_FINAL_TYPE (PdWaiting, pd_waiting, PD, WAITING, AdwBin)

G_END_DECLS
