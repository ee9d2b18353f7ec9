/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-form-private.h"

/*
 * One order while it is being filled in. Holds what was typed, as it was typed, and what follows from it: the
 * quantity and the price by the rules of api-v2 §2. Checks are in pd-order-form-check.c, the request in
 * pd-order-form-parameters.c. The dialog, the mass order and "order again" use it. Main thread.
 */

struct _PdOrderForm
{
  GObject parent_instance;

  PdServiceInfo *service; /* (nullable) */
  PdDialect *dialect;     /* (nullable) */
  const PdOrderType *type;
  gboolean known_type;

  char *values[PD_N_FIELDS]; /* %NULL where empty */
  gboolean dripfeed;

  gboolean complete; /* as last notified; likewise @cost */
  PdMoney cost;
};

G_DEFINE_FINAL_TYPE (PdOrderForm, pd_order_form, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_COMPLETE,
  PROP_COST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
announce (PdOrderForm *self)
{
  gboolean complete = pd_order_form_is_complete (self);
  PdMoney cost = pd_order_form_get_cost (self);
  gboolean other_cost = !pd_money_equal (cost, self->cost);
  gboolean other_complete = complete != self->complete;

  self->complete = complete;
  self->cost = cost;
  if (other_cost)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COST]);
  if (other_complete)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const PdFieldUse *
find_use (const PdOrderType *type, PdField field)
{
  for (guint i = 0; i < type->n_uses; i++)
    if (type->uses[i].field == field)
      return &type->uses[i];

  return NULL;
}

static void
pd_order_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdOrderForm *self = PD_ORDER_FORM (object);

  switch (prop_id)
    {
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_COST:
      g_value_set_boxed (value, &self->cost);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_order_form_finalize (GObject *object)
{
  PdOrderForm *self = PD_ORDER_FORM (object);

  g_clear_pointer (&self->service, pd_service_info_unref);
  g_clear_object (&self->dialect);
  for (guint i = 0; i < PD_N_FIELDS; i++)
    g_free (self->values[i]);

  G_OBJECT_CLASS (pd_order_form_parent_class)->finalize (object);
}

static void
pd_order_form_class_init (PdOrderFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_order_form_get_property;
  object_class->finalize = pd_order_form_finalize;

  /**
   * PdOrderForm:complete:
   *
   * Whether the order can be placed as it stands.
   */
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);

  /**
   * PdOrderForm:cost:
   *
   * What the order will cost, in the currency of the panel; see pd_order_form_get_cost().
   */
  properties[PROP_COST] = g_param_spec_boxed ("cost", NULL, NULL, PD_TYPE_MONEY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PdOrderForm::changed:
   *
   * A value, the drip-feed or the service has changed: checks and sums may be others now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pd_order_form_init (PdOrderForm *self)
{
  self->type = pd_order_type_find (NULL, &self->known_type);
  self->cost = PD_MONEY_UNKNOWN;
}

/**
 * pd_order_form_new:
 * @service: (nullable): what to order; %NULL while nothing is chosen
 * @dialect: (nullable): of the panel; %NULL for the common form
 *
 * Returns: (transfer full): an empty form
 */
PdOrderForm *
pd_order_form_new (PdServiceInfo *service, PdDialect *dialect)
{
  PdOrderForm *self = g_object_new (PD_TYPE_ORDER_FORM, NULL);

  pd_order_form_set_service (self, service, dialect);

  return self;
}

/**
 * pd_order_form_get_service:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): what is ordered
 */
PdServiceInfo *
pd_order_form_get_service (PdOrderForm *self)
{
  g_return_val_if_fail (PD_IS_ORDER_FORM (self), NULL);

  return self->service;
}

/**
 * pd_order_form_get_dialect:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): how the panel of the service speaks
 */
PdDialect *
pd_order_form_get_dialect (PdOrderForm *self)
{
  g_return_val_if_fail (PD_IS_ORDER_FORM (self), NULL);

  return self->dialect;
}

/**
 * pd_order_form_set_service:
 * @self: a form
 * @service: (nullable): what to order
 * @dialect: (nullable): of its panel
 *
 * Chooses another service. What was typed stays, also in fields that the new type does not use.
 */
void
pd_order_form_set_service (PdOrderForm *self, PdServiceInfo *service, PdDialect *dialect)
{
  g_return_if_fail (PD_IS_ORDER_FORM (self));

  if (self->service == service && self->dialect == dialect)
    return;

  if (service != NULL)
    pd_service_info_ref (service);
  g_clear_pointer (&self->service, pd_service_info_unref);
  self->service = service;
  g_set_object (&self->dialect, dialect);
  self->type = pd_order_type_find (service != NULL ? service->type : NULL, &self->known_type);
  announce (self);
}

/**
 * pd_order_form_get_order_type:
 * @self: a form
 *
 * Returns: (transfer none): the row of the type by which the order is made, Default where it is unknown
 */
const PdOrderType *
pd_order_form_get_order_type (PdOrderForm *self)
{
  g_return_val_if_fail (PD_IS_ORDER_FORM (self), NULL);

  return self->type;
}

/**
 * pd_order_form_has_known_type:
 * @self: a form
 *
 * Returns: %FALSE where the panel names a type that we do not know: the user is to be warned that the order
 * is made as Default (api-v2 §2)
 */
gboolean
pd_order_form_has_known_type (PdOrderForm *self)
{
  g_return_val_if_fail (PD_IS_ORDER_FORM (self), FALSE);

  return self->known_type;
}

/**
 * pd_order_form_get_value:
 * @self: a form
 * @field: a field
 *
 * Returns: (transfer none): what was typed, "" where nothing was
 */
const char *
pd_order_form_get_value (PdOrderForm *self, PdField field)
{
  g_return_val_if_fail (PD_IS_ORDER_FORM (self), "");
  g_return_val_if_fail (field < PD_N_FIELDS, "");

  return self->values[field] != NULL ? self->values[field] : "";
}

/**
 * pd_order_form_set_value:
 * @self: a form
 * @field: a field
 * @value: (nullable): what was typed
 *
 * Sets what was typed into @field, also where the type does not use it now.
 */
void
pd_order_form_set_value (PdOrderForm *self, PdField field, const char *value)
{
  g_return_if_fail (PD_IS_ORDER_FORM (self));
  g_return_if_fail (field < PD_N_FIELDS);

  if (g_set_str (&self->values[field], value != NULL && *value != '\0' ? value : NULL))
    announce (self);
}

/* Sets every value and the drip-feed at once, with one "changed". */
void
pd_order_form_set_values (PdOrderForm *self, const char *const values[PD_N_FIELDS], gboolean dripfeed)
{
  for (guint i = 0; i < PD_N_FIELDS; i++)
    g_set_str (&self->values[i], values[i] != NULL && *values[i] != '\0' ? values[i] : NULL);
  self->dripfeed = dripfeed;
  announce (self);
}

/**
 * pd_order_form_uses:
 * @self: a form
 * @field: a field
 *
 * Returns: whether @field belongs to the order as it is now: to its type, to the choices that were made, and
 * runs and interval only with drip-feed
 */
gboolean
pd_order_form_uses (PdOrderForm *self, PdField field)
{
  const PdFieldUse *use;

  g_return_val_if_fail (PD_IS_ORDER_FORM (self), FALSE);

  use = find_use (self->type, field);
  if (use == NULL)
    return FALSE;
  if (field == PD_FIELD_RUNS || field == PD_FIELD_INTERVAL)
    return self->dripfeed;

  return use->only_if_value == NULL
         || g_str_equal (pd_order_form_get_value (self, use->only_if_field), use->only_if_value);
}

/**
 * pd_order_form_get_dripfeed:
 * @self: a form
 *
 * Returns: whether the order is delivered in several runs, which only some types can be
 */
gboolean
pd_order_form_get_dripfeed (PdOrderForm *self)
{
  g_return_val_if_fail (PD_IS_ORDER_FORM (self), FALSE);

  return self->dripfeed && self->type->dripfeed;
}

/**
 * pd_order_form_set_dripfeed:
 * @self: a form
 * @dripfeed: whether to deliver in several runs
 *
 * Switches drip-feed on or off.
 */
void
pd_order_form_set_dripfeed (PdOrderForm *self, gboolean dripfeed)
{
  g_return_if_fail (PD_IS_ORDER_FORM (self));

  if (self->dripfeed == !!dripfeed)
    return;

  self->dripfeed = !!dripfeed;
  announce (self);
}
