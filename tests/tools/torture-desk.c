/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The driver of the torture: a process that is asked line by line, and killed at any moment, also from the
 * threads of the panel and while its answer is waited for. Its disk can be filled and protected. */

/* Nothing takes that long: it hangs. */
#define PATIENCE (90 * G_TIME_SPAN_SECOND)

struct _TortureDesk
{
  char *program;
  char *folder;
  GString *received; /* what is not a whole line yet */
  int to;
  int from;
  gint64 kill_at; /* monotonic; 0: never */
  char *failure;  /* (nullable) */

  GMutex lock;
  GPid pid; /* 0: it does not run, or is dead */
  gboolean killed;
  guint n_kills;
};

/* In the child: it dies with us, and a protected folder is protected from root, too. */
static void
set_up_child_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
}

static void
fail (TortureDesk *self, char *failure)
{
  if (self->failure == NULL)
    self->failure = failure;
  else
    g_free (failure);
}

/* The process is gone, or is not wanted any more. */
static void
bury (TortureDesk *self)
{
  GPid pid = self->pid;
  int status = 0;

  if (pid == 0)
    return;

  g_mutex_lock (&self->lock);
  if (!self->killed)
    kill (pid, SIGKILL);
  self->pid = 0;
  g_mutex_unlock (&self->lock);
  waitpid (pid, &status, 0);
  g_spawn_close_pid (pid);
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    fail (self, g_strdup_printf ("the desk ended by itself, with the status %d", status));
  g_clear_fd (&self->to, NULL);
  g_clear_fd (&self->from, NULL);
  self->kill_at = 0;
}

/* Returns: whether there may be something to read, if only that it is dead; otherwise it hangs */
static gboolean
wait_for_output (TortureDesk *self, gint64 until)
{
  struct pollfd waiting = { .fd = self->from, .events = POLLIN };

  for (gint64 now; (now = g_get_monotonic_time ()) < until;)
    {
      gint64 next = self->kill_at != 0 ? MIN (self->kill_at, until) : until;

      if (poll (&waiting, 1, (int) ((MAX (next - now, 0) + 999) / 1000)) > 0)
        return TRUE;
      if (self->kill_at != 0 && self->kill_at <= g_get_monotonic_time ())
        {
          torture_desk_kill (self);
          self->kill_at = 0;
        }
    }

  return FALSE;
}

static char *
take_line (GString *received)
{
  char *end = strchr (received->str, '\n');
  char *line;

  if (end == NULL)
    return NULL;

  line = g_strndup (received->str, (gsize) (end - received->str));
  g_string_erase (received, 0, end + 1 - received->str);

  return line;
}

/* Returns: (transfer full) (nullable): a line; %NULL: there will be none */
static char *
read_line (TortureDesk *self)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;
  char *line;

  while ((line = take_line (self->received)) == NULL)
    {
      char buffer[65536];
      gssize n = -1;

      if (wait_for_output (self, until))
        n = read (self->from, buffer, sizeof buffer);
      else
        fail (self, g_strdup ("the desk does not answer"));
      if (n <= 0)
        return NULL;
      g_string_append_len (self->received, buffer, n);
    }

  return line;
}

static gboolean
write_line (TortureDesk *self, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  gsize length = strlen (line);

  for (const char *rest = line; length > 0;)
    {
      gssize n = write (self->to, rest, length);

      if (n < 0)
        return FALSE;
      rest += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static JsonObject *
parse_answer (TortureDesk *self, const char *command, const char *line)
{
  g_autoptr (JsonNode) root = json_from_string (line, NULL);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && json_object_has_member (json_node_get_object (root), "ok"))
    return json_node_dup_object (root);

  fail (self, g_strdup_printf ("“%s” was answered by “%s”", command, line));
  return NULL;
}

/**
 * torture_desk_new:
 * @program: the driver
 * @folder: for its data
 *
 * Returns: (transfer full): a desk that does not run
 */
TortureDesk *
torture_desk_new (const char *program, const char *folder)
{
  TortureDesk *self = g_new0 (TortureDesk, 1);

  g_mutex_init (&self->lock);
  self->program = g_strdup (program);
  self->folder = g_strdup (folder);
  self->received = g_string_new (NULL);
  self->to = self->from = -1;

  return self;
}

void
torture_desk_free (TortureDesk *self)
{
  bury (self);
  g_string_free (self->received, TRUE);
  g_mutex_clear (&self->lock);
  g_free (self->program);
  g_free (self->folder);
  g_free (self->failure);
  g_free (self);
}

/**
 * torture_desk_start:
 * @self: a desk that does not run
 * @error: why the program cannot be run
 *
 * Returns: whether it runs
 */
gboolean
torture_desk_start (TortureDesk *self, GError **error)
{
  char *arguments[] = { self->program, self->folder, NULL };
  GPid pid;

  if (!g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, set_up_child_cb, NULL,
                                 &pid, &self->to, &self->from, NULL, error))
    return FALSE;

  g_string_truncate (self->received, 0);
  self->kill_at = 0;
  g_mutex_lock (&self->lock);
  self->pid = pid;
  self->killed = FALSE;
  g_mutex_unlock (&self->lock);

  return TRUE;
}

gboolean
torture_desk_is_alive (TortureDesk *self)
{
  return self->pid != 0;
}

/**
 * torture_desk_ask:
 * @self: a desk
 * @format: a command
 *
 * Returns: (transfer full) (nullable): its answer; %NULL: it is dead
 */
JsonObject *
torture_desk_ask (TortureDesk *self, const char *format, ...)
{
  g_autofree char *command = NULL;
  g_autofree char *line = NULL;
  JsonObject *answer = NULL;
  va_list arguments;

  if (self->pid == 0)
    return NULL;

  va_start (arguments, format);
  command = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (write_line (self, command))
    line = read_line (self);
  if (line != NULL)
    answer = parse_answer (self, command, line);
  if (answer == NULL)
    bury (self);

  return answer;
}

/**
 * torture_desk_quit:
 * @self: a desk
 *
 * Ends it in peace.
 */
void
torture_desk_quit (TortureDesk *self)
{
  g_autoptr (JsonObject) answer = torture_desk_ask (self, "quit");
  int status;

  if (answer == NULL)
    return;

  g_mutex_lock (&self->lock);
  waitpid (self->pid, &status, 0);
  self->pid = 0;
  g_mutex_unlock (&self->lock);
  if (status != 0)
    fail (self, g_strdup_printf ("the desk quit with the status %d", status));
  g_clear_fd (&self->to, NULL);
  g_clear_fd (&self->from, NULL);
  self->kill_at = 0;
}

/* From any thread. */
void
torture_desk_kill (TortureDesk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->pid == 0 || self->killed)
    return;

  kill (self->pid, SIGKILL);
  self->killed = TRUE;
  self->n_kills++;
}

/* While an answer is waited for. */
void
torture_desk_kill_after (TortureDesk *self, guint milliseconds)
{
  self->kill_at = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
}

void
torture_desk_spare (TortureDesk *self)
{
  self->kill_at = 0;
}

/* How large a file of it may be: its disk is full there. -1: as large as it likes. */
void
torture_desk_limit_files (TortureDesk *self, gint64 most_bytes)
{
  struct rlimit limit = { most_bytes < 0 ? RLIM_INFINITY : (rlim_t) most_bytes, RLIM_INFINITY };

  if (self->pid != 0)
    prlimit (self->pid, RLIMIT_FSIZE, &limit, NULL);
}

guint
torture_desk_get_n_kills (TortureDesk *self)
{
  return self->n_kills;
}

/* Returns: (nullable): what a desk must not do */
const char *
torture_desk_get_failure (TortureDesk *self)
{
  return self->failure;
}
