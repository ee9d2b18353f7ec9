/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_first_focus_keep (AdwDialog *dialog);

G_END_DECLS
