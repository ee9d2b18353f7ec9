/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-star.h"

#include <glib/gi18n.h>

#include "pd-draw.h"

/* See the header. The star is drawn on the button itself, as one stands in every row of a long list. */

/* The symbol of a star that is not lit is half transparent; laid over itself so often it is not. */
#define OPAQUE_LAYERS 4

struct _PdStar
{
  GtkButton parent_instance;

  gboolean favourite;
};

G_DEFINE_FINAL_TYPE (PdStar, pd_star, GTK_TYPE_BUTTON)

enum
{
  PROP_FAVOURITE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
get_words (PdStar *self)
{
  return self->favourite ? _ ("Remove from Favourites") : _ ("Add to Favourites");
}

/* Without a tooltip that is set, the button has no other name for assistive technology. */
static void
update (PdStar *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_words (self), -1);
}

/* With high contrast, what can be pressed is not pale. */
static void
pd_star_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int left = (gtk_widget_get_width (widget) - PD_DRAW_ICON_SIZE) / 2;

  if (PD_STAR (widget)->favourite)
    pd_draw_icon (widget, snapshot, "starred-symbolic", 0, left);
  else if (!pd_draw_has_high_contrast (widget))
    pd_draw_icon (widget, snapshot, "non-starred-symbolic", PD_DRAW_DIMMED, left);
  else
    for (int i = 0; i < OPAQUE_LAYERS; i++)
      pd_draw_icon (widget, snapshot, "non-starred-symbolic", 0, left);
}

static gboolean
pd_star_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, get_words (PD_STAR (widget)));

  return TRUE;
}

static void
pd_star_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_FAVOURITE)
    g_value_set_boolean (value, PD_STAR (object)->favourite);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_star_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdStar *self = PD_STAR (object);

  if (property_id != PROP_FAVOURITE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (self->favourite != g_value_get_boolean (value))
    {
      self->favourite = g_value_get_boolean (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
pd_star_class_init (PdStarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pd_star_get_property;
  object_class->set_property = pd_star_set_property;
  widget_class->snapshot = pd_star_snapshot;
  widget_class->css_changed = pd_draw_css_changed;
  widget_class->query_tooltip = pd_star_query_tooltip;

  properties[PROP_FAVOURITE] = g_param_spec_boolean (
      "favourite", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_star_init (PdStar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "star");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update (self);
}

/**
 * pd_star_new:
 *
 * Returns: (transfer floating): a star that is not lit
 */
GtkWidget *
pd_star_new (void)
{
  return g_object_new (PD_TYPE_STAR, NULL);
}
