/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-wire.h"

/*
 * Brings replies on their way: at once, late, cut short or never. What has not been sent yet waits in one
 * array, which the panel owns; freeing it closes the connections of all that wait, as the end of a server
 * does. On the thread of the server.
 */

/* Short enough for any socket buffer: the client may live on the same thread and can not read meanwhile. */
#define MOST_TRUNCATED 16384

typedef struct
{
  GPtrArray *wire;
  SoupServerMessage *message;
  PdDemoReply *reply;
  GSource *source;
} Waiting;

/**
 * pd_demo_reply_new:
 * @fault: how it goes wrong
 * @status: HTTP status; 0: 200
 * @content_type: (nullable): %NULL: JSON
 * @body: (nullable): what is sent
 *
 * Returns: (transfer full): a reply
 */
PdDemoReply *
pd_demo_reply_new (PdDemoFault fault, guint status, const char *content_type, GBytes *body)
{
  PdDemoReply *reply = g_new0 (PdDemoReply, 1);

  reply->fault = fault;
  reply->status = status ? status : SOUP_STATUS_OK;
  reply->content_type = g_strdup (content_type ? content_type : "application/json");
  reply->body = body ? g_bytes_ref (body) : NULL;

  return reply;
}

/**
 * pd_demo_reply_free:
 * @reply: (transfer full): a reply
 */
void
pd_demo_reply_free (PdDemoReply *reply)
{
  g_free (reply->content_type);
  g_clear_pointer (&reply->body, g_bytes_unref);
  g_free (reply);
}

static void
fill_message (SoupServerMessage *message, const PdDemoReply *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, reply->status, NULL);
  soup_message_headers_set_content_type (headers, reply->content_type, NULL);
  if (reply->body)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), reply->body);
}

/* Promises the whole body and sends the first half of it. */
static void
write_half (GIOStream *stream, const PdDemoReply *reply)
{
  gsize length = g_bytes_get_size (reply->body);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "HTTP/1.1 %u %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                   reply->status, soup_status_get_phrase (reply->status), reply->content_type, length);
  g_string_append_len (text, g_bytes_get_data (reply->body, NULL), (gssize) MIN (length / 2, MOST_TRUNCATED));
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), text->str, text->len, NULL, NULL, NULL);
}

static void
close_connection (SoupServerMessage *message, const PdDemoReply *reply)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (!stream)
    return;
  if (reply->fault == PD_DEMO_FAULT_TRUNCATE && reply->body)
    write_half (stream, reply);
  g_io_stream_close (stream, NULL, NULL);
}

static void
forget_message (Waiting *waiting)
{
  g_signal_handlers_disconnect_by_data (waiting->message, waiting);
  g_clear_object (&waiting->message);
}

static void
free_waiting (Waiting *waiting)
{
  g_autoptr (SoupServerMessage) message = NULL;

  g_source_destroy (waiting->source);
  g_source_unref (waiting->source);
  if (waiting->message)
    {
      message = g_object_ref (waiting->message);
      forget_message (waiting);
      close_connection (message, waiting->reply);
    }
  pd_demo_reply_free (waiting->reply);
  g_free (waiting);
}

/* The client went away. */
static void
finished_cb (SoupServerMessage *message, Waiting *waiting)
{
  forget_message (waiting);
  g_ptr_array_remove_fast (waiting->wire, waiting);
}

static gboolean
send_cb (gpointer user_data)
{
  Waiting *waiting = user_data;

  if (waiting->reply->fault == PD_DEMO_FAULT_HANG)
    return G_SOURCE_REMOVE;

  if (waiting->reply->fault == PD_DEMO_FAULT_NONE || waiting->reply->fault == PD_DEMO_FAULT_REPLY)
    {
      g_autoptr (SoupServerMessage) message = g_object_ref (waiting->message);

      fill_message (message, waiting->reply);
      forget_message (waiting);
      soup_server_message_unpause (message);
    }
  g_ptr_array_remove_fast (waiting->wire, waiting);

  return G_SOURCE_REMOVE;
}

/**
 * pd_demo_wire_new:
 *
 * Returns: (transfer full): where replies wait; free with g_ptr_array_unref()
 */
GPtrArray *
pd_demo_wire_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_waiting);
}

/**
 * pd_demo_wire_send:
 * @wire: where replies wait
 * @message: the request
 * @reply: (transfer full): what to answer, or what to do in place of it
 * @delay: milliseconds until then
 *
 * Answers @message. Inside the handler of a request only a good reply without delay can be given; all others
 * have to wait for the main loop.
 */
void
pd_demo_wire_send (GPtrArray *wire, SoupServerMessage *message, PdDemoReply *reply, guint delay)
{
  Waiting *waiting;

  if (delay == 0 && (reply->fault == PD_DEMO_FAULT_NONE || reply->fault == PD_DEMO_FAULT_REPLY))
    {
      fill_message (message, reply);
      pd_demo_reply_free (reply);
      return;
    }

  waiting = g_new0 (Waiting, 1);
  waiting->wire = wire;
  waiting->message = g_object_ref (message);
  waiting->reply = reply;
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), waiting);
  g_ptr_array_add (wire, waiting);
  soup_server_message_pause (message);

  waiting->source = g_timeout_source_new (delay);
  g_source_set_callback (waiting->source, send_cb, waiting, NULL);
  g_source_attach (waiting->source, g_main_context_get_thread_default ());
}
