/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-closures.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-order.h"
#include "pd-time.h"

/* What is said of an order: pure functions that the templates of the narrow list's rows, of the headers of
 * the table and of the details bind to, and the name that a screen reader says of a row of either form. */

static char *
day_text (gpointer object, gint64 at)
{
  return pd_time_format_day (at, g_get_real_time ());
}

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

/* What is no number has no currency. */
static char *
charge_unit (gpointer object, const char *charge, const char *currency)
{
  gboolean is_number = charge != NULL && g_ascii_isdigit (charge[charge[0] == '-' ? 1 : 0]);

  return is_number ? g_strdup (currency) : NULL;
}

static char *
state_line (gpointer object, const char *status, const char *delivered)
{
  if (g_strcmp0 (delivered, "–") == 0)
    return g_strdup (status);

  /* Translators: the state of an order, and how much is delivered: "In progress · 1,240 of 2,000" */
  return g_strdup_printf (C_ ("order", "%s · %s"), status != NULL ? status : "",
                          delivered != NULL ? delivered : "");
}

static const struct
{
  const char *name;
  GCallback function;
} closures[] = {
  { "charge_unit", G_CALLBACK (charge_unit) }, { "day_text", G_CALLBACK (day_text) },
  { "has_bar", G_CALLBACK (has_bar) },         { "bar_fraction", G_CALLBACK (bar_fraction) },
  { "bar_classes", G_CALLBACK (bar_classes) }, { "state_line", G_CALLBACK (state_line) },
};

static char *
describe_order (const char *status, const char *order_id, const char *service, const char *delivered)
{
  if (order_id == NULL)
    /* Translators: what a screen reader says of an order without an ID: its state, service and how much */
    return g_strdup_printf (_ ("%s, %s, %s"), status, service, delivered);

  /* Translators: what a screen reader says of an order: its state, ID, service and how much is delivered */
  return g_strdup_printf (_ ("%s, order %s, %s, %s"), status, order_id, service, delivered);
}

static char *
name_charge (const char *amount, const char *currency, gboolean estimated)
{
  g_autofree char *unit = charge_unit (NULL, amount, currency);
  g_autofree char *charge = NULL;

  if (unit == NULL)
    return g_strdup ("–");

  /* Translators: an amount and its currency */
  charge = g_strdup_printf (C_ ("money", "%s %s"), amount, unit);

  /* Translators: an amount of money that is expected and not yet known */
  return estimated ? g_strdup_printf (C_ ("expected amount", "≈ %s"), charge) : g_steal_pointer (&charge);
}

static char *
row_name (gpointer object,
          const char *status,
          const char *order_id,
          const char *service,
          const char *delivered,
          const char *link,
          const char *panel,
          const char *amount,
          const char *currency,
          gboolean estimated,
          const char *problem)
{
  g_autofree char *start = NULL;
  g_autofree char *charge = NULL;
  g_autofree char *name = NULL;

  if (service == NULL)
    return NULL;

  start = describe_order (status, order_id, service, delivered);
  charge = name_charge (amount, currency, estimated);
  /* Translators: what a screen reader says of an order: its state, service and how much, then the link, the
   * panel and the charge */
  name = g_strdup_printf (_ ("%s, %s, %s, %s"), start, link != NULL ? link : "–", panel, charge);

  return g_strjoin (C_ ("list", ", "), name, problem, NULL);
}

/**
 * pd_order_closures_dup_name:
 * @order: what a row shows
 *
 * Returns: (transfer full): the accessible name of the row
 */
char *
pd_order_closures_dup_name (PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  g_autofree char *status = NULL;
  g_autofree char *delivered = NULL;
  g_autofree char *link = NULL;
  g_autofree char *charge = NULL;
  g_autofree char *problem = NULL;
  gboolean estimated;

  g_object_get (order, "status-text", &status, "delivered-text", &delivered, "link-text", &link,
                "charge-text", &charge, "charge-estimated", &estimated, "problem", &problem, NULL);

  return row_name (NULL, status, record->order_id, record->service_name, delivered, link,
                   pd_panel_get_name (pd_order_get_panel (order)), charge, record->currency, estimated,
                   problem);
}

/**
 * pd_order_closures_dup_charge_unit:
 * @order: an order
 *
 * Returns: (transfer full) (nullable): the currency of its charge, where that is a number
 */
char *
pd_order_closures_dup_charge_unit (PdOrder *order)
{
  g_autofree char *charge = NULL;

  g_object_get (order, "charge-text", &charge, NULL);

  return charge_unit (NULL, charge, pd_order_get_record (order)->currency);
}

/**
 * pd_order_closures_bind_name:
 * @list_item: a list item, for the whole of its life
 *
 * Gives @list_item the accessible name of the order that it shows at a time.
 */
void
pd_order_closures_bind_name (GObject *list_item)
{
  static const char *const names[]
      = { "status-text", "order-id",    "service-name", "delivered-text",   "link-text",
          "panel-name",  "charge-text", "currency",     "charge-estimated", "problem" };
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
 * pd_order_closures_bind:
 * @klass: a widget class with a template
 *
 * Makes the closures about orders known to the template of @klass, and those of pd_closures_bind().
 */
void
pd_order_closures_bind (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (klass, closures[i].name, closures[i].function);
  pd_closures_bind (klass);
}
