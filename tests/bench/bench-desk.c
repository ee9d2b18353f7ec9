/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-desk.h"

#include <glib/gstdio.h>

#include "bench-data.h"
#include "bench.h"

/* Opening, using and closing a desk as the application does, step by step. Main thread. */

char *
bench_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("panel-desk-bench-XXXXXX", &error);

  bench_check (error);

  return folder;
}

void
bench_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

/* A desk whose folder was not read yet. */
BenchDesk *
bench_desk_new (const char *folder)
{
  BenchDesk *self = g_new0 (BenchDesk, 1);

  self->session = pd_client_create_session ();
  self->keyring = pd_keyring_new_for_session ();
  self->clock = pd_clock_new ();
  self->desk = pd_desk_new (folder, self->session, self->keyring, self->clock);

  return self;
}

/* Reads the folder; the catalogues come from the start on. */
void
bench_desk_read (BenchDesk *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *panels = pd_desk_get_panels (self->desk);

  pd_desk_open_async (self->desk, NULL, bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  pd_desk_open_finish (self->desk, result, &error);
  bench_check (error);

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    pd_keyring_keep_for_session (self->keyring, pd_panel_get_uid (bench_desk_get_panel (self, i)), "key");
}

BenchDesk *
bench_desk_open (const char *folder)
{
  BenchDesk *self = bench_desk_new (folder);

  bench_desk_read (self);

  return self;
}

void
bench_desk_close (BenchDesk *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_close_async (self->desk, bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  pd_desk_close_finish (self->desk, result, NULL);
  g_clear_object (&self->desk);
  g_clear_object (&self->session);
  g_clear_object (&self->keyring);
  g_clear_object (&self->clock);
  g_free (self);
}

PdPanel *
bench_desk_get_panel (BenchDesk *self, guint index)
{
  g_autoptr (PdPanel) panel = g_list_model_get_item (pd_desk_get_panels (self->desk), index);

  return panel; /* which the desk keeps */
}

/* Whether a catalogue or a balance is still on its way. */
gboolean
bench_desk_is_loading (BenchDesk *self)
{
  GListModel *panels = pd_desk_get_panels (self->desk);

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      PdPanel *panel = bench_desk_get_panel (self, i);

      if (pd_load_is_loading (pd_panel_get_catalogue_load (panel))
          || pd_load_is_loading (pd_panel_get_balance_load (panel)))
        return TRUE;
    }

  return FALSE;
}

guint
bench_desk_count_services (BenchDesk *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_services (self->desk)));
}

/* Asks every panel for its catalogue and its balance, and waits for all of them. */
void
bench_desk_refresh (BenchDesk *self)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_desk_refresh_async (self->desk, NULL, bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  pd_desk_refresh_finish (self->desk, result, &error);
  bench_check (error);
}
