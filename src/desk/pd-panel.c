/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-private.h"

#include "pd-desk-enums.h"

/*
 * An account at one shop, as the window shows it. Owns the record that is stored, the client that talks to
 * the shop, and what is known of both in this run. The desk makes panels and lives longer than none of them:
 * orders keep theirs, also removed ones. What changes is in pd-panel-learn.c. Main thread.
 */

G_DEFINE_FINAL_TYPE (PdPanel, pd_panel, G_TYPE_OBJECT)

static GParamSpec *properties[PD_PANEL_N_PROPS];

static void
learn_dialect_cb (PdPanel *self)
{
  g_autofree char *text = pd_dialect_to_text (self->dialect);

  if (g_set_str (&self->record->dialect, text))
    pd_panel_notify (self, PD_PANEL_PROP_DIALECT_TEXT);
}

static void
pd_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdPanel *self = PD_PANEL (object);

  switch (prop_id)
    {
    case PD_PANEL_PROP_NAME:
      g_value_set_string (value, self->record->name);
      break;
    case PD_PANEL_PROP_URL:
      g_value_set_string (value, self->record->url);
      break;
    case PD_PANEL_PROP_HOST:
      g_value_set_string (value, self->host);
      break;
    case PD_PANEL_PROP_CURRENCY:
      g_value_set_string (value, self->record->currency);
      break;
    case PD_PANEL_PROP_BALANCE:
      g_value_set_boxed (value, &self->record->balance);
      break;
    case PD_PANEL_PROP_BALANCE_TEXT:
      g_value_set_string (value, self->balance_text);
      break;
    case PD_PANEL_PROP_BALANCE_AT:
      g_value_set_int64 (value, self->record->balance_at);
      break;
    case PD_PANEL_PROP_THRESHOLD:
      g_value_set_boxed (value, &self->record->threshold);
      break;
    case PD_PANEL_PROP_HOLD_AFTER_UNKNOWN:
      g_value_set_boolean (value, self->record->hold_after_unknown);
      break;
    case PD_PANEL_PROP_HEALTH:
      g_value_set_enum (value, (int) self->health);
      break;
    case PD_PANEL_PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PD_PANEL_PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PD_PANEL_PROP_CONTACTED_AT:
      g_value_set_int64 (value, self->contact.succeeded_at);
      break;
    case PD_PANEL_PROP_DIALECT_TEXT:
      g_value_set_string (value, self->record->dialect);
      break;
    case PD_PANEL_PROP_DEMO:
      g_value_set_boolean (value, self->record->demo);
      break;
    case PD_PANEL_PROP_REMOVED:
      g_value_set_boolean (value, self->record->removed);
      break;
    case PD_PANEL_PROP_CATALOGUE_AT:
      g_value_set_int64 (value, self->record->catalogue_at);
      break;
    case PD_PANEL_PROP_N_SERVICES:
      g_value_set_uint (value, self->n_services);
      break;
    case PD_PANEL_PROP_N_SKIPPED:
      g_value_set_uint (value, self->n_skipped);
      break;
    case PD_PANEL_PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    case PD_PANEL_PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PD_PANEL_PROP_N_ATTENTION:
      g_value_set_uint (value, self->n_attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_panel_dispose (GObject *object)
{
  PdPanel *self = PD_PANEL (object);

  if (self->clock)
    pd_clock_clear (self->clock, &self->timer);
  g_clear_object (&self->client);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pd_panel_parent_class)->dispose (object);
}

static void
pd_panel_finalize (GObject *object)
{
  PdPanel *self = PD_PANEL (object);

  g_clear_object (&self->dialect);
  g_clear_object (&self->balance_load);
  g_clear_object (&self->catalogue_load);
  g_clear_error (&self->contact.error);
  g_clear_pointer (&self->record, pd_panel_record_free);
  g_free (self->host);
  g_free (self->balance_text);
  g_free (self->summary);
  g_free (self->problem);

  G_OBJECT_CLASS (pd_panel_parent_class)->finalize (object);
}

static void
pd_panel_class_init (PdPanelClass *klass)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PD_PANEL_PROP_NAME, "name" },
    { PD_PANEL_PROP_URL, "url" },
    { PD_PANEL_PROP_HOST, "host" },
    { PD_PANEL_PROP_CURRENCY, "currency" },
    { PD_PANEL_PROP_BALANCE_TEXT, "balance-text" },
    { PD_PANEL_PROP_SUMMARY, "summary" },
    { PD_PANEL_PROP_PROBLEM, "problem" },
    { PD_PANEL_PROP_DIALECT_TEXT, "dialect-text" },
  }, counts[] = {
    { PD_PANEL_PROP_N_SERVICES, "n-services" },
    { PD_PANEL_PROP_N_SKIPPED, "n-skipped" },
    { PD_PANEL_PROP_N_OPEN, "n-open" },
    { PD_PANEL_PROP_N_DONE, "n-done" },
    { PD_PANEL_PROP_N_ATTENTION, "n-attention" },
  }, times[] = {
    { PD_PANEL_PROP_BALANCE_AT, "balance-at" },
    { PD_PANEL_PROP_CATALOGUE_AT, "catalogue-at" },
    { PD_PANEL_PROP_CONTACTED_AT, "contacted-at" },
  }, switches[] = {
    { PD_PANEL_PROP_DEMO, "demo" },
    { PD_PANEL_PROP_REMOVED, "removed" },
    { PD_PANEL_PROP_HOLD_AFTER_UNKNOWN, "hold-after-unknown" },
  }, amounts[] = {
    { PD_PANEL_PROP_BALANCE, "balance" },
    { PD_PANEL_PROP_THRESHOLD, "threshold" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_panel_get_property;
  object_class->dispose = pd_panel_dispose;
  object_class->finalize = pd_panel_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    properties[counts[i].id] = g_param_spec_uint (counts[i].name, NULL, NULL, 0, G_MAXUINT, 0, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    properties[times[i].id] = g_param_spec_int64 (times[i].name, NULL, NULL, 0, G_MAXINT64, 0, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    properties[switches[i].id] = g_param_spec_boolean (switches[i].name, NULL, NULL, FALSE, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    properties[amounts[i].id] = g_param_spec_boxed (amounts[i].name, NULL, NULL, PD_TYPE_MONEY, flags);
  properties[PD_PANEL_PROP_HEALTH]
      = g_param_spec_enum ("health", NULL, NULL, PD_TYPE_PANEL_HEALTH, PD_PANEL_NEW, flags);
  g_object_class_install_properties (object_class, PD_PANEL_N_PROPS, properties);
}

static void
pd_panel_init (PdPanel *self)
{
  self->health = PD_PANEL_NEW;
  self->default_threshold = PD_MONEY_UNKNOWN;
  self->balance_load = pd_load_new ();
  self->catalogue_load = pd_load_new ();
}

/* For pd-panel-learn.c, which has no table of the properties. */
void
pd_panel_notify (PdPanel *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * pd_panel_new:
 * @record: what is stored of it; copied
 * @client: (nullable): talks to it
 * @clock: tells how old things are
 *
 * Returns: (transfer full): a panel that was not asked anything yet
 */
PdPanel *
pd_panel_new (const PdPanelRecord *record, PdClient *client, PdClock *clock)
{
  PdPanel *self;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  self = g_object_new (PD_TYPE_PANEL, NULL);
  self->record = pd_panel_record_copy (record);
  self->clock = g_object_ref (clock);
  g_set_object (&self->client, client);
  self->dialect
      = client ? g_object_ref (pd_client_get_dialect (client)) : pd_dialect_new_from_text (record->dialect);
  self->host = pd_panel_find_host (record->url);
  g_signal_connect_object (self->dialect, "notify", G_CALLBACK (learn_dialect_cb), self, G_CONNECT_SWAPPED);
  pd_load_restore (self->balance_load, record->balance_at);
  pd_panel_update (self);

  return self;
}

/**
 * pd_panel_get_record:
 * @self: a panel
 *
 * Returns: (transfer none): what is stored of it, as it should be now
 */
const PdPanelRecord *
pd_panel_get_record (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), NULL);

  return self->record;
}

/**
 * pd_panel_get_id:
 * @self: a panel
 *
 * Returns: its id in the store
 */
gint64
pd_panel_get_id (PdPanel *self)
{
  return pd_panel_get_record (self)->id;
}

/**
 * pd_panel_get_uid:
 * @self: a panel
 *
 * Returns: (transfer none): what its key is called in the keyring
 */
const char *
pd_panel_get_uid (PdPanel *self)
{
  return pd_panel_get_record (self)->uid;
}

/**
 * pd_panel_get_name:
 * @self: a panel
 *
 * Returns: (transfer none): its name, given by the user
 */
const char *
pd_panel_get_name (PdPanel *self)
{
  return pd_panel_get_record (self)->name;
}

/**
 * pd_panel_get_url:
 * @self: a panel
 *
 * Returns: (transfer none): the address of its API
 */
const char *
pd_panel_get_url (PdPanel *self)
{
  return pd_panel_get_record (self)->url;
}

/**
 * pd_panel_get_host:
 * @self: a panel
 *
 * Returns: (transfer none): the host in its address
 */
const char *
pd_panel_get_host (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), NULL);

  return self->host;
}

/**
 * pd_panel_get_currency:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the currency of the account, where the panel told it
 */
const char *
pd_panel_get_currency (PdPanel *self)
{
  return pd_panel_get_record (self)->currency;
}

/**
 * pd_panel_get_balance:
 * @self: a panel
 *
 * Returns: the last known balance in pd_panel_get_currency(), or unknown
 */
PdMoney
pd_panel_get_balance (PdPanel *self)
{
  return pd_panel_get_record (self)->balance;
}

/**
 * pd_panel_get_balance_at:
 * @self: a panel
 *
 * Returns: when the balance was read, in microseconds since 1970, 0 for never
 */
gint64
pd_panel_get_balance_at (PdPanel *self)
{
  return pd_panel_get_record (self)->balance_at;
}

/**
 * pd_panel_get_threshold:
 * @self: a panel
 *
 * Returns: its own threshold, below which to warn; unknown: it has none, 0: never
 */
PdMoney
pd_panel_get_threshold (PdPanel *self)
{
  return pd_panel_get_record (self)->threshold;
}

/**
 * pd_panel_get_hold_after_unknown:
 * @self: a panel
 *
 * Returns: whether the next orders wait while one is unknown
 */
gboolean
pd_panel_get_hold_after_unknown (PdPanel *self)
{
  return pd_panel_get_record (self)->hold_after_unknown;
}

/**
 * pd_panel_get_demo:
 * @self: a panel
 *
 * Returns: whether it is the demo panel, where nothing costs money
 */
gboolean
pd_panel_get_demo (PdPanel *self)
{
  return pd_panel_get_record (self)->demo;
}

/**
 * pd_panel_get_removed:
 * @self: a panel
 *
 * Returns: whether the user removed it; then it is there for its orders only, and must not be asked
 */
gboolean
pd_panel_get_removed (PdPanel *self)
{
  return pd_panel_get_record (self)->removed;
}

/**
 * pd_panel_get_health:
 * @self: a panel
 *
 * Returns: how it is
 */
PdPanelHealth
pd_panel_get_health (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), PD_PANEL_NEW);

  return self->health;
}

/**
 * pd_panel_get_problem:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): what is wrong, as a plain sentence, %NULL where nothing is
 */
const char *
pd_panel_get_problem (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), NULL);

  return self->problem;
}

/**
 * pd_panel_get_contacted_at:
 * @self: a panel
 *
 * Returns: when it last gave a useful answer in this run of the program, in microseconds since 1970, 0 for
 * never
 */
gint64
pd_panel_get_contacted_at (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), 0);

  return self->contact.succeeded_at;
}

/**
 * pd_panel_get_client:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): who talks to it
 */
PdClient *
pd_panel_get_client (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), NULL);

  return self->client;
}

/**
 * pd_panel_get_dialect:
 * @self: a panel
 *
 * Returns: (transfer none): what it does differently from the common form
 */
PdDialect *
pd_panel_get_dialect (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), NULL);

  return self->dialect;
}

/**
 * pd_panel_get_balance_load:
 * @self: a panel
 *
 * Returns: (transfer none): how asking for its balance stands
 */
PdLoad *
pd_panel_get_balance_load (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), NULL);

  return self->balance_load;
}

/**
 * pd_panel_get_catalogue_load:
 * @self: a panel
 *
 * Returns: (transfer none): how asking for its catalogue stands
 */
PdLoad *
pd_panel_get_catalogue_load (PdPanel *self)
{
  g_return_val_if_fail (PD_IS_PANEL (self), NULL);

  return self->catalogue_load;
}
