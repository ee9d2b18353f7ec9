/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-row.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-looks.h"

/* A panel in the sidebar: name, balance and a health mark that is not colour alone. */

struct _PdPanelRow
{
  GtkListBoxRow parent_instance;

  PdPanel *panel;
};

G_DEFINE_FINAL_TYPE (PdPanelRow, pd_panel_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_PANEL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The mark in words, where the summary does not say the same. */
static void
describe (PdPanelRow *self)
{
  const char *health = pd_looks_health_label (pd_panel_get_health (self->panel));
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->panel, "summary", &summary, NULL);
  /* Translators: a balance such as "12.40 USD · 3 h ago", and how the panel is, such as "Does not answer" */
  text = g_str_has_suffix (summary, health) ? g_strdup (summary)
                                            : g_strdup_printf (_ ("%s · %s"), summary, health);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static gboolean
health_tooltip (PdPanelRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, pd_looks_health_label (pd_panel_get_health (self->panel)));

  return TRUE;
}

static void
pd_panel_row_constructed (GObject *object)
{
  PdPanelRow *self = PD_PANEL_ROW (object);

  G_OBJECT_CLASS (pd_panel_row_parent_class)->constructed (object);

  g_signal_connect_object (self->panel, "notify::summary", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "notify::health", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  describe (self);
}

static void
pd_panel_row_dispose (GObject *object)
{
  PdPanelRow *self = PD_PANEL_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PANEL_ROW);
  g_clear_object (&self->panel);

  G_OBJECT_CLASS (pd_panel_row_parent_class)->dispose (object);
}

static void
pd_panel_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_PANEL)
    g_value_set_object (value, PD_PANEL_ROW (object)->panel);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_panel_row_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_PANEL)
    PD_PANEL_ROW (object)->panel = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_panel_row_class_init (PdPanelRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pd_panel_row_constructed;
  object_class->dispose = pd_panel_row_dispose;
  object_class->get_property = pd_panel_row_get_property;
  object_class->set_property = pd_panel_row_set_property;

  properties[PROP_PANEL]
      = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, health_tooltip);
  pd_closures_bind (widget_class);
}

static void
pd_panel_row_init (PdPanelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_panel_row_new:
 * @panel: what it shows
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
pd_panel_row_new (PdPanel *panel)
{
  return g_object_new (PD_TYPE_PANEL_ROW, "panel", panel, NULL);
}

/**
 * pd_panel_row_get_panel:
 * @self: a row
 *
 * Returns: (transfer none): the panel that it shows
 */
PdPanel *
pd_panel_row_get_panel (PdPanelRow *self)
{
  g_return_val_if_fail (PD_IS_PANEL_ROW (self), NULL);

  return self->panel;
}
