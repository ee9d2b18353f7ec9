/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-visits.h"

/* Where a person is taken from outside of the window: by a notification, a search result of the desktop, or
 * the desktop file. Each place is an action of the application, "app.show-order" and the like, that opens the
 * window and then activates the window's action of the same name: as soon as the data is read, and for a
 * service as soon as its catalogue is there. The application owns it. Main thread. */

struct _PdVisits
{
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  PdDesk *desk;
  const char *place;  /* (nullable): where to go; the newest one only */
  GVariant *argument; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PdVisits, pd_visits, G_TYPE_OBJECT)

static const struct
{
  const char *name; /* after "app." and "win." */
  const char *type;
} places[] = {
  { "new-order", NULL },       { "show-page", "s" }, /* the name of the page */
  { "show-panel", "x" },                             /* our id of the panel */
  { "show-matter", "x" },                            /* our id of an order that needs a look */
  { "show-order", "x" },                             /* our id of the order */
  { "order-service", "(xs)" },                       /* our id of the panel, the panel's id of the service */
  { "search-for", "(ss)" },                          /* the name of the page, what to type there */
};

static void
forget (PdVisits *self)
{
  self->place = NULL;
  g_clear_pointer (&self->argument, g_variant_unref);
}

/* A service is there when the stored catalogue of its panel was read, maybe after the desk was opened. */
static gboolean
is_there (PdVisits *self)
{
  const char *service_id;
  gint64 panel_id;
  PdPanel *panel;

  if (pd_load_get_state (pd_desk_get_opening (self->desk)) != PD_LOAD_READY)
    return FALSE;
  if (!g_str_equal (self->place, "order-service"))
    return TRUE;

  g_variant_get (self->argument, "(x&s)", &panel_id, &service_id);
  panel = pd_desk_find_panel (self->desk, panel_id);

  return panel == NULL || pd_service_list_find (pd_desk_get_services (self->desk), panel, service_id) != NULL;
}

static void
go (PdVisits *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  g_autoptr (GVariant) argument = NULL;
  g_autofree char *action = NULL;

  if (self->place == NULL || window == NULL || !is_there (self))
    return;

  action = g_strconcat ("win.", self->place, NULL);
  argument = g_steal_pointer (&self->argument);
  forget (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (window), action, argument);
}

static void
visit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PdVisits *self = user_data;

  forget (self);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, g_action_get_name (G_ACTION (action))))
      self->place = places[i].name;
  self->argument = parameter != NULL ? g_variant_ref (parameter) : NULL;
  g_application_activate (G_APPLICATION (self->application));
  go (self);
}

static void
add_actions (PdVisits *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GVariantType) type = places[i].type != NULL ? g_variant_type_new (places[i].type) : NULL;
      g_autoptr (GSimpleAction) action = g_simple_action_new (places[i].name, type);

      g_signal_connect_object (action, "activate", G_CALLBACK (visit_cb), self, G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (self->application), G_ACTION (action));
    }
}

static void
pd_visits_dispose (GObject *object)
{
  PdVisits *self = PD_VISITS (object);

  forget (self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_visits_parent_class)->dispose (object);
}

static void
pd_visits_class_init (PdVisitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_visits_dispose;
}

static void
pd_visits_init (PdVisits *self)
{
}

/**
 * pd_visits_new:
 * @application: gets the actions; outlives this
 * @desk: where the places are
 *
 * Returns: (transfer full): new visits
 */
PdVisits *
pd_visits_new (GtkApplication *application, PdDesk *desk)
{
  PdVisits *self = g_object_new (PD_TYPE_VISITS, NULL);

  self->application = application;
  self->desk = g_object_ref (desk);
  add_actions (self);
  g_signal_connect_object (pd_desk_get_opening (desk), "notify::state", G_CALLBACK (go), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_services (desk), "items-changed", G_CALLBACK (go), self,
                           G_CONNECT_SWAPPED);
  /* Whoever closes the window does not want to be taken anywhere any more. */
  g_signal_connect_object (application, "window-removed", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);

  return self;
}
