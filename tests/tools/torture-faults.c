/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture.h"

#include <string.h>
#include <sys/socket.h>

/* The ways in which the panel of the torture hurts, as a table. On the threads of the panel. */

#define JSON "application/json"
#define HTML "text/html"
#define PROTECTION "<!DOCTYPE html><html><body><h1>Checking your browser</h1></body></html>"
#define FAULT_PAGE "<html><body><h1>Error</h1></body></html>"
#define TOO_MANY "{\"error\":\"Too many requests\"}"

#define ANSWER .status = 200, .type = JSON
#define WHOLE_ANSWER ANSWER, .percent = 100

/* The first two are not chosen. The driver waits 300 ms for an answer to an add. */
const TortureFault torture_faults[] = {
  [TORTURE_WELL] = { "none", 0, TRUE, WHOLE_ANSWER },
  [TORTURE_UNHEARD] = { "hung up unheard", 0, FALSE, ANSWER, .reset = TRUE },
  { "hung up before", 8, FALSE, ANSWER },
  { "hung up after", 8, TRUE, ANSWER },
  { "hung up during", 10, TRUE, ANSWER, .percent = 60 },
  { "hung up within the id", 8, TRUE, ANSWER, .percent = 97 },
  { "reset before", 6, FALSE, ANSWER, .reset = TRUE },
  { "reset after", 6, TRUE, ANSWER, .reset = TRUE },
  { "reset during", 6, TRUE, ANSWER, .percent = 80, .reset = TRUE },
  { "late", 6, TRUE, WHOLE_ANSWER, .delay = 100 },
  { "too late", 3, TRUE, WHOLE_ANSWER, .delay = 500 },
  { "too late, in vain", 3, FALSE, WHOLE_ANSWER, .delay = 500 },
  { "slow", 6, TRUE, WHOLE_ANSWER, .interval = 1 },
  { "too slow", 3, TRUE, WHOLE_ANSWER, .interval = 10 },
  { "truncated", 10, TRUE, WHOLE_ANSWER, .cut = TRUE },
  { "empty", 4, TRUE, WHOLE_ANSWER, .body = "" },
  { "without an id", 4, TRUE, WHOLE_ANSWER, .body = "{\"status\":\"success\"}" },
  { "web page", 5, FALSE, 200, HTML, PROTECTION, .percent = 100 },
  { "web page after", 5, TRUE, 200, HTML, PROTECTION, .percent = 100 },
  { "server fault", 5, FALSE, 500, HTML, FAULT_PAGE, .percent = 100 },
  { "server fault after", 5, TRUE, 502, HTML, FAULT_PAGE, .percent = 100 },
  { "unavailable", 4, FALSE, 503, "text/plain", "", .percent = 100 },
  { "misdirected after", 4, TRUE, 421, JSON, "{\"message\":\"Misdirected\"}", .percent = 100 },
  { "refused", 6, FALSE, WHOLE_ANSWER, .body = "{\"error\":\"Incorrect link\"}" },
  { "too many, wait", 2, FALSE, 429, JSON, TOO_MANY, "Retry-After: 1\r\n", 100 },
  { "too many", 1, FALSE, 429, JSON, TOO_MANY, .percent = 100 },
};

const guint torture_n_faults = G_N_ELEMENTS (torture_faults);

/* Returns: one that hurts */
const TortureFault *
torture_fault_choose (GRand *rand)
{
  guint total = 0, at;

  for (guint i = 0; i < torture_n_faults; i++)
    total += torture_faults[i].weight;

  at = (guint) g_rand_int_range (rand, 0, (gint32) total);
  for (guint i = 0; i < torture_n_faults; i++)
    {
      if (at < torture_faults[i].weight)
        return &torture_faults[i];
      at -= torture_faults[i].weight;
    }

  g_assert_not_reached ();
}

/* Returns: whether the client is still there after a while */
static gboolean
wait_on (GSocket *socket, guint milliseconds)
{
  return milliseconds == 0
         || !g_socket_condition_timed_wait (socket, G_IO_IN | G_IO_HUP,
                                            milliseconds * G_TIME_SPAN_MILLISECOND, NULL, NULL);
}

static void
send_bytes (GSocket *socket, const char *bytes, gsize n_bytes, guint interval)
{
  gsize chunk = interval > 0 ? 1 : n_bytes;

  while (n_bytes > 0)
    {
      gssize sent = g_socket_send (socket, bytes, MIN (chunk, n_bytes), NULL, NULL);

      if (sent <= 0)
        return;
      bytes += sent;
      n_bytes -= (gsize) sent;
      if (!wait_on (socket, interval))
        return;
    }
}

static void
hang_up (GSocket *socket, gboolean reset)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  if (reset)
    setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);
}

/**
 * torture_fault_answer:
 * @self: how it hurts
 * @socket: where the request came from; closed in the end
 * @body: the true answer
 *
 * Answers, or what @self takes for it.
 */
void
torture_fault_answer (const TortureFault *self, GSocket *socket, const char *body)
{
  const char *said = self->body != NULL ? self->body : body;
  gsize length = self->cut ? strlen (said) * 3 / 4 : strlen (said);
  g_autofree char *answer = g_strdup_printf (
      "HTTP/1.1 %u Torture\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT
      "\r\nConnection: close\r\n%s\r\n%.*s",
      self->status, self->type, length, self->header != NULL ? self->header : "", (int) length, said);

  if (wait_on (socket, self->delay))
    send_bytes (socket, answer, strlen (answer) * self->percent / 100, self->interval);
  hang_up (socket, self->reset);
}
