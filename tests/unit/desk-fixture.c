/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include <glib/gstdio.h>

void
desk_fixture_set_up (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("panel-desk-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clock = pd_test_clock_new (START);
  fixture->session = pd_client_create_session ();
  fixture->keyring = pd_keyring_new_for_session ();
  fixture->server = pd_demo_panel_new (PD_DEMO_COMMON, PD_CLOCK (fixture->clock));
  pd_demo_panel_start (fixture->server, &error);
  g_assert_no_error (error);
}

void
desk_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
desk_fixture_tear_down (DeskFixture *fixture)
{
  g_assert_finalize_object (fixture->server);
  soup_session_abort (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->keyring);
  g_assert_finalize_object (fixture->clock);
  desk_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* A panel that talks to the server, without a desk. */
PdPanel *
desk_fixture_make_panel (DeskFixture *fixture, gint64 id)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();
  g_autoptr (PdDialect) dialect = pd_dialect_new ();
  g_autoptr (PdClient) client = NULL;

  record->id = id;
  record->uid = g_strdup_printf ("panel-%d", (int) id);
  record->name = g_strdup_printf ("Panel %d", (int) id);
  record->url = g_strdup (pd_demo_panel_get_url (fixture->server));
  record->dialect = pd_dialect_to_text (dialect);
  pd_keyring_keep_for_session (fixture->keyring, record->uid, pd_demo_panel_get_key (fixture->server));
  client = pd_client_new (fixture->session, record->url, record->uid, dialect,
                          PD_KEY_SOURCE (fixture->keyring), PD_CLOCK (fixture->clock));

  return pd_panel_new (record, client, PD_CLOCK (fixture->clock));
}

/* The next @action is answered with @body, whatever it asks. */
void
desk_fixture_script (DeskFixture *fixture, const char *action, const char *type, const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  pd_demo_panel_script (fixture->server, action, PD_DEMO_FAULT_REPLY, 200, type, bytes);
}

/* From now on "services" is answered with @body. */
void
desk_fixture_set_catalogue (DeskFixture *fixture, const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  pd_demo_panel_set_catalogue (fixture->server, bytes);
}

void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **stored = data;

  *stored = g_object_ref (result);
}

/* Waits for a result that store_result_cb() stores, and empties its place for the next one. */
GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  wait_until (*result);

  return g_steal_pointer (result);
}
