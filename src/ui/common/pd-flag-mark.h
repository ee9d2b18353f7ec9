/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-cell.h"
#include "pd-service-info.h"

G_BEGIN_DECLS

void pd_flag_mark_show (PdCell *cell, PdFlag flag, const char *text);

G_END_DECLS
