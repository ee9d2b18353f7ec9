/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#define SERVICES                                                                                             \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000},"      \
  "{\"service\":9003,\"name\":\"Views\",\"category\":\"A\",\"rate\":\"0.10\",\"min\":1,\"max\":1000}]"

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

/* The last reference may be with a thread that is about to answer: it is waited for. */
static void
assert_freed (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  wait_until (weak == NULL);
}

void
desk_fixture_tear_down (DeskFixture *fixture)
{
  assert_freed (fixture->server);
  soup_session_abort (fixture->session);
  assert_freed (fixture->session);
  assert_freed (fixture->keyring);
  assert_freed (fixture->clock);
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

gboolean
desk_fixture_open (DeskFixture *fixture, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_open_async (fixture->desk, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_open_finish (fixture->desk, result, error);
}

void
desk_fixture_make_desk (DeskFixture *fixture)
{
  fixture->desk
      = pd_desk_new (fixture->folder, fixture->session, fixture->keyring, PD_CLOCK (fixture->clock));
}

void
desk_fixture_start (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  desk_fixture_make_desk (fixture);
  desk_fixture_open (fixture, &error);
  g_assert_no_error (error);
  pd_desk_start (fixture->desk);
}

void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What was under way when the desk was closed ends soon, and then nobody holds the desk any more. */
void
desk_fixture_let_go (DeskFixture *fixture)
{
  PdDesk *desk = fixture->desk;

  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &fixture->desk);
  g_object_unref (desk);
  wait_until (!fixture->desk);
}

void
desk_fixture_close (DeskFixture *fixture)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_desk_close_async (fixture->desk, store_result_cb, &answer);
  result = wait_for_result (&answer);
  pd_desk_close_finish (fixture->desk, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  desk_fixture_let_go (fixture);
}

void
desk_fixture_restart (DeskFixture *fixture)
{
  desk_fixture_close (fixture);
  desk_fixture_start (fixture);
}

PdPanel *
desk_fixture_add (DeskFixture *fixture, const char *name, const char *url, const char *key, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_add_panel_async (fixture->desk, name, url ? url : pd_demo_panel_get_url (fixture->server), "",
                           key ? key : pd_demo_panel_get_key (fixture->server), FALSE, FALSE, NULL,
                           store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_add_panel_finish (fixture->desk, result, error);
}

void
wait_for_catalogue (PdPanel *panel)
{
  wait_until (!pd_load_is_loading (pd_panel_get_catalogue_load (panel)));
}

/* A panel with its catalogue. */
PdPanel *
desk_fixture_add_panel (DeskFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  PdPanel *panel = desk_fixture_add (fixture, name, NULL, NULL, &error);

  g_assert_no_error (error);
  wait_for_catalogue (panel);

  return panel;
}

gboolean
desk_fixture_refresh (DeskFixture *fixture, GError **error)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_desk_refresh_async (fixture->desk, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);

  return pd_desk_refresh_finish (fixture->desk, result, error);
}

static void
wait_for_loads (DeskFixture *fixture)
{
  for (guint i = 0; i < desk_fixture_count_panels (fixture); i++)
    {
      PdPanel *panel = desk_fixture_get_panel (fixture, i);

      wait_until (!pd_load_is_loading (pd_panel_get_balance_load (panel)));
      wait_for_catalogue (panel);
    }
}

/* What is being read is waited for, before and after: otherwise it would answer the refresh with what was
 * before. */
void
desk_fixture_refresh_after (DeskFixture *fixture, guint seconds)
{
  g_autoptr (GError) error = NULL;

  wait_for_loads (fixture);
  pd_test_clock_advance (fixture->clock, seconds * 1000);
  wait_for_loads (fixture);
  desk_fixture_refresh (fixture, &error);
  g_assert_no_error (error);
}

/* An order that is on disk; it is sent when its hold-back is over. The list keeps it. */
PdOrder *
desk_fixture_order (DeskFixture *fixture, PdPanel *panel, const char *service_id, const char *link)
{
  PdService *service = pd_service_list_find (pd_desk_get_services (fixture->desk), panel, service_id);
  g_autoptr (PdOrderForm) form
      = pd_order_form_new (pd_service_get_info (service), pd_panel_get_dialect (panel));
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdOrder) placed = NULL;

  pd_order_form_set_value (form, PD_FIELD_LINK, link);
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "100");
  pd_outbox_submit_async (pd_desk_get_outbox (fixture->desk), panel, form, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  placed = pd_outbox_submit_finish (pd_desk_get_outbox (fixture->desk), result, &error);
  g_assert_no_error (error);

  return placed;
}

guint
desk_fixture_count_panels (DeskFixture *fixture)
{
  return g_list_model_get_n_items (pd_desk_get_panels (fixture->desk));
}

PdPanel *
desk_fixture_get_panel (DeskFixture *fixture, guint position)
{
  g_autoptr (PdPanel) panel = g_list_model_get_item (pd_desk_get_panels (fixture->desk), position);

  return panel; /* which the desk keeps */
}

guint
desk_fixture_count_services (DeskFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_services (fixture->desk)));
}

guint
desk_fixture_count_requests (DeskFixture *fixture, const char *action)
{
  return pd_demo_panel_count_requests (fixture->server, action);
}

/* With a desk that is open and at work. */
void
desk_fixture_set_up_desk (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture);
  desk_fixture_set_catalogue (fixture, SERVICES);
  desk_fixture_start (fixture);
}

void
desk_fixture_tear_down_desk (DeskFixture *fixture, gconstpointer data)
{
  if (fixture->desk)
    desk_fixture_close (fixture);
  desk_fixture_tear_down (fixture);
}

guint64
desk_fixture_limit_files (guint64 limit)
{
  struct rlimit limits;
  guint64 before;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  before = limits.rlim_cur;
  limits.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);

  return before;
}
