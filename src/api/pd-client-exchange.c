/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-exchange.h"

#include "config.h"
#include "pd-api-error.h"
#include "pd-reply.h"

#include <glib/gi18n-lib.h>

/*
 * One HTTP exchange under one deadline, from the first look-up of the name to the last byte of the body, and
 * the answer to the question that matters most for an order: can anything have reached the panel? Nothing is
 * repeated here. Main thread.
 */

/* Small enough that decompressing and copying one never holds up the main loop. */
#define CHUNK_BYTES (64 * 1024)

typedef struct
{
  PdExchange *exchange;
  PdClock *clock;
  GCancellable *stop;     /* ends the exchange, for the user or for the clock */
  GSource *cancel_source; /* of the user's cancellable */
  guint deadline;
  gboolean timed_out;
  GInputStream *body;
  guint8 *chunk;
  gsize used;
  gsize total;
} Sending;

static void
stop_watching (Sending *sending)
{
  pd_clock_clear (sending->clock, &sending->deadline);
  if (sending->cancel_source != NULL)
    {
      g_source_destroy (sending->cancel_source);
      g_clear_pointer (&sending->cancel_source, g_source_unref);
    }
  g_signal_handlers_disconnect_by_data (sending->exchange->message, sending->exchange);
}

static void
free_sending (Sending *sending)
{
  g_clear_pointer (&sending->exchange, pd_exchange_free);
  g_clear_object (&sending->clock);
  g_clear_object (&sending->stop);
  g_clear_object (&sending->body);
  g_free (sending->chunk);
  g_free (sending);
}

static char *
describe_missing_connection (const GError *error, const char *host)
{
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return g_strdup_printf (_ ("The certificate of %s is not to be trusted, so nothing was sent"), host);
  if (error->domain == G_TLS_ERROR)
    return g_strdup_printf (_ ("No secure connection to %s came about"), host);
  if (g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    return g_strdup_printf (_ ("There is no server with the name %s"), host);
  if (error->domain == G_RESOLVER_ERROR
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return g_strdup_printf (_ ("%s cannot be found; there may be no network"), host);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return g_strdup_printf (_ ("%s takes no connections"), host);

  return g_strdup_printf (_ ("No connection to %s came about"), host);
}

static GError *
explain_unsent (Sending *sending, const GError *error)
{
  const char *host = g_uri_get_host (soup_message_get_uri (sending->exchange->message));
  gboolean certificate = g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_autofree char *sentence = NULL;

  if (sending->timed_out)
    sentence = g_strdup_printf (_ ("No connection to %s came about in time"), host);
  else
    sentence = describe_missing_connection (error, host);

  return g_error_new_literal (PD_API_ERROR, certificate ? PD_API_ERROR_CERTIFICATE : PD_API_ERROR_UNREACHABLE,
                              sentence);
}

static GError *
explain_sent (Sending *sending, const GError *error)
{
  if (error->domain == PD_API_ERROR)
    return g_error_copy (error);
  if (sending->timed_out)
    return g_error_new_literal (PD_API_ERROR, PD_API_ERROR_TIMED_OUT, _ ("The panel did not answer in time"));

  return g_error_new_literal (PD_API_ERROR, PD_API_ERROR_INTERRUPTED,
                              _ ("The connection to the panel broke before its answer had come"));
}

/* The one place where what the network did becomes an error of ours. */
static GError *
explain (Sending *sending, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !sending->timed_out)
    return g_error_copy (error);

  return sending->exchange->sent ? explain_sent (sending, error) : explain_unsent (sending, error);
}

static void
add_chunk (Sending *sending)
{
  if (sending->used > 0)
    g_ptr_array_add (sending->exchange->chunks, g_bytes_new_take (sending->chunk, sending->used));
  else
    g_free (sending->chunk);
  sending->chunk = NULL;
  sending->used = 0;
}

static void
end_exchange (GTask *task, GError *error)
{
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;

  stop_watching (sending);
  if (sending->chunk != NULL)
    add_chunk (sending);
  if (cause != NULL)
    {
      sending->exchange->error = explain (sending, cause);
      sending->exchange->details = g_strdup (cause->message);
    }

  g_task_return_pointer (task, g_steal_pointer (&sending->exchange), (GDestroyNotify) pd_exchange_free);
  g_object_unref (task);
}

static void
deadline_cb (gpointer user_data)
{
  Sending *sending = user_data;

  sending->deadline = 0;
  sending->timed_out = TRUE;
  g_cancellable_cancel (sending->stop);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Sending *sending = user_data;

  g_cancellable_cancel (sending->stop);

  return G_SOURCE_REMOVE;
}

/* libsoup emits "starting" when the connection stands, TLS and all, just before it writes the first byte. The
 * other signal says that it has written; it only would matter if that promise were ever broken. */
static void
sent_cb (PdExchange *exchange)
{
  exchange->sent = TRUE;
}

/* libsoup repeats a call that was answered with 421 by itself, also one that must not be. Its handler comes
 * after this one. */
static void
got_body_cb (SoupMessage *message)
{
  if (soup_message_get_status (message) == SOUP_STATUS_MISDIRECTED_REQUEST)
    g_signal_stop_emission_by_name (message, "got-body");
}

static void read_more (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n <= 0)
    {
      end_exchange (task, error);
      return;
    }

  sending->used += n;
  sending->total += n;
  if (sending->used == CHUNK_BYTES)
    add_chunk (sending);
  if (sending->total > PD_REPLY_MOST_BYTES)
    {
      /* Not a byte more is taken: the rest may be a decompression bomb. */
      g_cancellable_cancel (sending->stop);
      end_exchange (task, g_error_new_literal (PD_API_ERROR, PD_API_ERROR_TOO_BIG,
                                               _ ("The panel’s answer is larger than 64 MiB")));
      return;
    }
  read_more (task);
}

static void
read_more (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  if (sending->chunk == NULL)
    sending->chunk = g_malloc (CHUNK_BYTES);
  g_input_stream_read_async (sending->body, sending->chunk + sending->used, CHUNK_BYTES - sending->used,
                             g_task_get_priority (task), sending->stop, read_cb, task);
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;

  sending->body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (sending->body == NULL)
    end_exchange (task, error);
  else
    read_more (task);
}

static void
watch (Sending *sending, GTask *task, guint milliseconds)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  PdExchange *exchange = sending->exchange;

  g_signal_connect_swapped (exchange->message, "starting", G_CALLBACK (sent_cb), exchange);
  g_signal_connect_swapped (exchange->message, "wrote-headers", G_CALLBACK (sent_cb), exchange);
  g_signal_connect (exchange->message, "got-body", G_CALLBACK (got_body_cb), exchange);
  sending->deadline = pd_clock_add (sending->clock, milliseconds, deadline_cb, sending);
  if (cancellable != NULL)
    {
      sending->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (sending->cancel_source, G_SOURCE_FUNC (cancelled_cb), sending, NULL);
      g_source_attach (sending->cancel_source, g_main_context_get_thread_default ());
    }
}

/**
 * pd_exchange_async:
 * @session: sends it
 * @message: the request
 * @clock: measures the deadline
 * @milliseconds: how long all of it may take
 * @cancellable: (nullable): to give up
 * @callback: called when the whole answer is there, or none will be
 * @user_data: handed to @callback
 *
 * Sends @message once and reads the answer. It runs at a lower priority than drawing.
 */
void
pd_exchange_async (SoupSession *session,
                   SoupMessage *message,
                   PdClock *clock,
                   guint milliseconds,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);

  g_task_set_source_tag (task, pd_exchange_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  g_task_set_task_data (task, sending, (GDestroyNotify) free_sending);

  sending->exchange = g_new0 (PdExchange, 1);
  sending->exchange->message = g_object_ref (message);
  sending->exchange->chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sending->clock = g_object_ref (clock);
  sending->stop = g_cancellable_new ();
  watch (sending, task, milliseconds);
  soup_session_send_async (session, message, g_task_get_priority (task), sending->stop, send_cb, task);
}

/**
 * pd_exchange_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full): what happened; never %NULL. Its error is a %PD_API_ERROR, or
 * %G_IO_ERROR_CANCELLED if the user gave up
 */
PdExchange *
pd_exchange_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * pd_exchange_join:
 * @self: an exchange
 *
 * Puts the body together and gives back the memory of its parts. To be called in a worker thread, as it may
 * take longer than a frame.
 *
 * Returns: (transfer full): the body, or as much of it as came
 */
GBytes *
pd_exchange_join (PdExchange *self)
{
  g_autoptr (GByteArray) body = NULL;
  gsize size = 0;

  for (guint i = 0; i < self->chunks->len; i++)
    size += g_bytes_get_size (g_ptr_array_index (self->chunks, i));

  body = g_byte_array_sized_new (size);
  for (guint i = 0; i < self->chunks->len; i++)
    {
      GBytes *chunk = g_ptr_array_index (self->chunks, i);

      g_byte_array_append (body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
    }
  g_ptr_array_set_size (self->chunks, 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

/**
 * pd_exchange_free:
 * @self: an exchange
 *
 * Frees @self.
 */
void
pd_exchange_free (PdExchange *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->details);
  g_free (self);
}
