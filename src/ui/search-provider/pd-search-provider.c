/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-search-provider.h"

#include "pd-search.h"
#include "pd-shell-search.h"

/* The desktop's search over D-Bus (org.gnome.Shell.SearchProvider2). The desktop may start the program for
 * it, without a window: then the data is read and the stored catalogues are loaded, and nothing else happens;
 * some time after the last search the program goes again. What to show and where a result leads is left to
 * pd-search.c and to the application's actions. The application owns it. Main thread. */

#define STAY_MS 30000

typedef struct
{
  GDBusMethodInvocation *invocation;
  char **terms;
} Query;

struct _PdSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* not owned: it owns this */
  PdShellSearchProvider2 *skeleton;
  PdDesk *desk;   /* (nullable): until the application has built it */
  GQueue queries; /* of Query: those that wait for the desk */
  guint stay;     /* a timer while the application is held */
};

G_DEFINE_FINAL_TYPE (PdSearchProvider, pd_search_provider, G_TYPE_OBJECT)

enum
{
  NEEDS_DESK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_query (gpointer data)
{
  Query *query = data;

  g_strfreev (query->terms);
  g_free (query);
}

static void
release_cb (gpointer data)
{
  PdSearchProvider *self = data;

  self->stay = 0;
  g_application_release (self->application);
}

/* Whoever searches types on. */
static void
stay (PdSearchProvider *self)
{
  PdClock *clock = pd_desk_get_clock (self->desk);

  if (self->stay == 0)
    g_application_hold (self->application);
  pd_clock_clear (clock, &self->stay);
  self->stay = pd_clock_add (clock, STAY_MS, release_cb, self);
}

/* The same reply for both kinds of search: the second one is only a hint that less can be found. */
static void
answer_queries (PdSearchProvider *self)
{
  Query *query;

  while ((query = g_queue_pop_head (&self->queries)) != NULL)
    {
      g_auto (GStrv) ids = pd_search_find (self->desk, (const char *const *) query->terms);

      g_dbus_method_invocation_return_value (query->invocation, g_variant_new ("(^as)", ids));
      free_query (query);
    }
}

static void
serve_queries (PdSearchProvider *self)
{
  PdLoadState opening = pd_load_get_state (pd_desk_get_opening (self->desk));
  gboolean reading;

  if (g_queue_is_empty (&self->queries))
    return;

  if (opening == PD_LOAD_EMPTY)
    g_signal_emit (self, signals[NEEDS_DESK], 0);

  /* A desk that cannot be opened finds nothing. */
  opening = pd_load_get_state (pd_desk_get_opening (self->desk));
  g_object_get (self->desk, "reading", &reading, NULL);
  if (opening == PD_LOAD_FAILED || (opening == PD_LOAD_READY && !reading))
    answer_queries (self);
}

static void
add_query (PdSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  Query *query = g_new0 (Query, 1);

  query->invocation = invocation;
  query->terms = g_strdupv ((char **) terms);
  g_queue_push_tail (&self->queries, query);
  stay (self);
  serve_queries (self);
}

static gboolean
initial_cb (PdSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  add_query (self, invocation, terms);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
subsearch_cb (PdSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *const *previous,
              const char *const *terms)
{
  add_query (self, invocation, terms);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
metas_cb (PdSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *ids)
{
  GVariantBuilder metas;

  stay (self);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GVariant) meta = pd_search_describe (self->desk, ids[i]);

      if (meta != NULL)
        g_variant_builder_add_value (&metas, meta);
    }
  pd_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation,
                                                       g_variant_builder_end (&metas));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
activate_cb (PdSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *id,
             const char *const *terms,
             guint timestamp)
{
  PdOrder *order = pd_search_get_order (self->desk, id);
  PdService *service = pd_search_get_service (self->desk, id);
  GActionGroup *actions = G_ACTION_GROUP (self->application);

  if (order != NULL)
    g_action_group_activate_action (actions, "show-order", g_variant_new_int64 (pd_order_get_id (order)));
  else if (service != NULL)
    g_action_group_activate_action (actions, "order-service",
                                    g_variant_new ("(xs)", pd_panel_get_id (pd_service_get_panel (service)),
                                                   pd_service_get_id (service)));
  else
    g_application_activate (self->application);
  pd_shell_search_provider2_complete_activate_result (self->skeleton, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
launch_cb (PdSearchProvider *self,
           GDBusMethodInvocation *invocation,
           const char *const *terms,
           guint timestamp)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "search-for",
                                  g_variant_new ("(ss)", pd_search_choose_page (self->desk, terms), text));
  pd_shell_search_provider2_complete_launch_search (self->skeleton, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
pd_search_provider_dispose (GObject *object)
{
  PdSearchProvider *self = PD_SEARCH_PROVIDER (object);

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  if (self->stay != 0)
    {
      pd_clock_clear (pd_desk_get_clock (self->desk), &self->stay);
      g_application_release (self->application);
    }
  g_queue_clear_full (&self->queries, free_query);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_search_provider_parent_class)->dispose (object);
}

static void
pd_search_provider_finalize (GObject *object)
{
  g_object_unref (PD_SEARCH_PROVIDER (object)->skeleton);

  G_OBJECT_CLASS (pd_search_provider_parent_class)->finalize (object);
}

static void
pd_search_provider_class_init (PdSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_search_provider_dispose;
  object_class->finalize = pd_search_provider_finalize;

  signals[NEEDS_DESK] = g_signal_new ("needs-desk", PD_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 0);
}

static void
pd_search_provider_init (PdSearchProvider *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } methods[] = {
    { "handle-get-initial-result-set", G_CALLBACK (initial_cb) },
    { "handle-get-subsearch-result-set", G_CALLBACK (subsearch_cb) },
    { "handle-get-result-metas", G_CALLBACK (metas_cb) },
    { "handle-activate-result", G_CALLBACK (activate_cb) },
    { "handle-launch-search", G_CALLBACK (launch_cb) },
  };

  self->skeleton = pd_shell_search_provider2_skeleton_new ();
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    g_signal_connect_object (self->skeleton, methods[i].signal, methods[i].callback, self, G_CONNECT_SWAPPED);
}

/**
 * pd_search_provider_new:
 * @application: has the actions of PdVisits; outlives this
 *
 * Returns: (transfer full): a provider that nobody can ask yet
 */
PdSearchProvider *
pd_search_provider_new (GApplication *application)
{
  PdSearchProvider *self = g_object_new (PD_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;

  return self;
}

/**
 * pd_search_provider_export:
 * @self: the provider
 * @bus: the application's connection
 * @application_path: the application's object path
 * @error: of D-Bus
 *
 * Makes it an object on the bus. To be done before the application has its name there, so that the call for
 * which the desktop starts the program finds it; no call is handled before the main loop turns.
 *
 * Returns: whether it can be asked now
 */
gboolean
pd_search_provider_export (PdSearchProvider *self,
                           GDBusConnection *bus,
                           const char *application_path,
                           GError **error)
{
  g_autofree char *path = g_strconcat (application_path, "/SearchProvider", NULL);

  g_return_val_if_fail (PD_IS_SEARCH_PROVIDER (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), bus, path, error);
}

/**
 * pd_search_provider_set_desk:
 * @self: the provider
 * @desk: where to look; set once, before the main loop turns
 */
void
pd_search_provider_set_desk (PdSearchProvider *self, PdDesk *desk)
{
  g_return_if_fail (PD_IS_SEARCH_PROVIDER (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::reading", G_CALLBACK (serve_queries), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_opening (desk), "notify::state", G_CALLBACK (serve_queries), self,
                           G_CONNECT_SWAPPED);
}
