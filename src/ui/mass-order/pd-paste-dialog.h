/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdPastePurpose: what the text is for.
 */
typedef enum
{
  PD_PASTE_MASS_ORDER,
  PD_PASTE_ADOPTION,
} PdPastePurpose;

/**
 * PdPasteDialog:
 *
 * Asks for a text: paste lines or open a file, and say which panel they are for. Signal "read" (GBytes text,
 * PdPanel; NULL only for a mass order: whichever panel has the service).
 */
#define PD_TYPE_PASTE_DIALOG (pd_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdPasteDialog, pd_paste_dialog, PD, PASTE_DIALOG, AdwDialog)

PdPasteDialog *pd_paste_dialog_new (PdDesk *desk, PdPastePurpose purpose);
void pd_paste_dialog_choose_panel (PdPasteDialog *self, PdPanel *panel);
void pd_paste_dialog_load (PdPasteDialog *self, GFile *file);

G_END_DECLS
