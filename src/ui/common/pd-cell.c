/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-cell.h"

#include "pd-text-line.h"

/*
 * See the header. GTK keeps two hundred rows of a list, of which thirty are seen, and gives all of them
 * something else to show when a key is typed into a search. A GtkInscription lays out its text each time;
 * this one does when it is drawn, which makes that three times as fast.
 */

/* As wide and high as GTK draws symbols, in pixels. */
#define ICON_SIZE 16

struct _PdCell
{
  GtkWidget parent_instance;

  char *text;
  char *words;      /* (nullable): what the text says, where it is a sign */
  const char *icon; /* (nullable): static; drawn in place of the text */
  float xalign;
  gboolean numeric;
  gboolean asks_width;
};

G_DEFINE_FINAL_TYPE (PdCell, pd_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
  PROP_XALIGN,
  PROP_NUMERIC,
  PROP_ASKS_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What a line takes, in Pango's units. */
typedef struct
{
  PangoContext *context; /* (unowned): of the window that was measured last */
  guint serial;
  int height;
  int char_width;
} Metrics;

/* The font is that of the window: all cells have one height, which is looked up once. */
static const Metrics *
get_metrics (GtkWidget *widget)
{
  static Metrics metrics;
  GtkRoot *root = gtk_widget_get_root (widget);
  PangoContext *context = gtk_widget_get_pango_context (root != NULL ? GTK_WIDGET (root) : widget);
  PangoFontMetrics *font;

  if (metrics.context == context && metrics.serial == pango_context_get_serial (context))
    return &metrics;

  font = pango_context_get_metrics (context, NULL, NULL);
  metrics = (Metrics) { .context = context,
                        .serial = pango_context_get_serial (context),
                        .height = pango_font_metrics_get_height (font),
                        .char_width = pango_font_metrics_get_approximate_char_width (font) };
  pango_font_metrics_unref (font);

  return &metrics;
}

static PangoLayout *
create_layout (PdCell *self)
{
  g_autofree char *text = pd_text_line_isolate (self->text);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (self->numeric)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }

  return layout;
}

/* Where a text does not fit it runs as its own script does, so that it is cut off where it would go on; what
 * is left of it stands at the start of the cell nevertheless. */
static void
cut_off (PdCell *self, PangoLayout *layout, int width)
{
  gboolean leftwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  pango_layout_set_text (layout, self->text, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  /* To Pango, "left" is where the text begins. */
  if ((pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) != leftwards)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
}

static int
measure_text (PdCell *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (self->text == NULL || *self->text == '\0')
    return 0;

  layout = create_layout (self);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* Overrides */

static void
pd_cell_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  PdCell *self = PD_CELL (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = PANGO_PIXELS_CEIL (get_metrics (widget)->height);
  else if (self->asks_width)
    *natural = measure_text (self);
}

/* Where the text would begin. */
static void
snapshot_icon (GtkWidget *widget, const char *icon, GtkSnapshot *snapshot)
{
  GtkTextDirection direction = gtk_widget_get_direction (widget);
  int left = direction == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - ICON_SIZE : 0;
  g_autoptr (GtkIconPaintable) paintable
      = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), icon,
                                    NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget), direction, 0);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) left, (float) ((gtk_widget_get_height (widget) - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), snapshot, ICON_SIZE,
                                            ICON_SIZE, &color, 1);
}

static void
pd_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PdCell *self = PD_CELL (widget);
  g_autoptr (PangoLayout) layout = NULL;
  int width = gtk_widget_get_width (widget);
  gboolean leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int text_width, text_height;
  GdkRGBA color;

  if (self->icon != NULL)
    {
      snapshot_icon (widget, self->icon, snapshot);
      return;
    }
  if (self->text == NULL || *self->text == '\0' || width <= 0)
    return;

  layout = create_layout (self);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    {
      cut_off (self, layout, width);
      text_width = width;
    }

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (int) ((float) (width - text_width)
                                                     * (leftwards ? 1 - self->xalign : self->xalign)),
                                      (float) ((gtk_widget_get_height (widget) - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
}

static const char *
get_words (PdCell *self)
{
  return self->words != NULL ? self->words : self->text;
}

static void
tell (PdCell *self)
{
  const char *words = get_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
}

/* Made when it is looked at: a tooltip that is set asks the display where the pointer is, each time. */
static gboolean
pd_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = get_words (PD_CELL (widget));

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL && *text != '\0';
}

static void
pd_cell_finalize (GObject *object)
{
  g_free (PD_CELL (object)->text);
  g_free (PD_CELL (object)->words);

  G_OBJECT_CLASS (pd_cell_parent_class)->finalize (object);
}

static void
pd_cell_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdCell *self = PD_CELL (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_XALIGN:
      g_value_set_float (value, self->xalign);
      break;
    case PROP_NUMERIC:
      g_value_set_boolean (value, self->numeric);
      break;
    case PROP_ASKS_WIDTH:
      g_value_set_boolean (value, self->asks_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_flag (PdCell *self, gboolean *member, gboolean value, guint property_id)
{
  if (*member == value)
    return;

  *member = value;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
set_xalign (PdCell *self, float xalign)
{
  if (self->xalign == xalign)
    return;

  self->xalign = xalign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_XALIGN]);
}

static void
pd_cell_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdCell *self = PD_CELL (object);

  switch (property_id)
    {
    case PROP_TEXT:
      pd_cell_set_text (self, g_value_get_string (value));
      break;
    case PROP_XALIGN:
      set_xalign (self, g_value_get_float (value));
      break;
    case PROP_NUMERIC:
      set_flag (self, &self->numeric, g_value_get_boolean (value), property_id);
      break;
    case PROP_ASKS_WIDTH:
      set_flag (self, &self->asks_width, g_value_get_boolean (value), property_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_cell_class_init (PdCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = pd_cell_finalize;
  object_class->get_property = pd_cell_get_property;
  object_class->set_property = pd_cell_set_property;
  widget_class->measure = pd_cell_measure;
  widget_class->snapshot = pd_cell_snapshot;
  widget_class->query_tooltip = pd_cell_query_tooltip;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_NUMERIC] = g_param_spec_boolean ("numeric", NULL, NULL, FALSE, flags);
  properties[PROP_ASKS_WIDTH] = g_param_spec_boolean ("asks-width", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pd_cell_init (PdCell *self)
{

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * pd_cell_new:
 *
 * Returns: (transfer floating): a cell without a text
 */
GtkWidget *
pd_cell_new (void)
{
  return g_object_new (PD_TYPE_CELL, NULL);
}

/**
 * pd_cell_get_text:
 * @self: a cell
 *
 * Returns: (nullable) (transfer none): its text
 */
const char *
pd_cell_get_text (PdCell *self)
{
  g_return_val_if_fail (PD_IS_CELL (self), NULL);

  return self->text;
}

/**
 * pd_cell_set_text:
 * @self: a cell
 * @text: (nullable): its text, of which line ends are shown as signs
 */
void
pd_cell_set_text (PdCell *self, const char *text)
{
  g_return_if_fail (PD_IS_CELL (self));

  if (!g_set_str (&self->text, text))
    return;

  tell (self);
  if (self->asks_width)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * pd_cell_set_sign:
 * @self: a cell
 * @icon: (nullable): the name of a symbolic icon; static. It is drawn in place of the text.
 * @words: (nullable): what the icon or the text says, for the tooltip and the screen reader
 */
void
pd_cell_set_sign (PdCell *self, const char *icon, const char *words)
{
  g_return_if_fail (PD_IS_CELL (self));

  if (self->icon == icon && g_strcmp0 (self->words, words) == 0)
    return;

  self->icon = icon;
  g_set_str (&self->words, words);
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pd_cell_get_chars_width:
 * @widget: a widget in a window
 * @n_chars: how many characters
 *
 * Returns: about how wide so many characters are in the font of the window, in pixels
 */
int
pd_cell_get_chars_width (GtkWidget *widget, int n_chars)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  return PANGO_PIXELS_CEIL (get_metrics (widget)->char_width * n_chars);
}
