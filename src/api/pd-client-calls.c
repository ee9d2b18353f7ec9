/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-private.h"

#include "config.h"
#include "pd-api-error.h"

#include <glib/gi18n-lib.h>

/*
 * The calls that a client offers, one asynchronous pair per action; declared in pd-client.h. A call is made
 * by pd-client-call.c, one with many ids is cut up by pd-client-batch.c. Main thread.
 */

#define MOST_REQUEST_ID 128

static void
simple_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const PdAction *action = g_task_get_task_data (task);
  GError *failure = NULL;
  gpointer value = pd_client_call_finish (PD_CLIENT (source), result, NULL, &failure);

  if (failure != NULL)
    g_task_return_error (task, failure);
  else
    g_task_return_pointer (task, value, action->free);
}

static void
call_simple (PdClient *self, const PdAction *action, GTask *task)
{
  g_task_set_task_data (task, (gpointer) action, NULL);
  pd_client_call_async (self, action, "", NULL, g_task_get_cancellable (task), simple_cb, task);
}

static PdAddResult *
tell_unknown (const GError *failure)
{
  g_autoptr (GError) error = NULL;

  if (failure->domain == PD_API_ERROR)
    return pd_add_result_new (PD_ADD_UNKNOWN, failure);

  error = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_INTERRUPTED,
                               _ ("The order was given up while it was being sent"));
  return pd_add_result_new (PD_ADD_UNKNOWN, error);
}

/* Only what cannot have reached the panel is an error of the call; everything else is an outcome. */
static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) failure = NULL;
  gboolean sent;
  PdAddResult *outcome = pd_client_call_finish (PD_CLIENT (source), result, &sent, &failure);

  if (outcome == NULL && sent)
    outcome = tell_unknown (failure);
  /* We know what the panel would say. */
  else if (outcome == NULL && g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT))
    outcome = pd_add_result_new (PD_ADD_REFUSED, failure);

  if (outcome != NULL)
    g_task_return_pointer (task, outcome, (GDestroyNotify) pd_add_result_free);
  else
    g_task_return_error (task, g_steal_pointer (&failure));
}

static void
batch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *rows = pd_client_batch_finish (PD_CLIENT (source), result, &error);

  if (rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

static void
call_batch (PdClient *self,
            const PdAction *action,
            const char *const *ids,
            PdRowsFunc rows_func,
            gpointer rows_data,
            GTask *task)
{
  pd_client_batch_async (self, action, ids, rows_func, rows_data, g_task_get_cancellable (task), batch_cb,
                         task);
}

static gpointer
finish (PdClient *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GTask *
create_task (
    PdClient *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

/* The panel has no such call. */
static void
decline (GTask *task, const PdAction *action, const char *const *ids)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_OTHER,
                                                  _ ("This panel does not tell the states of refills"));

  g_task_return_pointer (owned, action->fail (ids, error), (GDestroyNotify) g_ptr_array_unref);
}

static char *
add_request_id (PdClient *self, const char *parameters, const char *request_id)
{
  g_autofree char *cut = NULL;
  g_autofree char *pair = NULL;

  if (request_id == NULL || pd_dialect_get_idempotency (self->dialect) != PD_IDEMPOTENCY_REQUEST_ID)
    return g_strdup (parameters);

  cut = g_strndup (request_id, MOST_REQUEST_ID);
  pair = soup_form_encode ("request_id", cut, NULL);

  return g_strconcat (parameters, "&", pair, NULL);
}

/**
 * pd_client_services_async:
 * @self: a client
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Asks for the catalogue. Rates are per 1,000, whatever the dialect prints.
 */
void
pd_client_services_async (PdClient *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = create_task (self, pd_client_services_async, cancellable, callback, user_data);

  call_simple (self, &pd_action_services, task);
}

/**
 * pd_client_services_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: why there is no answer
 *
 * Returns: (transfer full): the services, or %NULL with a %PD_API_ERROR or %G_IO_ERROR_CANCELLED
 */
PdServicesResult *
pd_client_services_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, pd_client_services_async, error);
}

/**
 * pd_client_balance_async:
 * @self: a client
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Asks what is on the account.
 */
void
pd_client_balance_async (PdClient *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = create_task (self, pd_client_balance_async, cancellable, callback, user_data);

  call_simple (self, &pd_action_balance, task);
}

/**
 * pd_client_balance_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: why there is no answer
 *
 * Returns: (transfer full): the balance, or %NULL with a %PD_API_ERROR or %G_IO_ERROR_CANCELLED
 */
PdBalanceResult *
pd_client_balance_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, pd_client_balance_async, error);
}

/**
 * pd_client_add_async:
 * @self: a client
 * @parameters: form-encoded, from pd_order_form_to_parameters()
 * @request_id: (nullable): the same for each attempt to place this order; sent where the dialect knows it
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Places an order. It is sent once and never again, whatever happens (api-v2 §3).
 */
void
pd_client_add_async (PdClient *self,
                     const char *parameters,
                     const char *request_id,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = create_task (self, pd_client_add_async, cancellable, callback, user_data);
  g_autofree char *all = add_request_id (self, parameters, request_id);

  g_task_set_check_cancellable (task, FALSE);
  pd_client_call_async (self, &pd_action_add, all, NULL, cancellable, add_cb, task);
}

/**
 * pd_client_add_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: why there is no answer
 *
 * An error means that nothing can have reached the panel: %PD_API_ERROR_UNREACHABLE,
 * %PD_API_ERROR_CERTIFICATE, %PD_API_ERROR_NO_KEY, %PD_API_ERROR_BAD_KEY of an earlier call,
 * %PD_API_ERROR_BAD_ADDRESS, or %G_IO_ERROR_CANCELLED if the user gave up before. From the first byte on
 * there is always a result, even if the cancellable is cancelled: callers that may be gone by then have to
 * look at it themselves.
 *
 * Returns: (transfer full): what became of the order, or %NULL with @error
 */
PdAddResult *
pd_client_add_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, pd_client_add_async, error);
}

/**
 * pd_client_status_async:
 * @self: a client
 * @orders: ids of orders
 * @rows_func: (nullable) (scope async): told of answers as they come
 * @rows_data: handed to @rows_func
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Asks for the states of any number of orders.
 */
void
pd_client_status_async (PdClient *self,
                        const char *const *orders,
                        PdRowsFunc rows_func,
                        gpointer rows_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = create_task (self, pd_client_status_async, cancellable, callback, user_data);

  call_batch (self, &pd_action_status, orders, rows_func, rows_data, task);
}

/**
 * pd_client_status_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: why there is no answer
 *
 * Returns: (transfer full) (element-type PdStatusResult): a row for each id, in the order asked; %NULL only
 * with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
pd_client_status_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, pd_client_status_async, error);
}

/**
 * pd_client_refill_async:
 * @self: a client
 * @orders: ids of orders
 * @rows_func: (nullable) (scope async): told of answers as they come
 * @rows_data: handed to @rows_func
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Asks for refills of any number of orders.
 */
void
pd_client_refill_async (PdClient *self,
                        const char *const *orders,
                        PdRowsFunc rows_func,
                        gpointer rows_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = create_task (self, pd_client_refill_async, cancellable, callback, user_data);

  call_batch (self, &pd_action_refill, orders, rows_func, rows_data, task);
}

/**
 * pd_client_refill_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: why there is no answer
 *
 * Returns: (transfer full) (element-type PdRequestResult): a row for each id, in the order asked; %NULL only
 * with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
pd_client_refill_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, pd_client_refill_async, error);
}

/**
 * pd_client_refill_status_async:
 * @self: a client
 * @refills: ids of refills
 * @rows_func: (nullable) (scope async): told of answers as they come
 * @rows_data: handed to @rows_func
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Asks for the states of any number of refills. Where the dialect has no such call nothing is sent, and each
 * row says so.
 */
void
pd_client_refill_status_async (PdClient *self,
                               const char *const *refills,
                               PdRowsFunc rows_func,
                               gpointer rows_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = create_task (self, pd_client_refill_status_async, cancellable, callback, user_data);

  if (pd_dialect_get_refill_status (self->dialect))
    call_batch (self, &pd_action_refill_status, refills, rows_func, rows_data, task);
  else
    decline (task, &pd_action_refill_status, refills);
}

/**
 * pd_client_refill_status_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: why there is no answer
 *
 * Returns: (transfer full) (element-type PdRequestResult): a row for each id, in the order asked; %NULL only
 * with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
pd_client_refill_status_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, pd_client_refill_status_async, error);
}

/**
 * pd_client_cancel_async:
 * @self: a client
 * @orders: ids of orders
 * @rows_func: (nullable) (scope async): told of answers as they come
 * @rows_data: handed to @rows_func
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Asks to cancel any number of orders. Accepted is not canceled: only the state says that.
 */
void
pd_client_cancel_async (PdClient *self,
                        const char *const *orders,
                        PdRowsFunc rows_func,
                        gpointer rows_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = create_task (self, pd_client_cancel_async, cancellable, callback, user_data);

  call_batch (self, &pd_action_cancel, orders, rows_func, rows_data, task);
}

/**
 * pd_client_cancel_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: why there is no answer
 *
 * Returns: (transfer full) (element-type PdRequestResult): a row for each id, in the order asked; %NULL only
 * with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
pd_client_cancel_finish (PdClient *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, pd_client_cancel_async, error);
}
