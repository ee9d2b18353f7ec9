/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-request-answer.h"

/* See the header. */

struct _PdRequestAnswer
{
  GObject parent_instance;

  PdOrder *order;
  gboolean accepted;
  char *message;
};

G_DEFINE_FINAL_TYPE (PdRequestAnswer, pd_request_answer, G_TYPE_OBJECT)

enum
{
  PROP_ORDER = 1,
  PROP_ACCEPTED,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
pd_request_answer_finalize (GObject *object)
{
  PdRequestAnswer *self = PD_REQUEST_ANSWER (object);

  g_clear_object (&self->order);
  g_free (self->message);

  G_OBJECT_CLASS (pd_request_answer_parent_class)->finalize (object);
}

static void
pd_request_answer_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdRequestAnswer *self = PD_REQUEST_ANSWER (object);

  switch (property_id)
    {
    case PROP_ORDER:
      g_value_set_object (value, self->order);
      break;
    case PROP_ACCEPTED:
      g_value_set_boolean (value, self->accepted);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_request_answer_class_init (PdRequestAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pd_request_answer_finalize;
  object_class->get_property = pd_request_answer_get_property;

  properties[PROP_ORDER] = g_param_spec_object ("order", NULL, NULL, PD_TYPE_ORDER, flags);
  properties[PROP_ACCEPTED] = g_param_spec_boolean ("accepted", NULL, NULL, FALSE, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_request_answer_init (PdRequestAnswer *self)
{
}

/**
 * pd_request_answer_new:
 * @outcome: what came of it
 *
 * Returns: (transfer full): a copy of @outcome for a list
 */
PdRequestAnswer *
pd_request_answer_new (const PdRequestOutcome *outcome)
{
  PdRequestAnswer *self = g_object_new (PD_TYPE_REQUEST_ANSWER, NULL);

  self->order = g_object_ref (outcome->order);
  self->accepted = outcome->accepted;
  self->message = g_strdup (outcome->message);

  return self;
}

/**
 * pd_request_answer_get_order:
 * @self: an answer
 *
 * Returns: (transfer none): what was asked about
 */
PdOrder *
pd_request_answer_get_order (PdRequestAnswer *self)
{
  g_return_val_if_fail (PD_IS_REQUEST_ANSWER (self), NULL);

  return self->order;
}

/**
 * pd_request_answer_get_accepted:
 * @self: an answer
 *
 * Returns: whether the panel took the request
 */
gboolean
pd_request_answer_get_accepted (PdRequestAnswer *self)
{
  g_return_val_if_fail (PD_IS_REQUEST_ANSWER (self), FALSE);

  return self->accepted;
}
