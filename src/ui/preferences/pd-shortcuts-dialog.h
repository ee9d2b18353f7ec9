/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"
#include "pd-width.h"

G_BEGIN_DECLS

#define PD_TYPE_SHORTCUTS_DIALOG (pd_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdShortcutsDialog, pd_shortcuts_dialog, PD, SHORTCUTS_DIALOG, AdwDialog)

PdShortcutsDialog *pd_shortcuts_dialog_new (void);

G_END_DECLS
