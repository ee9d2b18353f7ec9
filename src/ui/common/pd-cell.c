/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-cell.h"

#include <glib/gi18n.h>

#include "pd-draw.h"

/*
 * See the header. GTK keeps two hundred rows of a list, of which thirty are seen, and gives all of them
 * something else to show when a key is typed into a search. A GtkInscription lays out its text each time;
 * this one does when it is drawn, which makes that three times as fast.
 */

#define TAG_SPACING 9

struct _PdCell
{
  GtkWidget parent_instance;

  char *text;
  char *words;      /* (nullable): what the text says, where it is a sign */
  const char *icon; /* (nullable): static; drawn in place of the text */
  float xalign;
  gboolean numeric;
  gboolean small;
  gboolean asks_width;
  gboolean dimmed;
  GtkWidget *tag; /* (nullable): since there was one first; few cells have one */
  int text_width; /* what a tag leaves to the text */
};

G_DEFINE_FINAL_TYPE (PdCell, pd_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
  PROP_XALIGN,
  PROP_NUMERIC,
  PROP_SMALL,
  PROP_ASKS_WIDTH,
  PROP_TAG,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static PdDrawFlags
get_flags (PdCell *self)
{
  return (self->numeric ? PD_DRAW_NUMERIC : 0) | (self->small ? PD_DRAW_SMALL : 0)
         | (self->dimmed ? PD_DRAW_DIMMED : 0);
}

static gboolean
has_tag (PdCell *self)
{
  return self->tag != NULL && gtk_widget_get_visible (self->tag);
}

/* Overrides */

static void
add_tag_width (PdCell *self, int *minimum, int *natural)
{
  int tag_minimum, tag_natural;

  gtk_widget_measure (self->tag, GTK_ORIENTATION_HORIZONTAL, -1, &tag_minimum, &tag_natural, NULL, NULL);
  *minimum += TAG_SPACING + tag_minimum;
  *natural += TAG_SPACING + tag_natural;
}

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
    *minimum = *natural
        = self->small ? pd_draw_get_small_line_height (widget) : pd_draw_get_line_height (widget);
  else if (self->asks_width)
    *natural = self->icon != NULL ? PD_DRAW_ICON_SIZE
                                  : pd_draw_measure_text (widget, self->text, get_flags (self));
  if (orientation == GTK_ORIENTATION_HORIZONTAL && has_tag (self))
    add_tag_width (self, minimum, natural);
}

/* A tag stands right behind the text, which gives it half of the room where there is too little for both. */
static void
pd_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PdCell *self = PD_CELL (widget);
  gboolean leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int room = width - TAG_SPACING;
  int minimum, natural, text_width, tag_width;

  if (!has_tag (self))
    return;

  gtk_widget_measure (self->tag, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  text_width = pd_draw_measure_text (widget, self->text, get_flags (self));
  tag_width = MAX (MIN (natural, MAX (room - text_width, room / 2)), minimum);
  self->text_width = MIN (text_width, room - tag_width);
  gtk_widget_size_allocate (
      self->tag,
      &(GtkAllocation) { leftwards ? room - self->text_width - tag_width : self->text_width + TAG_SPACING, 0,
                         tag_width, height },
      -1);
}

static void
pd_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PdCell *self = PD_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int text_width = has_tag (self) ? self->text_width : width;
  gboolean leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  /* An icon stands where the text would begin. */
  if (self->icon != NULL)
    pd_draw_icon (widget, snapshot, self->icon, get_flags (self), leftwards ? width - PD_DRAW_ICON_SIZE : 0);
  else
    pd_draw_text (widget, snapshot, self->text, get_flags (self), leftwards ? width - text_width : 0,
                  text_width, self->xalign);
  if (has_tag (self))
    gtk_widget_snapshot_child (widget, self->tag, snapshot);
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
  g_autofree char *both = NULL;

  if (has_tag (self))
    /* Translators: this stands between the names of filters */
    words = both
        = g_strconcat (words != NULL ? words : "", C_ ("list", ", "), PD_CELL (self->tag)->text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
}

/* What is seen has changed. */
static void
show (PdCell *self)
{
  tell (self);
  if (self->asks_width || has_tag (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
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
pd_cell_dispose (GObject *object)
{
  g_clear_pointer (&PD_CELL (object)->tag, gtk_widget_unparent);

  G_OBJECT_CLASS (pd_cell_parent_class)->dispose (object);
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
    case PROP_SMALL:
      g_value_set_boolean (value, self->small);
      break;
    case PROP_ASKS_WIDTH:
      g_value_set_boolean (value, self->asks_width);
      break;
    case PROP_TAG:
      g_value_set_string (value, has_tag (self) ? PD_CELL (self->tag)->text : NULL);
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

/* The tag is read with the text. */
static GtkWidget *
create_tag (void)
{
  GtkWidget *tag = g_object_new (PD_TYPE_CELL, "asks-width", TRUE, "valign", GTK_ALIGN_CENTER,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (tag, "tag");

  return tag;
}

static void
set_tag (PdCell *self, const char *tag)
{
  const char *before = has_tag (self) ? PD_CELL (self->tag)->text : "";
  gboolean is_set = tag != NULL && *tag != '\0';

  if (g_str_equal (before, is_set ? tag : ""))
    return;

  if (self->tag == NULL)
    {
      self->tag = create_tag ();
      gtk_widget_set_parent (self->tag, GTK_WIDGET (self));
    }
  pd_cell_set_text (PD_CELL (self->tag), tag);
  gtk_widget_set_visible (self->tag, is_set);
  tell (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAG]);
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
    case PROP_SMALL:
      set_flag (self, &self->small, g_value_get_boolean (value), property_id);
      break;
    case PROP_ASKS_WIDTH:
      set_flag (self, &self->asks_width, g_value_get_boolean (value), property_id);
      break;
    case PROP_TAG:
      set_tag (self, g_value_get_string (value));
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

  object_class->dispose = pd_cell_dispose;
  object_class->finalize = pd_cell_finalize;
  object_class->get_property = pd_cell_get_property;
  object_class->set_property = pd_cell_set_property;
  widget_class->measure = pd_cell_measure;
  widget_class->size_allocate = pd_cell_size_allocate;
  widget_class->snapshot = pd_cell_snapshot;
  widget_class->css_changed = pd_draw_css_changed;
  widget_class->query_tooltip = pd_cell_query_tooltip;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_NUMERIC] = g_param_spec_boolean ("numeric", NULL, NULL, FALSE, flags);
  properties[PROP_SMALL] = g_param_spec_boolean ("small", NULL, NULL, FALSE, flags);
  properties[PROP_ASKS_WIDTH] = g_param_spec_boolean ("asks-width", NULL, NULL, FALSE, flags);
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, NULL, flags);
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

  show (self);
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
  show (self);
}

/**
 * pd_cell_set_dimmed:
 * @self: a cell
 * @dimmed: whether the text or the icon is pale. A style class would have the cell styled anew each time.
 */
void
pd_cell_set_dimmed (PdCell *self, gboolean dimmed)
{
  g_return_if_fail (PD_IS_CELL (self));

  if (self->dimmed == dimmed)
    return;

  self->dimmed = dimmed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
