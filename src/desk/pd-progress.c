/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-progress.h"

/* See the header. Main thread. */

struct _PdProgress
{
  GObject parent_instance;

  guint n_done;
  guint n_all;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (PdProgress, pd_progress, G_TYPE_OBJECT)

enum
{
  PROP_N_DONE = 1,
  PROP_N_ALL,
  PROP_STOPPED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_count (PdProgress *self, guint *count, guint value, guint property_id)
{
  if (*count == value)
    return;

  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
pd_progress_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdProgress *self = PD_PROGRESS (object);

  switch (property_id)
    {
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, self->n_all);
      break;
    case PROP_STOPPED:
      g_value_set_boolean (value, self->stopped);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_progress_class_init (PdProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_progress_get_property;

  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STOPPED] = g_param_spec_boolean ("stopped", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_progress_init (PdProgress *self)
{
}

/**
 * pd_progress_new:
 *
 * Returns: (transfer full): the progress of work that has not begun
 */
PdProgress *
pd_progress_new (void)
{
  return g_object_new (PD_TYPE_PROGRESS, NULL);
}

/**
 * pd_progress_get_n_done:
 * @self: a progress
 *
 * Returns: how many are done
 */
guint
pd_progress_get_n_done (PdProgress *self)
{
  g_return_val_if_fail (PD_IS_PROGRESS (self), 0);

  return self->n_done;
}

/**
 * pd_progress_get_n_all:
 * @self: a progress
 *
 * Returns: how many there are to do; 0 before the work has begun
 */
guint
pd_progress_get_n_all (PdProgress *self)
{
  g_return_val_if_fail (PD_IS_PROGRESS (self), 0);

  return self->n_all;
}

/**
 * pd_progress_get_stopped:
 * @self: a progress
 *
 * Returns: whether nothing more is to be begun
 */
gboolean
pd_progress_get_stopped (PdProgress *self)
{
  g_return_val_if_fail (PD_IS_PROGRESS (self), FALSE);

  return self->stopped;
}

/**
 * pd_progress_set_counts:
 * @self: a progress
 * @n_done: how many are done
 * @n_all: how many there are to do
 *
 * For who does the work.
 */
void
pd_progress_set_counts (PdProgress *self, guint n_done, guint n_all)
{
  g_return_if_fail (PD_IS_PROGRESS (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_count (self, &self->n_done, n_done, PROP_N_DONE);
  set_count (self, &self->n_all, n_all, PROP_N_ALL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pd_progress_stop:
 * @self: a progress
 *
 * Begins nothing more. What is under way ends first, since nobody would know what came of it otherwise.
 */
void
pd_progress_stop (PdProgress *self)
{
  g_return_if_fail (PD_IS_PROGRESS (self));

  if (self->stopped)
    return;

  self->stopped = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STOPPED]);
}
