/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-draw.h"

#include <adwaita.h>

#include "pd-text-line.h"

/*
 * What widgets in the rows of long lists draw by themselves, without children: GTK matches each widget of a
 * new row anew against the style sheet, and lays out the text of a label each time it is set. Called by
 * overrides of GtkWidget, on the main thread.
 */

/* What the style class "dimmed" makes of a widget; libadwaita's --dim-opacity, which only a style sheet can
 * read. */
#define DIM_OPACITY 0.55
#define DIM_OPACITY_HIGH_CONTRAST 0.9

/* As the style class "caption". */
#define SMALL_SCALE 0.82

/* What a line takes, in Pango's units. */
typedef struct
{
  PangoContext *context; /* (unowned): of the window that was measured last */
  guint serial;
  int height;
  int char_width;
} Metrics;

static PangoFontDescription *
create_font (PangoContext *context, gboolean small)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  if (small)
    {
      pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) * SMALL_SCALE);
      pango_font_description_set_weight (font, PANGO_WEIGHT_NORMAL);
    }

  return font;
}

/* Links and numbers have Latin letters, whatever the language of the window is. */
static Metrics
load_metrics (PangoContext *context, gboolean small)
{
  PangoFontDescription *description = create_font (context, small);
  PangoFontMetrics *font = pango_context_get_metrics (context, description, NULL);
  PangoFontMetrics *latin
      = pango_context_get_metrics (context, description, pango_language_from_string ("en"));
  Metrics metrics
      = { .context = context,
          .serial = pango_context_get_serial (context),
          .height = MAX (pango_font_metrics_get_height (font), pango_font_metrics_get_height (latin)),
          .char_width = pango_font_metrics_get_approximate_char_width (font) };

  pango_font_metrics_unref (latin);
  pango_font_metrics_unref (font);
  pango_font_description_free (description);

  return metrics;
}

/* The font is that of the window, as it is or small: all lines have one height, which is looked up once. */
static const Metrics *
get_metrics (GtkWidget *widget, gboolean small)
{
  static Metrics all[2];
  Metrics *metrics = &all[small];
  GtkRoot *root = gtk_widget_get_root (widget);
  PangoContext *context = gtk_widget_get_pango_context (root != NULL ? GTK_WIDGET (root) : widget);

  if (metrics->context != context || metrics->serial != pango_context_get_serial (context))
    *metrics = load_metrics (context, small);

  return metrics;
}

static PangoAttrList *
create_attributes (PdDrawFlags flags)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (flags & PD_DRAW_NUMERIC)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (flags & PD_DRAW_SMALL)
    {
      pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
    }

  return attributes;
}

static PangoLayout *
create_layout (GtkWidget *widget, const char *text, PdDrawFlags flags)
{
  g_autofree char *isolated = pd_text_line_isolate (text);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, isolated);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (flags & (PD_DRAW_NUMERIC | PD_DRAW_SMALL))
    {
      PangoAttrList *attributes = create_attributes (flags);

      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }

  return layout;
}

/* Where a text does not fit it runs as its own script does, so that it is cut off where it would go on; what
 * is left of it stands at the start of its place nevertheless. */
static void
cut_off (PangoLayout *layout, const char *text, gboolean leftwards, int width)
{
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  /* To Pango, "left" is where the text begins. */
  if ((pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) != leftwards)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
}

/* Puts what is drawn next at (@left, @top), until end() */
static void
begin (GtkWidget *widget, GtkSnapshot *snapshot, PdDrawFlags flags, int left, int top)
{
  if (flags & PD_DRAW_DIMMED)
    gtk_snapshot_push_opacity (snapshot,
                               pd_draw_has_high_contrast (widget) ? DIM_OPACITY_HIGH_CONTRAST : DIM_OPACITY);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) top));
}

static void
end (GtkSnapshot *snapshot, PdDrawFlags flags)
{
  gtk_snapshot_restore (snapshot);
  if (flags & PD_DRAW_DIMMED)
    gtk_snapshot_pop (snapshot);
}

/**
 * pd_draw_has_high_contrast:
 * @widget: a widget
 *
 * Returns: whether the user wants high contrast; when that changes, pd_draw_css_changed() is called
 */
gboolean
pd_draw_has_high_contrast (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return adw_style_manager_get_high_contrast (
      adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
}

/**
 * pd_draw_get_line_height:
 * @widget: a widget in a window
 *
 * Returns: how high a line in the font of the window is, in pixels
 */
int
pd_draw_get_line_height (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  return PANGO_PIXELS_CEIL (get_metrics (widget, FALSE)->height);
}

/**
 * pd_draw_get_small_line_height:
 * @widget: a widget in a window
 *
 * Returns: how high a line with #PD_DRAW_SMALL is, in pixels
 */
int
pd_draw_get_small_line_height (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  return PANGO_PIXELS_CEIL (get_metrics (widget, TRUE)->height);
}

/**
 * pd_draw_get_chars_width:
 * @widget: a widget in a window
 * @n_chars: how many characters
 *
 * Returns: about how wide so many characters are in the font of the window, in pixels
 */
int
pd_draw_get_chars_width (GtkWidget *widget, int n_chars)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  return PANGO_PIXELS_CEIL (get_metrics (widget, FALSE)->char_width * n_chars);
}

/**
 * pd_draw_measure_text:
 * @widget: draws @text
 * @text: (nullable): a line
 * @flags: how it looks
 *
 * Returns: how wide the whole of @text is, in pixels
 */
int
pd_draw_measure_text (GtkWidget *widget, const char *text, PdDrawFlags flags)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  if (text == NULL || *text == '\0')
    return 0;

  layout = create_layout (widget, text, flags);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/**
 * pd_draw_text:
 * @widget: draws @text, in its font and colour and half way down
 * @snapshot: where
 * @text: (nullable): a line, of which line ends are shown as signs
 * @flags: how it looks
 * @left: where its place begins at the left, in pixels
 * @width: how wide its place is; the end of what does not fit is cut off
 * @xalign: where it stands in its place, from 0, the start, to 1, the end
 */
void
pd_draw_text (GtkWidget *widget,
              GtkSnapshot *snapshot,
              const char *text,
              PdDrawFlags flags,
              int left,
              int width,
              float xalign)
{
  g_autoptr (PangoLayout) layout = NULL;
  gboolean leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int text_width, text_height;
  GdkRGBA color;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (text == NULL || *text == '\0' || width <= 0)
    return;

  layout = create_layout (widget, text, flags);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    {
      cut_off (layout, text, leftwards, width);
      text_width = width;
    }

  gtk_widget_get_color (widget, &color);
  begin (widget, snapshot, flags,
         left + (int) ((float) (width - text_width) * (leftwards ? 1 - xalign : xalign)),
         (gtk_widget_get_height (widget) - text_height) / 2);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  end (snapshot, flags);
}

/**
 * pd_draw_icon:
 * @widget: draws @icon, in its colour and half way down
 * @snapshot: where
 * @icon: the name of a symbolic icon
 * @flags: how it looks
 * @left: where it begins at the left, in pixels
 */
void
pd_draw_icon (GtkWidget *widget, GtkSnapshot *snapshot, const char *icon, PdDrawFlags flags, int left)
{
  g_autoptr (GtkIconPaintable) paintable = NULL;
  GdkRGBA color;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  paintable = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                          icon, NULL, PD_DRAW_ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                          gtk_widget_get_direction (widget), 0);
  gtk_widget_get_color (widget, &color);
  begin (widget, snapshot, flags, left, (gtk_widget_get_height (widget) - PD_DRAW_ICON_SIZE) / 2);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), snapshot, PD_DRAW_ICON_SIZE,
                                            PD_DRAW_ICON_SIZE, &color, 1);
  end (snapshot, flags);
}

/**
 * pd_draw_css_changed:
 * @widget: draws something that is dimmed
 * @change: what changed
 *
 * To override the function of this name: GTK draws a widget anew when its own style has changed, and does not
 * know that what is dimmed here depends on the contrast, too.
 */
void
pd_draw_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}
