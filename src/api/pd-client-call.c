/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-private.h"

#include "config.h"
#include "pd-api-error.h"
#include "pd-client-details.h"
#include "pd-client-exchange.h"
#include "pd-client-message.h"
#include "pd-text.h"

#include <glib/gi18n-lib.h>

/*
 * One call of the API: wait until the panel may be asked, fetch the key, send, read the answer in a worker
 * thread, and try again where that does no harm. What went wrong is learned from: a key that was refused is
 * not tried again, a panel that asks for time gets it. Main thread, but for the reading.
 */

#define READ_TIMEOUT_MS 30000
#define MOST_RETRIES 2
#define FIRST_PAUSE_MS 400
/* Longer than this nobody waits for an answer; the caller is told instead. */
#define MOST_PATIENCE G_TIME_SPAN_MINUTE

typedef struct
{
  const PdAction *action;
  char *parameters;
  GStrv ids;

  guint retries;
  gint64 patience; /* until when to wait for the panel; 0 as long as there was no reason to */
  guint timer;
  GSource *cancel_source;

  char *key;
  PdExchange *exchange;
  gboolean rate_per_one;

  gpointer value;
  GError *failure;
  char *details;
  gboolean sent;
} Call;

static void start_call (GTask *task);

static void
free_call (Call *call)
{
  g_free (call->parameters);
  g_strfreev (call->ids);
  g_clear_pointer (&call->key, pd_secret_free);
  g_clear_pointer (&call->exchange, pd_exchange_free);
  if (call->value != NULL)
    call->action->free (call->value);
  g_clear_error (&call->failure);
  g_free (call->details);
  g_free (call);
}

/* @failure: (transfer full) (nullable) */
static void
end_call (GTask *task, GError *failure)
{
  Call *call = g_task_get_task_data (task);

  if (failure != NULL)
    {
      g_clear_error (&call->failure);
      call->failure = failure;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
stop_waiting (GTask *task)
{
  PdClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  pd_clock_clear (self->clock, &call->timer);
  if (call->cancel_source != NULL)
    {
      g_source_destroy (call->cancel_source);
      g_clear_pointer (&call->cancel_source, g_source_unref);
    }
}

static void
timer_cb (gpointer user_data)
{
  GTask *task = user_data;
  Call *call = g_task_get_task_data (task);

  call->timer = 0;
  stop_waiting (task);
  start_call (task);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  stop_waiting (task);
  g_cancellable_set_error_if_cancelled (cancellable, &error);
  end_call (task, error);

  return G_SOURCE_REMOVE;
}

/* Starts again after a while, unless the user gives up before. */
static void
wait_and_start (GTask *task, guint milliseconds)
{
  PdClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  call->timer = pd_clock_add (self->clock, milliseconds, timer_cb, task);
  if (cancellable != NULL)
    {
      call->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->cancel_source, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (call->cancel_source, g_main_context_get_thread_default ());
    }
}

/* The panel wants to be left alone for a while. */
static void
wait_for_panel (GTask *task)
{
  PdClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  gint64 now = pd_clock_now (self->clock);

  if (call->patience == 0)
    call->patience = now + MOST_PATIENCE;
  if (self->pace.until > call->patience)
    {
      end_call (task,
                g_error_new_literal (PD_API_ERROR, PD_API_ERROR_RATE_LIMIT,
                                     _ ("The panel asked for a pause, because there were too many calls")));
      return;
    }

  wait_and_start (task, (self->pace.until - now) / G_TIME_SPAN_MILLISECOND + 1);
}

static gboolean
may_retry (Call *call)
{
  const GError *failure = call->failure;
  gboolean untouched = g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_UNREACHABLE)
                       || g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT);
  gboolean fault = g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_INTERRUPTED)
                   || soup_message_get_status (call->exchange->message) >= 500;

  return failure != NULL && !call->action->is_add && call->retries < MOST_RETRIES
         && (untouched || (fault && call->action->is_read));
}

static void
start_again (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  guint pause = FIRST_PAUSE_MS << (2 * call->retries);

  call->retries++;
  if (call->value != NULL)
    call->action->free (g_steal_pointer (&call->value));
  g_clear_error (&call->failure);
  g_clear_pointer (&call->details, g_free);
  g_clear_pointer (&call->exchange, pd_exchange_free);

  /* Calls that failed together must not come back together. */
  wait_and_start (task, pause + g_random_int_range (0, (gint32) pause));
}

static void
learn (PdClient *self, Call *call)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (call->exchange->message);

  if (call->failure == NULL)
    {
      pd_pace_relax (&self->pace);
      return;
    }

  if (g_error_matches (call->failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_set_str (&self->details, call->details);
  if (g_error_matches (call->failure, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT))
    pd_pace_slow_down (&self->pace, headers, pd_clock_now (self->clock));
  if (g_error_matches (call->failure, PD_API_ERROR, PD_API_ERROR_BAD_KEY) && self->refusal == NULL)
    self->refusal = g_error_copy (call->failure);
}

static void
judge (GTask *task)
{
  PdClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  learn (self, call);
  if (may_retry (call))
    start_again (task);
  else
    end_call (task, NULL);
}

/* An order number that arrived whole is not thrown away because the connection broke after it. Anything less
 * says nothing, and the break stays the reason. */
static void
read_broken_add (Call *call, const PdReply *reply)
{
  g_autoptr (PdAddResult) result = pd_reply_parse_add (reply);

  if (result->outcome == PD_ADD_UNKNOWN)
    return;

  g_clear_error (&call->failure);
  if (result->error != NULL)
    call->failure = g_error_copy (result->error);
  call->value = g_steal_pointer (&result);
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Call *call = task_data;
  g_autoptr (GBytes) body = pd_exchange_join (call->exchange);
  SoupMessage *message = call->exchange->message;
  PdReply reply = {
    .body = body,
    .http_status = soup_message_get_status (message),
    .content_type
    = soup_message_headers_get_one (soup_message_get_response_headers (message), "Content-Type"),
    .key = call->key,
    .rate_per_one = call->rate_per_one,
  };

  if (call->failure != NULL)
    read_broken_add (call, &reply);
  else
    call->value = call->action->parse (&reply, (const char *const *) call->ids, &call->failure);
  if (call->failure != NULL && call->details == NULL)
    call->details = pd_client_describe_reply (&reply);
  g_task_return_boolean (task, TRUE);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  judge (user_data);
}

/* While the thread has @call, nothing else touches it. The thread lets go of its task at some later time, so
 * the task must not be what keeps the client alive. */
static void
parse (GTask *task)
{
  PdClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GTask) work = g_task_new (NULL, NULL, parsed_cb, task);

  g_task_set_source_tag (work, parse);
  g_task_set_task_data (work, call, NULL);
  call->rate_per_one = pd_dialect_get_rate_per_one (self->dialect);
  g_task_run_in_thread (work, parse_in_thread);
}

static void
exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Call *call = g_task_get_task_data (task);
  PdExchange *exchange = pd_exchange_finish (result);

  call->exchange = exchange;
  call->sent = call->sent || exchange->sent;
  call->failure = exchange->error != NULL ? g_error_copy (exchange->error)
                                          : pd_client_message_find_redirect (exchange->message, call->key);
  call->details = g_strdup (call->failure == NULL       ? NULL
                            : exchange->details != NULL ? exchange->details
                                                        : call->failure->message);
  if (call->failure == NULL || (call->action->is_add && exchange->chunks->len > 0))
    parse (task);
  else
    judge (task);
}

static void
send (GTask *task)
{
  PdClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (SoupMessage) message = pd_client_message_new (self, call->action, call->parameters, call->key);

  pd_exchange_async (self->session, message, self->clock,
                     call->action->is_add ? self->add_timeout : READ_TIMEOUT_MS,
                     g_task_get_cancellable (task), exchanged_cb, task);
}

static GError *
explain_missing_key (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  return g_error_new_literal (PD_API_ERROR, PD_API_ERROR_NO_KEY,
                              error != NULL ? error->message : _ ("There is no key for this panel"));
}

static void
key_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PdClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&call->key, pd_secret_free);
  call->key = pd_key_source_lookup_finish (PD_KEY_SOURCE (source), result, &error);

  if (call->key == NULL || *call->key == '\0')
    end_call (task, explain_missing_key (error));
  else if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    end_call (task, g_steal_pointer (&error));
  /* The address may have been changed in the meantime. */
  else if (!pd_client_check_url (self->url, &error))
    end_call (task, g_steal_pointer (&error));
  else
    send (task);
}

static void
start_call (GTask *task)
{
  PdClient *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!pd_client_check_url (self->url, &error))
    end_call (task, error);
  else if (self->refusal != NULL)
    end_call (task, g_error_copy (self->refusal));
  else if (self->pace.until > pd_clock_now (self->clock))
    wait_for_panel (task);
  else
    pd_key_source_lookup_async (self->key_source, self->panel_uid, g_task_get_cancellable (task), key_cb,
                                task);
}

/* Makes one call. @parameters: form-encoded, without key and action. @ids: (nullable): the ids that are asked
 * in it, to map the answer back. */
void
pd_client_call_async (PdClient *self,
                      const PdAction *action,
                      const char *parameters,
                      const char *const *ids,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, pd_client_call_async);
  /* What the panel answered is told even if the user gave up in the meantime. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, (GDestroyNotify) free_call);
  call->action = action;
  call->parameters = g_strdup (parameters);
  call->ids = g_strdupv ((char **) ids);

  start_call (task);
}

/* Returns what the action's parser returned: (nullable), and there may be both a value and a @failure. @sent:
 * (out) (optional): whether a byte can have reached the panel. */
gpointer
pd_client_call_finish (PdClient *self, GAsyncResult *result, gboolean *sent, GError **failure)
{
  Call *call = g_task_get_task_data (G_TASK (result));

  if (sent != NULL)
    *sent = call->sent;
  if (call->failure != NULL)
    g_propagate_error (failure, g_steal_pointer (&call->failure));

  return g_steal_pointer (&call->value);
}
