/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-selection-bar.h"

#include <glib/gi18n.h>

/* See the header. The orders page owns it and provides its actions. */

struct _PdOrderSelectionBar
{
  AdwBin parent_instance;

  gboolean selection_mode;
  guint n_selected;
};

G_DEFINE_FINAL_TYPE (PdOrderSelectionBar, pd_order_selection_bar, ADW_TYPE_BIN)

enum
{
  PROP_SELECTION_MODE = 1,
  PROP_N_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Closures of the template */

/* One order is selected by merely being looked at: its context menu is enough. */
static gboolean
is_needed (gpointer object, gboolean selection_mode, guint n_selected)
{
  return selection_mode || n_selected > 1;
}

static char *
selected_text (gpointer object, guint n_selected)
{
  return g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
}

/* Overrides */

static void
pd_order_selection_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_ORDER_SELECTION_BAR);

  G_OBJECT_CLASS (pd_order_selection_bar_parent_class)->dispose (object);
}

static void
pd_order_selection_bar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrderSelectionBar *self = PD_ORDER_SELECTION_BAR (object);

  if (property_id == PROP_SELECTION_MODE)
    g_value_set_boolean (value, self->selection_mode);
  else if (property_id == PROP_N_SELECTED)
    g_value_set_uint (value, self->n_selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_order_selection_bar_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  PdOrderSelectionBar *self = PD_ORDER_SELECTION_BAR (object);

  switch (property_id)
    {
    case PROP_SELECTION_MODE:
      if (self->selection_mode == g_value_get_boolean (value))
        return;
      self->selection_mode = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_N_SELECTED:
      pd_order_selection_bar_set_n_selected (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_order_selection_bar_class_init (PdOrderSelectionBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_order_selection_bar_dispose;
  object_class->get_property = pd_order_selection_bar_get_property;
  object_class->set_property = pd_order_selection_bar_set_property;

  properties[PROP_SELECTION_MODE] = g_param_spec_boolean ("selection-mode", NULL, NULL, FALSE, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-selection-bar.ui");
  gtk_widget_class_bind_template_callback (widget_class, is_needed);
  gtk_widget_class_bind_template_callback (widget_class, selected_text);
}

static void
pd_order_selection_bar_init (PdOrderSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_order_selection_bar_set_n_selected:
 * @self: the bar
 * @n_selected: how many orders its actions are about
 */
void
pd_order_selection_bar_set_n_selected (PdOrderSelectionBar *self, guint n_selected)
{
  g_return_if_fail (PD_IS_ORDER_SELECTION_BAR (self));

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}
