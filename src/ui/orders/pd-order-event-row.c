/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-event-row.h"

#include "pd-closures.h"
#include "pd-time.h"

/* See the header. */

struct _PdOrderEventRow
{
  GtkListBoxRow parent_instance;

  PdOrderEvent *event;
  char *day;
  gboolean continued;
};

G_DEFINE_FINAL_TYPE (PdOrderEventRow, pd_order_event_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_EVENT = 1,
  PROP_DAY,
  PROP_CONTINUED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What a tooltip that is bound says is not true any more the next day. */
static gboolean
time_tooltip (PdOrderEventRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *moment = pd_time_format_moment (pd_order_event_get_at (self->event), g_get_real_time ());

  gtk_tooltip_set_text (tooltip, moment);

  return TRUE;
}

static void
pd_order_event_row_dispose (GObject *object)
{
  PdOrderEventRow *self = PD_ORDER_EVENT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDER_EVENT_ROW);
  g_clear_object (&self->event);

  G_OBJECT_CLASS (pd_order_event_row_parent_class)->dispose (object);
}

static void
pd_order_event_row_finalize (GObject *object)
{
  g_free (PD_ORDER_EVENT_ROW (object)->day);

  G_OBJECT_CLASS (pd_order_event_row_parent_class)->finalize (object);
}

static void
pd_order_event_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrderEventRow *self = PD_ORDER_EVENT_ROW (object);

  if (property_id == PROP_EVENT)
    g_value_set_object (value, self->event);
  else if (property_id == PROP_DAY)
    g_value_set_string (value, self->day);
  else if (property_id == PROP_CONTINUED)
    g_value_set_boolean (value, self->continued);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_order_event_row_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdOrderEventRow *self = PD_ORDER_EVENT_ROW (object);

  if (property_id == PROP_EVENT)
    self->event = g_value_dup_object (value);
  else if (property_id == PROP_DAY)
    pd_order_event_row_set_day (self, g_value_get_string (value));
  else if (property_id == PROP_CONTINUED)
    pd_order_event_row_set_continued (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_order_event_row_class_init (PdOrderEventRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_order_event_row_dispose;
  object_class->finalize = pd_order_event_row_finalize;
  object_class->get_property = pd_order_event_row_get_property;
  object_class->set_property = pd_order_event_row_set_property;

  properties[PROP_EVENT]
      = g_param_spec_object ("event", NULL, NULL, PD_TYPE_ORDER_EVENT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_string (
      "day", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CONTINUED] = g_param_spec_boolean (
      "continued", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-event-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, time_tooltip);
  pd_closures_bind (widget_class);
}

static void
pd_order_event_row_init (PdOrderEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_order_event_row_new:
 * @event: what it shows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
pd_order_event_row_new (PdOrderEvent *event)
{
  return g_object_new (PD_TYPE_ORDER_EVENT_ROW, "event", event, NULL);
}

/**
 * pd_order_event_row_get_event:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
PdOrderEvent *
pd_order_event_row_get_event (PdOrderEventRow *self)
{
  g_return_val_if_fail (PD_IS_ORDER_EVENT_ROW (self), NULL);

  return self->event;
}

/**
 * pd_order_event_row_set_day:
 * @self: a row
 * @day: (nullable): heading above it, where it is the first one of a day
 */
void
pd_order_event_row_set_day (PdOrderEventRow *self, const char *day)
{
  g_return_if_fail (PD_IS_ORDER_EVENT_ROW (self));

  if (g_set_str (&self->day, day))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * pd_order_event_row_set_continued:
 * @self: a row
 * @continued: whether a line leads on to the row below
 */
void
pd_order_event_row_set_continued (PdOrderEventRow *self, gboolean continued)
{
  g_return_if_fail (PD_IS_ORDER_EVENT_ROW (self));

  if (self->continued == !!continued)
    return;

  self->continued = !!continued;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTINUED]);
}
