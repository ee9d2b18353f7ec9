/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-balance-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "pd-time.h"

/* See the header. Colours are those of the style: the accent, the text colour with less of it for grid and
 * labels, and of the warning that of a label with this class, the only child. The axis of time runs from the
 * start to the end of a line of text, so it is mirrored where text runs right to left. */

#define NATURAL_WIDTH 480
#define HEIGHT 208
#define LABEL_SPACE 6
#define LINE_WIDTH 2
#define DOT_RADIUS 4
#define FILL_ALPHA 0.13f

struct _PdBalanceChart
{
  GtkWidget parent_instance;

  PdBalanceCurve *curve; /* (nullable) */
  PdMoney threshold;
  GtkWidget *threshold_label;
};

G_DEFINE_FINAL_TYPE (PdBalanceChart, pd_balance_chart, GTK_TYPE_WIDGET)

/* Where things are: the plot in the coordinates of a left-to-right widget, and the amounts it holds. */
typedef struct
{
  PdBalanceScale scale;
  double width;
  double height;
  double top;
  double low;
  double high;
  gint64 start;
  gint64 end;
  double mirror; /* width of the widget if it is mirrored, otherwise 0 */
} Plot;

static PangoLayout *
create_layout (PdBalanceChart *self, char *text)
{
  g_autofree char *owned = text;

  return gtk_widget_create_pango_layout (GTK_WIDGET (self), owned);
}

static PangoLayout *
create_amount_layout (PdBalanceChart *self, const PdBalanceScale *scale, int i)
{
  return create_layout (self, pd_money_format (pd_money_multiply (scale->step, scale->first + i)));
}

static void
measure_labels (PdBalanceChart *self, const PdBalanceScale *scale, int *most_width, int *height)
{
  *most_width = 0;
  for (int i = 0; i <= scale->n_steps; i++)
    {
      g_autoptr (PangoLayout) layout = create_amount_layout (self, scale, i);
      int width;

      pango_layout_get_pixel_size (layout, &width, height);
      *most_width = MAX (*most_width, width);
    }
}

static Plot
get_plot (PdBalanceChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PdBalanceScale scale = pd_balance_curve_get_scale (self->curve, self->threshold);
  double step = pd_balance_to_double (scale.step);
  int label_width, label_height;

  measure_labels (self, &scale, &label_width, &label_height);

  return (Plot) {
    .scale = scale,
    .width = MAX (gtk_widget_get_width (widget) - label_width - 2 * LABEL_SPACE, 1),
    .height = MAX (gtk_widget_get_height (widget) - 1.5 * label_height - LABEL_SPACE, 1),
    .top = label_height / 2.0,
    .low = step * scale.first,
    .high = step * (scale.first + scale.n_steps),
    .start = pd_balance_curve_get_start (self->curve),
    .end = pd_balance_curve_get_end (self->curve),
    .mirror = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) : 0,
  };
}

static double
mirror (const Plot *plot, double x)
{
  return plot->mirror > 0 ? plot->mirror - x : x;
}

static double
get_x (const Plot *plot, gint64 at)
{
  return mirror (plot, plot->width * (at - plot->start) / (double) (plot->end - plot->start));
}

static double
get_y (const Plot *plot, double amount)
{
  return plot->top + plot->height * (plot->high - amount) / (plot->high - plot->low);
}

static double
get_step_y (const Plot *plot, const PdBalanceStep *step)
{
  return get_y (plot, pd_balance_to_double (step->balance));
}

static gint64
get_time (const Plot *plot, double x)
{
  return plot->start + (gint64) ((plot->end - plot->start) * (mirror (plot, x) / plot->width));
}

static GdkRGBA
get_text_color (PdBalanceChart *self, float alpha, float alpha_in_high_contrast)
{
  gboolean high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= high_contrast ? alpha_in_high_contrast : alpha;

  return color;
}

static GdkRGBA
get_line_color (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);

  return *accent;
}

/* @x: where its start is (@align 0), its middle (0.5) or its end (1), before mirroring */
static void
draw_label (PdBalanceChart *self,
            GtkSnapshot *snapshot,
            const Plot *plot,
            PangoLayout *layout,
            double x,
            double y,
            double align)
{
  GdkRGBA color = get_text_color (self, 0.55f, 0.9f);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = mirror (plot, x) - width * (plot->mirror > 0 ? 1 - align : align);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_horizontal (GtkSnapshot *snapshot, const Plot *plot, double y, const GdkRGBA *color)
{
  double x = plot->mirror > 0 ? plot->mirror - plot->width : 0;

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) (int) y, (float) plot->width, 1));
}

static void
draw_grid (PdBalanceChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  GdkRGBA color = get_text_color (self, 0.1f, 0.5f);

  for (int i = 0; i <= plot->scale.n_steps; i++)
    {
      g_autoptr (PangoLayout) layout = create_amount_layout (self, &plot->scale, i);
      double y = get_y (plot, plot->low + (plot->high - plot->low) * i / plot->scale.n_steps);

      draw_horizontal (snapshot, plot, y, &color);
      draw_label (self, snapshot, plot, layout, plot->width + 2 * LABEL_SPACE, y, 0);
    }
}

static void
draw_days (PdBalanceChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  int n_labels = plot->width >= 400 ? 5 : 3;

  for (int i = 0; i < n_labels; i++)
    {
      double place = i / (double) (n_labels - 1);
      gint64 at = plot->start + (gint64) ((plot->end - plot->start) * place);
      g_autoptr (PangoLayout) layout = create_layout (self, pd_time_format_short_day (at, plot->end));
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      draw_label (self, snapshot, plot, layout, plot->width * place,
                  plot->top + plot->height + LABEL_SPACE + height / 2.0, place);
    }
}

/* Adds the steps from @first on that are joined to each other. Returns: the first that is not. */
static guint
add_run (const Plot *plot, GskPathBuilder *builder, const PdBalanceStep *steps, guint n_steps, guint first)
{
  guint i;

  gsk_path_builder_move_to (builder, (float) get_x (plot, steps[first].from),
                            (float) get_step_y (plot, &steps[first]));
  for (i = first; i < n_steps && (i == first || steps[i].joined); i++)
    {
      float y = (float) get_step_y (plot, &steps[i]);

      gsk_path_builder_line_to (builder, (float) get_x (plot, steps[i].from), y);
      gsk_path_builder_line_to (builder, (float) get_x (plot, steps[i].to), y);
    }

  return i;
}

static void
fill_run (GtkSnapshot *snapshot, const Plot *plot, const PdBalanceStep *steps, guint first, guint next)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GdkRGBA color = get_line_color ();
  float base = (float) get_y (plot, 0);

  add_run (plot, builder, steps, next, first);
  gsk_path_builder_line_to (builder, (float) get_x (plot, steps[next - 1].to), base);
  gsk_path_builder_line_to (builder, (float) get_x (plot, steps[first].from), base);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  color.alpha *= FILL_ALPHA;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
}

static void
stroke_run (GtkSnapshot *snapshot, const Plot *plot, const PdBalanceStep *steps, guint first, guint next)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE_WIDTH);
  GdkRGBA color = get_line_color ();

  add_run (plot, builder, steps, next, first);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
}

/* A dot marks what is known last, and what was read only once. */
static void
draw_dot (GtkSnapshot *snapshot, const Plot *plot, const PdBalanceStep *step)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GdkRGBA color = get_line_color ();

  gsk_path_builder_add_circle (
      builder, &GRAPHENE_POINT_INIT ((float) get_x (plot, step->to), (float) get_step_y (plot, step)),
      DOT_RADIUS);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
}

static void
draw_steps (PdBalanceChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  guint n_steps;
  const PdBalanceStep *steps = pd_balance_curve_get_steps (self->curve, &n_steps);
  guint next;

  for (guint first = 0; first < n_steps; first = next)
    {
      for (next = first + 1; next < n_steps && steps[next].joined; next++)
        ;
      fill_run (snapshot, plot, steps, first, next);
      stroke_run (snapshot, plot, steps, first, next);
      if (next == n_steps || (next == first + 1 && steps[first].from == steps[first].to))
        draw_dot (snapshot, plot, &steps[next - 1]);
    }
}

static void
draw_threshold (PdBalanceChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1);
  float y = (float) ((int) get_y (plot, pd_balance_to_double (self->threshold)) + 0.5);
  GdkRGBA color;

  if (!pd_money_is_known (self->threshold))
    return;

  gtk_widget_get_color (self->threshold_label, &color);
  gsk_path_builder_move_to (builder, (float) mirror (plot, 0), y);
  gsk_path_builder_line_to (builder, (float) mirror (plot, plot->width), y);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gsk_stroke_set_dash (stroke, (const float[]) { 4, 3 }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->threshold_label, snapshot);
}

static void
update_accessible (PdBalanceChart *self)
{
  g_autofree char *text = pd_balance_curve_describe (self->curve);
  g_autofree char *least = pd_money_format (self->threshold);
  g_autofree char *label = NULL;

  /* Translators: %s is an amount */
  label = pd_money_is_known (self->threshold) ? g_strdup_printf (_ ("Warn below %s"), least) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->threshold_label), label);
  gtk_widget_set_visible (self->threshold_label, pd_money_is_known (self->threshold));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
pd_balance_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

/* The label stands on its line, or hangs below it where there is no room above. */
static void
pd_balance_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PdBalanceChart *self = PD_BALANCE_CHART (widget);
  GtkRequisition size;
  Plot plot;
  int x, y;

  if (!gtk_widget_should_layout (self->threshold_label))
    return;

  gtk_widget_get_preferred_size (self->threshold_label, NULL, &size);
  plot = get_plot (self);
  size.width = MIN (size.width, (int) plot.width);
  x = plot.mirror > 0 ? (int) plot.mirror - LABEL_SPACE - size.width : LABEL_SPACE;
  y = (int) get_y (&plot, pd_balance_to_double (self->threshold));
  y = y - size.height - 2 >= 0 ? y - size.height - 2 : y + 2;
  gtk_widget_size_allocate (self->threshold_label, &(GtkAllocation) { x, y, size.width, size.height }, -1);
}

static void
pd_balance_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PdBalanceChart *self = PD_BALANCE_CHART (widget);
  Plot plot;

  if (self->curve == NULL)
    return;

  plot = get_plot (self);
  draw_grid (self, snapshot, &plot);
  draw_days (self, snapshot, &plot);
  draw_steps (self, snapshot, &plot);
  draw_threshold (self, snapshot, &plot);
}

static gboolean
pd_balance_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PdBalanceChart *self = PD_BALANCE_CHART (widget);
  g_autofree char *amount = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;
  const PdBalanceStep *step;
  Plot plot;
  gint64 at;

  if (self->curve == NULL || keyboard)
    return FALSE;

  plot = get_plot (self);
  at = get_time (&plot, x);
  step = pd_balance_curve_find (self->curve, at);
  if (step == NULL)
    return FALSE;

  amount = pd_money_format (step->balance);
  moment = pd_time_format_moment (at, plot.end);
  /* Translators: a balance, and when it was so: "42.85 · 6 November at 14:32" */
  text = g_strdup_printf (_ ("%s · %s"), amount, moment);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
pd_balance_chart_dispose (GObject *object)
{
  PdBalanceChart *self = PD_BALANCE_CHART (object);

  g_clear_pointer (&self->threshold_label, gtk_widget_unparent);
  g_clear_pointer (&self->curve, pd_balance_curve_unref);

  G_OBJECT_CLASS (pd_balance_chart_parent_class)->dispose (object);
}

static void
pd_balance_chart_class_init (PdBalanceChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_balance_chart_dispose;
  widget_class->measure = pd_balance_chart_measure;
  widget_class->size_allocate = pd_balance_chart_size_allocate;
  widget_class->snapshot = pd_balance_chart_snapshot;
  widget_class->query_tooltip = pd_balance_chart_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "balancechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pd_balance_chart_init (PdBalanceChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->threshold = PD_MONEY_UNKNOWN;
  self->threshold_label = gtk_label_new (NULL);
  gtk_widget_set_visible (self->threshold_label, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->threshold_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->threshold_label, "warning");
  gtk_widget_set_parent (self->threshold_label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Balance over time"), -1);

  g_signal_connect_object (manager, "notify::accent-color-rgba", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pd_balance_chart_show:
 * @self: the chart
 * @curve: what to draw
 * @threshold: where the line goes; unknown: no line
 *
 * Shows @curve from now on.
 */
void
pd_balance_chart_show (PdBalanceChart *self, PdBalanceCurve *curve, PdMoney threshold)
{
  g_return_if_fail (PD_IS_BALANCE_CHART (self));

  pd_balance_curve_ref (curve);
  g_clear_pointer (&self->curve, pd_balance_curve_unref);
  self->curve = curve;
  self->threshold = threshold;
  update_accessible (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
