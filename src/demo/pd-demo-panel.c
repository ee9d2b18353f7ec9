/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-panel-private.h"

#include "config.h"

#include "pd-demo-json.h"
#include "pd-demo-replies.h"
#include "pd-demo-state.h"

/*
 * The server: it listens on 127.0.0.1, reads requests, checks the key, lets scripted faults go first, and
 * hands everything else to the books. The program owns one for people who try it out; tests own as many as
 * they like. On the main thread, as all of the demo; it may be finalized at any time, also while requests
 * wait.
 */

#define PATH "/api/v2"

G_DEFINE_FINAL_TYPE (PdDemoPanel, pd_demo_panel, G_TYPE_OBJECT)

/* The copy is valid UTF-8 throughout, because parts of it are written into replies. */
static GHashTable *
read_parameters (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GHashTable) form = soup_form_decode (text);
  GHashTable *parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, form);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (parameters, g_utf8_make_valid (name, -1),
                         g_utf8_make_valid (value ? value : "", -1));

  return parameters;
}

static GBytes *
answer (PdDemoPanel *self, const char *action, GHashTable *parameters)
{
  if (g_strcmp0 (g_hash_table_lookup (parameters, "key"), self->key) != 0)
    return pd_demo_json_error ("Invalid API key");
  if (self->catalogue && g_str_equal (action, "services"))
    return g_bytes_ref (self->catalogue);

  return pd_demo_replies_answer (self->book, parameters, pd_clock_now (self->clock));
}

/* Does what was asked, unless the script says that nothing is to be done. */
static PdDemoReply *
handle_request (PdDemoPanel *self, GHashTable *parameters)
{
  const char *action = g_hash_table_lookup (parameters, "action");
  PdDemoReply *reply;
  g_autoptr (GBytes) body = NULL;

  action = action ? action : "";
  pd_demo_panel_remember (self, action, parameters);
  reply = pd_demo_panel_take_script (self, action);
  if (!reply)
    reply = pd_demo_reply_new (PD_DEMO_FAULT_NONE, 0, NULL, NULL);
  if (reply->fault == PD_DEMO_FAULT_REPLY || reply->fault == PD_DEMO_FAULT_DROP_BEFORE)
    return reply;

  body = answer (self, action, parameters);
  if (!reply->body)
    reply->body = g_steal_pointer (&body);
  return reply;
}

static void
handle_cb (
    SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  PdDemoPanel *self = user_data;
  g_autoptr (GHashTable) parameters = NULL;
  g_autoptr (GBytes) error = NULL;

  if (g_str_equal (path, PATH) && soup_server_message_get_method (message) == SOUP_METHOD_POST)
    {
      parameters = read_parameters (message);
      pd_demo_wire_send (self->wire, message, handle_request (self, parameters), self->delay);
      return;
    }

  error = pd_demo_json_error ("Incorrect request");
  pd_demo_wire_send (
      self->wire, message,
      pd_demo_reply_new (PD_DEMO_FAULT_REPLY,
                         g_str_equal (path, PATH) ? SOUP_STATUS_METHOD_NOT_ALLOWED : SOUP_STATUS_NOT_FOUND,
                         NULL, error),
      0);
}

static void
pd_demo_panel_dispose (GObject *object)
{
  PdDemoPanel *self = PD_DEMO_PANEL (object);

  pd_demo_panel_stop (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pd_demo_panel_parent_class)->dispose (object);
}

static void
pd_demo_panel_finalize (GObject *object)
{
  PdDemoPanel *self = PD_DEMO_PANEL (object);

  g_clear_pointer (&self->scripts, g_ptr_array_unref);
  g_clear_pointer (&self->book, pd_demo_book_free);
  g_clear_pointer (&self->wire, g_ptr_array_unref);
  g_clear_pointer (&self->catalogue, g_bytes_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->requests, g_hash_table_unref);
  g_free (self->url);
  g_free (self->key);
  g_free (self->balance);

  G_OBJECT_CLASS (pd_demo_panel_parent_class)->finalize (object);
}

static void
pd_demo_panel_class_init (PdDemoPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_demo_panel_dispose;
  object_class->finalize = pd_demo_panel_finalize;
}

static void
pd_demo_panel_init (PdDemoPanel *self)
{
  g_autofree char *random = g_uuid_string_random ();

  self->key = g_strconcat ("demo-key-", random, NULL);
  self->wire = pd_demo_wire_new ();
  self->scripts = pd_demo_panel_create_scripts ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->requests
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
}

/**
 * pd_demo_panel_new:
 * @form: how it speaks
 * @clock: (transfer none): what makes its orders progress
 *
 * Returns: (transfer full): a panel with a full account and no orders, which does not listen yet
 */
PdDemoPanel *
pd_demo_panel_new (PdDemoForm form, PdClock *clock)
{
  PdDemoPanel *self;

  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  self = g_object_new (PD_TYPE_DEMO_PANEL, NULL);
  self->form = form;
  self->clock = g_object_ref (clock);
  self->book = pd_demo_book_new (form);

  return self;
}

static gboolean
listen_at (PdDemoPanel *self, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);

  return soup_server_listen (self->server, address, 0, error);
}

static void
read_address (PdDemoPanel *self)
{
  GSList *uris = soup_server_get_uris (self->server);

  self->port = (guint16) g_uri_get_port (uris->data);
  g_free (self->url);
  self->url = g_strdup_printf ("http://127.0.0.1:%u" PATH, self->port);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

/**
 * pd_demo_panel_start:
 * @self: a panel
 * @error: return location for a #GError
 *
 * Listens on 127.0.0.1, at the port of last time where it is free, so that a stored address stays right.
 *
 * Returns: whether it listens; otherwise an error of #G_IO_ERROR
 */
gboolean
pd_demo_panel_start (PdDemoPanel *self, GError **error)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), FALSE);

  if (self->server)
    return TRUE;

  self->server = soup_server_new ("server-header", "PanelDesk-Demo ", NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  if ((self->port == 0 || !listen_at (self, self->port, NULL)) && !listen_at (self, 0, error))
    {
      g_clear_object (&self->server);
      return FALSE;
    }

  read_address (self);
  return TRUE;
}

/**
 * pd_demo_panel_stop:
 * @self: a panel
 *
 * Stops listening and closes what is still waiting for an answer. The books stay.
 */
void
pd_demo_panel_stop (PdDemoPanel *self)
{
  g_return_if_fail (PD_IS_DEMO_PANEL (self));

  if (!self->server)
    return;

  g_ptr_array_set_size (self->wire, 0);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

/**
 * pd_demo_panel_get_url:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the address of the API, %NULL before the first start
 */
const char *
pd_demo_panel_get_url (PdDemoPanel *self)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), NULL);

  return self->url;
}

/**
 * pd_demo_panel_get_key:
 * @self: a panel
 *
 * Returns: (transfer none): the only key that it takes; it opens nothing but the demo
 */
const char *
pd_demo_panel_get_key (PdDemoPanel *self)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), NULL);

  return self->key;
}

/**
 * pd_demo_panel_save:
 * @self: a panel
 *
 * Returns: (transfer full): its account, its orders, its key and its port as text
 */
char *
pd_demo_panel_save (PdDemoPanel *self)
{
  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), NULL);

  return pd_demo_state_save (self->book, self->key, self->port);
}

/**
 * pd_demo_panel_restore:
 * @self: a panel that was not started
 * @saved: text of pd_demo_panel_save() of a panel with the same form
 * @error: return location for a #GError
 *
 * Goes on where @saved was written; orders have progressed since.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA if @saved cannot be read; then nothing changed
 */
gboolean
pd_demo_panel_restore (PdDemoPanel *self, const char *saved, GError **error)
{
  g_autofree char *key = NULL;
  PdDemoBook *book;
  guint16 port;

  g_return_val_if_fail (PD_IS_DEMO_PANEL (self), FALSE);
  g_return_val_if_fail (saved != NULL, FALSE);

  book = pd_demo_state_restore (saved, self->form, &key, &port, error);
  if (!book)
    return FALSE;

  pd_demo_book_free (self->book);
  self->book = book;
  self->port = port;
  g_free (self->key);
  self->key = g_steal_pointer (&key);
  return TRUE;
}
