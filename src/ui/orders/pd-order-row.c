/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-row.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-money-label.h"

/* See the header. What rows of the table and of the list have in common stands here too: the closures of
 * their bars, and the name that a screen reader says. */

struct _PdOrderRow
{
  GtkBox parent_instance;

  PdOrder *order;
  gboolean selection_mode;
  gboolean selected;
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

/* Closures of the templates */

static gboolean
has_bar (gpointer object, double fraction)
{
  return fraction >= 0;
}

static float
bar_fraction (gpointer object, double fraction)
{
  return (float) CLAMP (fraction, 0, 1);
}

static char **
bar_classes (gpointer object, PdOrderStatus status)
{
  static const char *const plain[] = { "horizontal", "thin", NULL };
  static const char *const warning[] = { "horizontal", "thin", "warning", NULL };

  return g_strdupv ((char **) (status == PD_ORDER_PARTIAL ? warning : plain));
}

static char *
state_line (gpointer object, const char *status, const char *delivered)
{
  /* Translators: the state of an order, and how much is delivered: "In progress · 1,240 of 2,000" */
  return g_strdup_printf (C_ ("order", "%s · %s"), status != NULL ? status : "",
                          delivered != NULL ? delivered : "");
}

static char *
row_name (
    gpointer object, const char *status, const char *order_id, const char *service, const char *delivered)
{
  if (service == NULL)
    return NULL;
  if (order_id == NULL)
    /* Translators: what a screen reader says of an order without an ID: its state, service and how much */
    return g_strdup_printf (_ ("%s, %s, %s"), status, service, delivered);

  /* Translators: what a screen reader says of an order: its state, ID, service and how much is delivered */
  return g_strdup_printf (_ ("%s, order %s, %s, %s"), status, order_id, service, delivered);
}

static void
set_flag (PdOrderRow *self, gboolean *member, gboolean value, guint property)
{
  if (*member == value)
    return;

  *member = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
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
      if (g_set_object (&self->order, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
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

  g_type_ensure (PD_TYPE_MONEY_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-row.ui");
  pd_order_row_bind_closures (widget_class);
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

/**
 * pd_order_row_bind_name:
 * @list_item: a list item or a row of a column view, for the whole of its life
 *
 * Gives @list_item the accessible name of the order that it shows at a time.
 */
void
pd_order_row_bind_name (GObject *list_item)
{
  static const char *const names[] = { "status-text", "order-id", "service-name", "delivered-text" };
  g_autoptr (GtkExpression) item = gtk_property_expression_new (G_OBJECT_TYPE (list_item), NULL, "item");
  g_autoptr (GtkExpression) name = NULL;
  GtkExpression *parameters[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    parameters[i] = gtk_property_expression_new (PD_TYPE_ORDER, gtk_expression_ref (item), names[i]);
  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, G_N_ELEMENTS (parameters), parameters,
                                      G_CALLBACK (row_name), NULL, NULL);

  gtk_expression_bind (g_steal_pointer (&name), list_item, "accessible-label", list_item);
}

/**
 * pd_order_row_bind_closures:
 * @klass: a widget class with a template
 *
 * Makes the closures about orders known to the template of @klass, and those of pd_closures_bind().
 */
void
pd_order_row_bind_closures (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, has_bar);
  gtk_widget_class_bind_template_callback (klass, bar_fraction);
  gtk_widget_class_bind_template_callback (klass, bar_classes);
  gtk_widget_class_bind_template_callback (klass, state_line);
  pd_closures_bind (klass);
}
