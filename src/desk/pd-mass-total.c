/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-order.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/* The sum of a mass order at one panel, in its currency: rows are added in their order as long as the balance
 * pays them. Declared in pd-mass-order.h. */

struct _PdMassTotal
{
  GObject parent_instance;

  PdPanel *panel;
  guint n_orders;
  PdMoney cost;   /* of what will be sent */
  PdMoney needed; /* of all rows */
  gboolean enough;
};

G_DEFINE_FINAL_TYPE (PdMassTotal, pd_mass_total, G_TYPE_OBJECT)

enum
{
  PROP_PANEL_NAME = 1,
  PROP_N_ORDERS,
  PROP_COST_TEXT,
  PROP_NEEDED_TEXT,
  PROP_BALANCE_TEXT,
  PROP_CURRENCY,
  PROP_ENOUGH,
  PROP_WAIT,
  PROP_FRACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A bar is no amount: here alone a share may be a binary number. */
static double
get_fraction (PdMassTotal *self)
{
  PdMoney balance = pd_panel_get_balance (self->panel);
  g_autofree char *cost = pd_money_to_string (self->needed);
  g_autofree char *whole = pd_money_to_string (balance);

  if (cost == NULL || whole == NULL || pd_money_is_zero (balance) || pd_money_is_negative (balance))
    return self->enough ? 0 : 1;

  return CLAMP (g_ascii_strtod (cost, NULL) / g_ascii_strtod (whole, NULL), 0, 1);
}

static void
pd_mass_total_dispose (GObject *object)
{
  g_clear_object (&PD_MASS_TOTAL (object)->panel);

  G_OBJECT_CLASS (pd_mass_total_parent_class)->dispose (object);
}

static void
pd_mass_total_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdMassTotal *self = PD_MASS_TOTAL (object);

  switch (property_id)
    {
    case PROP_PANEL_NAME:
      g_value_set_string (value, pd_panel_get_name (self->panel));
      break;
    case PROP_N_ORDERS:
      g_value_set_uint (value, self->n_orders);
      break;
    case PROP_COST_TEXT:
      g_value_take_string (value, pd_money_format (self->cost));
      break;
    case PROP_NEEDED_TEXT:
      g_value_take_string (value, pd_money_format (self->needed));
      break;
    case PROP_BALANCE_TEXT:
      g_value_take_string (value, pd_money_format (pd_panel_get_balance (self->panel)));
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, pd_panel_get_currency (self->panel));
      break;
    case PROP_ENOUGH:
      g_value_set_boolean (value, self->enough);
      break;
    case PROP_WAIT:
      g_value_take_string (value, pd_mass_row_describe_wait (self->panel));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, get_fraction (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_mass_total_class_init (PdMassTotalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pd_mass_total_dispose;
  object_class->get_property = pd_mass_total_get_property;

  properties[PROP_PANEL_NAME] = g_param_spec_string ("panel-name", NULL, NULL, NULL, flags);
  properties[PROP_N_ORDERS] = g_param_spec_uint ("n-orders", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_COST_TEXT] = g_param_spec_string ("cost-text", NULL, NULL, NULL, flags);
  properties[PROP_NEEDED_TEXT] = g_param_spec_string ("needed-text", NULL, NULL, NULL, flags);
  properties[PROP_BALANCE_TEXT] = g_param_spec_string ("balance-text", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, flags);
  properties[PROP_ENOUGH] = g_param_spec_boolean ("enough", NULL, NULL, TRUE, flags);
  properties[PROP_WAIT] = g_param_spec_string ("wait", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_mass_total_init (PdMassTotal *self)
{
  self->cost = PD_MONEY_ZERO;
  self->needed = PD_MONEY_ZERO;
  self->enough = TRUE;
}

/**
 * pd_mass_total_new:
 * @panel: where it is ordered
 *
 * Returns: (transfer full): a sum of nothing
 */
PdMassTotal *
pd_mass_total_new (PdPanel *panel)
{
  PdMassTotal *self = g_object_new (PD_TYPE_MASS_TOTAL, NULL);

  self->panel = g_object_ref (panel);

  return self;
}

/**
 * pd_mass_total_add:
 * @self: a sum
 * @cost: what one more order costs; unknown is not counted
 *
 * Adds an order, as far as the balance is known to pay it.
 *
 * Returns: %FALSE where the balance does not pay it any more
 */
gboolean
pd_mass_total_add (PdMassTotal *self, PdMoney cost)
{
  PdMoney balance = pd_panel_get_balance (self->panel);
  PdMoney sum = pd_money_is_known (cost) ? pd_money_add (self->cost, cost) : self->cost;

  if (pd_money_is_known (cost))
    self->needed = pd_money_add (self->needed, cost);
  if (pd_money_is_known (balance) && pd_money_compare (sum, balance) > 0)
    {
      self->enough = FALSE;
      return FALSE;
    }

  self->cost = sum;
  self->n_orders++;

  return TRUE;
}

/**
 * pd_mass_total_describe:
 * @self: a sum
 *
 * Returns: (transfer full): a plain sentence that tells what the panel has, for an order that it cannot pay
 */
char *
pd_mass_total_describe (PdMassTotal *self)
{
  g_autofree char *balance = pd_money_format (pd_panel_get_balance (self->panel));
  const char *currency = pd_panel_get_currency (self->panel);

  /* Translators: a panel, its balance and the currency */
  return g_strchomp (g_strdup_printf (_ ("%s has only %s %s"), pd_panel_get_name (self->panel), balance,
                                      currency != NULL ? currency : ""));
}
