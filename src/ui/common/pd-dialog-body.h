/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdDialogBody:
 *
 * What a dialog that follows the size of its content has between its bars, most often a scrolled window. It
 * is as wide as "body-width" and as high as "body-height" where there is room; without a height, as high as
 * the content of the scrolled window needs at the width that there is.
 */
#define PD_TYPE_DIALOG_BODY (pd_dialog_body_get_type ())
G_DECLARE_FINAL_TYPE (PdDialogBody, pd_dialog_body, PD, DIALOG_BODY, AdwBin)

G_END_DECLS
