/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PdWidth:
 * @PD_WIDTH_WIDE: everything
 * @PD_WIDTH_MEDIUM: at most 1000 sp: the columns that matter least are hidden
 * @PD_WIDTH_SMALL: at most 860 sp: details in one column
 * @PD_WIDTH_NARROW: at most 700 sp: the sidebar is a page of its own
 * @PD_WIDTH_TINY: at most 500 sp: lists in place of column views
 *
 * How wide the window is. The window's breakpoints set it, pages bind to it.
 */
typedef enum
{
  PD_WIDTH_WIDE,
  PD_WIDTH_MEDIUM,
  PD_WIDTH_SMALL,
  PD_WIDTH_NARROW,
  PD_WIDTH_TINY,
} PdWidth;

G_END_DECLS
