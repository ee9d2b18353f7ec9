/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdFlagMark:
 *
 * A yes, no or unknown of a panel: a check, "–" or "?", with words for the tooltip and the screen reader. A
 * text that says more ("30 days") stands in place of the check. Properties: "flag" (#PdFlag as int), "text".
 */
#define PD_TYPE_FLAG_MARK (pd_flag_mark_get_type ())
G_DECLARE_FINAL_TYPE (PdFlagMark, pd_flag_mark, PD, FLAG_MARK, AdwBin)

G_END_DECLS
