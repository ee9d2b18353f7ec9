/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

/*
 * The desk: builds everything below the window once and hands it out. The application owns it and gives it
 * what a test replaces: folder, session, keyring, clock. Its lists exist from the start and fill when it is
 * opened (pd-desk-open.c). Main thread.
 */

G_DEFINE_FINAL_TYPE (PdDesk, pd_desk, G_TYPE_OBJECT)

G_DEFINE_QUARK (pd-desk-error-quark, pd_desk_error)

enum
{
  PROP_0,
  PROP_DATA_FOLDER,
  PROP_SESSION,
  PROP_KEYRING,
  PROP_CLOCK,
  PROP_OPENING,
  PROP_READING,
  PROP_UPDATED_AT,
  PROP_PANELS,
  PROP_SERVICES,
  PROP_ORDERS,
  PROP_REFILLS,
  PROP_MATTERS,
  PROP_OUTBOX,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  WRITE_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pd_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdDesk *self = PD_DESK (object);

  switch (prop_id)
    {
    case PROP_DATA_FOLDER:
      g_value_set_string (value, self->data_folder);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_KEYRING:
      g_value_set_object (value, self->keyring);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_OPENING:
      g_value_set_object (value, self->opening);
      break;
    case PROP_READING:
      g_value_set_boolean (value, self->reading);
      break;
    case PROP_UPDATED_AT:
      g_value_set_int64 (value, self->updated_at);
      break;
    case PROP_PANELS:
      g_value_set_object (value, self->panels);
      break;
    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;
    case PROP_ORDERS:
      g_value_set_object (value, self->orders);
      break;
    case PROP_REFILLS:
      g_value_set_object (value, self->refills);
      break;
    case PROP_MATTERS:
      g_value_set_object (value, self->matters);
      break;
    case PROP_OUTBOX:
      g_value_set_object (value, self->outbox);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_desk_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PdDesk *self = PD_DESK (object);

  switch (prop_id)
    {
    case PROP_DATA_FOLDER:
      self->data_folder = g_value_dup_string (value);
      break;
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_KEYRING:
      self->keyring = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_desk_constructed (GObject *object)
{
  PdDesk *self = PD_DESK (object);

  G_OBJECT_CLASS (pd_desk_parent_class)->constructed (object);

  self->store = pd_store_new (self->data_folder);
  self->catalogue = pd_catalogue_new (self->store, self->services, self->clock);
  self->balance_watch = pd_balance_watch_new (self->catalogue, self->orders, self->clock);
  self->outbox = pd_outbox_new (self->store, self->orders, self->clock);
  pd_outbox_set_catalogue (self->outbox, self->catalogue, self->services);
  self->tracker = pd_tracker_new (self->store, self->orders, G_LIST_MODEL (self->refills), self->clock);
  self->requests = pd_requests_new (self->store, self->refills, self->clock);
  self->matters = pd_matter_list_new (self->orders, G_LIST_MODEL (self->panels), self->clock);
}

static void
pd_desk_dispose (GObject *object)
{
  PdDesk *self = PD_DESK (object);

  if (self->outbox)
    pd_outbox_set_paused (self->outbox, TRUE);
  if (self->catalogue)
    pd_desk_abandon_requests (self);
  if (self->tracker)
    pd_tracker_stop (self->tracker);
  g_clear_object (&self->matters);
  g_clear_object (&self->requests);
  g_clear_object (&self->tracker);
  g_clear_object (&self->outbox);
  g_clear_object (&self->balance_watch);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (pd_desk_parent_class)->dispose (object);
}

static void
pd_desk_finalize (GObject *object)
{
  PdDesk *self = PD_DESK (object);

  g_clear_object (&self->refills);
  g_clear_object (&self->orders);
  g_clear_object (&self->services);
  g_clear_object (&self->panels);
  g_clear_pointer (&self->panels_by_id, g_hash_table_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->old_catalogues, g_ptr_array_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->keyring);
  g_clear_object (&self->session);
  g_free (self->data_folder);

  G_OBJECT_CLASS (pd_desk_parent_class)->finalize (object);
}

static void
pd_desk_class_init (PdDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pd_desk_get_property;
  object_class->set_property = pd_desk_set_property;
  object_class->constructed = pd_desk_constructed;
  object_class->dispose = pd_desk_dispose;
  object_class->finalize = pd_desk_finalize;

  properties[PROP_DATA_FOLDER] = g_param_spec_string ("data-folder", NULL, NULL, NULL, construct);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, SOUP_TYPE_SESSION, construct);
  properties[PROP_KEYRING] = g_param_spec_object ("keyring", NULL, NULL, PD_TYPE_KEYRING, construct);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, PD_TYPE_CLOCK, construct);
  properties[PROP_OPENING] = g_param_spec_object ("opening", NULL, NULL, PD_TYPE_LOAD, readable);
  /* Whether stored catalogues are on their way into the list. */
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, readable);
  properties[PROP_UPDATED_AT] = g_param_spec_int64 ("updated-at", NULL, NULL, 0, G_MAXINT64, 0, readable);
  /* The lists, for templates to bind to. */
  properties[PROP_PANELS] = g_param_spec_object ("panels", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_SERVICES] = g_param_spec_object ("services", NULL, NULL, PD_TYPE_SERVICE_LIST, readable);
  properties[PROP_ORDERS] = g_param_spec_object ("orders", NULL, NULL, PD_TYPE_ORDER_LIST, readable);
  properties[PROP_REFILLS] = g_param_spec_object ("refills", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_MATTERS] = g_param_spec_object ("matters", NULL, NULL, PD_TYPE_MATTER_LIST, readable);
  properties[PROP_OUTBOX] = g_param_spec_object ("outbox", NULL, NULL, PD_TYPE_OUTBOX, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[WRITE_FAILED] = g_signal_new ("write-failed", PD_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pd_desk_init (PdDesk *self)
{
  self->low_balance = PD_MONEY_UNKNOWN;
  self->panels = g_list_store_new (PD_TYPE_PANEL);
  self->panels_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->services = pd_service_list_new ();
  self->orders = pd_order_list_new ();
  self->refills = g_list_store_new (PD_TYPE_REFILL);
  self->opening = pd_load_new ();
  self->old_catalogues = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What nobody waits for could not be written. */
void
pd_desk_tell_write_failed (PdDesk *self, const GError *error)
{
  g_message ("Could not store: %s", error->message);
  g_signal_emit (self, signals[WRITE_FAILED], 0, error);
}

void
pd_desk_set_updated_at (PdDesk *self, gint64 updated_at)
{
  if (updated_at <= self->updated_at)
    return;

  self->updated_at = updated_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UPDATED_AT]);
}

/**
 * pd_desk_new:
 * @data_folder: where everything is kept; made when it is missing
 * @session: for all requests, from pd_client_create_session()
 * @keyring: keeps the keys
 * @clock: tells the time
 *
 * Returns: (transfer full): a desk that is not open yet
 */
PdDesk *
pd_desk_new (const char *data_folder, SoupSession *session, PdKeyring *keyring, PdClock *clock)
{
  g_return_val_if_fail (data_folder != NULL, NULL);
  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (PD_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  return g_object_new (PD_TYPE_DESK, "data-folder", data_folder, "session", session, "keyring", keyring,
                       "clock", clock, NULL);
}

/**
 * pd_desk_get_clock:
 * @self: the desk
 *
 * Returns: (transfer none): the clock that everything goes by
 */
PdClock *
pd_desk_get_clock (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->clock;
}

/**
 * pd_desk_get_store:
 * @self: the desk
 *
 * Returns: (transfer none): where everything is kept, for reading histories
 */
PdStore *
pd_desk_get_store (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->store;
}

/**
 * pd_desk_get_keyring:
 * @self: the desk
 *
 * Returns: (transfer none): where the keys are kept
 */
PdKeyring *
pd_desk_get_keyring (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->keyring;
}

/**
 * pd_desk_get_opening:
 * @self: the desk
 *
 * Returns: (transfer none): how reading the data folder stands
 */
PdLoad *
pd_desk_get_opening (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->opening;
}

/**
 * pd_desk_get_panels:
 * @self: the desk
 *
 * Returns: (transfer none): the #PdPanel of the user, without removed ones
 */
GListModel *
pd_desk_get_panels (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return G_LIST_MODEL (self->panels);
}

/**
 * pd_desk_get_services:
 * @self: the desk
 *
 * Returns: (transfer none): the services of all panels
 */
PdServiceList *
pd_desk_get_services (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->services;
}

/**
 * pd_desk_get_orders:
 * @self: the desk
 *
 * Returns: (transfer none): all orders, newest first
 */
PdOrderList *
pd_desk_get_orders (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->orders;
}

/**
 * pd_desk_get_refills:
 * @self: the desk
 *
 * Returns: (transfer none): all #PdRefill, newest first
 */
GListModel *
pd_desk_get_refills (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return G_LIST_MODEL (self->refills);
}

/**
 * pd_desk_get_matters:
 * @self: the desk
 *
 * Returns: (transfer none): the #PdMatter that need a look
 */
GListModel *
pd_desk_get_matters (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return G_LIST_MODEL (self->matters);
}

/**
 * pd_desk_get_catalogue:
 * @self: a desk
 *
 * Returns: (transfer none): who loads catalogues and balances
 */
PdCatalogue *
pd_desk_get_catalogue (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->catalogue;
}

/**
 * pd_desk_get_outbox:
 * @self: the desk
 *
 * Returns: (transfer none): who sends orders
 */
PdOutbox *
pd_desk_get_outbox (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->outbox;
}

/**
 * pd_desk_get_tracker:
 * @self: the desk
 *
 * Returns: (transfer none): who follows states
 */
PdTracker *
pd_desk_get_tracker (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->tracker;
}

/**
 * pd_desk_get_requests:
 * @self: the desk
 *
 * Returns: (transfer none): who asks for refills and cancels
 */
PdRequests *
pd_desk_get_requests (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return self->requests;
}

/**
 * pd_desk_get_updated_at:
 * @self: the desk
 *
 * Returns: when any panel last gave a useful answer, in microseconds since 1970, 0 for never
 */
gint64
pd_desk_get_updated_at (PdDesk *self)
{
  g_return_val_if_fail (PD_IS_DESK (self), 0);

  return self->updated_at;
}
