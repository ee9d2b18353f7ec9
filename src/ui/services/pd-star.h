/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdStar:
 *
 * A button in a row that marks a favourite. Property "favourite": whether it is one.
 */
#define PD_TYPE_STAR (pd_star_get_type ())
G_DECLARE_FINAL_TYPE (PdStar, pd_star, PD, STAR, GtkButton)

GtkWidget *pd_star_new (void);

G_END_DECLS
