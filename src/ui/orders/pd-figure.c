/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-figure.h"

#include "pd-closures.h"

/* See the header. A screen reader says name and number in one. */

enum
{
  PROP_TITLE = 1,
  PROP_VALUE,
  PROP_UNIT,
  N_PROPS,
};

struct _PdFigure
{
  GtkBox parent_instance;

  char *texts[N_PROPS];
};

G_DEFINE_FINAL_TYPE (PdFigure, pd_figure, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static void
set_text (PdFigure *self, guint property, const char *text)
{
  g_autofree char *name = NULL;

  if (!g_set_str (&self->texts[property], text))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  name = g_strjoin (" ", self->texts[PROP_TITLE] != NULL ? self->texts[PROP_TITLE] : "",
                    self->texts[PROP_VALUE] != NULL ? self->texts[PROP_VALUE] : "", self->texts[PROP_UNIT],
                    NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pd_figure_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_FIGURE);

  G_OBJECT_CLASS (pd_figure_parent_class)->dispose (object);
}

static void
pd_figure_finalize (GObject *object)
{
  PdFigure *self = PD_FIGURE (object);

  for (guint i = 0; i < N_PROPS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (pd_figure_parent_class)->finalize (object);
}

static void
pd_figure_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id >= PROP_TITLE && property_id < N_PROPS)
    g_value_set_string (value, PD_FIGURE (object)->texts[property_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_figure_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id >= PROP_TITLE && property_id < N_PROPS)
    set_text (PD_FIGURE (object), property_id, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_figure_class_init (PdFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_figure_dispose;
  object_class->finalize = pd_figure_finalize;
  object_class->get_property = pd_figure_get_property;
  object_class->set_property = pd_figure_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/paneldesk/PanelDesk/pd-figure.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  pd_closures_bind (widget_class);
}

static void
pd_figure_init (PdFigure *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_figure_set_value:
 * @self: a figure
 * @value: (nullable): its number
 */
void
pd_figure_set_value (PdFigure *self, const char *value)
{
  g_return_if_fail (PD_IS_FIGURE (self));

  set_text (self, PROP_VALUE, value);
}
