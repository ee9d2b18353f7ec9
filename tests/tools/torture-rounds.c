/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture-rounds.h"

#include <glib/gstdio.h>

/* One round of the torture: orders are queued and sent while the panel hurts, the disk is full or protected,
 * and the desk is killed; then what the desk knows is compared with what the panel accepted. All is chosen at
 * random, and nothing is waited for but answers. */

#define MOST_STARTS 5

static const char *const accounts[] = { "one", "two" };
static const char *const links[] = { "link", "url" };

/* Starting */

static void
introduce_panel (Torture *self, guint i)
{
  g_autofree char *url = torture_panel_dup_url (self->panel, accounts[i]);
  g_autofree char *command = g_strdup_printf ("panel %s %s key-%u %s", accounts[i], url, i, links[i]);

  torture_insist (self, command);
}

static void
protect (const char *data, gboolean read_only)
{
  g_autoptr (GDir) folder = g_dir_open (data, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (data, name, NULL);

      g_chmod (path, read_only ? 0400 : 0600);
    }
  g_chmod (data, read_only ? 0500 : 0700);
}

static void
start_protected (Torture *self)
{
  g_autoptr (JsonObject) answer = NULL;

  protect (self->data, TRUE);
  answer = torture_desk_ask (self->desk, "orders");
  protect (self->data, FALSE);
  self->n_protected += answer != NULL && !torture_is_ok (answer);
}

/* Returns: whether it runs and knows the panels */
static gboolean
ensure_desk (Torture *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MOST_STARTS && !torture_desk_is_alive (self->desk); i++)
    {
      if (!torture_desk_start (self->desk, &error))
        {
          torture_fail (self, "the desk cannot be started: %s", error->message);
          return FALSE;
        }
      if (i + 1 < MOST_STARTS && torture_happens (self, 10))
        torture_desk_kill_after (self->desk, torture_choose (self, 60));
      if (torture_happens (self, 15))
        start_protected (self);
      torture_insist (self, "timeout 0.3");
      introduce_panel (self, 0);
      introduce_panel (self, 1);
    }
  torture_desk_spare (self->desk);

  return torture_desk_is_alive (self->desk);
}

/* While an add is on its way, on the threads of the panel: the desk is killed, or its disk gets full. */

static gboolean
is_moment (Torture *self, TortureMoment moment)
{
  return moment == self->hook_moment && g_atomic_int_dec_and_test (&self->adds_to_live);
}

static void
kill_cb (TortureMoment moment, gpointer data)
{
  Torture *self = data;

  if (is_moment (self, moment))
    torture_desk_kill (self->desk);
}

static void
fill_cb (TortureMoment moment, gpointer data)
{
  Torture *self = data;

  if (is_moment (self, moment))
    torture_desk_limit_files (self->desk, 0);
}

static void
plan_moment (Torture *self, TortureMoment moment, TortureHook hook)
{
  self->hook_moment = moment;
  g_atomic_int_set (&self->adds_to_live, (int) torture_choose (self, 4) + 1);
  torture_panel_set_hook (self->panel, hook, self);
}

static void
plan_kill (Torture *self)
{
  static const guint spans[] = { 10, 50, 200, 500 };

  torture_panel_set_hook (self->panel, NULL, NULL);
  if (torture_happens (self, 40))
    plan_moment (self, torture_choose (self, TORTURE_N_MOMENTS), kill_cb);
  else if (torture_happens (self, 60))
    torture_desk_kill_after (self->desk,
                             torture_choose (self, spans[torture_choose (self, G_N_ELEMENTS (spans))]));
  else
    self->disk_gets_full = torture_happens (self, 40);
}

/* Sending */

static gint64
choose_size (Torture *self)
{
  g_autofree char *path = g_build_filename (self->data, "panel-desk.sqlite-wal", NULL);
  GStatBuf status;

  return torture_happens (self, 30) || g_stat (path, &status) != 0
             ? 0
             : status.st_size + torture_choose (self, 24000);
}

static void
fill_disk (Torture *self)
{
  self->disk_is_full = TRUE;
  self->n_full++;
  torture_desk_limit_files (self->desk, choose_size (self));
}

/* Full from the moment on when the panel has an order: then its answer cannot be written down. */
static void
fill_disk_within_add (Torture *self)
{
  plan_moment (self, TORTURE_ASKED, fill_cb);
  torture_insist (self, "send");
  torture_try (self, "balance one");
  torture_try (self, "balance two");
  torture_panel_set_hook (self->panel, NULL, NULL);
  self->n_full += g_atomic_int_get (&self->adds_to_live) <= 0;
  self->disk_gets_full = FALSE;
  self->disk_is_full = TRUE;
}

static void
empty_disk (Torture *self)
{
  self->disk_is_full = FALSE;
  torture_desk_limit_files (self->desk, -1);
}

static void
send_to_nobody (Torture *self)
{
  g_autoptr (GError) error = NULL;

  torture_panel_set_open (self->panel, FALSE, NULL);
  torture_insist (self, "send");
  torture_insist (self, "orders");
  if (!torture_panel_set_open (self->panel, TRUE, &error))
    g_error ("The panel cannot be opened again: %s", error->message);
}

static void
do_something_else (Torture *self)
{
  static const char *const commands[]
      = { "track", "balance one", "refresh two", "services one", "pause", "orders" };

  torture_try (self, commands[torture_choose (self, G_N_ELEMENTS (commands))]);
}

static void
send (Torture *self)
{
  if (torture_happens (self, 8))
    fill_disk (self);
  torture_queue (self);
  if (torture_happens (self, 5))
    send_to_nobody (self);
  if (!self->disk_is_full && torture_happens (self, 10))
    fill_disk (self);
  if (self->disk_gets_full)
    fill_disk_within_add (self);
  torture_insist (self, "send");
  if (torture_happens (self, 30))
    do_something_else (self);
  if (torture_happens (self, 25))
    torture_queue (self);
  if (self->disk_is_full)
    empty_disk (self);
  torture_insist (self, "send");
  torture_insist (self, "idle");
}

/* Looking */

static void
check (Torture *self, gboolean at_the_end)
{
  g_autoptr (JsonObject) answer = NULL;

  torture_insist (self, "idle");
  answer = torture_desk_ask (self->desk, "orders");
  if (!torture_is_ok (answer))
    {
      torture_fail (self, "“orders” fails: %s", torture_get_error (answer));
      return;
    }

  g_clear_pointer (&self->orders, json_array_unref);
  self->orders = json_array_ref (json_object_get_array_member (answer, "orders"));
  self->n_failures += torture_book_check (self->book, self->orders, at_the_end, self->when);
}

/* Whatever was killed is started again, until somebody can be asked. */
static void
look (Torture *self, gboolean at_the_end)
{
  torture_panel_set_hook (self->panel, NULL, NULL);
  torture_panel_set_pain (self->panel, 0);
  torture_desk_spare (self->desk);
  if (ensure_desk (self))
    check (self, at_the_end);
  else
    torture_fail (self, "the desk does not live long enough to be asked");
}

/**
 * torture_play_round:
 * @self: the torture
 *
 * Plays one round and checks the invariants. Each one that is broken is printed and counted.
 */
void
torture_play_round (Torture *self)
{
  static const guint pains[] = { 0, 25, 50, 75, 100 };

  torture_panel_set_pain (self->panel, pains[torture_choose (self, G_N_ELEMENTS (pains))]);
  if (ensure_desk (self))
    {
      plan_kill (self);
      send (self);
    }
  if (!torture_desk_is_alive (self->desk) && torture_happens (self, 50) && ensure_desk (self))
    {
      torture_insist (self, "send");
      torture_insist (self, "idle");
    }
  look (self, FALSE);
  if (self->orders != NULL)
    torture_settle_some (self);
  if (torture_happens (self, 5))
    torture_desk_quit (self->desk);
}

/**
 * torture_play_end:
 * @self: the torture
 *
 * The panel is well again: everything that waits is sent, and is there also after a last start.
 */
void
torture_play_end (Torture *self)
{
  torture_panel_set_pain (self->panel, 0);
  for (guint i = 0; i < 2; i++)
    {
      if (ensure_desk (self))
        torture_insist (self, "send");
      look (self, TRUE);
      torture_desk_quit (self->desk);
    }
}
