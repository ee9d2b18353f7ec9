/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-request-answer.h"

#include <glib/gi18n.h>

/* See the header. */

struct _PdRequestAnswer
{
  GObject parent_instance;

  PdOrder *order;
  PdRequestAnswerKind kind;
  char *message;
};

G_DEFINE_FINAL_TYPE (PdRequestAnswer, pd_request_answer, G_TYPE_OBJECT)

enum
{
  PROP_ORDER = 1,
  PROP_KIND,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static PdRequestAnswerKind
find_kind (const PdRequestOutcome *outcome)
{
  if (outcome->accepted)
    return PD_REQUEST_ANSWER_ACCEPTED;

  return outcome->unasked ? PD_REQUEST_ANSWER_UNASKED : PD_REQUEST_ANSWER_REFUSED;
}

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
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
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
  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, PD_REQUEST_ANSWER_UNASKED, 0, flags);
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
  self->kind = find_kind (outcome);
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
 * pd_request_answer_get_kind:
 * @self: an answer
 *
 * Returns: what came of it
 */
PdRequestAnswerKind
pd_request_answer_get_kind (PdRequestAnswer *self)
{
  g_return_val_if_fail (PD_IS_REQUEST_ANSWER (self), PD_REQUEST_ANSWER_REFUSED);

  return self->kind;
}

/**
 * pd_request_answer_sum_up:
 * @outcomes: (element-type PdRequestOutcome): what came of each order
 *
 * Returns: (transfer full): how many there are of each kind, in words
 */
char *
pd_request_answer_sum_up (GPtrArray *outcomes)
{
  guint n[] = { 0, 0, 0 };
  g_autofree char *asked = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *unasked = NULL;

  for (guint i = 0; i < outcomes->len; i++)
    n[find_kind (outcomes->pdata[i])]++;

  /* Translators: how many orders were asked about; a part of "3 asked, 2 refused, 1 not asked" */
  asked = g_strdup_printf (ngettext ("%'u asked", "%'u asked", n[PD_REQUEST_ANSWER_ACCEPTED]),
                           n[PD_REQUEST_ANSWER_ACCEPTED]);
  /* Translators: how many orders were refused; a part of "3 asked, 2 refused, 1 not asked" */
  refused = g_strdup_printf (ngettext ("%'u refused", "%'u refused", n[PD_REQUEST_ANSWER_REFUSED]),
                             n[PD_REQUEST_ANSWER_REFUSED]);
  if (n[PD_REQUEST_ANSWER_UNASKED] == 0)
    /* Translators: "3 asked", "2 refused" */
    return g_strdup_printf (C_ ("counts", "%s, %s"), asked, refused);

  /* Translators: how many orders were not asked about; a part of "3 asked, 2 refused, 1 not asked" */
  unasked = g_strdup_printf (ngettext ("%'u not asked", "%'u not asked", n[PD_REQUEST_ANSWER_UNASKED]),
                             n[PD_REQUEST_ANSWER_UNASKED]);
  /* Translators: "3 asked", "2 refused", "1 not asked" */
  return g_strdup_printf (C_ ("counts", "%s, %s, %s"), asked, refused, unasked);
}
