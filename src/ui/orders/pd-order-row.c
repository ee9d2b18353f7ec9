/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-row.h"

#include "pd-cell.h"
#include "pd-order-closures.h"
#include "pd-money-label.h"
#include "pd-time.h"

/* See the header. The view of the orders sets it up for each row of its list. */

struct _PdOrderRow
{
  GtkBox parent_instance;

  PdOrder *order;
  gboolean selection_mode;
  gboolean selected;

  GtkWidget *link_label;
};

G_DEFINE_FINAL_TYPE (PdOrderRow, pd_order_row, GTK_TYPE_BOX)

enum
{
  PROP_ORDER = 1,
  PROP_SELECTION_MODE,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_flag (PdOrderRow *self, gboolean *member, gboolean value, guint property)
{
  if (*member == value)
    return;

  *member = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* The text is shortened: a tooltip and the description have the whole. */
static const char *
get_link (PdOrderRow *self)
{
  return self->order != NULL ? pd_order_get_record (self->order)->link : NULL;
}

static void
set_order (PdOrderRow *self, PdOrder *order)
{
  const char *link;

  if (!g_set_object (&self->order, order))
    return;

  link = get_link (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  link != NULL ? link : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

/* What a tooltip that is bound says is not true any more the next day. */
static gboolean
time_tooltip (PdOrderRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *moment = NULL;

  if (self->order == NULL)
    return FALSE;

  moment = pd_time_format_moment (pd_order_get_record (self->order)->created_at, g_get_real_time ());
  gtk_tooltip_set_text (tooltip, moment);

  return TRUE;
}

static gboolean
link_tooltip (PdOrderRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *link = get_link (self);

  gtk_tooltip_set_text (tooltip, link);

  return link != NULL;
}

static void
pd_order_row_dispose (GObject *object)
{
  PdOrderRow *self = PD_ORDER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDER_ROW);
  g_clear_object (&self->order);

  G_OBJECT_CLASS (pd_order_row_parent_class)->dispose (object);
}

static void
pd_order_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrderRow *self = PD_ORDER_ROW (object);

  switch (property_id)
    {
    case PROP_ORDER:
      g_value_set_object (value, self->order);
      break;
    case PROP_SELECTION_MODE:
      g_value_set_boolean (value, self->selection_mode);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_order_row_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdOrderRow *self = PD_ORDER_ROW (object);

  switch (property_id)
    {
    case PROP_ORDER:
      set_order (self, g_value_get_object (value));
      break;
    case PROP_SELECTION_MODE:
      set_flag (self, &self->selection_mode, g_value_get_boolean (value), PROP_SELECTION_MODE);
      break;
    case PROP_SELECTED:
      set_flag (self, &self->selected, g_value_get_boolean (value), PROP_SELECTED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_order_row_class_init (PdOrderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_order_row_dispose;
  object_class->get_property = pd_order_row_get_property;
  object_class->set_property = pd_order_row_set_property;

  properties[PROP_ORDER] = g_param_spec_object ("order", NULL, NULL, PD_TYPE_ORDER, flags);
  properties[PROP_SELECTION_MODE] = g_param_spec_boolean ("selection-mode", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_CELL);
  g_type_ensure (PD_TYPE_MONEY_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdOrderRow, link_label);
  gtk_widget_class_bind_template_callback (widget_class, time_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, link_tooltip);
  pd_order_closures_bind (widget_class);
}

static void
pd_order_row_init (PdOrderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_order_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
pd_order_row_new (void)
{
  return g_object_new (PD_TYPE_ORDER_ROW, NULL);
}
