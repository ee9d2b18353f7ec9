/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdDrawFlags:
 * @PD_DRAW_NUMERIC: digits of one width
 * @PD_DRAW_SMALL: as small and light as the style class "caption" makes it
 * @PD_DRAW_DIMMED: as pale as the style class "dimmed" makes it; its widget has pd_draw_css_changed()
 *
 * How a part of a widget looks.
 */
typedef enum
{
  PD_DRAW_NUMERIC = 1 << 0,
  PD_DRAW_SMALL = 1 << 1,
  PD_DRAW_DIMMED = 1 << 2,
} PdDrawFlags;

/**
 * PD_DRAW_ICON_SIZE: as wide and high as GTK draws symbols, in pixels.
 */
#define PD_DRAW_ICON_SIZE 16

gboolean pd_draw_has_high_contrast (GtkWidget *widget);
int pd_draw_get_line_height (GtkWidget *widget);
int pd_draw_get_small_line_height (GtkWidget *widget);
int pd_draw_get_chars_width (GtkWidget *widget, int n_chars);
int pd_draw_measure_text (GtkWidget *widget, const char *text, PdDrawFlags flags);
void pd_draw_text (GtkWidget *widget,
                   GtkSnapshot *snapshot,
                   const char *text,
                   PdDrawFlags flags,
                   int left,
                   int width,
                   float xalign);
void pd_draw_icon (GtkWidget *widget, GtkSnapshot *snapshot, const char *icon, PdDrawFlags flags, int left);

void pd_draw_css_changed (GtkWidget *widget, GtkCssStyleChange *change);

G_END_DECLS
