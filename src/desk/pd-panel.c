/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-private.h"

/*
 * An account at one shop, as the window shows it. Owns the record that is stored, the client that talks to
 * the shop, and what is known of both in this run. The desk makes panels and lives longer than none of them:
 * orders keep theirs, also removed ones. What changes is in pd-panel-learn.c. Main thread.
 */

G_DEFINE_FINAL_TYPE (PdPanel, pd_panel, G_TYPE_OBJECT)

static void
learn_dialect_cb (PdPanel *self)
{
  g_autofree char *text = pd_dialect_to_text (self->dialect);

  if (g_set_str (&self->record->dialect, text))
    pd_panel_notify (self, PD_PANEL_PROP_DIALECT_TEXT);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_panel_dispose;
  object_class->finalize = pd_panel_finalize;

  pd_panel_install_properties (object_class);
}

static void
pd_panel_init (PdPanel *self)
{
  self->health = PD_PANEL_NEW;
  self->default_threshold = PD_MONEY_UNKNOWN;
  self->balance_load = pd_load_new ();
  self->catalogue_load = pd_load_new ();
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
