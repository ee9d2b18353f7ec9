/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-requests-private.h"

#include "pd-request-rules.h"

/*
 * Refills and cancels: whether they can be asked for, and who asked when. Accepted means asked: how it ended
 * the tracker finds out. How panels are asked is in pd-requests-ask.c. The desk owns it. Main thread.
 */

G_DEFINE_FINAL_TYPE (PdRequests, pd_requests, G_TYPE_OBJECT)

enum
{
  PROP_ASKING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
refills_changed_cb (GListModel *refills, guint position, guint removed, guint added, PdRequests *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (PdRefill) refill = g_list_model_get_item (refills, i);
      PdOrder *order = pd_refill_get_order (refill);
      gint64 asked_at = pd_refill_get_record (refill)->asked_at;
      gint64 *last = g_hash_table_lookup (self->asked_at, order);

      if (!last)
        g_hash_table_insert (self->asked_at, g_object_ref (order), g_memdup2 (&asked_at, sizeof asked_at));
      else
        *last = MAX (*last, asked_at);
    }
}

static void
pd_requests_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ASKING:
      g_value_set_boolean (value, pd_requests_get_asking (PD_REQUESTS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_requests_finalize (GObject *object)
{
  PdRequests *self = PD_REQUESTS (object);

  g_clear_pointer (&self->asked_at, g_hash_table_unref);
  g_clear_pointer (&self->running, g_ptr_array_unref);
  g_clear_object (&self->refills);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pd_requests_parent_class)->finalize (object);
}

static void
pd_requests_class_init (PdRequestsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_requests_get_property;
  object_class->finalize = pd_requests_finalize;

  properties[PROP_ASKING] = g_param_spec_boolean (
      "asking", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_requests_init (PdRequests *self)
{
  self->running = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked_at = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
}

/* For pd-requests-ask.c. */
void
pd_requests_begin (PdRequests *self, PdProgress *progress)
{
  g_ptr_array_add (self->running, g_object_ref (progress));
  if (self->running->len == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
}

/* For pd-requests-ask.c. */
void
pd_requests_end (PdRequests *self, PdProgress *progress)
{
  g_ptr_array_remove (self->running, progress);
  if (self->running->len == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
}

/**
 * pd_requests_new:
 * @store: where what was accepted is written down
 * @refills: (element-type PdRefill): all refills, newest first; accepted ones are added
 * @clock: tells when
 *
 * Returns: (transfer full): who asks for refills and cancels
 */
PdRequests *
pd_requests_new (PdStore *store, GListStore *refills, PdClock *clock)
{
  PdRequests *self;

  g_return_val_if_fail (PD_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_LIST_STORE (refills), NULL);
  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  self = g_object_new (PD_TYPE_REQUESTS, NULL);
  self->store = g_object_ref (store);
  self->refills = g_object_ref (refills);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (refills, "items-changed", G_CALLBACK (refills_changed_cb), self,
                           G_CONNECT_DEFAULT);
  refills_changed_cb (G_LIST_MODEL (refills), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (refills)), self);

  return self;
}

/**
 * pd_requests_get_asking:
 * @self: the requests
 *
 * Returns: whether a panel is being asked for something, or its answer is not on disk yet
 */
gboolean
pd_requests_get_asking (PdRequests *self)
{
  g_return_val_if_fail (PD_IS_REQUESTS (self), FALSE);

  return self->running->len > 0;
}

/**
 * pd_requests_stop:
 * @self: the requests
 *
 * Asks for nothing more. What a panel was asked comes to its end.
 */
void
pd_requests_stop (PdRequests *self)
{
  g_return_if_fail (PD_IS_REQUESTS (self));

  for (guint i = 0; i < self->running->len; i++)
    pd_progress_stop (self->running->pdata[i]);
}

/**
 * pd_requests_can_refill:
 * @self: the requests
 * @order: an order
 * @reason: (out) (optional) (transfer full): the promise, or why it is not possible, in a few plain words
 *
 * Returns: whether a refill can be asked for
 */
gboolean
pd_requests_can_refill (PdRequests *self, PdOrder *order, char **reason)
{
  gint64 *asked_at;

  g_return_val_if_fail (PD_IS_REQUESTS (self), FALSE);
  g_return_val_if_fail (PD_IS_ORDER (order), FALSE);

  asked_at = g_hash_table_lookup (self->asked_at, order);

  return pd_request_rules_refill (order, asked_at ? *asked_at : 0, pd_clock_now (self->clock), reason);
}

/**
 * pd_requests_can_cancel:
 * @self: the requests
 * @order: an order
 * @reason: (out) (optional) (transfer full): what is known about it, or why it is not possible
 *
 * Returns: whether a cancel can be asked for
 */
gboolean
pd_requests_can_cancel (PdRequests *self, PdOrder *order, char **reason)
{
  g_return_val_if_fail (PD_IS_REQUESTS (self), FALSE);
  g_return_val_if_fail (PD_IS_ORDER (order), FALSE);

  return pd_request_rules_cancel (order, pd_clock_now (self->clock), reason);
}

/**
 * pd_requests_refill_async:
 * @self: the requests
 * @orders: (element-type PdOrder): orders, at any panels
 * @progress: (nullable): told of how many orders the panels have answered, and stops asking for more
 * @callback: called when all panels have answered
 * @user_data: handed to @callback
 *
 * Asks for refills of those orders that can be refilled. What a panel accepts is on disk as its answers come.
 */
void
pd_requests_refill_async (PdRequests *self,
                          GPtrArray *orders,
                          PdProgress *progress,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (PD_IS_REQUESTS (self));
  g_return_if_fail (orders != NULL);

  pd_requests_ask (self, PD_REQUEST_REFILL, orders, progress, callback, user_data);
}

/**
 * pd_requests_refill_finish:
 * @self: the requests
 * @result: what the callback was given
 * @error: not set: what went wrong stands in the outcomes
 *
 * Returns: (transfer full) (element-type PdRequestOutcome): an outcome for each order, in the order asked
 */
GPtrArray *
pd_requests_refill_finish (PdRequests *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pd_requests_cancel_async:
 * @self: the requests
 * @orders: (element-type PdOrder): orders, at any panels
 * @progress: (nullable): told of how many orders the panels have answered, and stops asking for more
 * @callback: called when all panels have answered
 * @user_data: handed to @callback
 *
 * Asks for cancels of those orders that can be canceled. What a panel accepts is on disk as its answers come.
 */
void
pd_requests_cancel_async (PdRequests *self,
                          GPtrArray *orders,
                          PdProgress *progress,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (PD_IS_REQUESTS (self));
  g_return_if_fail (orders != NULL);

  pd_requests_ask (self, PD_REQUEST_CANCEL, orders, progress, callback, user_data);
}

/**
 * pd_requests_cancel_finish:
 * @self: the requests
 * @result: what the callback was given
 * @error: not set: what went wrong stands in the outcomes
 *
 * Returns: (transfer full) (element-type PdRequestOutcome): an outcome for each order, in the order asked
 */
GPtrArray *
pd_requests_cancel_finish (PdRequests *self, GAsyncResult *result, GError **error)
{
  return pd_requests_refill_finish (self, result, error);
}
