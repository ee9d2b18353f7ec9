/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-progress.h"

G_BEGIN_DECLS

/**
 * PdProgressView:
 *
 * How far work with many orders has come, with a bar and a button to stop it. Properties "title" and
 * "progress".
 */
#define PD_TYPE_PROGRESS_VIEW (pd_progress_view_get_type ())
G_DECLARE_FINAL_TYPE (PdProgressView, pd_progress_view, PD, PROGRESS_VIEW, AdwBin)

G_END_DECLS
