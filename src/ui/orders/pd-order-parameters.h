/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_order_parameters_add_rows (AdwPreferencesGroup *group, const char *parameters);

G_END_DECLS
