/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_GUIDE (pd_guide_get_type ())
G_DECLARE_FINAL_TYPE (PdGuide, pd_guide, PD, GUIDE, AdwDialog)

AdwDialog *pd_guide_new (const char *topic);

G_END_DECLS
