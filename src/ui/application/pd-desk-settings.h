/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

void pd_desk_settings_follow (PdDesk *desk, GSettings *settings);

G_END_DECLS
