/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture-rounds.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* torture [ROUNDS]: a panel that hurts, and a desk that is killed and started again. After every round it
 * must be true that no order was accepted twice, that every accepted order is known as placed with its id or
 * as unknown, and that nothing that was queued has vanished.
 *
 * PD_TORTURE_SEED repeats the choices of an earlier run, as far as time allows; PD_TORTURE_DRIVER is another
 * desk-driver than the one beside this program. */

#define DEFAULT_ROUNDS 50
#define PROGRESS_EVERY 50

static guint32
choose_seed (void)
{
  const char *text = g_getenv ("PD_TORTURE_SEED");
  guint64 seed;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seed, NULL))
    return (guint32) seed;

  return g_random_int ();
}

static char *
find_driver (void)
{
  const char *path = g_getenv ("PD_TORTURE_DRIVER");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");

  return path != NULL ? g_strdup (path) : g_build_filename (folder, "desk-driver", NULL);
}

static int
remove_cb (const char *path, const struct stat *status, int flag, struct FTW *at)
{
  return g_remove (path);
}

static guint
count (JsonArray *orders, const char *state)
{
  guint n = 0;

  for (guint i = 0; orders != NULL && i < json_array_get_length (orders); i++)
    n += g_strcmp0 (json_object_get_string_member_with_default (json_array_get_object_element (orders, i),
                                                                "state", NULL),
                    state)
         == 0;

  return n;
}

static void
print_figures (Torture *self, gint64 since)
{
  g_print ("round %u, %.0f s: %u orders queued, %u accepted, %u placed, %u unknown, %u refused, "
           "%u kills, %u times full disk, %u times read-only\n",
           self->round, (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC,
           torture_book_get_n_queued (self->book), torture_panel_get_n_accepted (self->panel),
           count (self->orders, "placed"), count (self->orders, "unknown"), count (self->orders, "refused"),
           torture_desk_get_n_kills (self->desk), self->n_full, self->n_protected);
}

static void
note_failure_of_desk (Torture *self)
{
  const char *failure = torture_desk_get_failure (self->desk);

  if (failure == NULL)
    return;

  g_print ("%s: %s\n", self->when, failure);
  self->n_failures++;
}

static void
play (Torture *self, guint n_rounds, guint32 seed)
{
  gint64 since = g_get_monotonic_time ();

  while (self->round < n_rounds && self->n_failures == 0)
    {
      self->round++;
      g_free (self->when);
      self->when = g_strdup_printf ("FAILED seed %u round %u", seed, self->round);
      torture_play_round (self);
      note_failure_of_desk (self);
      if (self->round % PROGRESS_EVERY == 0)
        print_figures (self, since);
    }
  if (self->n_failures == 0)
    {
      torture_play_end (self);
      note_failure_of_desk (self);
    }
  print_figures (self, since);
  torture_panel_print_faults (self->panel);
}

static void
clear (Torture *self)
{
  if (self->n_failures == 0)
    nftw (self->folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  else
    g_print ("The data is in %s\n", self->data);

  torture_book_free (self->book);
  torture_desk_free (self->desk);
  torture_panel_free (self->panel);
  g_clear_pointer (&self->orders, json_array_unref);
  g_rand_free (self->rand);
  g_free (self->when);
  g_free (self->data);
  g_free (self->folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *driver = find_driver ();
  guint32 seed = choose_seed ();
  guint64 n_rounds = DEFAULT_ROUNDS;
  Torture self = { .rand = g_rand_new_with_seed (seed) };

  if (argc > 2 || (argc == 2 && !g_ascii_string_to_unsigned (argv[1], 10, 1, G_MAXINT, &n_rounds, NULL)))
    {
      g_printerr ("Usage: %s [ROUNDS]\n", argv[0]);
      return 2;
    }

  /* The desk may be dead when it is asked. */
  signal (SIGPIPE, SIG_IGN);
  setvbuf (stdout, NULL, _IOLBF, 0);
  self.panel = torture_panel_new (g_rand_int (self.rand), &error);
  self.folder = error == NULL ? g_dir_make_tmp ("torture-XXXXXX", &error) : NULL;
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  g_print ("seed %u, %u rounds, %s\n", seed, (guint) n_rounds, driver);
  self.data = g_build_filename (self.folder, "data", NULL);
  self.desk = torture_desk_new (driver, self.data);
  self.book = torture_book_new (self.panel);
  play (&self, (guint) n_rounds, seed);
  clear (&self);

  return self.n_failures == 0 ? 0 : 1;
}
