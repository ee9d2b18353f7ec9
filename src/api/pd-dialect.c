/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-dialect.h"

#include "pd-api-enums.h"

/*
 * What one panel does differently (api-v2 §1 and §5), as data that the client follows and extends, the store
 * keeps as text (pd-dialect-text.c), and the Panel page shows. Main thread.
 */

struct _PdDialect
{
  GObject parent_instance;

  const char *link_parameter; /* static */
  guint most_ids;
  gboolean batch_refill;
  gboolean batch_cancel;
  gboolean refill_status;
  PdIdempotency idempotency;
  gboolean rate_per_one;
};

G_DEFINE_FINAL_TYPE (PdDialect, pd_dialect, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LINK_PARAMETER,
  PROP_MOST_IDS,
  PROP_BATCH_REFILL,
  PROP_BATCH_CANCEL,
  PROP_REFILL_STATUS,
  PROP_IDEMPOTENCY,
  PROP_RATE_PER_ONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The member behind a property that is a yes or no. */
static gboolean *
get_switch (PdDialect *self, guint id)
{
  switch (id)
    {
    case PROP_BATCH_REFILL:
      return &self->batch_refill;
    case PROP_BATCH_CANCEL:
      return &self->batch_cancel;
    case PROP_REFILL_STATUS:
      return &self->refill_status;
    case PROP_RATE_PER_ONE:
      return &self->rate_per_one;
    default:
      g_assert_not_reached ();
    }
}

static void
set_switch (PdDialect *self, guint id, gboolean on)
{
  gboolean *member = get_switch (self, id);

  if (*member == !!on)
    return;

  *member = !!on;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_idempotency (PdDialect *self, PdIdempotency idempotency)
{
  if (self->idempotency == idempotency)
    return;

  self->idempotency = idempotency;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IDEMPOTENCY]);
}

static void
pd_dialect_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdDialect *self = PD_DIALECT (object);

  switch (prop_id)
    {
    case PROP_LINK_PARAMETER:
      g_value_set_string (value, self->link_parameter);
      break;
    case PROP_MOST_IDS:
      g_value_set_uint (value, self->most_ids);
      break;
    case PROP_IDEMPOTENCY:
      g_value_set_enum (value, self->idempotency);
      break;
    case PROP_BATCH_REFILL:
    case PROP_BATCH_CANCEL:
    case PROP_REFILL_STATUS:
    case PROP_RATE_PER_ONE:
      g_value_set_boolean (value, *get_switch (self, prop_id));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_dialect_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PdDialect *self = PD_DIALECT (object);

  switch (prop_id)
    {
    case PROP_LINK_PARAMETER:
      pd_dialect_set_link_parameter (self, g_value_get_string (value));
      break;
    case PROP_MOST_IDS:
      pd_dialect_set_most_ids (self, g_value_get_uint (value));
      break;
    case PROP_IDEMPOTENCY:
      set_idempotency (self, g_value_get_enum (value));
      break;
    case PROP_BATCH_REFILL:
    case PROP_BATCH_CANCEL:
    case PROP_REFILL_STATUS:
    case PROP_RATE_PER_ONE:
      set_switch (self, prop_id, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_dialect_class_init (PdDialectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_dialect_get_property;
  object_class->set_property = pd_dialect_set_property;

  properties[PROP_LINK_PARAMETER] = g_param_spec_string ("link-parameter", NULL, NULL, "link", flags);
  properties[PROP_MOST_IDS] = g_param_spec_uint ("most-ids", NULL, NULL, 1, PD_MOST_IDS, PD_MOST_IDS, flags);
  properties[PROP_BATCH_REFILL] = g_param_spec_boolean ("batch-refill", NULL, NULL, TRUE, flags);
  properties[PROP_BATCH_CANCEL] = g_param_spec_boolean ("batch-cancel", NULL, NULL, TRUE, flags);
  properties[PROP_REFILL_STATUS] = g_param_spec_boolean ("refill-status", NULL, NULL, TRUE, flags);
  properties[PROP_IDEMPOTENCY]
      = g_param_spec_enum ("idempotency", NULL, NULL, PD_TYPE_IDEMPOTENCY, PD_IDEMPOTENCY_NONE, flags);
  properties[PROP_RATE_PER_ONE] = g_param_spec_boolean ("rate-per-one", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_dialect_init (PdDialect *self)
{
  self->link_parameter = "link";
  self->most_ids = PD_MOST_IDS;
  self->batch_refill = TRUE;
  self->batch_cancel = TRUE;
  self->refill_status = TRUE;
}

/**
 * pd_dialect_new:
 *
 * Returns: (transfer full): the common form
 */
PdDialect *
pd_dialect_new (void)
{
  return g_object_new (PD_TYPE_DIALECT, NULL);
}

/**
 * pd_dialect_get_link_parameter:
 * @self: a dialect
 *
 * Returns: (transfer none): how `add` calls the link, "link" or "url"
 */
const char *
pd_dialect_get_link_parameter (PdDialect *self)
{
  g_return_val_if_fail (PD_IS_DIALECT (self), "link");

  return self->link_parameter;
}

/**
 * pd_dialect_set_link_parameter:
 * @self: a dialect
 * @parameter: "link" or "url"; anything else changes nothing
 *
 * Sets how `add` calls the link.
 */
void
pd_dialect_set_link_parameter (PdDialect *self, const char *parameter)
{
  const char *known = g_strcmp0 (parameter, "url") == 0 ? "url" : "link";

  g_return_if_fail (PD_IS_DIALECT (self));

  if (g_strcmp0 (parameter, known) != 0 || g_str_equal (self->link_parameter, known))
    return;

  self->link_parameter = known;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINK_PARAMETER]);
}

/**
 * pd_dialect_get_most_ids:
 * @self: a dialect
 *
 * Returns: how many ids the panel takes in one call, 1 to 100; 1 means no batch calls at all
 */
guint
pd_dialect_get_most_ids (PdDialect *self)
{
  g_return_val_if_fail (PD_IS_DIALECT (self), 1);

  return self->most_ids;
}

/**
 * pd_dialect_set_most_ids:
 * @self: a dialect
 * @most_ids: how many ids the panel takes in one call
 *
 * Sets that limit; it is kept between 1 and 100.
 */
void
pd_dialect_set_most_ids (PdDialect *self, guint most_ids)
{
  g_return_if_fail (PD_IS_DIALECT (self));

  most_ids = CLAMP (most_ids, 1, PD_MOST_IDS);
  if (self->most_ids == most_ids)
    return;

  self->most_ids = most_ids;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOST_IDS]);
}

/**
 * pd_dialect_get_batch_refill:
 * @self: a dialect
 *
 * Returns: whether `refill` and `refill_status` take several ids
 */
gboolean
pd_dialect_get_batch_refill (PdDialect *self)
{
  g_return_val_if_fail (PD_IS_DIALECT (self), FALSE);

  return self->batch_refill;
}

/**
 * pd_dialect_set_batch_refill:
 * @self: a dialect
 * @batch_refill: whether `refill` and `refill_status` take several ids
 *
 * Sets that.
 */
void
pd_dialect_set_batch_refill (PdDialect *self, gboolean batch_refill)
{
  g_return_if_fail (PD_IS_DIALECT (self));

  set_switch (self, PROP_BATCH_REFILL, batch_refill);
}

/**
 * pd_dialect_get_batch_cancel:
 * @self: a dialect
 *
 * Returns: whether `cancel` takes a list of ids, as in the common form, or a single `order`
 */
gboolean
pd_dialect_get_batch_cancel (PdDialect *self)
{
  g_return_val_if_fail (PD_IS_DIALECT (self), FALSE);

  return self->batch_cancel;
}

/**
 * pd_dialect_set_batch_cancel:
 * @self: a dialect
 * @batch_cancel: whether `cancel` takes a list of ids
 *
 * Sets that.
 */
void
pd_dialect_set_batch_cancel (PdDialect *self, gboolean batch_cancel)
{
  g_return_if_fail (PD_IS_DIALECT (self));

  set_switch (self, PROP_BATCH_CANCEL, batch_cancel);
}

/**
 * pd_dialect_get_refill_status:
 * @self: a dialect
 *
 * Returns: whether there is a call for the state of a refill
 */
gboolean
pd_dialect_get_refill_status (PdDialect *self)
{
  g_return_val_if_fail (PD_IS_DIALECT (self), FALSE);

  return self->refill_status;
}

/**
 * pd_dialect_get_idempotency:
 * @self: a dialect
 *
 * Returns: whether a repeated `add` can be told from a second order
 */
PdIdempotency
pd_dialect_get_idempotency (PdDialect *self)
{
  g_return_val_if_fail (PD_IS_DIALECT (self), PD_IDEMPOTENCY_NONE);

  return self->idempotency;
}

/**
 * pd_dialect_get_rate_per_one:
 * @self: a dialect
 *
 * Returns: whether the printed rate is the price of one, not of 1,000
 */
gboolean
pd_dialect_get_rate_per_one (PdDialect *self)
{
  g_return_val_if_fail (PD_IS_DIALECT (self), FALSE);

  return self->rate_per_one;
}
