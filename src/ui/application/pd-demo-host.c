/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-host.h"

#include <glib/gi18n.h>

#include "pd-demo-panel.h"
#include "pd-explain.h"

/* The demo panels: their servers listen on 127.0.0.1 while the program runs, on another port at each start,
 * so the desk's panel gets the new address each time. What they remember is a text file in the data folder.
 */

typedef struct
{
  const char *name;
  const char *file;
  const char *dialect;
  PdDemoForm form;
} DemoKind;

static const DemoKind kinds[] = {
  { N_ ("Demo Panel"), "demo-panel.json", "", PD_DEMO_COMMON },
  { N_ ("Demo Panel 2"), "demo-panel-2.json", PD_DIALECT_SMMBROS, PD_DEMO_SMMBROS },
};

struct _PdDemoHost
{
  GObject parent_instance;

  PdDesk *desk;
  PdDemoPanel *servers[G_N_ELEMENTS (kinds)];
  gboolean adding;
  gboolean second_next; /* one is added after the other, so that they stand in their order */
};

G_DEFINE_FINAL_TYPE (PdDemoHost, pd_demo_host, G_TYPE_OBJECT)

static guint failed_signal;

static char *
get_path (PdDemoHost *self, guint kind)
{
  g_autofree char *folder = NULL;

  g_object_get (self->desk, "data-folder", &folder, NULL);

  return g_build_filename (folder, kinds[kind].file, NULL);
}

static void
fail (PdDemoHost *self, const char *message)
{
  g_signal_emit (self, failed_signal, 0, message);
}

/* A demo that cannot be restored starts afresh: its orders are then unknown to it, and the desk says so. */
static PdDemoPanel *
start_server (PdDemoHost *self, guint kind)
{
  g_autoptr (PdDemoPanel) server = pd_demo_panel_new (kinds[kind].form, pd_desk_get_clock (self->desk));
  g_autofree char *path = get_path (self, kind);
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &saved, NULL, NULL) && !pd_demo_panel_restore (server, saved, &error))
    g_message ("The demo panel starts afresh: %s", error->message);
  g_clear_error (&error);

  if (!pd_demo_panel_start (server, &error))
    {
      g_message ("The demo panel could not be started: %s", error->message);
      fail (self, _ ("The demo panel could not be started, so nothing was added. Quit Panel Desk and try "
                     "again."));
      return NULL;
    }

  return g_steal_pointer (&server);
}

static gboolean
ensure_server (PdDemoHost *self, guint kind)
{
  if (self->servers[kind] == NULL)
    self->servers[kind] = start_server (self, kind);

  return self->servers[kind] != NULL;
}

/* The second demo panel is the one that speaks another dialect. */
static guint
get_kind (PdPanel *panel)
{
  return g_strcmp0 (pd_dialect_get_link_parameter (pd_panel_get_dialect (panel)), "url") == 0 ? 1 : 0;
}

static PdPanel *
find_panel (PdDemoHost *self, guint kind)
{
  GListModel *panels = pd_desk_get_panels (self->desk);

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      if (pd_panel_get_demo (panel) && get_kind (panel) == kind)
        return panel;
    }

  return NULL;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdDemoHost) self = user_data;
  g_autoptr (GError) error = NULL;

  self->adding = FALSE;
  if (pd_desk_add_panel_finish (PD_DESK (source), result, &error) == NULL)
    {
      g_autofree char *message = pd_explain_error (error);

      fail (self, message);
    }
  if (self->second_next)
    {
      self->second_next = FALSE;
      pd_demo_host_add (self, TRUE);
    }
}

static void
pd_demo_host_dispose (GObject *object)
{
  PdDemoHost *self = PD_DEMO_HOST (object);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_object (&self->servers[i]);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_demo_host_parent_class)->dispose (object);
}

static void
pd_demo_host_class_init (PdDemoHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_demo_host_dispose;

  /**
   * PdDemoHost::failed:
   * @message: a sentence or two for people
   *
   * A demo panel could not be started or added.
   */
  failed_signal = g_signal_new ("failed", PD_TYPE_DEMO_HOST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_demo_host_init (PdDemoHost *self)
{
}

/**
 * pd_demo_host_new:
 * @desk: the desk that has, or will have, demo panels
 *
 * Returns: (transfer full): a new host; nothing runs yet
 */
PdDemoHost *
pd_demo_host_new (PdDesk *desk)
{
  PdDemoHost *self = g_object_new (PD_TYPE_DEMO_HOST, NULL);

  self->desk = g_object_ref (desk);

  return self;
}

/**
 * pd_demo_host_resume:
 * @self: the host
 *
 * Starts the servers of the demo panels that the desk already has, and tells the desk their key and address.
 * To be called before the desk asks its panels anything.
 */
void
pd_demo_host_resume (PdDemoHost *self)
{
  g_return_if_fail (PD_IS_DEMO_HOST (self));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PdPanel *panel = find_panel (self, i);

      if (panel == NULL || !ensure_server (self, i))
        continue;

      pd_keyring_keep_for_session (pd_desk_get_keyring (self->desk), pd_panel_get_uid (panel),
                                   pd_demo_panel_get_key (self->servers[i]));
      pd_panel_set_identity (panel, pd_panel_get_name (panel), pd_demo_panel_get_url (self->servers[i]));
    }
}

/**
 * pd_demo_host_add:
 * @self: the host
 * @second: add the second demo panel, which speaks SMMBros's dialect
 *
 * Adds a demo panel to the desk. Does nothing where it has it already.
 */
void
pd_demo_host_add (PdDemoHost *self, gboolean second)
{
  guint kind = second ? 1 : 0;

  g_return_if_fail (PD_IS_DEMO_HOST (self));

  if (self->adding)
    {
      self->second_next = self->second_next || second;
      return;
    }
  if (find_panel (self, kind) != NULL || !ensure_server (self, kind))
    return;

  self->adding = TRUE;
  pd_desk_add_panel_async (self->desk, _ (kinds[kind].name), pd_demo_panel_get_url (self->servers[kind]),
                           kinds[kind].dialect, pd_demo_panel_get_key (self->servers[kind]), TRUE, TRUE, NULL,
                           added_cb, g_object_ref (self));
}

/**
 * pd_demo_host_save:
 * @self: the host
 *
 * Writes down what the demo panels remember. It is play money: a failure is only logged.
 */
void
pd_demo_host_save (PdDemoHost *self)
{
  g_return_if_fail (PD_IS_DEMO_HOST (self));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = get_path (self, i);
      g_autofree char *saved = NULL;
      g_autoptr (GError) error = NULL;

      if (self->servers[i] == NULL)
        continue;

      saved = pd_demo_panel_save (self->servers[i]);
      if (!g_file_set_contents (path, saved, -1, &error))
        g_message ("The demo panel's state was not saved: %s", error->message);
    }
}
