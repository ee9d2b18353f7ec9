/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-private.h"

/*
 * One panel to talk to: its address, its dialect, and what was learned of it on the way. The calls are in
 * pd-client-calls.c. The desk owns a client per panel. Main thread.
 */

/* An order takes a panel its time, and a time-out leaves its outcome unknown. */
#define ADD_TIMEOUT_MS 60000

G_DEFINE_FINAL_TYPE (PdClient, pd_client, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_URL,
  PROP_PANEL_UID,
  PROP_DIALECT,
  PROP_KEY_SOURCE,
  PROP_CLOCK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
pd_client_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdClient *self = PD_CLIENT (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    case PROP_PANEL_UID:
      g_value_set_string (value, self->panel_uid);
      break;
    case PROP_DIALECT:
      g_value_set_object (value, self->dialect);
      break;
    case PROP_KEY_SOURCE:
      g_value_set_object (value, self->key_source);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_client_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PdClient *self = PD_CLIENT (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_URL:
      pd_client_set_url (self, g_value_get_string (value));
      break;
    case PROP_PANEL_UID:
      self->panel_uid = g_value_dup_string (value);
      break;
    case PROP_DIALECT:
      self->dialect = g_value_dup_object (value);
      break;
    case PROP_KEY_SOURCE:
      self->key_source = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_client_finalize (GObject *object)
{
  PdClient *self = PD_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->dialect);
  g_clear_object (&self->key_source);
  g_clear_object (&self->clock);
  g_clear_error (&self->refusal);
  g_free (self->url);
  g_free (self->panel_uid);
  g_free (self->details);

  G_OBJECT_CLASS (pd_client_parent_class)->finalize (object);
}

static void
pd_client_class_init (PdClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags construct = flags | G_PARAM_CONSTRUCT_ONLY;

  object_class->get_property = pd_client_get_property;
  object_class->set_property = pd_client_set_property;
  object_class->finalize = pd_client_finalize;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, SOUP_TYPE_SESSION, construct);
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT);
  properties[PROP_PANEL_UID] = g_param_spec_string ("panel-uid", NULL, NULL, NULL, construct);
  properties[PROP_DIALECT] = g_param_spec_object ("dialect", NULL, NULL, PD_TYPE_DIALECT, construct);
  properties[PROP_KEY_SOURCE] = g_param_spec_object ("key-source", NULL, NULL, PD_TYPE_KEY_SOURCE, construct);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, PD_TYPE_CLOCK, construct);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_client_init (PdClient *self)
{
  self->add_timeout = ADD_TIMEOUT_MS;
}

/**
 * pd_client_new:
 * @session: from pd_client_create_session()
 * @url: the exact address of the API; checked at each call, so it may be wrong here
 * @panel_uid: by what @key_source knows the panel
 * @dialect: how the panel speaks; the client adds what it learns
 * @key_source: where the key is at the moment of sending
 * @clock: what time it is
 *
 * Returns: (transfer full): a client for one panel
 */
PdClient *
pd_client_new (SoupSession *session,
               const char *url,
               const char *panel_uid,
               PdDialect *dialect,
               PdKeySource *key_source,
               PdClock *clock)
{
  return g_object_new (PD_TYPE_CLIENT, "session", session, "url", url, "panel-uid", panel_uid, "dialect",
                       dialect, "key-source", key_source, "clock", clock, NULL);
}

/**
 * pd_client_get_url:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the address of the API
 */
const char *
pd_client_get_url (PdClient *self)
{
  g_return_val_if_fail (PD_IS_CLIENT (self), NULL);

  return self->url;
}

/**
 * pd_client_set_url:
 * @self: a client
 * @url: (nullable): the address of the API
 *
 * Sets where calls go from now on. What another address refused or asked for is forgotten.
 */
void
pd_client_set_url (PdClient *self, const char *url)
{
  g_return_if_fail (PD_IS_CLIENT (self));

  if (!g_set_str (&self->url, url))
    return;

  self->pace = (PdPace) { 0 };
  pd_client_forget_refusal (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_URL]);
}

/**
 * pd_client_get_dialect:
 * @self: a client
 *
 * Returns: (transfer none): how the panel speaks
 */
PdDialect *
pd_client_get_dialect (PdClient *self)
{
  g_return_val_if_fail (PD_IS_CLIENT (self), NULL);

  return self->dialect;
}

/**
 * pd_client_set_add_timeout:
 * @self: a client
 * @milliseconds: how long an order may take until its outcome is unknown; 60 s by default
 *
 * Sets how long to wait for the answer to `add`.
 */
void
pd_client_set_add_timeout (PdClient *self, guint milliseconds)
{
  g_return_if_fail (PD_IS_CLIENT (self));

  self->add_timeout = milliseconds;
}

/**
 * pd_client_get_waits_until:
 * @self: a client
 *
 * Returns: until when the panel asked for a pause, in microseconds since 1970; 0 if it did not. Calls wait so
 * long by themselves, or fail with %PD_API_ERROR_RATE_LIMIT if that is too long.
 */
gint64
pd_client_get_waits_until (PdClient *self)
{
  g_return_val_if_fail (PD_IS_CLIENT (self), 0);

  return self->pace.until > pd_clock_now (self->clock) ? self->pace.until : 0;
}

/**
 * pd_client_forget_refusal:
 * @self: a client
 *
 * Lets calls go out again after the panel refused the key. Until then every call fails at once with that
 * refusal, for panels lock out who tries a wrong key often (api-v2 §5). To be called when the key was changed
 * or when the user asks to try again.
 */
void
pd_client_forget_refusal (PdClient *self)
{
  g_return_if_fail (PD_IS_CLIENT (self));

  g_clear_error (&self->refusal);
}

/**
 * pd_client_dup_last_details:
 * @self: a client
 *
 * Returns: (transfer full) (nullable): plain text for who wants to know exactly how the last call failed that
 * did; %NULL as long as none has
 */
char *
pd_client_dup_last_details (PdClient *self)
{
  g_return_val_if_fail (PD_IS_CLIENT (self), NULL);

  return g_strdup (self->details);
}
