/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-load.h"

#include "pd-core-enums.h"

/*
 * How one kind of request stands: never made, under way, answered, failed. The objects of the desk own one
 * for each thing that they load; pages bind to it to tell loading, empty, error and content apart. What was
 * loaded lives elsewhere and stays when a later request fails. Main thread.
 */

struct _PdLoad
{
  GObject parent_instance;

  PdLoadState state;
  PdLoadState settled; /* what @state was before the request that is under way */
  GError *error;
  gint64 loaded_at;
  gint64 failed_at;
};

G_DEFINE_FINAL_TYPE (PdLoad, pd_load, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_LOADING,
  PROP_MESSAGE,
  PROP_LOADED_AT,
  PROP_FAILED_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_state (PdLoad *self, PdLoadState state)
{
  gboolean was_loading = pd_load_is_loading (self);

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (pd_load_is_loading (self) != was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error (PdLoad *self, const GError *error)
{
  g_autoptr (GError) old = g_steal_pointer (&self->error);

  self->error = error ? g_error_copy (error) : NULL;
  if (g_strcmp0 (old ? old->message : NULL, pd_load_get_message (self)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
set_time (PdLoad *self, gint64 *member, gint64 time, GParamSpec *pspec)
{
  if (*member == time)
    return;

  *member = time;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
pd_load_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdLoad *self = PD_LOAD (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, pd_load_is_loading (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, pd_load_get_message (self));
      break;
    case PROP_LOADED_AT:
      g_value_set_int64 (value, self->loaded_at);
      break;
    case PROP_FAILED_AT:
      g_value_set_int64 (value, self->failed_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_load_finalize (GObject *object)
{
  PdLoad *self = PD_LOAD (object);

  g_clear_error (&self->error);

  G_OBJECT_CLASS (pd_load_parent_class)->finalize (object);
}

static void
pd_load_class_init (PdLoadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_load_get_property;
  object_class->finalize = pd_load_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PD_TYPE_LOAD_STATE, PD_LOAD_EMPTY, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_LOADED_AT] = g_param_spec_int64 ("loaded-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FAILED_AT] = g_param_spec_int64 ("failed-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_load_init (PdLoad *self)
{
}

/**
 * pd_load_new:
 *
 * Returns: (transfer full): the state of a request that was never made
 */
PdLoad *
pd_load_new (void)
{
  return g_object_new (PD_TYPE_LOAD, NULL);
}

/**
 * pd_load_get_state:
 * @self: a load
 *
 * Returns: how the request stands
 */
PdLoadState
pd_load_get_state (PdLoad *self)
{
  g_return_val_if_fail (PD_IS_LOAD (self), PD_LOAD_EMPTY);

  return self->state;
}

/**
 * pd_load_is_loading:
 * @self: a load
 *
 * Returns: whether a request is under way
 */
gboolean
pd_load_is_loading (PdLoad *self)
{
  return pd_load_get_state (self) == PD_LOAD_LOADING;
}

/**
 * pd_load_get_error:
 * @self: a load
 *
 * Returns: (nullable) (transfer none): why the last answered request failed, until one succeeds
 */
const GError *
pd_load_get_error (PdLoad *self)
{
  g_return_val_if_fail (PD_IS_LOAD (self), NULL);

  return self->error;
}

/**
 * pd_load_get_message:
 * @self: a load
 *
 * Returns: (nullable) (transfer none): the message of pd_load_get_error()
 */
const char *
pd_load_get_message (PdLoad *self)
{
  const GError *error = pd_load_get_error (self);

  return error ? error->message : NULL;
}

/**
 * pd_load_get_loaded_at:
 * @self: a load
 *
 * Returns: when a request succeeded last, in microseconds since 1970, 0 for never
 */
gint64
pd_load_get_loaded_at (PdLoad *self)
{
  g_return_val_if_fail (PD_IS_LOAD (self), 0);

  return self->loaded_at;
}

/**
 * pd_load_get_failed_at:
 * @self: a load
 *
 * Returns: when a request failed last, in microseconds since 1970, 0 for never
 */
gint64
pd_load_get_failed_at (PdLoad *self)
{
  g_return_val_if_fail (PD_IS_LOAD (self), 0);

  return self->failed_at;
}

/**
 * pd_load_begin:
 * @self: a load
 *
 * A request is made. The error of the one before stays until the answer, so that a banner does not flicker.
 */
void
pd_load_begin (PdLoad *self)
{
  g_return_if_fail (PD_IS_LOAD (self));

  if (!pd_load_is_loading (self))
    self->settled = self->state;
  set_state (self, PD_LOAD_LOADING);
}

/**
 * pd_load_succeed:
 * @self: a load
 * @now: the time, in microseconds since 1970
 *
 * The answer was good.
 */
void
pd_load_succeed (PdLoad *self, gint64 now)
{
  g_return_if_fail (PD_IS_LOAD (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_error (self, NULL);
  set_time (self, &self->loaded_at, now, properties[PROP_LOADED_AT]);
  set_state (self, PD_LOAD_READY);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pd_load_fail:
 * @self: a load
 * @error: why
 * @now: the time, in microseconds since 1970
 *
 * There was no good answer. A request that was cancelled did not fail: everything is as it was before it.
 */
void
pd_load_fail (PdLoad *self, const GError *error, gint64 now)
{
  g_return_if_fail (PD_IS_LOAD (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (pd_load_is_loading (self))
        set_state (self, self->settled);
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  set_error (self, error);
  set_time (self, &self->failed_at, now, properties[PROP_FAILED_AT]);
  set_state (self, PD_LOAD_FAILED);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pd_load_restore:
 * @self: a load
 * @loaded_at: when the data in the store was loaded, in microseconds since 1970, 0 for never
 *
 * What an earlier run of the program had loaded is there again.
 */
void
pd_load_restore (PdLoad *self, gint64 loaded_at)
{
  g_return_if_fail (PD_IS_LOAD (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_error (self, NULL);
  set_time (self, &self->loaded_at, loaded_at, properties[PROP_LOADED_AT]);
  set_state (self, loaded_at > 0 ? PD_LOAD_READY : PD_LOAD_EMPTY);
  g_object_thaw_notify (G_OBJECT (self));
}
