/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture.h"

#include <libsoup/soup.h>
#include <string.h>

#include "torture-shop.h"

/* The panel of the torture: a server over plain sockets, so that it can hurt at every byte. One thread
 * listens, others answer; what is answered the shop knows. */

#define MOST_THREADS 32
#define MOST_REQUEST 65536
/* Reads that fail are repeated after seconds, so they hurt more seldom. */
#define READS_HURT_EVERY 12
#define UNHEARD_EVERY 20

struct _TorturePanel
{
  GMutex lock;
  GCond changed;
  GSocket *place;        /* keeps the port while the panel is closed, so that no connection takes it */
  GSocket *listener;     /* (nullable): while it is open */
  GCancellable *closing; /* ends waiting for connections */
  gboolean over;
  guint16 port;
  GThread *thread;
  GThreadPool *pool;

  GRand *rand;
  guint pain; /* percent of the adds */
  TortureShop *shop;
  guint *n_faults; /* by fault */
  TortureHook hook;
  gpointer hook_data;
};

typedef struct
{
  char *path;
  GHashTable *form;
} Request;

static void
free_request (Request *request)
{
  g_free (request->path);
  g_clear_pointer (&request->form, g_hash_table_unref);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, free_request)

/* Reading requests */

static Request *
parse_request (const char *text)
{
  g_auto (GStrv) line = g_strsplit (text, " ", 3);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (line[0] != NULL && line[1] != NULL ? line[1] : "");
  request->form = soup_form_decode (strstr (text, "\r\n\r\n") + 4);

  return request;
}

static gboolean
is_complete (const char *text, gsize length)
{
  const char *body = strstr (text, "\r\n\r\n");
  const char *header = strcasestr (text, "\r\ncontent-length:");

  return body != NULL && header != NULL
         && length - (gsize) (body + 4 - text)
                >= g_ascii_strtoull (header + strlen ("\r\ncontent-length:"), NULL, 10);
}

static Request *
read_request (GSocket *socket)
{
  g_autofree char *text = g_malloc0 (MOST_REQUEST + 1);
  gsize length = 0;

  while (!is_complete (text, length))
    {
      gssize n = g_socket_receive (socket, text + length, MOST_REQUEST - length, NULL, NULL);

      if (n <= 0)
        return NULL;
      length += (gsize) n;
    }

  return parse_request (text);
}

/* Hurting */

static const TortureFault *
choose_fault (TorturePanel *self, gboolean is_add)
{
  guint pain = is_add ? self->pain : self->pain / READS_HURT_EVERY;
  const TortureFault *fault = torture_faults;

  if ((guint) g_rand_int_range (self->rand, 0, 100) < pain)
    fault = torture_fault_choose (self->rand);
  self->n_faults[fault - torture_faults]++;

  return fault;
}

/* Once a hook is taken away, none is running any more. */
static void
tell (TorturePanel *self, TortureMoment moment, gboolean is_add)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->hook != NULL && is_add)
    self->hook (moment, self->hook_data);
}

static void
answer (TorturePanel *self, GSocket *socket, const Request *request)
{
  gboolean is_add = g_strcmp0 (g_hash_table_lookup (request->form, "action"), "add") == 0;
  g_autofree char *body = NULL;
  const TortureFault *fault;

  tell (self, TORTURE_ASKED, is_add);
  g_mutex_lock (&self->lock);
  fault = choose_fault (self, is_add);
  if (fault->works)
    body = torture_shop_work (self->shop, request->path, request->form);
  g_mutex_unlock (&self->lock);
  tell (self, TORTURE_DONE, is_add);
  torture_fault_answer (fault, socket, body != NULL ? body : "{\"error\":\"Not now\"}");
  tell (self, TORTURE_ANSWERED, is_add);
}

static gboolean
is_deaf (TorturePanel *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean deaf = (guint) g_rand_int_range (self->rand, 0, 100 * UNHEARD_EVERY) < self->pain;

  self->n_faults[TORTURE_UNHEARD] += deaf;

  return deaf;
}

static void
serve (gpointer data, gpointer user_data)
{
  g_autoptr (GSocket) socket = data;
  g_autoptr (Request) request = NULL;

  if (is_deaf (user_data))
    torture_fault_answer (&torture_faults[TORTURE_UNHEARD], socket, "");
  else if ((request = read_request (socket)) != NULL)
    answer (user_data, socket, request);
}

/* Listening */

static GSocket *
bind_to (guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocket) socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL || !g_socket_bind (socket, address, TRUE, error))
    return NULL;

  return g_steal_pointer (&socket);
}

/* Returns: (transfer full) (nullable): where to listen, once it is open; %NULL: it is over */
static GSocket *
wait_until_open (TorturePanel *self, GCancellable **closing)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->listener == NULL && !self->over)
    g_cond_wait (&self->changed, &self->lock);
  *closing = self->over ? NULL : g_object_ref (self->closing);

  return self->over ? NULL : g_object_ref (self->listener);
}

static gpointer
run (gpointer data)
{
  TorturePanel *self = data;

  for (;;)
    {
      g_autoptr (GCancellable) closing = NULL;
      g_autoptr (GSocket) listener = wait_until_open (self, &closing);
      GSocket *socket = listener != NULL ? g_socket_accept (listener, closing, NULL) : NULL;

      if (listener == NULL)
        return NULL;
      if (socket != NULL)
        g_thread_pool_push (self->pool, socket, NULL);
    }
}

/**
 * torture_panel_new:
 * @seed: of what it does
 * @error: why it cannot listen
 *
 * Returns: (transfer full) (nullable): a panel that is open and does not hurt yet
 */
TorturePanel *
torture_panel_new (guint32 seed, GError **error)
{
  TorturePanel *self = g_new0 (TorturePanel, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->rand = g_rand_new_with_seed (seed);
  self->shop = torture_shop_new ();
  self->n_faults = g_new0 (guint, torture_n_faults);
  self->pool = g_thread_pool_new (serve, self, MOST_THREADS, FALSE, NULL);
  self->thread = g_thread_new ("torture-panel", run, self);
  if (torture_panel_set_open (self, TRUE, error))
    return self;

  torture_panel_free (self);
  return NULL;
}

/**
 * torture_panel_free:
 * @self: (transfer full): a panel
 *
 * Closes it, when all that is asked is answered.
 */
void
torture_panel_free (TorturePanel *self)
{
  g_mutex_lock (&self->lock);
  self->over = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  torture_panel_set_open (self, FALSE, NULL);
  g_thread_join (self->thread);
  g_thread_pool_free (self->pool, FALSE, TRUE);
  torture_shop_free (self->shop);
  g_clear_object (&self->place);
  g_rand_free (self->rand);
  g_free (self->n_faults);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Returns: (transfer full): the address for one of "one" and "two" */
char *
torture_panel_dup_url (TorturePanel *self, const char *account)
{
  return g_strdup_printf ("http://127.0.0.1:%u/api/v2/%s", self->port, account);
}

void
torture_panel_set_pain (TorturePanel *self, guint percent)
{
  g_mutex_lock (&self->lock);
  self->pain = percent;
  g_mutex_unlock (&self->lock);
}

/* As long as the thread waits at it, a socket that is closed listens on; one that is shut down does not. */
static void
stop_listening (TorturePanel *self)
{
  g_socket_shutdown (self->listener, TRUE, TRUE, NULL);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  g_socket_close (self->listener, NULL);
  g_clear_object (&self->listener);
}

static gboolean
take_port (TorturePanel *self, GError **error)
{
  g_autoptr (GSocketAddress) address = NULL;

  self->place = bind_to (0, error);
  if (self->place == NULL)
    return FALSE;

  address = g_socket_get_local_address (self->place, NULL);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));

  return TRUE;
}

static gboolean
start_listening (TorturePanel *self, GError **error)
{
  g_autoptr (GSocket) listener = NULL;

  if (self->place == NULL && !take_port (self, error))
    return FALSE;

  listener = bind_to (self->port, error);
  if (listener == NULL || !g_socket_listen (listener, error))
    return FALSE;

  self->listener = g_steal_pointer (&listener);
  self->closing = g_cancellable_new ();
  g_cond_broadcast (&self->changed);

  return TRUE;
}

/**
 * torture_panel_set_open:
 * @self: a panel
 * @open: whether it takes connections
 * @error: why it cannot
 *
 * Returns: whether it is so
 */
gboolean
torture_panel_set_open (TorturePanel *self, gboolean open, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (open && self->listener == NULL)
    return start_listening (self, error);
  if (!open && self->listener != NULL)
    stop_listening (self);

  return TRUE;
}

/* @hook: (nullable): called at each moment of each add, on a thread of the panel */
void
torture_panel_set_hook (TorturePanel *self, TortureHook hook, gpointer data)
{
  g_mutex_lock (&self->lock);
  self->hook = hook;
  self->hook_data = data;
  g_mutex_unlock (&self->lock);
}

/* Returns: (transfer full): the ids of the orders that were accepted for @link */
GStrv
torture_panel_dup_orders (TorturePanel *self, const char *link)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return torture_shop_dup_orders (self->shop, link);
}

guint
torture_panel_get_n_accepted (TorturePanel *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return torture_shop_get_n_accepted (self->shop);
}

void
torture_panel_print_faults (TorturePanel *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  for (guint i = 0; i < torture_n_faults; i++)
    g_print ("%s%s %u", i == 0 ? "faults: " : ", ", torture_faults[i].name, self->n_faults[i]);
  g_print ("\n");
}
